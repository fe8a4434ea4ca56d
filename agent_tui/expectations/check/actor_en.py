"""Who acts in an English clause: we, the customer, or somebody else."""

import re
from typing import NamedTuple

from agent_tui.expectations.check import actors_en as actors
from agent_tui.expectations.check import trades_en as trades
from agent_tui.expectations.check import wording_en as words
from agent_tui.expectations.check.deeds import Actor
from agent_tui.expectations.check.heads_en import WINDOW, Head

_AGAIN = re.compile(r"(?:\b(?:and|but|or|then|also)|,)(?: then| also| \w+ly)?\s*$")
_ASKED_ONE = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:also |just )?asked (?!you|him|her|them|mrs?|ms|miss|dr)[a-z]{2,} (?:(?:in|from"
    r"|at) \w+ )?to\b"
)
"""A colleague by his name: "I've asked Priya to look at it, and she will reply"."""


class Known(NamedTuple):
    """What the sentences before tell of who acts in this one."""

    sent_there: bool
    """The customer is told to turn to the company that it names."""
    goes_on_with_ours: bool
    """ "She" with whom it begins is one of our people, who was spoken of before."""


def actor_of(plain: str, head: Head, goes_on: Actor, known: Known) -> tuple[Actor, bool]:
    """Who acts, and whether it is a person or a team that is named; `goes_on`: who does where nobody is."""
    subject = plain[max(head.start, head.at - WINDOW) : head.at]
    if not subject.strip() and plain[max(0, head.start - 1) : head.start] == ",":
        named = actors.APPOSITION.search(plain, max(0, head.start - WINDOW), head.start)
        subject = named[1] if named and _names_one(named[1]) else subject
    if actors.WE.search(subject):
        return "ours", True
    if actors.YOU.search(subject):
        return "customer", True
    if actors.YOUR_COMPANY.search(subject) or (known.sent_there and actors.A_COMPANY.search(subject)):
        return "other", True
    if actors.THEY.search(subject):
        return goes_on, True
    if _is_spoken_of(plain, head, subject, known):
        return "ours", True
    if actors.CUSTOMERS.search(subject):
        return "customer", True
    if actors.OTHERS.search(subject) and not actors.OUR_PARTNERS.search(subject):
        return "other", True
    if actors.STAFF.search(subject) or actors.OURS_NAMED.search(subject) or trades.names_trade(subject):
        return "ours", True
    if not subject.strip() or _AGAIN.search(subject):
        if words.HOPES.match(plain, head.at):
            return "customer", True
        return goes_on, True
    return "ours", False


def _is_spoken_of(plain: str, head: Head, subject: str, known: Known) -> bool:
    """He or she who acts is one of our people, of whom was spoken before: "the bursar knows, and she will …"."""
    if known.goes_on_with_ours and actors.HE_OR_SHE.fullmatch(plain, 0, head.at):
        return True
    if actors.HE_OR_SHE.fullmatch(subject.strip()) is None:
        return False
    before = plain[: head.start]
    if _ASKED_ONE.search(before):
        return True
    return trades.names_somebody(before) and actors.A_CUSTOMER.search(before) is None


def _names_one(subject: str) -> bool:
    """Somebody, of ours or not."""
    kinds = (actors.STAFF, actors.OURS_NAMED, actors.CUSTOMERS, actors.OTHERS)
    return trades.names_trade(subject) or any(kind.search(subject) is not None for kind in kinds)
