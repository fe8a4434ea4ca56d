"""Whether words say the amount of a promise: pure."""

import re

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d[\d,]*(?:\.\d+)?")


def says_amount(words: str, amount: str) -> bool:
    """True where it stands there by itself, and not as a part of another number: of 130.00 are 30.00 no part, and
    1,180.00 are 1180.00."""
    if re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(amount)}(?!\d|[.,]\d)", words):
        return True
    return any(one.replace(",", "") == amount for one in _NUMBER.findall(words))
