"""The others at work: who holds a contact, and handing over."""
