"""Lets the demo's queue live: watches the store's feed as a client, and does over HTTP what the `world` decides.

What comes from outside (new contacts, customers' words) goes in as import lines; colleagues claim, answer and wrap
up with tokens of their own, like everybody at the desk. It ends with its keeper.
"""

import threading
from collections.abc import Callable
from datetime import datetime

from agent_tui.backends.protocol import BackendError, Busy, CursorExpired, Unreachable
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import NewInteraction, NewWrapUp
from agent_tui.contract.writes import AddInteraction, WrapUp
from agent_tui.demo.company import AT_WORK
from agent_tui.demo.deeds import AnswerContact, ClaimContact, CloseContact, ComeIn, Deed, SayMore
from agent_tui.demo.filling import Importer
from agent_tui.demo.world import World
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import Interaction

_AGAIN_AFTER_S = 2.0
"""When the store does not answer."""
COMES_IN_EVERY_S = 8.0
"""Colleagues come to work one by one: making an agent costs the machine a moment, and the first screen goes before."""


class Simulator:
    """The world at the store `url`; `token_of` makes a colleague's agent and answers the token."""

    def __init__(
        self,
        url: str,
        admin_token: str,
        importer: Importer,
        world: World,
        ending: threading.Event,
        token_of: Callable[[str], str],
        clock: Clock | None = None,
        comes_in_every_s: float = COMES_IN_EVERY_S,
    ) -> None:
        self._url = url
        self._feed = TicketStore(url, admin_token)
        self._importer = importer
        self._world = world
        self._ending = ending
        self._token_of = token_of
        self._clock = clock or SystemClock()
        self._colleagues: dict[str, TicketStore] = {}
        self._cursor: str | None = None
        self._comes_in_every_s = comes_in_every_s

    def run(self) -> None:
        """Until the end was asked for. A store that does not answer is asked again; a colleague whom it refuses
        anything lets it be."""
        coming = list(AT_WORK)
        comes_at = self._clock.monotonic() + self._comes_in_every_s
        while not self._ending.is_set():
            try:
                if self._cursor is None:
                    self._cursor = self._begin()
                seconds = self._clock.monotonic()
                if coming and seconds >= comes_at:
                    self._comes_to_work(coming.pop(0))
                    comes_at = seconds + self._comes_in_every_s
                for deed in self._world.next_deeds(seconds, self._now()):
                    self._do(deed)
                self._watch(self._world.next_at() - self._clock.monotonic())
            except CursorExpired:
                self._cursor = None
            except (Unreachable, Busy):
                self._ending.wait(_AGAIN_AFTER_S)

    def _now(self) -> datetime:
        """The wall clock in this machine's time zone, which the days and hours in texts are in."""
        return self._clock.now().astimezone()

    def close(self) -> None:
        """Ends what is under way, from any thread."""
        for store in (self._feed, *list(self._colleagues.values())):
            store.close()

    def _begin(self) -> str:
        """The cursor from which the feed is watched; what stands in the store already is told by the snapshot,
        unless the world was told before."""
        cursor, known = "", self._world.knows_contacts
        for page in self._feed.snapshot():
            cursor = page.cursor
            if known:
                break
            for change in page.records:
                if change.doc is not None and not isinstance(change.doc, Interaction):
                    self._world.see(change.doc, self._clock.monotonic(), self._now())
        return cursor

    def _watch(self, seconds: float) -> None:
        """Waits for changes, or until something is due."""
        if seconds < 1:
            self._ending.wait(max(0.0, seconds))
        assert self._cursor is not None
        page = self._feed.changes(self._cursor, wait=max(0.0, seconds))
        self._cursor = page.cursor
        for change in page.changes:
            if change.doc is not None:
                self._world.see(change.doc, self._clock.monotonic(), self._now())

    def _comes_to_work(self, name: str) -> None:
        self._colleagues[name] = TicketStore(self._url, self._token_of(name))
        self._world.comes_to_work(name)

    def _do(self, deed: Deed) -> None:
        try:
            match deed:
                case ComeIn():
                    self._importer.take_in(deed.records, new_id())
                case SayMore():
                    self._importer.take_in((deed.words,), new_id())
                case ClaimContact():
                    claim = self._colleagues[deed.colleague].claim(deed.ticket)
                    self._world.claimed(deed, claim.fence, self._clock.monotonic())
                case AnswerContact():
                    self._answer(deed)
                case CloseContact():
                    self._close(deed)
        except (Unreachable, Busy):
            self._world.finished(deed)
            raise
        except BackendError:
            self._world.finished(deed)  # somebody else holds it, or has closed it

    def _answer(self, deed: AnswerContact) -> None:
        colleague = self._colleagues[deed.colleague]
        body = NewInteraction(
            ticket=deed.ticket,
            kind="call" if deed.channel == "phone" else "message",
            direction="outbound",
            channel=deed.channel,
            at=self._clock.now(),
            body=deed.body,
            fence=deed.fence,
        )
        colleague.write(AddInteraction(new_id(), body))
        colleague.release(deed.ticket)
        self._world.finished(deed)

    def _close(self, deed: CloseContact) -> None:
        body = NewWrapUp(
            ticket=deed.ticket, disposition=deed.disposition, at=self._clock.now(), root_cause=deed.root_cause
        )
        self._colleagues[deed.colleague].write(WrapUp(new_id(), body))
        self._world.finished(deed)
