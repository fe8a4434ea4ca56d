"""What a text reserves in words rather than numbers: what is not promised, not included or not charged, and how far an
amount goes at most or at least."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from agent_tui.expectations.check.amounts import amounts_in
from agent_tui.expectations.check.reading import LONGEST_SENTENCE_KEPT, Reading

Bound = Literal["most", "least"]

_VERBS_ZH: Final = {
    "promise": "承诺|保证|担保",
    "include": "包含|包括|含",
    "charge": "收取|加收|另收|收|计",
    "bear": "承担|负担",
    "support": "支持|接受|受理",
    "apply": "适用|享受|参加",
    "affect": "影响",
    "refund": "退还|返还",
    "offer": "提供|赠送",
}
_STATED_ZH: Final = re.compile(
    r"(?P<no>(?:暂?不|概不|无法|未|没有?|免|无需?)[再会能予另可]?)?(?:"
    + "|".join(rf"(?P<{name}>{verbs})" for name, verbs in _VERBS_ZH.items())
    + r")(?P<what>[\u4e00-\u9fff]{2,4})"
)
_STATED_EN: Final = re.compile(
    r"\b(?P<without>without|excluding|excl\.?|not\s+including|free\s+of|no)\s+(?:any\s+|the\s+"
    r"|extra\s+)?(?P<what>[a-z]{3,})"
    r"|\b(?P<with>with|including|incl\.?|plus)\s+(?:any\s+|the\s+|extra\s+)?(?P<what_>[a-z]{3,})"
    r"|(?P<not>\b(?:not|never|cannot)\s+|n't\s+)?\b(?P<verb>promise|guarantee|cover|include|accept|refund)s?"
    r"(?:\s+(?:you|an?|the|any|your|our|that|this|when))*\s+(?P<object>[a-z]{3,})"
)
_REFUSES_EN: Final = re.compile(
    r"\b(?:not|never|no|cannot|without)\b[^.;!?]{0,60}\b(?:promis|guarantee)|n't (?:promise|guarantee)"
)
_PROMISED_EN: Final = re.compile(
    r"\b(?P<what>[a-z]{3,})\s+(?:is|are)\s+(?:now\s+|also\s+)?(?:promised|guaranteed|included|covered)\b"
)
_NONE_OF_IT: Final = re.compile(r"\b(?:no|not|nor|none|neither|never|nothing|without)\b[^.;!?]*$")
_GIVEN: Final = frozenset({"promise", "include", "with"})
_MOST_BEFORE: Final = re.compile(
    r"(?:最多|至多|不超过|不多于|不高于|上限|最高|限额)(?:[可能为是达退赔补付返减偿还免]|不超过)*:?\s*$"
    r"|\b(?:up\s+to|at\s+most|(?:no|not)\s+more\s+than|not\s+(?:to\s+)?exceed(?:ing)?|max(?:imum)?\.?(?:\s+of)?"
    r"|capped\s+at|(?:stop|end|top\s+out|peak)s?\s+at|(?:cap|ceiling)(?:\s+(?:of|at))?"
    r"|limit(?:ed)?\s+(?:to|of))\s*$"
)
_MOST_AFTER: Final = re.compile(r"\s*(?:以内|以下|封顶|为限|上限)|\s*(?:at\s+(?:the\s+)?most|max(?:imum)?|or\s+less)\b")
_LEAST_BEFORE: Final = re.compile(
    r"(?:至少|最少|不少于|不低于|最低)[可能为是达退赔补付返]*\s*$|\b(?:at\s+least|no\s+less\s+than|min(?:imum)?\.?(?:\s+of)?)\s*$"
)
_NEAR: Final = 24


class Stated(NamedTuple):
    """Something that is said to be so, or not to be so."""

    start: int
    end: int
    about: tuple[str, str]
    """What is done, and with what; of that the first characters, or the word."""
    is_refused: bool

    @property
    def limits_promise(self) -> bool:
        return self.is_refused and self.about[0] == "promise"


def stated_in(reading: Reading) -> list[Stated]:
    """In the writer's own sentences, in order."""
    found: list[Stated] = []
    for sentence in reading.sentences:
        read = _stated if len(sentence.plain) <= LONGEST_SENTENCE_KEPT else _stated.__wrapped__
        at = sentence.start
        found += (one._replace(start=at + one.start, end=at + one.end) for one in read(sentence.plain))
    return found


