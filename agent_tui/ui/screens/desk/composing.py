"""Writing replies and notes: the composer comes and goes, drafts are kept."""

from typing import TYPE_CHECKING

import msgspec

from agent_tui.desk.stale_texts import basis_at
from agent_tui.desk.views import Draft, DraftKind, TextReturned
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Channel
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.actions import action
from agent_tui.ui.draft_keeper import DraftKeeper
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.composer_head import NAME, Counter, Head
from agent_tui.ui.screens.desk.at_hand import AtHand, from_contact
from agent_tui.ui.screens.desk.what_was_done import WhatWasDone

if TYPE_CHECKING:
    from agent_tui.expectations.kept_together import KeptTogether
    from agent_tui.ui.composer import Composer

SPOKEN: frozenset[Channel] = frozenset({"phone", "counter"})
"""Channels on which nothing is sent: what was said to the customer is recorded."""

LIMITED: frozenset[Channel] = frozenset({"sms", "wechat", "weibo"})
"""Channels that allow only so much."""

LEAST_ROWS = 4
"""Of the composer, its head and what the check found among them."""

HIGH = 30
"""Rows from which on the text may take half the screen."""


class Composing(WhatWasDone):
    switched_at: float | None = None
    """When another contact came to hand, on the monotonic clock, where a text stood there ready to be sent."""
    _hand_changed_at: float | None = None
    _last_at_hand: str | None = None
    _began_in_queue = False
    _drafts: DraftKeeper | None = None
    _count_for: Channel | None = None
    """The channel whose limit counts for what is being written."""

    @property
    def drafts(self) -> DraftKeeper:
        if self._drafts is None:
            self._drafts = DraftKeeper(self.desk, self.set_timer, self._not_saved, self._saved_after_all)
        return self._drafts

    def _not_saved(self, trouble: Trouble) -> None:
        self.say(self.wording.trouble(trouble))

    def _saved_after_all(self) -> None:
        self.say(self.wording.screen("compose.kept"))

    def note_hand(self) -> None:
        """Another contact may be at hand than before, by a key or by itself."""
        ref = self.queue_list.selected
        ticket = ref.ticket if ref is not None else None
        if self.reading and self.view is not None:
            ticket = self.view.ticket.id
        if ticket != self._last_at_hand:
            if self._last_at_hand is not None:
                self._hand_changed_at = self.monotonic()
            self._last_at_hand = ticket

    async def write(self, kind: DraftKind) -> None:
        """Opens the composer on the contact at hand, where its draft was left."""
        hand = self.at_hand()
        composer = self.pane.composer
        if hand is None:
            return
        if composer is not None and (composer.ticket, composer.kind) == (hand.ticket, kind):
            self.hands_on_contact(composer.text_area)
            return
        if composer is None:
            self._began_in_queue = not self.reading
        self.flush_draft()
        if self.view is None or self.view.ticket.id != hand.ticket:
            self.read_contact(hand.ticket)
        await self._put_composer(hand, kind)

    async def _put_composer(self, hand: AtHand, kind: DraftKind) -> None:
        # why: loaded when somebody writes for the first time; the text area is slow to load
        from agent_tui.ui.composer import Composer

        draft = self.desk.draft(hand.ticket, kind) or Draft(hand.ticket, kind, "")
        if draft.body and draft.basis is None and self.view is not None and self.view.ticket.id == hand.ticket:
            # begun by a program that did not note it down yet
            draft = msgspec.structs.replace(draft, basis=basis_at(self.view, self.me))
        chat = kind == "reply" and hand.channel == "chat"
        composer = Composer(draft, self.styles_by_name, self.send_and_go_on if chat else None)
        self.note_hand()
        self.switched_at = self._hand_changed_at if draft.body else None
        composer.text_area.expect_width(self.pane.size.width or self.app.size.width)
        await self.pane.put_composer(composer, self._composer_height(composer))
        self.hands_on_contact(composer.text_area)
        self.head_of_composer(hand)
        self.fit_composer()

    def fit_composer(self) -> None:
        """As high as the text and its head: ten rows at most, and the timeline keeps two; on a high screen, half. What
        is written down while listening has room from the start where three panes stand."""
        composer = self.pane.composer
        if composer is None:
            return
        composer.styles.height = self._composer_height(composer)
        self.call_after_refresh(composer.show_cursor)

    def _composer_height(self, composer: "Composer") -> int:
        height = self.app.size.height
        most = max(LEAST_ROWS, min(10, height - 9)) if height < HIGH else height // 2 - 4
        listening = self.panes > 2 and (composer.kind == "note" or self._count_for in SPOKEN)
        least = most // 2 if listening else LEAST_ROWS + composer.rows_around - 2
        return min(max(composer.rows_wanted, least), most)

    def on_rows_changed(self) -> None:
        """The composer's lines are broken anew."""
        self.show_attached()
        self.fit_composer()

    def head_of_composer(self, hand: AtHand) -> None:
        composer = self.pane.composer
        if composer is None:
            return
        words = self.wording
        facts = {
            "key": words.keys(action("send"), 1, in_text=True),
            "customer": cut(hand.customer, NAME),
            "channel": say(CHANNELS, hand.channel, words.language),
        }
        hint, title = "compose.keeps", f"compose.{composer.kind}"
        send = send_briefly = "compose.save-note"
        if composer.kind == "reply" and hand.channel in SPOKEN:
            title, send, send_briefly = "compose.record", "compose.record-told", "compose.record-briefly"
        elif composer.kind == "reply":
            send, send_briefly = "compose.send-to", "compose.send-briefly"
            hint = "compose.chat" if hand.channel == "chat" else hint
        writing = (
            [words.here.name(one.agent) for one in self.view.others if one.writing] if self.view is not None else []
        )
        # both would send: who is about to must see it
        warning = words.screen("team.writes-too", who=cut(", ".join(writing), 16)) if writing else ""
        composer.show_head(
            Head(
                cut(warning, 30) or words.screen(title),
                words.screen(send, **facts),
                words.screen(send_briefly, **facts),
                words.screen(hint),
                title_stays=bool(writing),
            )
        )
        self._count_for = hand.channel if composer.kind == "reply" else None
        self.show_attached()
        self.show_length()

    def warn_composer(self) -> None:
        """Colleagues may have begun or ended writing on the contact that is being written on."""
        composer = self.pane.composer
        if composer is not None and self.view is not None and self.view.ticket.id == composer.ticket:
            self.head_of_composer(from_contact(self.view))

    def show_attached(self) -> None:
        """Says above the text what is promised with it."""
        composer = self.pane.composer
        if composer is None or not composer.attached:
            return
        # why: loaded here because few texts come from a template
        from agent_tui.ui.screens.desk.attached_line import attached_lines

        width = self.pane.size.width or self.app.size.width
        composer.attach(composer.attached, *attached_lines(composer.attached, self.wording, width))

    def attach_kept(self, composer: "Composer", together: "KeptTogether") -> bytes:
        """What goes along with a text that was changed takes the place of what did, and is said above it."""
        # why: loaded here because few texts come from a template
        from agent_tui.expectations.attached import write_attached

        kept = write_attached(together.attached)
        if kept != composer.attached:
            composer.attach(kept)
            self.show_attached()
            self.drafts.changed(lambda: composer.draft)
        return kept

    def show_length(self) -> None:
        """How long the text is, where its channel has a limit."""
        composer = self.pane.composer
        if composer is None:
            return
        channel = self._count_for
        if channel is None or channel not in LIMITED:
            composer.show_counter(Counter())
            return
        # why: loaded here because nobody writes before the first paint
        from agent_tui.expectations.lengths import measure
        from agent_tui.ui.presentation.expectation_words import counter_of

        settings = self.desk.settings
        length = measure(
            composer.text_area.text,
            channel,
            signature=settings.sms_signature,
            parts=settings.sms_parts,
        )
        composer.show_counter(counter_of(length, self.wording.language))

    async def attach(self, kind: DraftKind, body: str, attached: bytes) -> None:
        """Puts a text that a template made into the composer, with what goes along with it: below what somebody wrote
        there, in place of what a template had made. Undo brings back what stood there."""
        await self.write(kind)
        composer = self.pane.composer
        if composer is None:
            return
        before = composer.draft
        own = "" if before.attached else before.body.rstrip()
        if own:
            # why: loaded here because few texts come from a template
            from agent_tui.expectations.attached import among_other_words, read_attached, write_attached

            body = f"{own}\n\n{body}"
            attached = write_attached(among_other_words(read_attached(attached), body))
        composer.attach(attached)
        composer.take_text(body)
        self.show_attached()
        self.drafts.changed(lambda: composer.draft)
        self.call_after_refresh(self.fit_composer)

    def detach(self) -> bool:
        """The text stays, what is promised with it goes; False where nothing was."""
        composer = self.pane.composer
        if composer is None or not composer.attached:
            return False
        composer.attach(b"")
        self.drafts.changed(lambda: composer.draft)
        self.fit_composer()
        self.text_changed()
        return True

    def on_text_area_changed(self) -> None:
        composer = self.pane.composer
        if composer is not None:
            self._note_basis(composer)
            self.drafts.changed(lambda: composer.draft)
            self.fit_composer()
            self.show_length()
        self.text_changed()

    def on_text_area_selection_changed(self) -> None:
        """Where the cursor stands is kept with the draft."""
        composer = self.pane.composer
        if composer is not None and composer.cursor_moved() and not composer.is_empty:
            self.drafts.changed(lambda: composer.draft)
        self.text_changed()

    def text_changed(self) -> None:
        """Something was typed, the cursor moved, or what goes along with the text was taken off."""

    def _note_basis(self, composer: "Composer") -> None:
        """What is on the screen when a text is begun is what it rests upon."""
        if composer.is_empty:
            composer.basis = None
        elif composer.basis is None and self.view is not None and self.view.ticket.id == composer.ticket:
            composer.basis = basis_at(self.view, self.me)

    def flush_draft(self) -> None:
        """What is being written is on disk when this returns; raises the desk's Trouble."""
        self.drafts.flush()

    def typed_text(self) -> str:
        """What is being written, under a line that says for whom; "" where nothing is."""
        composer, view = self.pane.composer, self.view
        if composer is None or not composer.draft.body:
            return ""
        about = self.wording.screen(f"outbox.kind.{composer.kind}")
        if view is not None and view.ticket.id == composer.ticket:
            about += f" #{view.ticket.number} {view.customer.name}"
        return f"[{about}]\n{composer.draft.body}"

    async def send_and_go_on(self) -> None:
        """What enter does in a chat; the part that sends says how."""

    async def close_composer(self) -> None:
        """Takes it away; the focus goes to the timeline, or to the queue where the writing began there."""
        await self.pane.remove_composer()
        if self._began_in_queue or self.view is None:
            self.hands_on_queue()
        else:
            self.hands_on_contact()

    async def leave_composer(self) -> None:
        """Escape: the draft is kept."""
        composer = self.pane.composer
        self.flush_draft()
        self.drafts.forget()
        if composer is not None and composer.draft.body:
            self.desk.left_text()
            self.say(self.wording.screen("compose.kept"))
        await self.close_composer()
        if composer is not None:
            self.read_queue(frozenset({composer.ticket}))  # its row tells of the draft

    async def switch_composer(self, hand: AtHand) -> None:
        """Another contact was chosen while writing: its own draft, if there is one, takes the composer's place."""
        composer = self.pane.composer
        if composer is None:
            return
        kind = composer.kind
        self.flush_draft()
        self.drafts.forget()
        if self.desk.draft(hand.ticket, kind) is None:
            self.desk.left_text()
            await self.pane.remove_composer()
            self.hands_on_contact()
        else:
            await self._put_composer(hand, kind)
            self.switched_at = self.monotonic()
        self.read_queue(frozenset({composer.ticket}))

    async def text_returned(self, returned: TextReturned) -> None:
        """The store refused a text: it is a draft again, and said so."""
        reason = self.wording.trouble_title(returned.trouble)
        key = self.wording.way_to(action("refused"))
        self.say(self.wording.screen(f"returned.{returned.kind}", reason=reason, key=key))
        composer = self.pane.composer
        if composer is None or self.view is None or composer.draft.body:
            return
        if (composer.ticket, composer.kind) == (returned.ticket, returned.kind):
            await self._put_composer(from_contact(self.view), returned.kind)
