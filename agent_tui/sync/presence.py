"""Telling colleagues what this agent does: the latest only, soon, again after an outage, again where the store took us
for gone without our noticing (a machine that slept), and never at another's cost.

Every process tells its own as it changes: whoever works in two terminals is where they did something last. Only the
one that leads says at its end that the agent is gone; another that goes on takes the lead then, and tells again.
Between changes nothing is sent: the long poll keeps it up at the store.
"""

import threading
from collections.abc import Callable
from contextlib import suppress

from agent_tui.backends.protocol import Backend, BackendError, Forbidden, Refused
from agent_tui.contract.api import Presence
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import Trouble
from agent_tui.sync.shared import Shared

GATHER_S = 0.2
"""Of what changes within it only the last is told: somebody walks down the queue."""


class PresenceTeller:
    """Belongs to the pushing thread."""

    def __init__(self, shared: Shared, clock: Clock, gone_as: Callable[[str], int | None]) -> None:
        """`gone_as`: an agent → the version of their record in the replica where that says that they are gone."""
        self._shared = shared
        self._clock = clock
        self._gone_as = gone_as
        self._gone: int | None = None
        """The record by which we were gone before we told something."""
        self._looked_at = 0
        self._told: tuple[Presence, int, bool] | None = None
        """What was told last, in which time online, and whether as the one that leads."""
        self._noticed: Presence | None = None
        self._due: float | None = None
        self._told_at = float("-inf")

    def step(self) -> float | None:
        """Tells what is to be told and due; seconds until something is, None where nothing is."""
        presence = self._shared.presence
        if self._told is not None and self._taken_for_gone():
            self._told = None
        wanted = (presence, self._shared.times_online, self._shared.leading)
        if presence is None or not self._shared.state.online or wanted == self._told:
            self._due = None
            return None
        now = self._clock.monotonic()
        if self._due is None:
            # the first change after a rest waits for no other
            self._due = now + GATHER_S if presence != self._noticed and self._just_told(now) else now
        self._noticed = presence
        if now < self._due:
            return self._due - now
        self._due = None
        self._tell(presence)
        return None

    def _taken_for_gone(self) -> bool:
        """True, once each time, where the feed has brought that we are gone though we had said that we are there. It
        comes while we are online all along: a long poll that was answered while the machine slept looks like any."""
        came = self._shared.times_records_came
        if came == self._looked_at:
            return False
        self._looked_at = came
        gone = self._gone_now()
        if gone is None or gone == self._gone:
            return False
        self._gone = gone
        return True

    def _gone_now(self) -> int | None:
        agent = self._shared.state.agent
        return None if agent is None else self._gone_as(agent)

    def _just_told(self, now: float) -> bool:
        return now - self._told_at < GATHER_S

    def _tell(self, presence: Presence) -> None:
        told = (presence, self._shared.times_online, self._shared.leading)
        backend, _ = self._shared.backend()
        if backend.capabilities.presence:
            self._gone = self._gone_now()
            try:
                backend.tell_presence(presence)
            except (Refused, Forbidden):
                pass  # why: a store that does not want to know is not asked again until something changes
            except BackendError:
                return  # why: whoever pulls finds out what is wrong, and it is told again afterwards
        self._told = told
        self._told_at = self._clock.monotonic()


def say_goodbye(shared: Shared, seconds: float) -> None:
    """Tells colleagues that the agent is gone, where they were told that they were there; takes no longer than that."""
    told = shared.presence is not None
    # or the feed's word that we are gone would be taken for a mistake and contradicted
    shared.say_no_more()
    if not (told and shared.leading and shared.state.online):
        return
    gone = Presence(state="offline")

    def tell() -> None:
        with suppress(BackendError, Trouble):  # why: where nobody can be told, the store finds out by itself
            backend: Backend = shared.backend()[0]
            if backend.capabilities.presence:
                backend.tell_presence(gone)

    thread = threading.Thread(target=tell, name="sync-goodbye", daemon=True)
    thread.start()
    thread.join(seconds)