@lru_cache(maxsize=512)
def _stated(plain: str) -> tuple[Stated, ...]:
    """Of one sentence. Kept, because from key to key only the sentence that is being typed changes."""
    found: list[Stated] = []
    for one in () if plain.isascii() else _STATED_ZH.finditer(plain):
        name = next(name for name in _VERBS_ZH if one[name])
        found.append(Stated(*one.span(), (name, one["what"][:2]), one["no"] is not None))
    # why so: whether a letter stands in it is told faster than by a pattern
    for one in _STATED_EN.finditer(plain) if plain.upper() != plain else ():
        if one["verb"]:
            verb = "promise" if one["verb"] == "guarantee" else one["verb"]
            found.append(Stated(*one.span(), (verb, one["object"].removesuffix("s")), one["not"] is not None))
        else:
            what = (one["what"] or one["what_"]).removesuffix("s")
            found.append(Stated(*one.span(), ("with", what), one["without"] is not None))
    return tuple(found)


def says_what_is_not_promised(reading: Reading, stated: Sequence[Stated]) -> bool:
    """In whatever words."""
    return any(one.limits_promise for one in stated) or _REFUSES_EN.search(reading.plain) is not None


def turned_round(full: Sequence[Stated], short: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """What the short text says where the full one says the opposite, and what that says."""
    for one in short:
        alike = [other for other in full if other.about == one.about]
        if alike and all(other.is_refused != one.is_refused for other in alike):
            yield one, alike[0]


def promised_after_all(full: Reading, short: Reading, stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """What the short text promises, or includes, where the full one says of it in whatever words that it is not."""
    refused = {one.about[1] for one in stated if one.is_refused}
    passive = (
        Stated(*one.span(), ("promise", one["what"].removesuffix("s")), is_refused=False)
        for one in _PROMISED_EN.finditer(short.plain)
        if _NONE_OF_IT.search(short.plain, max(0, one.start() - _NEAR), one.start()) is None
    )
    for one in (*stated, *passive):
        if one.is_refused or one.about[0] not in _GIVEN or one.about[1] in refused:
            continue
        pattern = _refusal_of(one.about[1])
        found = pattern.search(full.plain)
        if found is not None:
            yield one, Stated(*found.span(), one.about, is_refused=True)


@lru_cache(maxsize=128)
def _refusal_of(what: str) -> re.Pattern[str]:
    if not what.isascii():
        refused = "不在承诺|不在其?内|不承诺|不[作做]承诺|不含|不包[含括]"
        return re.compile(rf"{re.escape(what)}[^。;!?]{{0,16}}(?:{refused})")
    return re.compile(
        rf"\b{what}[a-z]*\b[^.;!?]{{0,40}}\bnot\s+(?:promised|guaranteed|included|covered)"
        rf"|\bnot\s+(?:promised|guaranteed|included|covered)\b[^.;!?]{{0,20}}\bnor\s+(?:is|are|any)\s+(?:the\s+|any\s+)?{what}"
    )


class Bounded(NamedTuple):
    start: int
    end: int
    """Of the amount with the words for its bound."""
    amount: Decimal
    bound: Bound | None


def bounds_in(reading: Reading) -> list[Bounded]:
    """The amounts of a text, and how far each goes."""
    plain = reading.plain
    found: list[Bounded] = []
    for one in amounts_in(plain, reading.shape):
        begin = max(0, one.start - _NEAR)
        most = _MOST_BEFORE.search(plain, begin, one.start) or _MOST_AFTER.match(plain, one.end)
        words = most or _LEAST_BEFORE.search(plain, begin, one.start)
        bound: Bound | None = "most" if most else "least" if words else None
        start, end = (min(one.start, words.start()), max(one.end, words.end())) if words else (one.start, one.end)
        found.append(Bounded(start, end, one.value, bound))
    return found


def other_bounds(full: Sequence[Bounded], short: Sequence[Bounded]) -> Iterator[tuple[Bounded, Bounded]]:
    """Amounts of the short text that go as far as the full one says nowhere, and how that says it."""
    for one in short:
        alike = [other for other in full if other.amount == one.amount]
        if alike and all(other.bound != one.bound for other in alike):
            yield one, alike[0]
