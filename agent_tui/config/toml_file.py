"""Reading a TOML file strictly: what is wrong in it is named by file, line and key. Writing one whole or not at all."""

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from agent_tui.domain.errors import BadInput

T = TypeVar("T")

LARGEST_BYTES = 256 * 1024
"""People write these files; one that is larger is no such file."""

_AT_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")
_NAMED_KEY = re.compile(
    r"Object (?P<what>contains unknown|missing required) field `(?P<key>.*?)`(?: - at |\Z)", re.DOTALL
)
_AT_KEY = re.compile(r" - at `\$\.?(?P<path>[^`]*)`\Z")
_HEADER = re.compile(r"\s*\[(?P<one_of>\[)?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?\Z")
_PART = re.compile(r"""\"[^\"]*\"|'[^']*'|[^.\s]+""")
_ASSIGNED = re.compile(r"\s*(?P<name>[^=#\[\]{}]+?)\s*=")


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
            return msgspec.convert(data, type_, strict=True)
        except msgspec.ValidationError as error:
            raise self._refusal(str(error), at) from None

    def wrong_value(self, key: tuple[str, ...], reason: str) -> BadInput:
        """What to raise for a value that its type alone could not refuse."""
        line, entry = self.line_of(key), ".".join(key)
        return BadInput("toml-wrong-value", file=str(self.path), line=line, entry=entry, reason=reason)

    def line_of(self, key: tuple[str, ...]) -> int:
        """The line (from 1) where a key is set, or else the table that it stands in begins; 0 where nothing does. Of a
        list of tables the parts are `name[0]`, `name[1]`."""
        if self._lines is None:
            self._lines = _lines_of_keys(self.text)
        return next((line for end in range(len(key), 0, -1) if (line := self._lines.get(key[:end]))), 0)

    def _refusal(self, message: str, at: tuple[str, ...]) -> BadInput:
        found = _AT_KEY.search(message)
        # `[...]` is msgspec's word for any key of a table
        path = at + (tuple(found["path"].replace("[...]", "").split(".")) if found and found["path"] else ())
        named = _NAMED_KEY.match(message)
        if named:
            key = (*path, named["key"])
            line, entry = self.line_of(key), ".".join(key)
            if named["what"] == "contains unknown":
                return BadInput("toml-unknown-key", file=str(self.path), line=line, entry=entry)
            return BadInput("toml-missing-key", file=str(self.path), line=line, entry=entry)
        return self.wrong_value(path, _AT_KEY.sub("", message).replace("`", ""))


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
        message = str(error)
        found = _AT_PLACE.search(message)
        line = int(found["line"]) if found and found["line"] else len(text.removesuffix("\n").split("\n"))
        raise BadInput("toml-broken", file=str(path), line=line, reason=_AT_PLACE.sub("", message)) from None
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


def _lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """Where each key and each table stands first."""
    lines: dict[tuple[str, ...], int] = {}
    counted: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        assigned = None if header else _ASSIGNED.match(line)
        if header:
            here = table = _parts(header["name"])
            if header["one_of"]:
                lines.setdefault(here, number)
                nth = counted[here] = counted.get(here, -1) + 1
                here = table = (*here[:-1], f"{here[-1]}[{nth}]")
        elif assigned:
            here = table + _parts(assigned["name"])
        else:
            continue
        lines.setdefault(here, number)
    return lines


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
