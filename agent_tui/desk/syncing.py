"""The exchange with the backend: an engine that runs beside the screen, or one exchange for a command.

Troubles: those of `Credentials.token` and `replica.sqlite_files`; what the backend raises is told as a key, not raised.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from agent_tui.config.profiles import agent_of
from agent_tui.contract.api import Presence
from agent_tui.desk.abilities import lacking
from agent_tui.desk.reading import Reading
from agent_tui.desk.views import DeskEvent, Freshness, Status
from agent_tui.domain.errors import Conflict, NotAllowed, OutOfReach
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.sqlite_files import remove_database

if TYPE_CHECKING:
    from agent_tui.sync.engine import Engine
    from agent_tui.sync.one_shot import OneShot, Outcome

LOCK_FILE = "engine.lock"


class Syncing(Reading):
    _engine: "Engine | None" = None
    _online = False
    _trouble: str | None = None
    """`_online`, `_trouble`: how the last exchange ended, while no engine runs."""
    _presence: Presence | None = None
    """What colleagues are told of this agent; nothing before the first time that something was said."""

    def start(self, on_event: Callable[[DeskEvent], None]) -> None:
        """Starts the engine and returns at once. `on_event` is called from its threads, and from whichever thread
        writes something here."""
        # why: loaded here because the queue is painted before anything is exchanged
        from agent_tui.desk.engine_events import translator
        from agent_tui.sync.engine import Engine

        self._on_event = on_event
        self._engine = Engine(
            self._connected_anew,
            self._precious,
            self.replica_file,
            EngineLock(self._folder / LOCK_FILE),
            session=self._session.name,
            clock=self._clock,
            leases=self._leases,
            store_time=self._store_time,
            report=self._report,
            phone_region=self.settings.phone_region,
        )
        if self._presence is not None:
            self._engine.tell_presence(self._presence)
        self._engine.start(
            translator(on_event, self.status, self._is, self._session.name, self._told_at_refusal.__setitem__)
        )

    def stop(self) -> None:
        """Ends the engine within half a second. What was not sent stays in the outbox."""
        self._on_event = None
        engine, self._engine = self._engine, None
        if engine is not None:
            self._online, self._trouble = engine.state.online, engine.state.trouble
            self._can_close = engine.stop()
            with self._backend_lock:
                # the engine has closed the connection
                self._backend = None

    def take_profile(self) -> None:
        """Before anything is shown or written: where the token is of another agent than the replica, nothing of what
        that one sees is shown. It is thrown away, unless a session of theirs is at work: `Conflict` profile-in-use."""
        if not self._backend_is_ours:
            return
        try:
            mine = agent_of(self._credentials.token(self.profile))
        except NotAllowed:
            return  # who needs the token says so
        if mine is None:
            return
        if self.profile.agent not in (None, mine):
            self._agent = mine  # until the store has said so
        seen = self._queries.state().get("agent")
        if seen in (None, mine):
            return
        lock = EngineLock(self._folder / LOCK_FILE)
        with lock:
            if not lock.acquire() or self._session.others_at_work():
                raise Conflict("profile-in-use", agent=str(seen), profile=self.profile.name or "-")
            remove_database(self.replica_file)
        self._agent = mine

    def try_now(self) -> None:
        """While the store is out of reach: tries again at once instead of when the pause is over."""
        engine = self._engine
        if engine is not None and not engine.state.online:
            engine.try_now()

    def close(self) -> None:
        self.stop()
        super().close()

    def status(self) -> Status:
        """How things stand: while no engine runs, as the last exchange left them."""
        engine = self._engine.state if self._engine is not None else None
        capabilities = self.capabilities()
        return Status(
            online=engine.online if engine is not None else self._online,
            outbox=self.outbox_counts(),
            agent=self.agent,
            filled=self._queries.filled,
            trouble=engine.trouble if engine is not None else self._trouble,
            filling=engine.filling if engine is not None else None,
            cannot=lacking(capabilities),
            overwrites=capabilities is not None and capabilities.compare_and_set != "version",
        )

    def refresh(self, *, timeout: float | None, progress: Callable[[int, int], None] | None = None) -> Freshness:
        """Pulls what is new, sends what waits, and pulls again where something was sent; within `timeout` seconds.
        `progress`: (records taken, records expected) of a first fill, which begins anew where the time ended it.

        `Conflict` profile-in-use: the session of another agent works with this profile. `OutOfReach` session-still:
        a session of this profile was to do it, has not, and without it there is nothing to go on with."""
        began = self._clock.monotonic()
        self.take_profile()
        exchange = self._one_shot()
        outcome = exchange.pull_until_current(timeout, progress)
        self._need_done(outcome, timeout)
        pulled, pushed = outcome.moved, 0
        if outcome.error is None and self.outbox_counts().queued:
            sent = exchange.push_pending(self._left(timeout, began))
            self._need_done(sent, timeout)
            outcome, pushed = sent, sent.moved
            if sent.moved and sent.error is None:
                outcome = exchange.pull_until_current(self._left(timeout, began))
                pulled += outcome.moved
        self._note(outcome)
        state = self._queries.state()
        cursor = state.get("cursor")
        agent = state.get("agent")
        if outcome.error is None and isinstance(agent, str):
            self._agent = agent
        return Freshness(
            pulled=pulled,
            pushed=pushed,
            outbox=self.outbox_counts(),
            cursor=cursor if isinstance(cursor, str) else None,
            online=self._online,
            trouble=self._trouble,
        )

    def push(self, *, timeout: float, ids: Collection[str] | None = None) -> None:
        """Waits until what was written (these writes, and what stands before them on their contacts; or everything) got
        an answer, the backend is out of reach, or `timeout` seconds are over."""
        self._note(self._one_shot().push_pending(timeout, ids))

    def _one_shot(self) -> "OneShot":
        from agent_tui.sync.one_shot import OneShot

        lock = EngineLock(self._folder / LOCK_FILE)
        return OneShot(
            self._connected(),
            self._precious,
            self.replica_file,
            lock,
            clock=self._clock,
            store_time=self._store_time,
            phone_region=self.settings.phone_region,
        )

    def _need_done(self, outcome: "Outcome", timeout: float | None) -> None:
        if outcome.in_use_by is not None:
            raise Conflict("profile-in-use", agent=outcome.in_use_by, profile=self.profile.name or "-")
        if outcome.left_undone and (timeout is None or not self._queries.filled):
            raise OutOfReach("session-still", profile=self.profile.name or "-")

    def _left(self, timeout: float | None, began: float) -> float | None:
        return None if timeout is None else max(0.0, began + timeout - self._clock.monotonic())

    def _note(self, outcome: "Outcome") -> None:
        from agent_tui.sync.events import trouble_of

        error = outcome.error
        self._online, self._trouble = error is None, None if error is None else trouble_of(error)

    def _report(self, error: Exception) -> None:
        """A mistake of ours in one of the engine's threads: where it happened, for who looks after agent-tui."""
        from agent_tui.config.crash_report import report_of, write_report

        with suppress(OSError):  # why: the status says that something is wrong, and there is nowhere else to write it
            write_report(self._paths.log_file, report_of(error, "desk", self._now()))

    def _is(self, agent: str) -> None:
        """The store has said whose token this is."""
        self._agent = agent

    def _wake(self) -> None:
        if self._engine is not None:
            self._engine.wake()
