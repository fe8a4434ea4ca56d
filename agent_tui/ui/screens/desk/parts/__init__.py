"""The parts of the desk screen, one module for each area."""
