"""What the company says of itself: `catalogue.toml`, `glossary.toml` and `synonyms.toml` in the configuration folder,
the first two also in `company/` of the team's folder, and the settings on its hours. A file that has not changed is not
read again; of one that is wrong what it said before holds, where that was read, and it is named. While the team's
folder does not answer, what it said last holds."""

import os
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from agent_tui.config.file_names import CATALOGUE_FILE, GLOSSARY_FILE, SYNONYMS_FILE
from agent_tui.config.file_stamp import Stamp, stamp_of
from agent_tui.config.paths import Paths, expanded
from agent_tui.config.settings import Settings
from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.desk.shared_folder import SharedFolder, no_answer
from agent_tui.domain.business_time import check_country
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.errors import BadInput
from agent_tui.expectations.check.company import read_catalogue, read_glossary
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm

if TYPE_CHECKING:
    from agent_tui.knowledge.synonyms import Synonyms

COMPANY_FOLDER = "company"
"""In the team's folder; beside it lie templates."""

T = TypeVar("T")
Read = tuple[T, ...] | BadInput


class Wrong(NamedTuple):
    """A file that is wrong, or does not answer."""

    trouble: BadInput
    name: str = ""
    """Of the file; empty where it is none."""
    stamp: Stamp = None
    """Of the file as it is now: what is mended and broken again is told again."""
    holds: bool = False
    """What it said before is in force."""
    answered_at: datetime | None = None
    """Of the team's folder, which does not answer now: when it did last. What it said then holds, and nobody knows
    whether that has changed."""


class Company(NamedTuple):
    catalogue: tuple[CatalogueEntry, ...]
    glossary: tuple[GlossaryTerm, ...]
    wrong: tuple[Wrong, ...]

    @property
    def troubles(self) -> tuple[BadInput, ...]:
        """What is wrong with files that are not in force."""
        return tuple(one.trouble for one in self.wrong)


class CompanyFiles:
    """The files of these folders; any thread may ask. What was read of a file last holds while it is wrong."""

    def __init__(self, own: Path, team: SharedFolder | None = None, clock: Clock | None = None) -> None:
        self._own, self._team, self._clock = own, team, clock or SystemClock()
        self._last: dict[str, tuple[Any, ...]] = {}
        self._answered_at: datetime | None = None

    def read(self) -> Company:
        """What both files say now. Tens of milliseconds where one has changed; seconds where the team's folder stops
        answering, which is asked once at most."""
        wrong: list[Wrong] = []
        places = {name: self._place_of(name) for name in (CATALOGUE_FILE, GLOSSARY_FILE)}
        if self._team is not None and None in places.values():
            if self._team.answers():
                self._answered_at = self._clock.now()
                theirs = self._team.path / COMPANY_FOLDER
                places = {name: place or theirs / name for name, place in places.items()}
            else:
                trouble = no_answer(self._team.path)
                holds = self._answered_at is not None
                wrong.append(Wrong(trouble, holds=holds, answered_at=self._answered_at))
        catalogue = self._current(CATALOGUE_FILE, places[CATALOGUE_FILE], _catalogue, wrong)
        glossary = self._current(GLOSSARY_FILE, places[GLOSSARY_FILE], _glossary, wrong)
        return Company(catalogue, glossary, tuple(wrong))

    def _place_of(self, name: str) -> Path | None:
        """One's own; None where the team's counts."""
        own = self._own / name
        return own if self._team is None or os.path.lexists(own) else None

    def _current(
        self, name: str, path: Path | None, reader: "Callable[[Path, Stamp], Read[T]]", wrong: list[Wrong]
    ) -> tuple[T, ...]:
        if path is None:
            return self._last.get(name, ())
        stamp = stamp_of(path)
        read = reader(path, stamp)
        if isinstance(read, BadInput):
            wrong.append(Wrong(read, name, stamp, holds=name in self._last))
            return self._last.get(name, ())
        if stamp is not None:
            self._last[name] = read
        else:
            self._last.pop(name, None)  # why: who takes a file away means it
        return read


def company_files(paths: Paths, settings: Settings, clock: Clock | None = None) -> CompanyFiles:
    """Those of this machine and its team; `clock` tells when the team's folder answered."""
    try:
        folder = settings.template_folder.strip()
        team = SharedFolder(expanded(folder).absolute()) if folder else None
    except BadInput:
        team = None  # why: whoever reads the templates tells of it
    return CompanyFiles(paths.config, team, clock)


def read_company(paths: Paths, settings: Settings | None = None) -> Company:
    """What both files say now, by whoever asks once."""
    return company_files(paths, settings or Settings()).read()


def read_company_synonyms(paths: Paths) -> "tuple[Synonyms | None, BadInput | None]":
    """Which words mean the same, for a search; None where there is no such file, with what is wrong with one that is
    left out."""
    path = paths.config / SYNONYMS_FILE
    read = _synonyms(path, stamp_of(path))
    return (None, read) if isinstance(read, BadInput) else (read, None)


def holidays_of(paths: Paths, settings: Settings) -> str | None:
    """The country whose holidays hold; None where none was named, or nobody knows those of that one."""
    return settings.holidays if settings.holidays and holidays_trouble(paths, settings) is None else None


def holidays_trouble(paths: Paths, settings: Settings) -> BadInput | None:
    """Why the country in the settings is done without. Takes a second where one is named and its days were never asked
    for: in a thread."""
    return _unknown_country(paths.cache, settings.holidays) if settings.holidays else None


def company_context(
    paths: Paths, settings: Settings, *, strict: bool = False, company: Company | None = None
) -> CheckContext:
    """What every check on this desk knows, whoever the customer is. `strict` raises what is wrong with a file
    (`BadInput`, as `config.toml_file` says it) or the holidays. `company`: as it was read already."""
    company = company or read_company(paths, settings)
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
