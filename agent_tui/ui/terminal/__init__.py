"""Between Textual and the terminal: the last gate for strangers' text, the painter, input without polling, hang-up."""
