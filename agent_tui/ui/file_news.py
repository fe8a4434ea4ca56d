"""What is wrong with files that people write by hand is told once, and once more whenever such a file was written anew
and still is. Pure, but for asking when a file was written."""

from collections.abc import Iterable
from pathlib import Path

from agent_tui.config.file_stamp import Stamp, stamp_of
from agent_tui.desk.shared_folder import NO_ANSWER
from agent_tui.domain.errors import Trouble


class FileNews:
    def __init__(self) -> None:
        self._told: dict[str, Stamp] = {}
        """By file: as it stood when it was told of."""
        self._left: dict[str, Stamp] = {}
        self._named: set[tuple[object, ...]] = set()
        """Mistakes that were told in words, not only counted."""
        self._counted: list[str] = []
        """Files of the last notice that were only counted in it."""

    def leave_out(self, files: Iterable[Path]) -> None:
        """As these stand now they are told of by whoever needs them."""
        self._left |= {str(file): stamp_of(file) for file in files}

    def changed(self) -> list[str]:
        """The files that were told of and have been written anew or taken away since: what was said of them is over.
        What was only counted beside one of them is news again."""
        over = [file for file, stamp in self._told.items() if _stamp(file) != stamp]
        for file in (*over, *(self._counted if over else ())):
            self._told.pop(file, None)
        return over

    def fresh(self, troubles: Iterable[Trouble]) -> list[Trouble]:
        """Of what is wrong now, what was not told as it stands, which it is from here on: the first one in words, first
        what never was, the others counted."""
        known = [(trouble, file_of(trouble)) for trouble in troubles]
        stamps = {file: _stamp(file) for _, file in known}
        news = {file for file, stamp in stamps.items() if not self._is_known(file, stamp)}
        found = sorted((one for one, file in known if file in news), key=lambda one: _name(one) in self._named)
        if found:
            self._told |= {file: stamps[file] for file in news}
            self._named.add(_name(found[0]))
            self._counted = [file for file in news if file != file_of(found[0])]
        return found

    def is_news(self, trouble: Trouble) -> bool:
        """True once for each time that its file was written: whoever asks tells of it."""
        file = file_of(trouble)
        stamp = _stamp(file)
        if file in self._told and self._told[file] == stamp:
            return False
        self._told[file] = stamp
        return True

    def _is_known(self, file: str, stamp: Stamp) -> bool:
        return any(file in known and known[file] == stamp for known in (self._told, self._left))


def file_of(trouble: Trouble) -> str:
    """The file that is wrong; of what stands in none what it is. So it is of a folder that does not answer: to ask when
    it was written would wait for it."""
    file = trouble.facts.get("file")
    return str(file) if file and trouble.facts.get("reason") != NO_ANSWER else " ".join(map(str, _name(trouble)))


def _stamp(file: str) -> Stamp:
    return stamp_of(Path(file)) if file.startswith("/") else None


def _name(trouble: Trouble) -> tuple[object, ...]:
    """Which mistake it is, wherever in the file it stands by now."""
    return trouble.key, *sorted((name, str(fact)) for name, fact in trouble.facts.items() if name != "line")
