"""Pure: values of the desk in, styled text out. Knows no widget, no app, no clock."""
