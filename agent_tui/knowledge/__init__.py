"""Knowledge: articles in, ranked answers out. Knows the domain's values and its own index folder, nothing else.

What may be loaded at any time: `values`, `folder`, `topics`. The rest loads Whoosh or OpenCC and is loaded late."""
