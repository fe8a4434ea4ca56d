"""Screens: the desk, the lists and small windows over it. Each but the desk is loaded when it is first opened."""
