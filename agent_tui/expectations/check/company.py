"""What the company says of itself in two files that it owns, strictly: the service catalogue (what is offered, how
soon, on which channel, what is not) and the glossary (its words, and the customer's). Files that contradict themselves
are refused by the key that does. docs/checks.md explains every key.

    [[entry]]                                  [[term]]
    topic = "refund"                           term = "工单"
    words = ["退款", "refund"]                  say = "您的服务请求"
    soonest = "P3D"
    calendar = "working"
    not_offered = ["当天到账"]
"""

from collections.abc import Iterator, Sequence, Set
from typing import Annotated, Any, Protocol, TypeVar

import msgspec
from msgspec import Meta, Struct

from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import CHANNELS
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm
from agent_tui.expectations.check.durations import read_duration
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.rules.jargon import terms_in

T = TypeVar("T")
Key = tuple[str, ...]
Flaw = tuple[Key, str]

MOST_ENTRIES = 500
MOST_TERMS = 3_000

Word = Annotated[str, Meta(min_length=1, max_length=60)]
Words = Annotated[tuple[Word, ...], Meta(max_length=40)]


class Source(Protocol):
    """A file that was read."""

    @property
    def data(self) -> dict[str, Any]: ...
    def value(self, type_: type[T], data: object, at: tuple[str, ...] = ()) -> T: ...
    def wrong_value(self, key: tuple[str, ...], reason: str) -> BadInput: ...


