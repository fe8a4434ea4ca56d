"""Knowledge: the search, its articles, what came of it, and bulletins to be read."""
