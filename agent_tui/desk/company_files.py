"""What the company says of itself: `catalogue.toml`, `glossary.toml` and `synonyms.toml` in the configuration folder,
and the settings on its hours. A file that has not changed is not read again; one that is wrong is left out and
named."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.domain.business_time import check_country
from agent_tui.domain.errors import BadInput
from agent_tui.expectations.check.company import read_catalogue, read_glossary
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm

if TYPE_CHECKING:
    from agent_tui.knowledge.synonyms import Synonyms

CATALOGUE_FILE = "catalogue.toml"
GLOSSARY_FILE = "glossary.toml"
SYNONYMS_FILE = "synonyms.toml"

T = TypeVar("T")
Stamp = tuple[int, int, int] | None


class Company(NamedTuple):
    catalogue: tuple[CatalogueEntry, ...]
    glossary: tuple[GlossaryTerm, ...]
    troubles: tuple[BadInput, ...]
    """What is wrong with files that were left out."""


def read_company(paths: Paths) -> Company:
    """What both files say now. Any thread may ask; tens of milliseconds where one has changed."""
    troubles: list[BadInput] = []
    catalogue = _current(paths.config / CATALOGUE_FILE, _catalogue, troubles)
    glossary = _current(paths.config / GLOSSARY_FILE, _glossary, troubles)
    return Company(catalogue or (), glossary or (), tuple(troubles))


def read_company_synonyms(paths: Paths) -> "tuple[Synonyms | None, BadInput | None]":
    """Which words mean the same, for a search; None where there is no such file, with what is wrong with one that is
    left out."""
    troubles: list[BadInput] = []
    return _current(paths.config / SYNONYMS_FILE, _synonyms, troubles), next(iter(troubles), None)


def holidays_of(paths: Paths, settings: Settings) -> str | None:
    """The country whose holidays hold; None where none was named, or nobody knows those of that one."""
    return settings.holidays if settings.holidays and holidays_trouble(paths, settings) is None else None


def holidays_trouble(paths: Paths, settings: Settings) -> BadInput | None:
    """Why the country in the settings is done without. Takes a second where one is named and its days were never asked
    for: in a thread."""
    return _unknown_country(paths.cache, settings.holidays) if settings.holidays else None


def company_context(paths: Paths, settings: Settings, *, strict: bool = False) -> CheckContext:
    """What every check on this desk knows, whoever the customer is. `strict` raises what is wrong with a file
    (`BadInput`, as `config.toml_file` says it) or the holidays."""
    company = read_company(paths)
    if strict and company.troubles:
        raise company.troubles[0]
    if strict and (unknown := holidays_trouble(paths, settings)) is not None:
        raise unknown
    return CheckContext(
        timezone=None if settings.time_zone == "auto" else settings.time_zone,
        catalogue=company.catalogue,
        glossary=company.glossary,
        hours=settings.hours,
        holidays=holidays_of(paths, settings),
        signature=settings.sms_signature,
        sms_parts=settings.sms_parts,
    )


def _current(path: Path, reader: Callable[[Path, Stamp], T | BadInput | None], troubles: list[BadInput]) -> T | None:
    try:
        state = path.stat()
        stamp: Stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
    except OSError:
        stamp = None  # why: what there is to say about it the reader says
    read = reader(path, stamp)
    if isinstance(read, BadInput):
        troubles.append(read)
        return None
    return read


@lru_cache(maxsize=8)
def _catalogue(path: Path, stamp: Stamp) -> tuple[CatalogueEntry, ...] | BadInput:
    return _read(path, read_catalogue)


@lru_cache(maxsize=8)
def _glossary(path: Path, stamp: Stamp) -> tuple[GlossaryTerm, ...] | BadInput:
    return _read(path, read_glossary)


@lru_cache(maxsize=8)
def _synonyms(path: Path, stamp: Stamp) -> "Synonyms | BadInput | None":
    # why: loaded here because who checks a text searches for nothing
    from agent_tui.knowledge.synonym_file import read_synonyms

    try:
        file = read_toml(path)
        return read_synonyms(file) if file is not None else None
    except BadInput as trouble:
        return trouble


@lru_cache(maxsize=8)
def _unknown_country(cache: Path, country: str) -> BadInput | None:
    # why: loaded here because few companies name a country
    from agent_tui.desk.holidays import bring_days

    bring_days(cache, country)
    try:
        check_country(country)
    except BadInput as trouble:
        return trouble
    return None


def _read(path: Path, reader: Callable[[TomlFile], tuple[T, ...]]) -> tuple[T, ...] | BadInput:
    try:
        file = read_toml(path)
        return reader(file) if file is not None else ()
    except BadInput as trouble:
        return trouble
