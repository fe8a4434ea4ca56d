"""The ticket store: what is true about every contact, behind HTTP (SYNC). Installed by the extra `store`."""
