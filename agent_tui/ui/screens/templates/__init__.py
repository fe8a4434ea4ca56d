"""Notes from templates: the picker, and the form with its live preview."""
