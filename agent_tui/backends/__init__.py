"""What the client can sync with, behind one protocol."""
