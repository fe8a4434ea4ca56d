"""What every part of the desk stands on: the two files, who works here, the clock, a connection when it is needed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths
from agent_tui.config.profiles import Profile
from agent_tui.config.settings import Settings
from agent_tui.contract.api import Change
from agent_tui.contract.writes import NO_CONTACT
from agent_tui.desk.abilities import cannot, lacking
from agent_tui.desk.sessions import Session
from agent_tui.desk.views import Ability, DeskEvent, TicketsChanged
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Ticket
from agent_tui.replica.leases import Leases
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import Queries
from agent_tui.replica.store_time import StoreTime

if TYPE_CHECKING:
    from agent_tui.backends.protocol import Backend, Capabilities

PRECIOUS_FILE = "precious.db"
REPLICA_FILE = "replica.db"
SESSIONS = "sessions"


class DeskState:
    """Shared by the mixed-in parts of `Desk`; not used by itself."""

    def __init__(
        self,
        profile: Profile,
        paths: Paths,
        settings: Settings,
        *,
        credentials: Credentials,
        backend: "Backend | None",
        clock: Clock,
        session: str | None,
    ) -> None:
        self.profile = profile
        self.settings = settings
        self._paths = paths
        self._credentials = credentials
        self._clock = clock
        self._folder = paths.profile_data(profile.folder)
        self._precious = Precious(self._folder / PRECIOUS_FILE)
        self._leases = Leases(self._precious, clock)
        self._store_time = StoreTime(self._precious, clock)
        self._queries = Queries(self._folder / REPLICA_FILE, phone_region=settings.phone_region)
        self._session = Session(self._folder / SESSIONS, session)
        self._backend = backend
        self._backend_is_ours = backend is None
        self._backend_lock = threading.Lock()
        self._parts_lock = threading.Lock()
        """Held for an assignment: what two threads may make, or change upon what it was, at the same moment."""
        self._capabilities: Capabilities | None = None
        self._on_event: Callable[[DeskEvent], None] | None = None
        self._put_off: set[str] | None = None
        """Contacts that something was written on and that nobody has been told of; None: everybody is told at once."""
        self._told_at_refusal: dict[str, Change] = {}
        """Write → what the store said stands there, where it was refused because of that; while this process runs."""
        self._written_here: set[str] = set()
        """What this run put into the outbox, by id."""
        self._replied_here: dict[str, tuple[str, ...]] = {}
        """What this run replied last on a contact, by id."""
        self._agent = profile.agent
        self._can_close = True
        """False while a thread that could not be stopped may still use the files; they end with the process then."""

    @property
    def agent(self) -> str | None:
        """Who works here; None until the store has said so once."""
        if self._agent is None:
            known = self._queries.state().get("agent")
            self._agent = known if isinstance(known, str) else None
        return self._agent

    def capabilities(self) -> "Capabilities | None":
        """What the backend can do; None before there was a connection to ask."""
        backend = self._backend
        if backend is not None:
            self._capabilities = backend.capabilities
        return self._capabilities

    @property
    def replica_file(self) -> Path:
        return self._folder / REPLICA_FILE

    def close(self) -> None:
        """Closes the files and the connection; nothing may be called after it."""
        with self._backend_lock:
            if self._backend is not None:
                self._backend.close()
        self._session.end()
        if self._can_close:
            self._queries.close()
            self._precious.close()

    def _need(self, ability: Ability) -> None:
        """`NotAllowed("backend-cannot")` where the backend is known not to be able to do that."""
        if ability in lacking(self.capabilities()):
            raise cannot(ability)

    def _me(self) -> str:
        """Who writes; `NotAllowed("not-signed-in")` as long as nobody knows."""
        agent = self.agent
        if agent is None:
            raise NotAllowed("not-signed-in", profile=self.profile.name)
        return agent

    def _now(self) -> datetime:
        return self._clock.now()

    def _connected(self) -> "Backend":
        """The connection, made on first use; the troubles of `Credentials.token` where there is no token."""
        with self._backend_lock:
            if self._backend is None:
                # why: loaded here because reading and writing need no network, and httpx is slow to load
                from agent_tui.backends.ticket_store import TicketStore

                self._backend = TicketStore(self.profile.url, self._credentials.token(self.profile))
            return self._backend

    def _connected_anew(self) -> "Backend":
        """The connection for an engine that has none or whose token was refused: the token is looked for again, since
        somebody may have signed in meanwhile."""
        with self._backend_lock:
            if self._backend is not None and self._backend_is_ours:
                self._backend.close()
                self._backend = None
                self._credentials.look_again(self.profile)
        return self._connected()

    def store_now(self) -> datetime:
        """What time it is at the store, as far as that is known here: a wrong clock of this machine changes nothing."""
        return self._store_time.now()

    def _known_ticket(self, ticket: str) -> tuple[Ticket, int]:
        """A contact by id or number with its version; `BadInput("unknown-ticket")`."""
        found = self._queries.ticket(ticket)
        if found is None:
            raise BadInput("unknown-ticket", ticket=clean_line(ticket)[:64])
        return found

    @contextmanager
    def telling_later(self) -> Iterator[None]:
        """Of what is written meanwhile, screen and engine are told at the end: their threads would be at work at the
        moment when somebody waits to see that it was saved. Not to be entered again within itself."""
        with self._parts_lock:
            self._put_off = set()
        try:
            yield
        finally:
            with self._parts_lock:
                tickets, self._put_off = self._put_off, None
            if tickets:
                self._changed(*tickets)
                self._wake()

    def _written(self, *tickets: str) -> None:
        """Something on these contacts was put into the outbox."""
        with self._parts_lock:
            if self._put_off is not None:
                self._put_off.update(tickets)
                return
        self._changed(*tickets)
        self._wake()

    def _changed(self, *tickets: str) -> None:
        """Tells the screen that these contacts are not what they were."""
        if self._on_event is not None:
            self._on_event(TicketsChanged(frozenset(tickets) - {NO_CONTACT}))

    def _wake(self) -> None:
        """Lets the engine look at the outbox now. The part that has an engine says how (`desk.syncing`)."""
