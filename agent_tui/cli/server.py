"""Commands around the ticket store: `serve`, `admin agent …`, `demo`. The one module that may load store and demo; it
does so inside its functions, since the store's libraries are an extra and slow to load."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.config.paths import DATABASE_VARIABLE, expanded
from agent_tui.domain.errors import BadInput
from agent_tui.messages.commands import HEADS, SAID
from agent_tui.messages.demo import DEMO
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import ROLES

if TYPE_CHECKING:
    from agent_tui.demo.company import DataLanguage
    from agent_tui.demo.keeper import Demo
    from agent_tui.store.database import Database
    from agent_tui.ui.screens.desk.parts.touring import TourWish

STORE_LIBRARIES = frozenset({"litestar", "sqlalchemy", "alembic", "uvicorn"})


class DemoWish(NamedTuple):
    """What is wanted of the demo; the defaults are those of the command line."""

    contacts: int = 300
    language: "DataLanguage | None" = None
    """None: as fits whoever looks at it."""
    database: str | None = None
    headless: bool = False
    tour: bool = False


def serve(session: Session) -> int:
    """The ticket store, until it is told to end."""
    given, output = session.arguments, session.output

    def ready(url: str) -> None:
        if output.as_json:
            output.document({"event": "ready", "url": url})
        else:
            output.message(SAID, "serving", url=url)
        output.flush()

    with _store_installed():
        from agent_tui.store.serve import serve as serve_store

        serve_store(database_url(session), given.host, given.port, given.workers, ready)
    return 0


def add_agent(session: Session) -> int:
    """Makes an agent and prints its token, once."""
    given = session.arguments
    queues = None if given.queue is None else list(dict.fromkeys(given.queue))
    with _database(session) as database:
        from agent_tui.store import agents

        made = agents.add_agent(database, given.name, given.role, queues, called=given.called)
    return _print_token(session, made.agent, made.token)


def rotate_agent(session: Session) -> int:
    with _database(session) as database:
        from agent_tui.store import agents

        made = agents.rotate_token(database, session.arguments.name)
    return _print_token(session, made.agent, made.token)


def rename_agent(session: Session) -> int:
    """What people call an agent from now on."""
    name = session.arguments.name
    with _database(session) as database:
        from agent_tui.store import agents

        kept = agents.rename_agent(database, name, session.arguments.called)
    if session.output.as_json:
        session.output.document({"agent": name, "name": kept})
    else:
        session.output.message(SAID, "renamed", agent=name, name=kept or name)
    return 0


def disable_agent(session: Session) -> int:
    name = session.arguments.name
    with _database(session) as database:
        from agent_tui.store import agents

        agents.disable_agent(database, name)
    if session.output.as_json:
        session.output.document({"agent": name, "disabled": True})
    else:
        session.output.message(SAID, "disabled", agent=name)
    return 0


def list_agents(session: Session) -> int:
    with _database(session) as database:
        from agent_tui.store import agents

        entries = agents.list_agents(database)
    output, language = session.output, session.output.language
    if output.as_json:
        rows = [
            {
                "agent": e.agent.id,
                "role": e.agent.role,
                "queues": e.agent.queues,
                "disabled": e.disabled,
                "name": e.called,
            }
            for e in entries
        ]
        output.document({"agents": rows})
        return 0
    every, yes = say(HEADS, "every-queue", language), say(HEADS, "yes", language)
    output.table(
        [Column(say(HEADS, head, language)) for head in ("agent", "name", "role", "disabled", "queues")],
        [
            (
                entry.agent.id,
                entry.called,
                say(ROLES, entry.agent.role, language),
                yes if entry.disabled else "",
                every if entry.agent.queues is None else ", ".join(entry.agent.queues),
            )
            for entry in entries
        ],
    )
    return 0


def demo(session: Session) -> int:
    """The made-up company: a store filled with its contacts, and the workstation on it (or none, `--headless`)."""
    said = session.arguments
    if said.watch:
        return _watch_demo(session)
    if said.unplug:
        return _unplug_demo(session)
    return run_demo(session, DemoWish(said.contacts, said.language, said.database, said.headless, said.tour))


def language_of_data(wish: DemoWish, shown_in: Language) -> "DataLanguage":
    """What is wanted, or what goes with the language in which the workstation is `shown_in`: a desk in China has some
    customers who write English, and one that works in English none who write Chinese. Where no workstation opens,
    nobody knows who will look at it."""
    return wish.language or ("en" if shown_in == "en" and not wish.headless else "mixed")


def run_demo(session: Session, wish: DemoWish) -> int:
    """The demo as it is wanted."""
    from agent_tui.cli.showing import check_terminal

    output = session.output
    if not wish.headless:
        check_terminal(session)
        _ = session.settings  # why: what is wrong with them is said before anything is started
        output.message(SAID, "demo-starting", contacts=wish.contacts)
        output.message(DEMO, "watch-beside")
    with _store_installed():
        from agent_tui.demo.keeper import start_demo

        running = start_demo(
            wish.contacts,
            language_of_data(wish, output.language),
            wish.database,
            headless=wish.headless,
            on_progress=_demo_progress(session),
        )
    try:
        if not wish.headless:
            return _workstation_on(session, running, tour=wish.tour)
        with _told_to_end() as ending:
            output.document({"url": running.url, "tokens": running.tokens})
            output.flush()
            ending.wait()
        return 0
    finally:
        running.stop()


def _running_demo(session: Session) -> Path:
    """The home of the demo that runs in another terminal: of several the one that `--home` names, else the newest."""
    with _store_installed():
        from agent_tui.demo.folder import running

    homes, named = running(), session.arguments.home
    if not homes:
        raise BadInput("demo-not-running")
    home = next((one for one in homes if named and one.resolve() == expanded(named).resolve()), homes[0])
    if len(homes) > 1:
        others = ", ".join(str(one) for one in homes if one != home)
        session.output.message(DEMO, "one-of-several", home=str(home), others=others)
    return home


def _unplug_demo(session: Session) -> int:
    """Takes that demo's store off the network, or back."""
    from agent_tui.demo.folder import keeper_of

    try:
        os.kill(keeper_of(_running_demo(session)), signal.SIGUSR1)
    except (OSError, ValueError):
        raise BadInput("demo-not-running") from None
    session.output.message(DEMO, "plugged")
    return 0


