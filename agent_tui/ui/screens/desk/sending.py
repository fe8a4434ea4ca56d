"""Sending what was written: stopped once where something is new since it was begun, held back for some seconds, and
taken back."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from agent_tui.desk.stale_texts import Meanwhile, basis_at
from agent_tui.desk.views import Draft, Sent
from agent_tui.domain.errors import BadInput, Conflict, Trouble
from agent_tui.domain.override import override_meta
from agent_tui.ui.actions import action
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.at_hand import AtHand, from_contact
from agent_tui.ui.screens.desk.excursions import Excursions
from agent_tui.ui.screens.desk.taking_back import Deed

SWITCH_LOCK = 1.0
"""Seconds after a switch between contacts in which a text that was there before is not sent by the first press."""

_GONE = ("unknown-write", "write-under-way")


class Sending(Excursions):
    _held: tuple[str, str] | None = None
    """A write that is held back, and what is said of that."""
    _said_of_sent = ""

    async def send(self) -> None:
        """Sends the reply or saves the note: one local transaction, then the composer goes."""
        hand = await self._sent(self.send, goes_on=False)
        if hand is not None:
            await self.close_composer()
            self.say_sent(hand)

    async def send_and_go_on(self) -> None:
        """Sends the reply; the composer stays, for a conversation goes on."""
        hand = await self._sent(self.send_and_go_on, goes_on=True)
        if hand is not None and self.pane.composer is not None:
            self.pane.composer.clear()
            self.say_sent(hand)

    async def _sent(self, again: Callable[[], Awaitable[None]], *, goes_on: bool) -> AtHand | None:
        """Whom the text went to, or None where it was not sent, which is said; `again` sends it once somebody has seen
        what is new; `goes_on`: the composer stays, so that letters are text still."""
        composer = self.pane.composer
        if composer is None:
            return None
        draft = composer.draft
        if not draft.body.strip():
            self.say(self.wording.screen("compose.empty"))
            return None
        try:
            hand = self._written_on(draft.ticket)
            if self._is_locked():
                self.say(self.wording.screen("compose.locked", customer=hand.customer))
                return None
            if await self.stops_sending() or self.pane.composer is not composer:
                return None
            draft = composer.draft  # as it was checked
            if draft.basis is None and self.view is not None and self.view.ticket.id == draft.ticket:
                draft = msgspec.structs.replace(draft, basis=basis_at(self.view, self.me))
            if draft.basis is not None and (news := self.desk.meanwhile(draft.ticket, draft.basis)):
                await self._show_news(draft, news, again)
                return None
            # why before anything else: it is on disk, and that is what somebody waits for; engine and pane have time
            with self.desk.telling_later():
                sent, promised = self._write(draft, override_meta(composer.override) if composer.override else {})
                # why before it is painted: whatever may fail there, what was sent comes back as no draft
                self.drafts.forget()
                self._said_of_sent = self._words_of_sent(sent, promised, goes_on=goes_on)
                self.show_notice(self._said_of_sent)
                self.paint_now(self.status_line)
        except Trouble as trouble:
            self.say(self.wording.trouble(trouble))
            return None
        self._remember_sent(hand, sent, draft)
        return hand

    async def stops_sending(self) -> bool:
        """True where the text in the composer must not go as it is, which was said. What asks stands in the parts."""
        return False

    def _write(self, draft: Draft, meta: Mapping[str, Any]) -> tuple[Sent, int]:
        """Into the outbox; and how many promises that made. `meta` is kept with the text."""
        hold_s = float(self.desk.settings.undo_seconds)
        if draft.attached:
            # why: loaded here because few texts come from a template
            from agent_tui.desk.attaching import send_attached

            return send_attached(self.desk, draft, hold_s=hold_s, meta=meta)
        write = self.desk.reply if draft.kind == "reply" else self.desk.note
        return write(draft.ticket, draft.body, meta=meta, basis=draft.basis, hold_s=hold_s, written_as=draft), 0

    def _written_on(self, ticket: str) -> AtHand:
        """The contact that a text is written on; BadInput unknown-ticket where it went where I do not see it."""
        view = self.view
        return from_contact(view if view is not None and view.ticket.id == ticket else self.desk.contact(ticket))

    def _is_locked(self) -> bool:
        """The first press just after a switch sends nothing; it unlocks."""
        if self.switched_at is None:
            return False
        locked = self._clock.monotonic() - self.switched_at < SWITCH_LOCK
        self.switched_at = None
        return locked

    # What is new

    async def _show_news(self, draft: Draft, news: Meanwhile, again: Callable[[], Awaitable[None]]) -> None:
        """Nothing is sent before somebody has seen it; what was seen is not asked about again."""
        # why: loaded here because it is seldom that two write at a time
        from agent_tui.ui.screens.desk.meanwhile_screen import MeanwhileScreen
        from agent_tui.ui.screens.windows.confirm_screen import YES

        window = MeanwhileScreen(
            self.wording,
            self.styles_by_name,
            news,
            draft.kind,
            me=self.me,
            now=self.now(),
            monotonic=self._clock.monotonic,
        )

        async def answered(answer: str) -> None:
            composer = self.pane.composer
            if composer is None or (composer.ticket, composer.kind) != (draft.ticket, draft.kind):
                return
            composer.basis = basis_at(news.view, self.me)
            self.drafts.changed(lambda: composer.draft)
            self.flush_draft()
            if answer == YES:
                await again()

        await self.ask(window, answered)

    # What was sent

    def _words_of_sent(self, sent: Sent, promised: int, *, goes_on: bool) -> str:
        if sent.state == "held":
            key = self.wording.keys(action("take_back"), 1)
            words = f"sent.{self._waits_for}" + ("-in-text" if goes_on else "")
            with_it = self.wording.screen("sent.promised", count=promised) if promised else ""
            seconds = self.desk.settings.undo_seconds
            return self.wording.screen(words, n=seconds, key=key, promised=with_it)
        if promised:
            return self.wording.screen("attached.sent", count=promised)
        return self.wording.screen("done.saved")

    @property
    def _waits_for(self) -> str:
        """What a text waits for that is held back: its seconds alone, unless the store is known to take nothing."""
        status = self.status
        if status is None or status.online or status.trouble is None:
            return "held"
        return "held-signed-out" if status.trouble == "token-refused" else "held-offline"

    def _remember_sent(self, hand: AtHand, sent: Sent, draft: Draft) -> None:
        async def take_back() -> None:
            await self._take_text_back(hand, sent.id, draft)

        name = self.wording.screen("did.saved")
        self.deeds.remember(Deed(name, hand.ticket, hand.customer, undo=take_back, tells=True))
        self._held = (sent.id, self._said_of_sent) if sent.state == "held" else None

    def say_sent(self, hand: AtHand) -> None:
        self.read_changed(frozenset({hand.ticket}))
        self.say(self._said_of_sent)

    def apply(self, changes: Changes) -> None:
        super().apply(changes)
        if self._held is not None and changes.touch_contacts:
            self._tell_what_became(*self._held)

    def _tell_what_became(self, id: str, said: str) -> None:
        """What is said of a text that was held back must not stand there when it is so no more."""
        state = self.desk.write_state(id)
        if state in ("held", "sending"):
            return
        self._held = None
        if self.said_now != said or state not in ("acked", "queued"):
            return
        if state == "queued" and self._waits_for != "held":
            return  # as it was said
        words = self.wording.screen("sent.gone" if state == "acked" else "sent.waits")
        if words != said:
            self.say(words)
        if state == "queued":
            self._held = id, words

    async def _take_text_back(self, hand: AtHand, id: str, draft: Draft) -> None:
        """The text stands in the composer as it was sent; where it went meanwhile, that is said and nothing changes."""
        self.flush_draft()
        try:
            self.desk.take_back(id, draft)
        except (BadInput, Conflict) as trouble:
            if trouble.key not in _GONE:
                raise
            facts = {"deed": self.wording.screen("did.saved"), "customer": hand.customer}
            why = self.wording.screen("take-back.gone")
            self.say(self.wording.screen("take-back.cannot", why=why, **facts))
            return
        self._held = None
        self.drafts.forget()
        await self.pane.remove_composer()
        await self.open_contact(draft.ticket)
        if self.view is not None:
            await self._put_composer(from_contact(self.view), draft.kind)
        self.say(self.wording.screen("take-back.text", customer=hand.customer))
