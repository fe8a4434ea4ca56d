"""Programs that the terminal tests run in a pseudo-terminal."""
