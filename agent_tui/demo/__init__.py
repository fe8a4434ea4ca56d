"""The made-up company: its people, its contacts, and the simulator that lets its queue live. Known to `cli` alone.

Every word in `texts/` is of this project's own making; names, numbers and addresses belong to nobody.
"""
