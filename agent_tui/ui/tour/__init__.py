"""The guided tour of the demo: what to do, seen done, one thing after the other. Loaded when it begins."""