def _watch_demo(session: Session) -> int:
    """Watch mode on the demo that runs in another terminal, as who leads its shift, in the person's own colours and
    with their keys, as at the desk."""
    from agent_tui.cli.watching import watch
    from agent_tui.demo.folder import sweep

    home = _running_demo(session)
    given = copy(session.arguments)
    given.home, given.profile, given.once = str(home), None, False
    beside = Session(given, session.output, _without_connection(session.environ), session.typed)
    own = session
    if session.arguments.home and expanded(session.arguments.home).resolve() == home.resolve():
        mine = copy(session.arguments)
        mine.home = None  # why: it named the demo, not where the person's settings lie
        own = Session(mine, session.output, session.environ, session.typed)
    try:
        return watch(beside, own)
    finally:
        sweep(home)  # why: who still watches a demo that has ended keeps writing there


def _without_connection(environ: Mapping[str, str]) -> dict[str, str]:
    """The person's own store is nothing to the demo."""
    from agent_tui.demo.keeper import CONNECTION_VARIABLES

    return {name: value for name, value in environ.items() if name not in CONNECTION_VARIABLES}


def database_url(session: Session) -> str:
    """`--database`, else AGENT_TUI_DATABASE, else `store.db` in the data folder."""
    given: str | None = session.arguments.database or session.environ.get(DATABASE_VARIABLE)
    return given or f"sqlite:///{session.paths.data / 'store.db'}"


def _workstation_on(session: Session, running: "Demo", *, tour: bool) -> int:
    """The workstation as the demo's agent, with the demo's folders. The person's own settings are read and stay as they
    are: what is chosen here goes when the demo goes."""
    from agent_tui.cli.showing import run
    from agent_tui.config.credentials import Credentials
    from agent_tui.config.paths import find_paths, make_folders
    from agent_tui.config.profiles import TOKEN_VARIABLE, URL_VARIABLE, choose_profile
    from agent_tui.demo.home import settings_at_desk
    from agent_tui.desk.desk import open_desk

    settings = settings_at_desk(session.settings, running.home)
    environ = {URL_VARIABLE: running.url, TOKEN_VARIABLE: running.tokens["agent"]}
    paths = find_paths(str(running.home))
    make_folders(paths)
    desk = open_desk(choose_profile(paths, None, environ), paths, settings, credentials=Credentials(paths, environ))
    try:
        wished: TourWish = "begun" if tour else _offer_once(session)
        return run(session, desk, settings, choices_kept_in=paths, tour=wished)
    finally:
        desk.close()


def _offer_once(session: Session) -> "TourWish":
    """The tour is offered at the first demo that somebody starts here."""
    mark = session.paths.cache / "tour-offered"
    if mark.exists():
        return "there"
    with suppress(OSError):  # why: offered once too often does no harm
        mark.touch(mode=0o600)
    return "offered"


def _demo_progress(session: Session) -> Callable[[int, int], None]:
    """Says how far the demo is filled."""
    return lambda filled, contacts: session.output.message(DEMO, "filling", filled=filled, contacts=contacts)


def _print_token(session: Session, agent: str, token: str) -> int:
    if session.output.as_json:
        session.output.document({"agent": agent, "token": token})
    else:
        session.output.message(SAID, "token-once")
        session.output.line(token)
    return 0


@contextmanager
def _database(session: Session) -> "Iterator[Database]":
    """The store's database, its schema brought up to date."""
    with _store_installed():
        from agent_tui.store.migrating import open_database

        database = open_database(database_url(session))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _store_installed() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in STORE_LIBRARIES:
            raise
        raise BadInput("store-not-installed", module=error.name) from None


@contextmanager
def _told_to_end() -> Iterator[threading.Event]:
    """An event that SIGTERM, SIGHUP and SIGINT set."""
    ending = threading.Event()
    signals = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: ending.set()) for number in signals}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