class _Entry(CatalogueEntry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    topic: Word
    not_offered: Words = ()
    words: Words = ()


class _Term(GlossaryTerm, frozen=True, forbid_unknown_fields=True, kw_only=True):
    term: Word
    say: Annotated[str, Meta(min_length=1, max_length=120)]
    say_zh: Annotated[str, Meta(max_length=120)] = ""
    say_en: Annotated[str, Meta(max_length=120)] = ""


class _Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    entry: tuple[dict[str, Any], ...] = ()


class _Glossary(Struct, frozen=True, forbid_unknown_fields=True):
    term: tuple[dict[str, Any], ...] = ()


def read_catalogue(source: Source) -> tuple[CatalogueEntry, ...]:
    """The entries of a catalogue's file; `BadInput` as `config.toml_file` says them. Where a topic has an entry for one
    channel, its entry for any channel is for the others."""
    tables = source.value(_Catalogue, source.data).entry
    entries = [source.value(_Entry, table, (f"entry[{nth}]",)) for nth, table in enumerate(tables)]
    for key, reason in _catalogue_flaws(entries):
        raise source.wrong_value(key, reason)
    own = {(_plain(entry.topic), entry.channel) for entry in entries}
    read_: list[CatalogueEntry] = []
    for entry in entries:
        plain = CatalogueEntry(**msgspec.structs.asdict(entry))
        if entry.channel == "any" and any(topic == _plain(entry.topic) and on != "any" for topic, on in own):
            others = [on for on in CHANNELS if (_plain(entry.topic), on) not in own]
            read_ += [msgspec.structs.replace(plain, channel=on) for on in others]
        else:
            read_.append(plain)
    return tuple(read_)


def read_glossary(source: Source) -> tuple[GlossaryTerm, ...]:
    """The terms of a glossary's file; `BadInput` as `config.toml_file` says them."""
    tables = source.value(_Glossary, source.data).term
    terms = [source.value(_Term, table, (f"term[{nth}]",)) for nth, table in enumerate(tables)]
    for key, reason in _glossary_flaws(terms):
        raise source.wrong_value(key, reason)
    return tuple(GlossaryTerm(**msgspec.structs.asdict(one)) for one in terms)


def _catalogue_flaws(entries: Sequence[CatalogueEntry]) -> Iterator[Flaw]:
    if len(entries) > MOST_ENTRIES:
        yield ("entry",), f"more than {MOST_ENTRIES} entries"
    first: dict[tuple[str, str], int] = {}
    for nth, entry in enumerate(entries):
        at = f"entry[{nth}]"
        for name, words in (("topic", (entry.topic,)), ("words", entry.words), ("not_offered", entry.not_offered)):
            yield from _unwritable(words, (at, name))
        if entry.soonest is None and not entry.not_offered:
            yield (at,), "says neither how soon (soonest) nor what is not offered (not_offered)"
        if entry.soonest is not None and read_duration(entry.soonest) is None:
            yield (at, "soonest"), "no ISO 8601 duration such as P3D or PT4H"
        about = {_plain(word) for word in entry.words or (entry.topic,)}
        for offer in entry.not_offered:
            if _plain(offer) in about:
                yield (at, "not_offered"), f"{offer} is what the entry is about, and not offered"
        place = (_plain(entry.topic), entry.channel)
        if place in first:
            same = entry == entries[first[place]]
            says = "stands there twice" if same else f"disagrees with entry[{first[place]}], which says otherwise"
            yield (at, "topic"), f"{entry.topic} on {entry.channel} {says}"
        first.setdefault(place, nth)
    yield from _disagreeing(entries)
    yield from _offered_elsewhere(entries)


def _disagreeing(entries: Sequence[CatalogueEntry]) -> Iterator[Flaw]:
    """Entries on two topics that share a word, and say two things of one channel."""
    own = {(_plain(entry.topic), entry.channel) for entry in entries}
    by_word: dict[str, list[int]] = {}
    for nth, entry in enumerate(entries):
        if entry.soonest is None:
            continue
        for word in dict.fromkeys(entry.words or (entry.topic,)):
            for at in by_word.get(_plain(word), ()):
                other = entries[at]
                same = (other.soonest, other.calendar) == (entry.soonest, entry.calendar)
                if not same and _plain(other.topic) != _plain(entry.topic) and _both_hold(entry, other, own):
                    told = (
                        f"{word} on {entry.channel} is also a word of entry[{at}] ({other.topic}), which says"
                        f" {_soonest(other)} where entry[{nth}] ({entry.topic}) says {_soonest(entry)}"
                    )
                    yield (f"entry[{nth}]", "words" if entry.words else "topic"), told
            by_word.setdefault(_plain(word), []).append(nth)


def _offered_elsewhere(entries: Sequence[CatalogueEntry]) -> Iterator[Flaw]:
    """What one entry does not offer, and another one does on the same channel."""
    own = {(_plain(entry.topic), entry.channel) for entry in entries}
    offered: dict[str, list[int]] = {}
    for nth, entry in enumerate(entries):
        for word in entry.words or (entry.topic,) if entry.soonest is not None else ():
            offered.setdefault(_plain(word), []).append(nth)
    for nth, entry in enumerate(entries):
        for offer in entry.not_offered:
            for at in offered.get(_plain(offer), ()):
                other = entries[at]
                if _plain(other.topic) != _plain(entry.topic) and _both_hold(entry, other, own):
                    yield (f"entry[{nth}]", "not_offered"), f"{offer} is offered by entry[{at}] ({other.topic})"


def _both_hold(one: CatalogueEntry, other: CatalogueEntry, own: Set[tuple[str, str]]) -> bool:
    """On some channel; `own`: the topics that have an entry of their own for a channel."""
    if one.channel == other.channel:
        return True
    whole, single = (one, other) if one.channel == "any" else (other, one)
    return whole.channel == "any" and (_plain(whole.topic), single.channel) not in own


def _soonest(entry: CatalogueEntry) -> str:
    return f"{entry.soonest} ({entry.calendar})"


def _glossary_flaws(terms: Sequence[GlossaryTerm]) -> Iterator[Flaw]:
    if len(terms) > MOST_TERMS:
        yield ("term",), f"more than {MOST_TERMS} terms"
    first: dict[str, int] = {}
    for nth, one in enumerate(terms):
        at = f"term[{nth}]"
        yield from _unwritable((one.term,), (at, "term"))
        folded = _plain(one.term)
        for name, say in (("say", one.say), ("say_zh", one.say_zh), ("say_en", one.say_en)):
            yield from _unwritable((say,), (at, name))
            if folded == _plain(say):
                yield (at, name), f"{one.term} says itself"
        if folded in first:
            other = terms[first[folded]]
            same = [_plain(say) for say in other.sayings] == [_plain(say) for say in one.sayings]
            says = "stands there twice" if same else f"says {one.say} here and {other.say} in term[{first[folded]}]"
            yield (at, "term"), f"{one.term} {says}"
        first.setdefault(folded, nth)
    yield from _circles(terms)


def _circles(terms: Sequence[GlossaryTerm]) -> Iterator[Flaw]:
    """What is to be said instead of a term must be none itself: it would be found in its turn."""
    context = CheckContext(glossary=tuple(terms))
    needs = {
        _plain(one.term): tuple(inside for say in one.sayings for inside in terms_in(Checked(say, "email", context)))
        for one in terms
    }
    for nth, one in enumerate(terms):
        begin = way = _plain(one.term)
        seen = [one.term]
        while following := list(needs.get(way, ())):
            seen.append(following[0])
            way = _plain(following[0])
            if way == begin:
                yield (f"term[{nth}]", "say"), "goes in a circle: " + " > ".join(seen)
                return
            if len(seen) > len(terms):
                break
    for nth, one in enumerate(terms):
        if inside := needs[_plain(one.term)]:
            yield (f"term[{nth}]", "say"), f"{inside[0]} in it is a term itself"


def _unwritable(words: Sequence[str], at: Key) -> Iterator[Flaw]:
    for word in words:
        if clean_line(word) != word or word.strip() != word:
            yield at, "blanks at an end, a line break, or what cannot be shown stands in it"


def _plain(word: str) -> str:
    return read(word).plain
