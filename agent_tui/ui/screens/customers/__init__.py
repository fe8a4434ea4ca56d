"""The customer at hand: the file, finding, verifying, merging, and what they wished."""
