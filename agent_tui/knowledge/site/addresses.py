"""Under which name something is a file of the site: of its id or tag alone, so that a page keeps its address whatever
comes beside it; and one that every file system and server takes.

An id may differ from another in case alone, hold `:` or `@`, or be a name that Windows keeps for itself. Such a one is
written in small letters with a number made from the whole of it."""

import hashlib
import re

LONGEST_SLUG = 40

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\Z")
_NUMBERED = re.compile(r"-[0-9a-f]{12}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)(?:\.|\Z)")


def file_name(name: str) -> str:
    """Without an ending. Two names have two file names."""
    if _PLAIN.match(name) and len(name) <= 64 and not _NUMBERED.search(name) and not _RESERVED.match(name):
        return name
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST_SLUG].strip("-")
    return f"{slug or 'x'}-{_number(name)}"


def _number(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
