"""The desk itself, in layers from what it tells to what its keys do, with its parts."""
