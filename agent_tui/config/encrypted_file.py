"""Tokens in an encrypted file (keyrings.cryptfile: Argon2 and AES-GCM), for machines without a desktop.

The key is asked through `ask` and lives for the call alone. A change is made in a copy beside the file, which then
takes its place, so that a full disk or a kill leaves the old file whole."""

import configparser
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from agent_tui.config.chain_links import Ask
from agent_tui.domain.errors import BadInput, NotAllowed

SERVICE = "agent-tui"
TRIES = 3


def holds(file: Path, profile: str) -> bool:
    """True when a token of that profile lies in the file; needs no key."""
    if not file.exists():
        return False
    from keyrings.cryptfile.escape import escape

    config = configparser.RawConfigParser()
    try:
        config.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise BadInput("file-unreadable", file=str(file), reason="not an encrypted keyring") from error
    return config.has_option(escape(SERVICE), escape(profile))


def get(file: Path, profile: str, ask: Ask) -> str:
    """The token of that profile; `NotAllowed("keyring-key-wrong")` after three wrong keys or none."""
    keyring = _opened(file, ask, shown=file)
    found: str | None = keyring.get_password(SERVICE, profile)
    if found is None:
        raise NotAllowed("not-signed-in", profile=profile)
    return found


def keep(file: Path, profile: str, token: str, ask: Ask) -> None:
    """Puts a token in, making the file with a new key when there is none."""
    with _copy(file) as copy:
        keyring = _opened(copy, ask, shown=file) if file.exists() else _made(copy, ask, shown=file)
        keyring.set_password(SERVICE, profile, token)


def forget(file: Path, profile: str) -> None:
    """Takes a token out; needs no key."""
    if holds(file, profile):
        with _copy(file) as copy:
            _keyring(copy).delete_password(SERVICE, profile)


def _opened(file: Path, ask: Ask, *, shown: Path) -> Any:
    for attempt in range(TRIES):
        key = ask("key" if attempt == 0 else "key-wrong")
        if not key.strip():
            break
        keyring = _keyring(file)
        try:
            keyring.keyring_key = key
        except ValueError:
            continue  # why: the wrong key; it is asked again
        return keyring
    raise NotAllowed("keyring-key-wrong", file=str(shown))


def _made(file: Path, ask: Ask, *, shown: Path) -> Any:
    for attempt in range(TRIES):
        key = ask("new-key" if attempt == 0 else "new-keys-differ")
        if not key.strip():
            break
        if ask("new-key-again") == key:
            keyring = _keyring(file)
            keyring.keyring_key = key
            return keyring
    raise NotAllowed("keyring-needs-key", file=str(shown))


def _keyring(file: Path) -> Any:
    # why: loaded here because it takes a tenth of a second, and most runs need no keyring
    from keyrings.cryptfile.cryptfile import CryptFileKeyring

    keyring = CryptFileKeyring()
    keyring.file_path = str(file)
    return keyring


@contextmanager
def _copy(file: Path) -> Iterator[Path]:
    """A copy (0600) to work in; it replaces the file when the work is done, and vanishes when it is not."""
    copy = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600))
        if file.exists():
            shutil.copyfile(file, copy)
        yield copy
        with copy.open("rb") as written:
            os.fsync(written.fileno())
        copy.replace(file)
    except OSError as error:
        raise BadInput("file-unwritable", file=str(file), reason=error.strerror or type(error).__name__) from error
    finally:
        copy.unlink(missing_ok=True)
