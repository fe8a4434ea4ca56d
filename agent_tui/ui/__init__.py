"""The workstation's screen: app, screens, widgets, presentation; nothing here is known to the layers below."""
