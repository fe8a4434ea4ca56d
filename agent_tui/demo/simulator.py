"""Lets the demo's queue live: watches the store's feed as a client, and does over HTTP what the `world` decides.

What comes from outside (new contacts, customers' words) goes in as import lines; colleagues claim, answer and wrap
up with tokens of their own, like everybody at the desk. It ends with its keeper.
"""

import threading
from collections.abc import Mapping
from datetime import datetime

from agent_tui.backends.protocol import BackendError, Busy, CursorExpired, Unreachable
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import NewInteraction, NewTransfer, NewWrapUp, Presence, PromisePatch, TransferAnswer
from agent_tui.contract.writes import AddInteraction, AnswerTransfer, ChangePromise, OfferTransfer, WrapUp
from agent_tui.demo.company import AT_WORK, DESK_AGENT, ON_THE_PHONE
from agent_tui.demo.deeds import (
    AnswerContact,
    AnswerOffer,
    ClaimContact,
    CloseContact,
    ComeIn,
    Deed,
    KeepPromise,
    LookAt,
    OfferContact,
    SayMore,
    TeamDeed,
)
from agent_tui.demo.filling import Importer
from agent_tui.demo.team import Team
from agent_tui.demo.world import World
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.ids import new_id
from agent_tui.domain.values import AgentState, Interaction, StoredRecord

_HEARD_EVERY_S = 40.0
"""A colleague of whom the store hears nothing for longer would soon be gone (`contract.api.PRESENCE_S`)."""
_AGAIN_AFTER_S = 2.0
"""When the store does not answer."""
COMES_IN_EVERY_S = 8.0
"""Colleagues come to work one by one, as in life, and the first screen goes before."""


