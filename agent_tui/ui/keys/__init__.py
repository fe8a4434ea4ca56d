"""Keys: how they are written, which map of them is in force, and what a row of presses comes to. Pure."""
