"""What `doctor` finds out about files that people write by hand, who may read ours, the knowledge index, and what was
left behind. Looks and changes nothing."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from agent_tui.config.file_names import SOURCES_FILE
from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings, read_settings
from agent_tui.config.sources import read_sources
from agent_tui.desk.company_files import holidays_trouble, read_company, read_company_synonyms
from agent_tui.desk.template_files import TemplateFiles, team_folder
from agent_tui.desk.views import Check
from agent_tui.domain.errors import BadInput
from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder
from agent_tui.knowledge.known import read_known

MOST_LOOKED_AT = 20_000
"""Files of ours: more are not looked through."""

_WRITTEN_WHOLE = ("settings.toml", "profiles.toml", SOURCES_FILE, "tokens.cryptfile")
"""Files that are written beside themselves first (`config.toml_file.write_private_file`)."""
_BESIDE = re.compile(r"\.(?P<file>.+)\.(?P<process>[0-9]{1,10})\Z")
_ANYTHING = stat.S_IRWXG | stat.S_IRWXO
_WRITING = stat.S_IWGRP | stat.S_IWOTH


def index_folder(paths: Paths, profile_folder: str) -> Path:
    """Where the knowledge index of a profile lies."""
    return paths.profile_cache(profile_folder) / FOLDER_NAME


def check_rights(paths: Paths) -> Iterator[Check]:
    """Whether others of this machine can read or change what is ours."""
    open_ones = list(open_to_others(paths))
    if open_ones:
        yield Check("rights", "warn", "files-open", {"file": str(open_ones[0]), "count": len(open_ones)})
    else:
        yield Check("rights", "ok", "rights", {"folder": str(paths.data)})


def check_own_files(paths: Paths) -> Iterator[Check]:
    """Sources, the company's files and templates; each file that is wrong is named with its line."""
    try:
        sources = read_sources(paths)
    except BadInput as trouble:
        yield Check("sources", "fail", trouble.key, dict(trouble.facts))
    else:
        file = str(paths.config / SOURCES_FILE)
        yield Check("sources", "ok", "sources", {"count": len(sources), "file": file})
    try:
        settings = read_settings(paths)
        team = team_folder(settings.template_folder)
    except BadInput:
        settings, team = Settings(), None  # why: what is wrong with the settings is told by themselves
    company = read_company(paths, settings)
    others = (read_company_synonyms(paths)[1], holidays_trouble(paths, settings))
    troubles = (*company.troubles, *(trouble for trouble in others if trouble is not None))
    for wrong in troubles:
        yield Check("company", "fail", wrong.key, dict(wrong.facts))
    if not troubles:
        yield Check("company", "ok", "company", {"entries": len(company.catalogue), "terms": len(company.glossary)})
    shelf = TemplateFiles(paths.config / "templates", team=team).shelf()
    for wrong in shelf.troubles:
        yield Check("templates", "fail", wrong.key, dict(wrong.facts))
    if not shelf.troubles:
        yield Check("templates", "ok", "templates", {"count": len(shelf.by_id), "own": len(shelf.own)})


def check_index(folder: Path) -> Iterator[Check]:
    """The knowledge index; one that is not there yet is made by the next workstation."""
    knowledge = KnowledgeFolder(folder)
    try:
        knowledge.check()
        generation = knowledge.current()
        known = read_known(generation) if generation is not None else None
    except BadInput as trouble:
        yield Check("knowledge", "fail", trouble.key, dict(trouble.facts))
        return
    except OSError:
        yield Check("knowledge", "fail", "index-broken", {"folder": str(folder)})
        return
    if generation is None:
        yield Check("knowledge", "ok", "knowledge-none", {})
    elif known is None:
        yield Check("knowledge", "fail", "index-broken", {"folder": str(folder)})
    else:
        yield Check("knowledge", "ok", "knowledge", {"count": len(known.versions)})


def check_leftovers(paths: Paths) -> Iterator[Check]:
    """Files that a program which was killed had begun to write."""
    left = list(leftovers(paths))
    if left:
        yield Check("leftovers", "warn", "leftovers", {"file": str(left[0]), "count": len(left)})
    else:
        yield Check("leftovers", "ok", "leftovers-none", {})


def open_to_others(paths: Paths) -> Iterator[Path]:
    """Files and folders of ours that somebody else may change, or read where customers' words are in them. What is
    somebody else's is left alone."""
    for tops, closed in (((paths.data, paths.logs), _ANYTHING), ((paths.config, paths.cache), _WRITING)):
        for path in _below(*tops):
            try:
                state = path.lstat()
            except FileNotFoundError:
                continue  # why: it may go while we look
            if state.st_uid == os.geteuid() and state.st_mode & closed and not stat.S_ISLNK(state.st_mode):
                yield path


def leftovers(paths: Paths) -> Iterator[Path]:
    """Half-written files (`.settings.toml.4711`) whose process is no more. A person's own `.notes.2024` is none."""
    for path in _below(paths.config, paths.data):
        begun = _BESIDE.match(path.name)
        if begun and begun["file"] in _WRITTEN_WHOLE and not _lives(int(begun["process"])):
            yield path


def _below(*tops: Path) -> Iterator[Path]:
    """Everything below these folders, links not followed."""
    left = MOST_LOOKED_AT
    for top in tops:
        for folder, folders, files in os.walk(top):
            for name in (*folders, *files):
                left -= 1
                if left < 0:
                    return
                yield Path(folder, name)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
