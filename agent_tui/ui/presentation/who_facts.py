"""WHO: name, tier, whether one may speak freely, how they want to be reached, how they were. Facts: `domain.who`."""

from datetime import datetime

import msgspec

from agent_tui.domain.masking import mask_address, mask_numbers, mask_value
from agent_tui.domain.values import Identity
from agent_tui.domain.who import Who
from agent_tui.messages.screen_rows import STORY
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import StyleName
from agent_tui.ui.presentation.times import Here


class Reader(msgspec.Struct, frozen=True):
    """For whom and when the story is put into words."""

    now: datetime
    here: Here
    me: str | None = None
    masked: bool = True
    """Numbers in people's words are hidden."""
    looks_on: bool = False
    """Who reads follows the contact and cannot act on it."""
    subject_above: bool = False
    """What the contact is about stands above the lines in full."""


class Fact(msgspec.Struct, frozen=True):
    text: str
    style: StyleName = "text"
    kept: bool = True
    """False for what goes before a fact that decides what may be said."""


def who_facts(who: Who, reader: Reader) -> tuple[list[Fact], int]:
    """The facts, and how many of the first ones never give way."""
    language = reader.here.language
    tier: StyleName = "key_account" if who.tier == "key" else "vip" if who.tier == "vip" else "dim"
    facts = [
        Fact(cut(who.name if who.verified else mask_numbers(who.name), 24), "label"),
        Fact(" " + say(TIERS, who.tier, language), tier),
    ]
    if who.phone:
        facts.append(Fact(" " + (who.phone if who.verified else masked_phone(who.phone)), kept=False))
    unverified = "unverified-look" if reader.looks_on else "unverified"
    verified = words_of("verified" if who.verified else unverified, reader, key=reader.here.verify)
    facts.append(Fact(" " + verified, "dim" if who.verified else "soon"))
    if who.consent != "free":
        key = "never-contact" if who.consent == "no-contact" else "do-not-contact"
        facts.append(Fact(" " + words_of(key, reader), "late"))
    if who.mood is not None and who.mood_at is not None:
        day = times.recent_day(who.mood_at, reader.now, reader.here)
        facts.append(Fact(" " + words_of(who.mood, reader, day=day), "late" if who.mood == "upset" else "dim"))
    least = len(facts)
    if who.prefers:
        facts.append(Fact(" " + words_of("prefers", reader, channel=say(CHANNELS, who.prefers, language))))
    elif who.usual:
        facts.append(Fact(" " + words_of("usually", reader, channel=say(CHANNELS, who.usual, language)), "dim"))
    if who.manager:
        facts.append(Fact(" " + words_of("manager", reader, who=_with(who.manager, reader))))
    if who.first_owner:
        facts.append(Fact(" " + words_of("first-owner", reader, who=_with(who.first_owner, reader)), "dim"))
    spoken = language_name(who.language)
    if spoken and spoken != language_name(language):
        facts.append(Fact(" " + cut(spoken, 12)))
    # why: the company's own words, which would read on from those before them ("verified phone only")
    facts.extend(Fact(words_of("between-facts", reader) + cut(tag, 24), "dim") for tag in who.tags[:4])
    return facts, least


def called(name: str, id: str, *, verified: bool = False) -> str:
    """What a customer is called: many stand under their number, which is hidden until they are verified."""
    return (name if verified else mask_numbers(name)) or id


def masked_phone(number: str) -> str:
    """ "138****0001": enough to recognise, not enough to note down. A country code of China is left out."""
    digits = number.removeprefix("+86") if len(number) == 14 else number
    if len(digits) < 8:
        return digits[:1] + "****" + digits[-2:] if len(digits) > 3 else "****"
    return digits[:3] + "****" + digits[-4:]


def shown_identity(identity: Identity, *, verified: bool) -> str:
    """An identity in full, or so that it can be recognised and not noted down."""
    if verified:
        return identity.value
    if identity.kind == "phone":
        return masked_phone(identity.value)
    if identity.kind == "email":
        return mask_address(identity.value)
    return mask_value(identity.value) if identity.kind == "account" else mask_numbers(identity.value)


def name_of(who: str, reader: Reader) -> str:
    """An agent's name; who looks is `me`."""
    return words_of("me", reader) if who == reader.me else cut(reader.here.name(who), 14)


def _with(who: str, reader: Reader) -> str:
    """As `name_of`, where no verb follows: "first with me"."""
    return words_of("mine", reader) if who == reader.me else name_of(who, reader)


def words_of(key: str, reader: Reader, /, **facts: str | int | None) -> str:
    return say(STORY, key, reader.here.language, **facts)


def quoted(words: str, width: int, reader: Reader) -> str:
    """One line of somebody's words, at most `width` cells."""
    line = " ".join(words[:400].split())
    return cut(mask_numbers(line) if reader.masked else line, width)
