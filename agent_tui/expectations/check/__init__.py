"""The expectation check: what a text that goes out may promise, judged by rules with stable names (EXPECTATIONS)."""
