"""A text in the editor that a person chose ($VISUAL, $EDITOR), while the screen is given back to the terminal.

The text lies in a file of its own (0600) in a folder of its own (0700), which are removed afterwards. Whatever becomes
of editor and file, the text that was there before is never lost: what cannot be read back changes nothing.
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

LARGEST = 1024 * 1024
"""Bytes that are read back; a text that is larger was not meant for a customer."""

USUAL = ("sensible-editor", "editor", "nano", "vim", "vi")
"""Tried in this order where nothing is set."""

Ending = Literal["changed", "unchanged", "no-editor", "not-started", "failed", "gone", "not-utf8", "too-large"]


class Edited(NamedTuple):
    ending: Ending
    text: str
    """The new text where it was changed, else the old one."""
    editor: str
    """What was started; "" where nothing could be."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """$VISUAL, else $EDITOR, taken apart as a shell would; else a usual one; empty where there is none."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(variable, ""))
        except ValueError:  # a quotation that does not end
            continue
        if words:
            return words
    return next(([name] for name in USUAL if shutil.which(name, path=environ.get("PATH"))), [])


def edit(text: str, command: list[str], folder: Path | None = None, *, screen: int | None = None) -> Edited:
    """Starts the editor on `text` and waits for its end. The terminal must be free. `folder`: where the file lies;
    `screen`: the descriptor that the editor paints on instead of standard output."""
    if not command:
        return Edited("no-editor", text, "")
    editor = Path(command[0]).name
    with tempfile.TemporaryDirectory(prefix="draft-", dir=folder, ignore_cleanup_errors=True) as own:  # 0700
        file = Path(own) / "draft.txt"
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as opened:
            opened.write(text)
        try:
            with _stopped_together():
                # why no check of what is started: it is the person's own choice
                status = subprocess.run([*command, str(file)], check=False, stdout=screen).returncode
        except OSError:
            return Edited("not-started", text, editor)
        if status != 0:
            return Edited("failed", text, editor)
        return _read_back(file, text, editor)


def _read_back(file: Path, before: str, editor: str) -> Edited:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError:
        return Edited("gone", before, editor)
    if len(data) > LARGEST:
        return Edited("too-large", before, editor)
    try:
        after = data.decode("utf-8")
    except UnicodeDecodeError:
        return Edited("not-utf8", before, editor)
    after = after.replace("\r\n", "\n")
    if after.endswith("\n") and not before.endswith("\n"):
        after = after[:-1]  # editors end every line, the last one too
    return Edited("unchanged" if after == before else "changed", after, editor)


@contextlib.contextmanager
def _stopped_together() -> Iterator[None]:
    """While the editor has the terminal, ctrl+z in it stops both, as the shell that started us expects."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    for number in before:
        signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
