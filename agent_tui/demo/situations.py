"""The hand-written texts of the demo as values: situations, voices, articles. Reads `texts/*.toml` strictly."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct, field

from agent_tui.demo.company import DataLanguage, Tongue, tongue_of
from agent_tui.domain.values import Audience, Channel

T = TypeVar("T")

TEXTS = Path(__file__).parent / "texts"

_SITUATION_FILES = ("zh-billing", "zh-orders", "zh-tech", "zh-service", "zh-hant",
                    "en-billing", "en-orders", "en-tech", "en-service")  # fmt: skip

_CHINESE = ("articles-zh", "articles-zh-self-help", "articles-zh-desk")
_ENGLISH = ("articles-en", "articles-en-self-help", "articles-en-desk")

_LANGUAGES_OF: dict[DataLanguage, tuple[Tongue, ...]] = {
    "zh": ("zh", "zh-TW"),
    "en": ("en",),
    "mixed": ("zh", "zh-TW", "en"),
}


class PromiseText(Struct, frozen=True, forbid_unknown_fields=True):
    """What is promised in a situation, `hours` after the agent's first words."""

    what: str
    limits: str
    hours: int
    topic: str
    amount: str | None = None


class Turn(Struct, frozen=True):
    """One thing said: by the customer (">"), the agent ("<") or as a note among colleagues ("=")."""

    who: Literal[">", "<", "="]
    text: str
    colleague: str = ""
    """Who says it, where a story names somebody."""


class Situation(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that brings a customer to the desk, with the talk that follows. Texts hold slots such as {order}."""

    key: str
    language: str
    channels: tuple[Channel, ...]
    queue: str
    intent: tuple[str, ...]
    subjects: tuple[str, ...]
    turns: tuple[str, ...]
    outcome: tuple[str, str]
    """Codes of the wrap-up: disposition and root cause."""
    promise: PromiseText | None = None

    @property
    def tongue(self) -> Tongue:
        return tongue_of(self.language)

    def said(self) -> tuple[Turn, ...]:
        return tuple(turn_of(text) for text in self.turns)


class Voices(Struct, frozen=True, forbid_unknown_fields=True):
    """What people of one tongue say around any matter."""

    nudge: tuple[str, ...]
    nudge_long: tuple[str, ...]
    """Asking again in a mail or a form."""
    give_up: tuple[str, ...]
    thanks: tuple[str, ...]
    impatient: tuple[str, ...]
    give_number: tuple[str, ...]
    wait_ok: tuple[str, ...]
    sorry_answer: tuple[str, ...]
    survey_good: tuple[str, ...]
    survey_bad: tuple[str, ...]
    hold: tuple[str, ...]
    close: tuple[str, ...]
    note: tuple[str, ...]
    taken_over: tuple[str, ...]
    """A colleague turns to the customer of a contact that was handed to them."""
    kept: tuple[str, ...]
    """A colleague tells that a promise was kept; {what} is the promise."""


class ArticleText(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: str
    audience: Audience
    language: str
    tags: tuple[str, ...]
    age: int
    """Days before now at which it was last changed."""
    body: str
    internal: str = ""
    short: Mapping[Channel, str] = field(default_factory=dict)
    translates: str | None = None
    owner: str | None = None
    review: int | None = None
    """Days from now until it is to be looked at again; negative where that is past."""


class _SituationFile(Struct, forbid_unknown_fields=True):
    situation: tuple[Situation, ...]


class _ArticleFile(Struct, forbid_unknown_fields=True):
    article: tuple[ArticleText, ...]


@cache
def situations(language: DataLanguage) -> tuple[Situation, ...]:
    """Every situation in the wanted languages, in a fixed order."""
    wanted = _LANGUAGES_OF[language]
    return tuple(one for one in _all_situations() if one.tongue in wanted)


@cache
def _all_situations() -> tuple[Situation, ...]:
    return tuple(one for name in _SITUATION_FILES for one in read_texts(name, _SituationFile).situation)


@cache
def voices() -> dict[Tongue, Voices]:
    return read_texts("voices", dict[Tongue, Voices])


def articles(language: DataLanguage) -> tuple[ArticleText, ...]:
    """Knowledge in the wanted languages; an English desk keeps no Chinese articles, a Chinese one keeps both."""
    names = _ENGLISH if language == "en" else (*_CHINESE, *_ENGLISH)
    return tuple(one for name in names for one in read_texts(name, _ArticleFile).article)


def turn_of(text: str) -> Turn:
    """A written turn: its mark, then (in stories) who says it, then a blank and the text."""
    mark, _, said = text.partition(" ")
    match mark[:1]:
        case ">":
            return Turn(">", said)
        case "<":
            return Turn("<", said, mark[1:])
        case "=":
            return Turn("=", said, mark[1:])
        case _:
            raise ValueError(f"a turn begins with >, < or =: {text[:20]!r}")


def read_texts(name: str, type_: type[T]) -> T:
    """The file `texts/<name>.toml` as a value; `msgspec.ValidationError` names what is wrong in it."""
    return msgspec.toml.decode((TEXTS / f"{name}.toml").read_bytes(), type=type_)