class Simulator:
    """World and team at the store `url`; `tokens` are the colleagues', by name. `supervisor`: name and token of one who
    is there already, and answers what is handed to them."""

    def __init__(
        self,
        url: str,
        admin_token: str,
        importer: Importer,
        world: World,
        ending: threading.Event,
        tokens: Mapping[str, str],
        clock: Clock | None = None,
        comes_in_every_s: float = COMES_IN_EVERY_S,
        *,
        team: Team | None = None,
        supervisor: tuple[str, str] | None = None,
    ) -> None:
        self._url = url
        self._feed = TicketStore(url, admin_token)
        self._importer = importer
        self._world = world
        self._ending = ending
        self._tokens = tokens
        self._clock = clock or SystemClock()
        self._colleagues: dict[str, TicketStore] = {}
        self._team = team
        self._heard: dict[str, tuple[Presence, float]] = {}
        """What each colleague does, and when the store was told."""
        self._answers_only: dict[str, TicketStore] = {}
        if supervisor is not None:
            self._answers_only[supervisor[0]] = TicketStore(url, supervisor[1])
        self._taken: set[str] = set()
        """Of these, at whose place somebody sits and says what they do: on a break, or watching the work."""
        self._cursor: str | None = None
        self._comes_in_every_s = comes_in_every_s

    def run(self) -> None:
        """Until the end was asked for. A store that does not answer is asked again; a colleague whom it refuses
        anything lets it be."""
        coming = [AT_WORK[0], *(ON_THE_PHONE if self._team is not None else ()), *AT_WORK[1:]]
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
                self._let_team_work(seconds)
                self._watch(self._next_at() - self._clock.monotonic())
            except CursorExpired:
                self._cursor = None
            except (Unreachable, Busy):
                self._ending.wait(_AGAIN_AFTER_S)

    def _let_team_work(self, seconds: float) -> None:
        if self._team is None:
            return
        for name in self._answers_only:
            if name not in self._heard and name not in self._taken:
                self._tell(name, Presence(state="ready"))
        for deed in self._team.next_deeds(seconds, self._now()):
            self._do_for_team(deed)
        for name, (presence, at) in list(self._heard.items()):
            if seconds - at >= _HEARD_EVERY_S and name not in self._taken:
                self._tell(name, presence)

    def _next_at(self) -> float:
        team = self._team.next_at() if self._team is not None else float("inf")
        told = (at for name, (_, at) in self._heard.items() if name not in self._taken)
        heard = min((at + _HEARD_EVERY_S for at in told), default=float("inf"))
        return min(self._world.next_at(), team, heard)

    def _see_who_sits_there(self, agent: AgentState) -> None:
        """What a person says of themselves stands, until they leave."""
        if agent.id not in self._answers_only:
            return
        if agent.state == "offline":
            self._taken.discard(agent.id)
            self._heard.pop(agent.id, None)
        elif agent.state != "ready":
            self._taken.add(agent.id)

    def _now(self) -> datetime:
        """The wall clock in this machine's time zone, which the days and hours in texts are in."""
        return self._clock.now().astimezone()

    def close(self) -> None:
        """Ends what is under way, from any thread."""
        for store in (self._feed, *list(self._colleagues.values()), *self._answers_only.values()):
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
                    self._see(change.doc, change.version)
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
                self._see(change.doc, change.version)

    def _see(self, record: StoredRecord, version: int) -> None:
        seconds = self._clock.monotonic()
        self._world.see(record, seconds, self._now())
        if isinstance(record, AgentState):
            self._see_who_sits_there(record)
        if self._team is not None:
            self._team.see(record, version, seconds)

    def _comes_to_work(self, name: str) -> None:
        self._colleagues[name] = TicketStore(self._url, self._tokens[name])
        if name in AT_WORK:
            self._world.comes_to_work(name)
        if self._team is not None:
            self._team.comes_to_work(name, self._clock.monotonic())

    def _do(self, deed: Deed) -> None:
        try:
            match deed:
                case ComeIn():
                    self._importer.take_in(deed.records, new_id())
                case SayMore():
                    self._importer.take_in((deed.words,), new_id())
                case ClaimContact():
                    claim = self._colleagues[deed.colleague].claim(deed.ticket)
                    self._shows(deed.colleague, deed.ticket, writing=True)
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
        self._shows(deed.colleague, None)
        self._world.finished(deed)

    def _close(self, deed: CloseContact) -> None:
        body = NewWrapUp(
            ticket=deed.ticket, disposition=deed.disposition, at=self._clock.now(), root_cause=deed.root_cause
        )
        self._colleagues[deed.colleague].write(WrapUp(new_id(), body))
        self._world.finished(deed)

    def _do_for_team(self, deed: TeamDeed) -> None:
        try:
            match deed:
                case LookAt():
                    self._shows(deed.colleague, deed.ticket, writing=deed.writing)
                case OfferContact():
                    offer = NewTransfer(deed.ticket, deed.kind, DESK_AGENT.id, deed.note, self._clock.now())
                    self._colleagues[deed.colleague].write(OfferTransfer(new_id(), offer))
                case AnswerOffer():
                    store = self._answers_only.get(deed.colleague) or self._colleagues[deed.colleague]
                    answer = TransferAnswer(deed.state, self._clock.now(), deed.answer)
                    store.write(AnswerTransfer(new_id(), "-", deed.transfer, answer))
                case KeepPromise():
                    self._keep(deed)
        except (Unreachable, Busy):
            if self._team is not None and isinstance(deed, KeepPromise):
                self._team.not_kept_yet(deed)
            raise
        except BackendError:
            return  # somebody else was quicker, or it is no longer there

    def _keep(self, deed: KeepPromise) -> None:
        """Says that it is done, and writes that down with these words as the evidence."""
        promise, store, said = deed.promise, self._colleagues[deed.colleague], new_id()
        told = NewInteraction(
            ticket=promise.ticket,
            kind="call" if promise.channel == "phone" else "message",
            direction="outbound",
            channel=promise.channel,
            at=self._clock.now(),
            body=deed.words,
        )
        store.write(AddInteraction(said, told))
        kept = PromisePatch(state="kept", evidence=said)
        store.write(ChangePromise(new_id(), promise.ticket, promise.id, deed.version, kept))

    def _shows(self, colleague: str, ticket: str | None, *, writing: bool = False) -> None:
        """Colleagues are seen with what they have open, where there is a team."""
        if self._team is not None:
            self._tell(colleague, Presence(state="ready", viewing=ticket, writing=writing))

    def _tell(self, colleague: str, presence: Presence) -> None:
        (self._answers_only.get(colleague) or self._colleagues[colleague]).tell_presence(presence)
        self._heard[colleague] = (presence, self._clock.monotonic())
