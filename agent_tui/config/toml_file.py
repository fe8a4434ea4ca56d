"""Reading a TOML file strictly: what is wrong in it is named by file, line and key. Writing one whole or not at all."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from agent_tui.domain.decoding import converted
from agent_tui.domain.errors import BadInput

T = TypeVar("T")

LARGEST_BYTES = 256 * 1024
"""People write these files; one that is larger is no such file."""


class TomlFile:
    """A TOML file that was read; `data` is what it says, unchecked."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self.path = path
        self.text = text
        self.data = data
        self._lines: dict[tuple[str, ...], int] | None = None

    def value(self, type_: type[T], data: object, at: tuple[str, ...] = ()) -> T:
        """`data` (a part of the file, found below the keys `at`) as a value of `type_`.

        `BadInput`: toml-unknown-key, toml-missing-key (file, line, entry), toml-wrong-value (with reason)."""
        try:
            return converted(data, type_)
        except msgspec.ValidationError as error:
            raise self._refusal(str(error), at) from None

    def wrong_value(self, key: tuple[str, ...], reason: str) -> BadInput:
        """What to raise for a value that its type alone could not refuse."""
        line, entry = self.line_of(key), ".".join(key)
        return BadInput("toml-wrong-value", file=str(self.path), line=line, entry=entry, reason=reason)

    def line_of(self, key: tuple[str, ...]) -> int:
        """The line (from 1) where a key is set, or else the table that it stands in begins, or what is set in it; where
        nothing is, the first. Of a list of tables the parts are `name[0]`, `name[1]`."""
        if self._lines is None:
            # why: loaded here, as below, because most files are in order
            from agent_tui.config.toml_places import lines_of_keys

            self._lines = lines_of_keys(self.text)
        ends = (one for end in range(len(key), 0, -1) for one in (key[:end], (*key[: end - 1], _list_of(key[end - 1]))))
        if line := next((line for end in ends if (line := self._lines.get(end))), 0):
            return line
        return next((line for known, line in self._lines.items() if known[: len(key)] == key), 1)

    def _refusal(self, message: str, at: tuple[str, ...]) -> BadInput:
        from agent_tui.config.toml_places import refused_at

        refused = refused_at(message)
        key = at + refused.key
        if refused.reason:
            return self.wrong_value(key, refused.reason)
        line, entry = self.line_of(key), ".".join(key)
        if refused.unknown:
            return BadInput("toml-unknown-key", file=str(self.path), line=line, entry=entry)
        return BadInput("toml-missing-key", file=str(self.path), line=line, entry=entry)


def _list_of(part: str) -> str:
    """The list that `words[2]` stands in."""
    return part.partition("[")[0] if part.endswith("]") else part


def read_toml(path: Path) -> TomlFile | None:
    """The file, or None where there is none; `BadInput`: file-unreadable (file, reason), toml-broken (file, line,
    reason)."""
    try:
        # why: a pipe would wait for somebody to write into it, and a device may never end
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise BadInput("file-unreadable", file=str(path), reason="a pipe or a device, not a file")
        with path.open("rb") as file:
            given = file.read(LARGEST_BYTES + 1)
        if len(given) > LARGEST_BYTES:
            raise BadInput("file-unreadable", file=str(path), reason=f"larger than {LARGEST_BYTES // 1024} KiB")
        # why: some editors put a byte order mark before everything
        text = given.decode("utf-8").removeprefix("\ufeff")
    except FileNotFoundError:
        if path.is_symlink():
            raise BadInput("file-unreadable", file=str(path), reason="a link to a file that is not there") from None
        return None
    except UnicodeDecodeError as error:
        raise BadInput("file-unreadable", file=str(path), reason=f"not UTF-8 (byte {error.start + 1})") from None
    except OSError as error:
        raise BadInput("file-unreadable", file=str(path), reason=error.strerror or type(error).__name__) from error
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        from agent_tui.config.toml_places import broken_at

        line, reason = broken_at(str(error), text)
        raise BadInput("toml-broken", file=str(path), line=line, reason=reason) from None
    except ValueError:
        raise BadInput("file-unreadable", file=str(path), reason="a number in it is too long") from None
    except RecursionError:
        raise BadInput("file-unreadable", file=str(path), reason="nested too deeply") from None


def write_private_file(path: Path, text: str) -> None:
    """Writes a file whole or not at all, 0600 whatever the umask; raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
