"""How long a text is on its channel, and how long it may be. Source: EXPECTATIONS `length.over`.

SMS: GSM 03.38 has 160 characters in one part and 153 in each of several, its extension table counts double; anything
else makes the whole text UCS-2, 70 and 67, counted in UTF-16 code units. A signature counts as text. Weibo: 140, an
ASCII character is half of one, rounded up. WeChat: 200 code points.
"""

from typing import Literal

from msgspec import Struct

from agent_tui.domain.values import Channel

WEIBO_LIMIT = 140
WECHAT_LIMIT = 200

_GSM_ONE, _GSM_SEVERAL = 160, 153
_UCS2_ONE, _UCS2_SEVERAL = 70, 67

_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Two characters each: an escape goes before them."""

Alphabet = Literal["gsm", "ucs2"]


class Length(Struct, frozen=True):
    """A text on a channel that has a limit, in that channel's own units."""

    channel: Channel
    used: int
    """The signature included."""
    limit: int
    parts: int = 1
    """Messages that an SMS is cut into."""
    signature: int = 0
    """What the signature takes of `used`."""
    alphabet: Alphabet | None = None

    @property
    def over(self) -> bool:
        return self.used > self.limit


def measure(text: str, channel: Channel, *, signature: str = "", parts: int = 1) -> Length | None:
    """How long `text` is on `channel`; None where that has no limit. `parts`: how many an SMS may have."""
    match channel:
        case "sms":
            return _sms(text, signature, parts)
        case "weibo":
            return Length("weibo", sum(1 if char.isascii() else 2 for char in text) + 1 >> 1, WEIBO_LIMIT)
        case "wechat":
            return Length("wechat", len(text), WECHAT_LIMIT)
        case _:
            return None


def fitting(text: str, length: Length) -> int:
    """How many of the code points of `text`, which was measured as `length`, fit its channel."""
    if not length.over:
        return len(text)
    # why halves: an ASCII character is one half of a post's
    room = 2 * (length.limit - length.signature)
    for place, char in enumerate(text):
        room -= _halves(char, length)
        if room < 0:
            return place
    return len(text)


def _halves(char: str, length: Length) -> int:
    if length.channel == "weibo":
        return 1 if char.isascii() else 2
    return 2 * _units(char, length.alphabet) if length.alphabet is not None else 2


def _sms(text: str, signature: str, parts: int) -> Length:
    whole = signature + text
    is_gsm = _GSM_BASIC.issuperset(whole) or (_GSM_BASIC | _GSM_EXTENDED).issuperset(whole)
    alphabet: Alphabet = "gsm" if is_gsm else "ucs2"
    one, several = (_GSM_ONE, _GSM_SEVERAL) if is_gsm else (_UCS2_ONE, _UCS2_SEVERAL)
    used = _units(whole, alphabet)
    return Length(
        "sms",
        used,
        one if parts == 1 else parts * several,
        parts=1 if used <= one else -(-used // several),
        signature=_units(signature, alphabet),
        alphabet=alphabet,
    )


def _units(text: str, alphabet: Alphabet) -> int:
    if alphabet == "gsm":
        return len(text) + sum(char in _GSM_EXTENDED for char in text)
    return len(text) + sum(char > "\uffff" for char in text)
