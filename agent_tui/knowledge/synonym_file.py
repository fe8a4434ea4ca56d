"""The company's words for the same, `synonyms.toml`, read strictly: what is wrong is refused by its key. Loads no
Whoosh.

    [[synonyms]]
    words = ["宽带", "光纤", "broadband", "fibre"]
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Protocol, TypeVar

from msgspec import Meta, Struct

from agent_tui.domain.errors import BadInput
from agent_tui.knowledge.synonyms import Synonyms

T = TypeVar("T")
Flaw = tuple[tuple[str, ...], str]

MOST_GROUPS = 2_000

Word = Annotated[str, Meta(min_length=1, max_length=60)]


class Source(Protocol):
    """A file that was read."""

    @property
    def data(self) -> dict[str, Any]: ...
    def value(self, type_: type[T], data: object, at: tuple[str, ...] = ()) -> T: ...
    def wrong_value(self, key: tuple[str, ...], reason: str) -> BadInput: ...


class _Group(Struct, frozen=True, forbid_unknown_fields=True):
    words: Annotated[tuple[Word, ...], Meta(min_length=2, max_length=20)]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    synonyms: tuple[dict[str, Any], ...] = ()


def read_synonyms(source: Source) -> Synonyms:
    """What a file says; `BadInput` as `config.toml_file` says it."""
    tables = source.value(_File, source.data).synonyms
    groups = [source.value(_Group, table, (f"synonyms[{nth}]",)).words for nth, table in enumerate(tables)]
    for key, reason in _flaws(groups):
        raise source.wrong_value(key, reason)
    return Synonyms(groups)


def _flaws(groups: Sequence[Sequence[str]]) -> Iterator[Flaw]:
    if len(groups) > MOST_GROUPS:
        yield ("synonyms",), f"more than {MOST_GROUPS} groups"
    for nth, words in enumerate(groups):
        seen: set[str] = set()
        for word in words:
            plain = " ".join(word.split()).lower()
            if not any(map(str.isalnum, plain)):
                yield (f"synonyms[{nth}]", "words"), "holds a word without a letter"
            if plain in seen:
                yield (f"synonyms[{nth}]", "words"), f"{word} stands there twice"
            seen.add(plain)
