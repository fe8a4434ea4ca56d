"""One module per family of rules. Each rule is a function from what was read to what it finds."""
