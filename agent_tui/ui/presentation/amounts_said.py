"""Whether words say the amount of a promise: pure."""

import re


def says_amount(words: str, amount: str) -> bool:
    """True where it stands there by itself, and not as a part of another number: of 130.00 are 30.00 no part."""
    if amount not in words:
        return False
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(amount)}(?!\d|[.,]\d)", words) is not None
