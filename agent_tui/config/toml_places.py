"""Where in a TOML file something is wrong: the lines of its keys, and what the readers' messages name."""

import re
from typing import NamedTuple

_AT_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")
_NAMED_KEY = re.compile(
    r"Object (?P<what>contains unknown|missing required) field `(?P<key>.*?)`(?: - at |\Z)", re.DOTALL
)
_AT_KEY = re.compile(r" - at `\$\.?(?P<path>[^`]*)`\Z")
_HEADER = re.compile(r"\s*\[(?P<one_of>\[)?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?\Z")
_PART = re.compile(r"""\"[^\"]*\"|'[^']*'|[^.\s]+""")
_ASSIGNED = re.compile(r"\s*(?P<name>[^=#\[\]{}]+?)\s*=")


class Refused(NamedTuple):
    """What msgspec did not take."""

    key: tuple[str, ...]
    reason: str = ""
    """Of a wrong value, in msgspec's words; empty where the key itself is wrong."""
    unknown: bool = False
    """The key is none that is known; otherwise, with no reason, it is missing."""


def refused_at(message: str) -> Refused:
    """What a message of `msgspec.ValidationError` names."""
    found = _AT_KEY.search(message)
    # `[...]` is msgspec's word for any key of a table
    path = tuple(found["path"].replace("[...]", "").split(".")) if found and found["path"] else ()
    named = _NAMED_KEY.match(message)
    if named:
        return Refused((*path, named["key"]), unknown=named["what"] == "contains unknown")
    return Refused(path, _AT_KEY.sub("", message).replace("`", ""))


def broken_at(message: str, text: str) -> tuple[int, str]:
    """Line (from 1) and reason of a message of `tomllib.TOMLDecodeError`; the last line where it names none."""
    found = _AT_PLACE.search(message)
    line = int(found["line"]) if found and found["line"] else len(text.removesuffix("\n").split("\n"))
    return line, _AT_PLACE.sub("", message)


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
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
