"""What a service desk is: frozen values and pure rules. Knows msgspec and the standard library only."""
