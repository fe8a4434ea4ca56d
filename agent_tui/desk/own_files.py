"""The files in the configuration folder that a desk reads while it runs: what is wrong with them as they are now, and
sources of context cards taken anew. Reads files: in a thread."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from agent_tui.config.file_names import CATALOGUE_FILE, GLOSSARY_FILE, SOURCES_FILE, SYNONYMS_FILE
from agent_tui.desk.carding import Carding
from agent_tui.desk.templates import Templates
from agent_tui.domain.errors import BadInput

_TEMPLATES = "templates"


class FilesRead(NamedTuple):
    troubles: tuple[BadInput, ...]
    """What is wrong; what each of these files said before is in force."""
    other_sources: bool
    """There are other sources of cards than before."""


class OwnFiles(Carding, Templates):
    @property
    def own_folders(self) -> tuple[Path, ...]:
        """Where they lie."""
        return self._paths.config, self._paths.config / _TEMPLATES

    def own_files(self) -> list[Path]:
        """They, as far as their names are known; there or not."""
        config, templates = self.own_folders
        named = (SOURCES_FILE, CATALOGUE_FILE, GLOSSARY_FILE, SYNONYMS_FILE)
        found = (file for file in templates.glob("*") if file.suffix.lower() == ".toml")
        return [*(config / name for name in named), *sorted(found)]

    def read_own_files(self) -> FilesRead:
        """As they are now; in force at once, where they are right."""
        troubles: list[BadInput] = []
        try:
            others = self.sources_again()
        except BadInput as trouble:
            others = False
            troubles.append(trouble)
        troubles += self._wrong_of_company()
        return FilesRead(tuple(troubles), others)

    def _wrong_of_company(self) -> Iterator[BadInput]:
        from agent_tui.desk.company_files import read_company_synonyms

        yield from self._here(lambda: self.company().troubles)
        synonyms = read_company_synonyms(self._paths)[1]
        if synonyms is not None:
            yield synonyms
        yield from self._here(lambda: self.templates().troubles)

    def _here(self, troubles: Callable[[], tuple[BadInput, ...]]) -> Iterator[BadInput]:
        """Those of one's own files: the team's are told of by whoever needs them."""
        try:
            found = troubles()
        except BadInput:
            return  # why: the team's folder cannot be named; who needs it says so
        config = self.own_folders[0]
        yield from (one for one in found if Path(str(one.facts.get("file", ""))).is_relative_to(config))
