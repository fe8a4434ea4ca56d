"""`doctor`: looks at everything the desk needs and says of each thing whether it is in order.

A `Check` that is not ok carries the key of `messages.troubles` whose words say what is wrong and how to mend it; one
that is ok carries the key of `messages.checks`. Nothing is changed, but missing folders are made.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.config.chain_links import Ask
from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths, make_folders
from agent_tui.config.profiles import FromKeyring, Profile, choose_profile
from agent_tui.config.settings import read_settings
from agent_tui.desk.backend_troubles import backend_troubles
from agent_tui.desk.desk_state import PRECIOUS_FILE, REPLICA_FILE
from agent_tui.desk.file_checks import check_index, check_leftovers, check_own_files, check_rights, index_folder
from agent_tui.desk.views import Check
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.errors import Trouble
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import Queries
from agent_tui.replica.sqlite_files import BrokenFile, file_troubles

LEAST_CELLS = (80, 24)
CLOCK_TOLERANCE_S = 30
DISK_WARN_BYTES = 200 * 1024 * 1024
DISK_FAIL_BYTES = 10 * 1024 * 1024
ANSWER_WITHIN_S = 10.0


class Terminal(Struct, frozen=True):
    """What the command line knows of where it runs."""

    encoding: str
    """Of standard output, e.g. `utf-8`."""
    size: tuple[int, int] | None
    """(columns, lines); None where standard output is no terminal."""
    name: str
    """TERM, "" where it is not set."""


def doctor(
    paths: Paths,
    environ: Mapping[str, str],
    terminal: Terminal,
    *,
    profile: str | None = None,
    ask: Ask | None = None,
    clock: Clock | None = None,
) -> list[Check]:
    """Every check, in the order in which one would mend what is wrong. Asks the store once, for at most ten seconds."""
    credentials = Credentials(paths, environ, ask)
    checks = [
        *_settings(paths),
        *_folders(paths),
        *check_rights(paths),
        *check_leftovers(paths),
        *_disk(paths.data),
        *check_own_files(paths),
        *_terminal(terminal),
    ]
    try:
        chosen = choose_profile(paths, profile, environ)
    except Trouble as trouble:
        return [*checks, *_keyring(credentials), _failed("profile", trouble)]
    if chosen.name is None:
        checks.append(Check("profile", "ok", "no-profile", {"url": chosen.url}))
    else:
        checks.append(Check("profile", "ok", "profile", {"profile": chosen.name, "url": chosen.url}))
    if isinstance(chosen.token_source, FromKeyring):
        checks += _keyring(credentials)
    if chosen.readable_on_the_way:
        checks.append(Check("profile", "warn", "url-not-encrypted", {"url": chosen.url}))
    checks += _backend(chosen, credentials, clock or SystemClock())
    folder = paths.profile_data(chosen.folder)
    return [
        *checks,
        *_precious(folder / PRECIOUS_FILE),
        *_replica(folder / REPLICA_FILE),
        *check_index(index_folder(paths, chosen.folder)),
    ]


def _failed(subject: str, trouble: Trouble) -> Check:
    return Check(subject, "fail", trouble.key, dict(trouble.facts))


def _looked_at(subject: str, look: Callable[[], Check]) -> Check:
    """What looking found, or the trouble that looking raised."""
    try:
        return look()
    except Trouble as trouble:
        return _failed(subject, trouble)


def _settings(paths: Paths) -> Iterator[Check]:
    def look() -> Check:
        read_settings(paths)
        return Check("settings", "ok", "settings", {"file": str(paths.settings_file)})

    yield _looked_at("settings", look)


def _folders(paths: Paths) -> Iterator[Check]:
    def look() -> Check:
        make_folders(paths)
        return Check("folders", "ok", "folders", {"folder": str(paths.data)})

    yield _looked_at("folders", look)


def _disk(folder: Path) -> Iterator[Check]:
    existing = next((one for one in (folder, *folder.parents) if one.exists()), None)
    if existing is None:
        return
    free = shutil.disk_usage(existing).free
    facts: dict[str, str | int | None] = {"folder": str(existing), "free": free // (1024 * 1024)}
    if free < DISK_FAIL_BYTES:
        yield Check("disk", "fail", "disk-full", {"file": str(existing)})
    elif free < DISK_WARN_BYTES:
        yield Check("disk", "warn", "disk-low", facts)
    else:
        yield Check("disk", "ok", "disk", facts)


def _terminal(terminal: Terminal) -> Iterator[Check]:
    if terminal.encoding.lower().replace("-", "").replace("_", "") != "utf8":
        yield Check("locale", "fail", "locale-not-utf8", {"charset": terminal.encoding})
    else:
        yield Check("locale", "ok", "locale", {"encoding": terminal.encoding})
    if terminal.size is None:
        yield Check("terminal", "warn", "terminal-none")
    elif terminal.name in ("", "dumb", "unknown"):
        yield Check("terminal", "fail", "terminal-dumb", {"terminal": terminal.name})
    elif terminal.size[0] < LEAST_CELLS[0] or terminal.size[1] < LEAST_CELLS[1]:
        facts: dict[str, str | int | None] = {"columns": terminal.size[0], "lines": terminal.size[1]}
        yield Check("terminal", "warn", "terminal-small", facts)
    else:
        yield Check("terminal", "ok", "terminal", {"terminal": terminal.name})


def _keyring(credentials: Credentials) -> Iterator[Check]:
    place = credentials.probe()
    if place is None:
        yield Check("keyring", "warn", "keyring-none")
    else:
        yield Check("keyring", "ok", "keyring", {"place": place})


def _backend(profile: Profile, credentials: Credentials, clock: Clock) -> Iterator[Check]:
    try:
        store = TicketStore(profile.url, credentials.token(profile))
    except Trouble as trouble:
        yield _failed("sign-in", trouble)
        return
    began = clock.monotonic()
    with closing(store):
        store.answer_within(ANSWER_WITHIN_S)
        try:
            with backend_troubles(profile.url):
                me = store.me()
        except Trouble as trouble:
            yield _failed("backend", trouble)
            return
    took = clock.monotonic() - began
    facts: dict[str, str | int | None] = {"url": profile.url, "ms": round(took * 1000)}
    yield Check("backend", "ok", "backend", facts | {"agent": me.agent.id, "role": me.agent.role})
    # the store told its time somewhere between question and answer
    ahead = round((clock.now() - me.time).total_seconds() - took / 2)
    if abs(ahead) > CLOCK_TOLERANCE_S:
        yield Check("clock", "warn", "clock-off", {"seconds": ahead})
    else:
        yield Check("clock", "ok", "clock", {"seconds": ahead})


def _precious(file: Path) -> Iterator[Check]:
    if not file.exists():
        yield Check("outbox", "ok", "outbox", {"queued": 0})
        return

    def look() -> Check:
        _check_pages(file)
        with closing(Precious(file)) as precious:
            states = [head.state for head in precious.heads()]
        refused, unknown = states.count("rejected"), states.count("unknown")
        if refused or unknown:
            return Check("outbox", "warn", "outbox-refused", {"rejected": refused, "unknown": unknown})
        return Check("outbox", "ok", "outbox", {"queued": states.count("queued") + states.count("sending")})

    yield _looked_at("outbox", look)


def _replica(file: Path) -> Iterator[Check]:
    if not file.exists():
        yield Check("replica", "warn", "replica-empty")
        return

    def look() -> Check:
        _check_pages(file)
        with closing(Queries(file)) as queries:
            if not queries.filled:
                return Check("replica", "warn", "replica-empty")
            set_aside, counts = queries.quarantined(), queries.counts()
        if set_aside:
            return Check("replica", "warn", "replica-quarantine", {"records": set_aside})
        return Check("replica", "ok", "replica", {"tickets": counts["ticket"], "customers": counts["customer"]})

    yield _looked_at("replica", look)


def _check_pages(file: Path) -> None:
    """Raises BrokenFile where SQLite finds the file damaged."""
    # opened for writing, though nothing is written: what a crash left half done must be undone by who reads
    with file_troubles(file), closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise BrokenFile(str(file))
