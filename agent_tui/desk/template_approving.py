"""A supervisor approves a template for the team, or takes that back."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from agent_tui.config.toml_file import read_toml
from agent_tui.desk.template_approval import fingerprint, withdraw_approval, write_approval
from agent_tui.desk.template_files import Shelved, TemplateFiles, TemplateShelf
from agent_tui.desk.views import SignedIn
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import SUPERVISING
from agent_tui.expectations.template_file import read_template

_ID = re.compile(r"[a-z0-9.]{1,64}")


def approve_template(
    files: TemplateFiles, team: Path | None, id: str, who: SignedIn, now: datetime
) -> tuple[Shelved, bool]:
    """Writes the approved copy of the draft `id`; one that is approved as it is stays so, and that is false then.

    `NotAllowed` template-not-yours-to-approve; `BadInput` template-folder-missing, template-no-draft,
    template-version-same, template-folder, and what is wrong with its file, also where it was left out for that."""
    folder = _allowed(team, who)
    shelf = files.shelf(every_draft=True)
    one = shelf.shelved.get(id)
    if one is None or one.origin == "built-in":
        raise _why_none(shelf, id)
    if not one.is_draft:
        return one, False
    # why: read again, so that what is written down as approved is what was looked at here
    file = read_toml(one.file)
    template = read_template(file) if file is not None else None
    if file is None or template is None or template.id != id:
        raise BadInput("template-no-draft", id=clean_line(id)[:64])
    before = next((known for known in files.approved() if known.template.id == id), None)
    if before is not None and template.version <= before.template.version:
        raise BadInput("template-version-same", id=id, version=before.template.version)
    approval = write_approval(folder, id, file.text, template.version, who.agent, now)
    return msgspec.structs.replace(one, template=template, approval=approval, sha256=fingerprint(file.text)), True


def _why_none(shelf: TemplateShelf, id: str) -> BadInput:
    """What is wrong with the file that says that id, where one was left out; else that there is none."""
    for trouble in shelf.troubles:
        with suppress(BadInput):  # why: what is no TOML says no id
            file = read_toml(Path(str(trouble.facts.get("file"))))
            if file is not None and file.data.get("id") == id:
                return trouble
    return BadInput("template-no-draft", id=clean_line(id)[:64])


def withdraw_template(team: Path | None, id: str, who: SignedIn) -> None:
    """From now on only its author sees it; raises as `approve_template`."""
    folder = _allowed(team, who)
    # why looked at: it becomes a file's name
    if not _ID.fullmatch(id) or not withdraw_approval(folder, id):
        raise BadInput("template-no-draft", id=clean_line(id)[:64])


def _allowed(team: Path | None, who: SignedIn) -> Path:
    if who.role not in SUPERVISING:
        raise NotAllowed("template-not-yours-to-approve", agent=who.agent, role=who.role)
    if team is None:
        raise BadInput("template-folder-missing")
    return team
