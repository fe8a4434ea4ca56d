"""How an English clause puts what it says is done: promised, asked, negated, offered, quoted, described."""

import re

from agent_tui.expectations.check import actors_en as actors
from agent_tui.expectations.check import wording_en as words
from agent_tui.expectations.check.deeds import Standing
from agent_tui.expectations.check.heads_en import WINDOW, Head

_DENIES = re.compile(r"(?:n't|\bnot|\bnever|\bhardly)\s*$")


def standing_of(plain: str, head: Head, deed: tuple[int, int]) -> Standing:
    """Of a deed that is neither reported nor in what is asked; `deed`: its place in the sentence."""
    before = plain[max(0, head.start - WINDOW) : head.start]
    if words.EMBEDS.search(before):
        return "asked"
    mood = plain[head.at : head.end]
    if mood.endswith("n't") or " not " in mood or words.NEGATION.match(plain, head.end):
        return "negated"
    if (
        _DENIES.search(plain, head.start, head.at)
        or actors.NOBODY.search(plain, head.start, head.at)
        or words.DENIED.search(plain, max(0, head.start - 60), head.at)
    ):
        return "negated"
    is_hoped = words.HOPED.fullmatch(mood) is not None and plain.startswith(" be able", head.end)
    if not is_hoped and (
        words.OFFERS.match(plain, head.end + 1) or words.OFFERS.search(plain[head.end : deed[0] + 14])
    ):
        return "offered"
    if _quoted(plain, head.at):
        return "quoted"
    window = plain[head.start : deed[1]]
    if words.HABITUAL.search(window):
        return "described"
    return "promised"


def _quoted(plain: str, at: int) -> bool:
    before = plain[max(0, at - 200) : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
