"""An error of the program's own: a report in the log file, with the way through the code and nothing else. What the
error says is left out, since it may repeat a customer's text or a secret; so are local variables."""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from agent_tui import __version__


def report_of(error: BaseException, command: str, now: datetime) -> str:
    """The report: when, which version and command, and each error of the chain with its kind and its way."""
    lines = [f"{now.isoformat(timespec='seconds')} agent-tui {__version__} {command} Python {sys.version.split()[0]}\n"]
    for link in _chain(error):
        lines += traceback.format_tb(link.__traceback__)
        # why: the name of a module is nobody's secret, and a broken installation is found by it
        module = f" ({link.name})" if isinstance(link, ImportError) else ""
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}{module}\n")
    return "".join(lines) + "\n"


def write_report(log: Path, report: str) -> None:
    """Adds to the log file, 0600. Raises OSError."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(report)


def _chain(error: BaseException) -> Sequence[BaseException]:
    """The error and what it came from, the first cause first."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.insert(0, link)
        link = link.__cause__ or link.__context__
    return links
