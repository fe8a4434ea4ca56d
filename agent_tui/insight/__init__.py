"""What is measured of the work, and how: pure, over values. Every definition stands in a docstring here."""
