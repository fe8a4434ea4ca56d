"""The form in which texts are compared: NFKC, lower case, traditional characters folded to simplified ones. Pure."""

import re
import unicodedata

from agent_tui.knowledge.folding import simplified

_STABLE = "\\x00-\\x9f©®°·À-ÿ–—‘’“”•→─▼※、。〃々〇《》「」『』【】〔〕\u3400-\u4dbf\u4e00-\u9fff"
"""Characters that NFKC leaves as they are, whatever stands beside them, as long as nothing else does."""
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "…": "..."}
"""What NFKC makes of the usual punctuation of Chinese texts."""

_UNUSUAL = re.compile(f"[^{_STABLE}！-～\u3000…]")
_WIDE_ONES = re.compile("[！-～\u3000…]")


def normal_form(text: str) -> str:
    """Mostly as long as the text."""
    if text.isascii():
        return text.lower()
    return simplified(_nfkc(text).lower())


def _nfkc(text: str) -> str:
    # why not NFKC for all: a wide comma alone makes it take a microsecond for each character
    if _UNUSUAL.search(text):
        return unicodedata.normalize("NFKC", text)
    return _WIDE_ONES.sub(_narrow, text)


def _narrow(wide: re.Match[str]) -> str:
    return _WIDE[wide[0]]
