"""At the desk: what a text undertakes for a firm time without a template is offered to be noted as a promise, and goes
out with the text then. Offered once, beneath the text; nobody is asked, and nothing is promised by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.screens.desk.desk_part import Performer
from agent_tui.ui.screens.desk.parts.checked_text import CheckedText
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.desk.views import ContactView
    from agent_tui.expectations.planning import PlannedPromise
    from agent_tui.expectations.undertaken import Undertaken
    from agent_tui.ui.composer import Composer
    from agent_tui.ui.presentation.undertaking_words import Offer
    from agent_tui.ui.screens.promises.ledger_form import Typed


class Undertakings(CheckedText):
    _undertaken: "tuple[str, bytes, tuple[Undertaken, ...]]" = ("", b"", ())
    """A text, what goes along with it, and what was found that could be noted."""
    _declined: frozenset[tuple[str, str | datetime]] = frozenset()
    """Contacts, and what or for when nothing is to be noted there, as was said of the text that is being written. What,
    too, because a span ends at another time a minute later."""
    _promised: frozenset[tuple[str, str | datetime]] = frozenset()
    """The same of what goes out with the text as it was looked at last."""

    def performers(self) -> Mapping[str, Performer]:
        return {"note_promise": self._note}

    def text_sent(self, ticket: str) -> None:
        super().text_sent(ticket)
        self._declined = frozenset(one for one in self._declined if one[0] != ticket)
        self._promised = frozenset(one for one in self._promised if one[0] != ticket)

    def take_undertaken(
        self, composer: "Composer", text: str, attached: bytes, undertaken: "tuple[Undertaken, ...]"
    ) -> None:
        if composer is not self.at.pane.composer or composer.text_area.text != text or composer.attached != attached:
            return
        # why: loaded here because nobody writes before the first paint
        from agent_tui.expectations.attached import read_attached

        if not attached:
            # why: who took a promise off does not want to be asked about it again
            self._declined |= {one for one in self._promised if one[0] == composer.ticket}
        self._promised = frozenset().union(
            *(_told_by(composer.ticket, one) for one in read_attached(attached).promises)
        )
        before, self._undertaken = self._undertaken, (text, attached, undertaken)
        if before != self._undertaken:
            self.show_findings()

    def offer(self, text: str) -> "Offer | None":
        composer = self.at.pane.composer
        status = self.at.status
        if composer is None or self._undertaken[:2] != (text, composer.attached):
            return None
        if status is not None and "promises" in status.cannot:
            return None
        wanted = self._wanted(composer.ticket, self._undertaken[2])
        if not wanted:
            return None
        # why: loaded here because nobody writes before the first paint
        from agent_tui.ui.presentation.undertaking_words import offer_of

        wording, first = self.at.wording, wanted[0]
        when = wording.day_and_time(first.due_at)
        return offer_of(first.what, when, len(wanted), self.key("note_promise"), wording.language)

    def _wanted(self, ticket: str, undertaken: "Sequence[Undertaken]") -> "list[Undertaken]":
        return [one for one in undertaken if self._declined.isdisjoint(_told_by(ticket, one))]

    async def _note(self) -> None:
        """Asks what is promised by when, as the text says it."""
        found = await self.findings_now()
        if found is None:
            return
        composer, wording = found[0], self.at.wording
        if composer.kind == "note":
            self.at.say(wording.screen("check.note-colleagues", key=wording.keys(action("new_promise"), 1)))
            return
        desk, text, attached = self.at.desk, composer.text_area.text, composer.attached
        view = desk.contact(composer.ticket)
        try:
            undertaken = (await in_thread(lambda: desk.check_text(view, composer.kind, text, attached))).undertaken
            one = next(iter((*self._wanted(composer.ticket, undertaken), *undertaken)), None)
            if one is None:
                one = next(iter(await in_thread(lambda: desk.dated_in(view, text, attached))), None)
        except Trouble:
            raise
        except Exception as error:  # noqa: BLE001  # why: a rule that fails on a text must not end the program
            self.broke(error, bool(attached))
            self.at.say(wording.screen("check.failed"))
            return
        if one is None:
            self.at.say(wording.screen("check.note-no-time", key=self.key("note_promise")))
        elif composer is self.at.pane.composer:
            self._ask_for(view, composer, text, one)

    def _ask_for(self, view: "ContactView", composer: "Composer", text: str, one: "Undertaken") -> None:
        # why: loaded here because it is seldom
        from agent_tui.desk.attaching import promise_words
        from agent_tui.expectations.dates import typed_time
        from agent_tui.ui.presentation.cells import cut
        from agent_tui.ui.presentation.expectation_words import when_words
        from agent_tui.ui.presentation.who_facts import called
        from agent_tui.ui.screens.promises.ledger_form import LedgerForm
        from agent_tui.ui.screens.windows.line_form import WHEN, FormLine

        desk, wording = self.at.desk, self.at.wording
        now = self.at.now()
        start = desk.counted_from(now, wording.zone)

        def line(name: str, value: str | None = None, *, needed: bool = False) -> FormLine:
            return FormLine(name, wording.screen(f"promise.{name}"), value or "", needed=needed)

        def refuse(typed: "Typed") -> str | None:
            planned = _planned(view, one, typed)
            try:
                desk.can_be_promised(promise_words([planned])[0])
                if desk.names_time(view, text, planned):
                    return None
            except Trouble as trouble:
                return wording.trouble(trouble)
            return wording.screen("check.note-other-time", when=when_words(typed.due_at, now, wording.here))

        def answered(typed: "Typed | None") -> None:
            if typed is None:
                self._declined |= _told_by(composer.ticket, one)
                self.show_findings()
            elif composer is not self.at.pane.composer or composer.text_area.text != text:
                self.at.say(wording.screen("check.note-apart"))
            else:
                with self.at.telling():
                    self._attach(view, composer, text, _planned(view, one, typed))

        window = LedgerForm(
            wording,
            self.at.styles_by_name,
            (
                line("what", one.what, needed=True),
                line(WHEN, typed_time(one.due_at, start), needed=True),
                line("limits"),
                line("topic", one.topic),
                line("amount", one.amount),
            ),
            title=wording.screen("check.note-title", customer=cut(called(view.customer.name, view.customer.id), 40)),
            note=wording.screen("check.note-told"),
            start=start,
            refuse=refuse,
        )
        self.at.app.push_screen(window, answered)

    def _attach(self, view: "ContactView", composer: "Composer", text: str, promise: "PlannedPromise") -> None:
        """It goes out with the text from now on, and follows what the text says; under the topic that it names, where
        none was typed."""
        # why: loaded here because it is seldom
        from agent_tui.desk.attaching import promise_words

        topic = self.at.desk.with_topic(promise_words([promise])[0]).topic
        promise = msgspec.structs.replace(promise, topic=topic)
        composer.attach(self.at.desk.with_noted(view, text, composer.attached, promise))
        self.at.show_attached()
        self.at.drafts.changed(lambda: composer.draft)
        self.at.fit_composer()
        self.at.text_changed()


def _told_by(ticket: str, one: "Undertaken | PlannedPromise") -> frozenset[tuple[str, str | datetime]]:
    return frozenset({(ticket, one.what), (ticket, one.due_at)})


def _planned(view: "ContactView", one: "Undertaken", typed: "Typed") -> "PlannedPromise":
    # why: loaded here because it is seldom
    from agent_tui.expectations.planning import PlannedPromise

    words = typed.words
    return PlannedPromise(
        what=words["what"],
        due_at=typed.due_at,
        limits=words["limits"],
        channel=view.ticket.channel,
        topic=words["topic"] or None,
        amount=words["amount"] or None,
        whole_day=one.whole_day and typed.due_at == one.due_at,
    )
