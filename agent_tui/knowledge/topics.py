"""Which words of a contact say what it is about: what suggestions are looked for by. Pure; loads nothing heavy."""

from collections.abc import Sequence

LAST_WORDS_LENGTH = 240
"""Characters of the customer's last message that count: people come to the point first."""


def query_of_contact(subject: str, last_inbound: str, intent: Sequence[str]) -> str:
    """Subject, where they went in the voice menu, and what the customer said last, as one query. Digits of a menu
    ("2", "1") say nothing and are left out."""
    path = [step for step in intent if any(char.isalpha() for char in step)]
    parts = (subject, " ".join(path), last_inbound[:LAST_WORDS_LENGTH])
    return "\n".join(part.strip() for part in parts if part.strip())


LEAST_SHARE = 0.2
"""Of what a contact is about (by rarity of its words) that an article must have to be suggested."""
