"""A country's days without the library of holidays: that is asked in a process of its own, and the answer is kept in
the cache. It loads three hundred modules, which this process would keep to its end.

    agent_tui.desk.holidays COUNTRY

Writes the table of `domain.country_days` on standard output, or null for a country that nobody knows.
"""

import subprocess
import sys
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

from agent_tui.config.own_process import own_module
from agent_tui.config.paths import make_private_folder
from agent_tui.config.toml_file import write_private_file
from agent_tui.domain.country_days import are_known, days_by_year, take_days
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput

TIME_LIMIT_S = 20.0
_ASKING = threading.Lock()

Years = dict[str, str]


class _Kept(Struct, frozen=True):
    library: tuple[int, int]
    """When it was installed, and its size: another version may know other days."""
    years: Years


def bring_days(cache: Path, country: str) -> None:
    """After it `BusinessTime` knows the country, or that nobody does. Takes a second the first time: call it in a
    thread. Where no process can be asked, the library is loaded here as soon as a day is asked about."""
    country = country.upper()
    with _ASKING:
        if are_known(country):
            return
        file = cache / f"holidays-{country}.json"
        if not (country.isascii() and country.isalpha() and len(country) <= 3):
            take_days(country, None)  # why: no country is called so, and it shall name no file
            return
        # why suppressed: a file that is not there, or is another version's, is made anew
        with suppress(OSError, msgspec.DecodeError, ValueError):
            kept = decoded(file.read_bytes(), _Kept)
            if kept.library == _library():
                take_days(country, kept.years)
                return
        # why suppressed: the library itself knows, at its price
        with suppress(OSError, subprocess.SubprocessError, msgspec.DecodeError, ValueError):
            years = _asked(country)
            take_days(country, years)
            if years is not None:
                make_private_folder(cache)
                write_private_file(file, msgspec.json.encode(_Kept(_library(), years)).decode())


def _asked(country: str) -> Years | None:
    said = subprocess.run(
        own_module("agent_tui.desk.holidays", country),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=TIME_LIMIT_S,
        check=True,
    ).stdout
    return decoded(said, Years | None)


def _library() -> tuple[int, int]:
    """Without loading it."""
    found = find_spec("holidays")
    if found is None or found.origin is None:
        return (0, 0)
    state = Path(found.origin).stat()
    return (state.st_mtime_ns, state.st_size)


def main(country: str) -> int:
    try:
        years: Years | None = days_by_year(country)
    except BadInput:
        years = None
    sys.stdout.buffer.write(msgspec.json.encode(years))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
