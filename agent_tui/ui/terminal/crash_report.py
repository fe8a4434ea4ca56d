"""A crash on paper: where it happened, never what it happened to.

The report holds the kind of each error and the places in the source, in the order they were called. It holds no local
variables and no error messages, because both may hold a customer's words or a secret.
"""

import os
import traceback
from datetime import datetime
from pathlib import Path


def report_of(error: BaseException) -> str:
    """The kinds and places of `error` and of what caused it, oldest first."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        places = "".join(
            f"  {frame.filename}:{frame.lineno} in {frame.name}\n"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        kind = f"{type(current).__module__}.{type(current).__qualname__}"
        parts.append(f"{kind}\n{places}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(reversed(parts))


def write_report(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Writes the report into `folder` (0600); its path, or None where that cannot be written."""
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{now.isoformat()}\n\n{report_of(error)}")
    except OSError:
        return None
    return path
