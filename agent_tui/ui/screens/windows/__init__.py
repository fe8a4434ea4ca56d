"""What every window and every screen over the desk is made of: frames, lists, questions, lines to fill in."""
