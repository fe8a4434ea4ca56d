"""At the desk: what a text would promise against an open promise is asked about before it is sent."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from agent_tui.domain.contradictions import difference
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Promise
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.desk.desk_part import DeskPart
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.expectations.attached import Attached
    from agent_tui.expectations.planning import PlannedPromise
    from agent_tui.ui.composer import Composer

_ROOM = ("", "contradicts.brief", "contradicts.silent")
"""What is said first, by how much of the old promise the text has room for."""


class Contradictions(DeskPart):
    _meant: frozenset[tuple[str, str]] = frozenset()
    """Contacts and open promises beside which a new one was said to be meant."""

    async def stops_sending(self) -> bool:
        composer = self.at.pane.composer
        if composer is None or not composer.draft.attached:
            return False
        # why: loaded here, as below, because the desk opens without what only promises in a text need
        from agent_tui.desk.attaching import promise_words
        from agent_tui.expectations.attached import read_attached

        await self._keep_together(composer)
        if self.at.pane.composer is not composer or not composer.attached:
            return False
        attached = read_attached(composer.attached)
        replaced = {old for one in attached.promises for old in one.settled}
        for at, planned in enumerate(attached.promises):
            words = promise_words([planned])[0]
            others = self._to_ask_about(composer, self.at.desk.contradicted(composer.ticket, words), replaced)
            if not others:
                # why not what the check was told already: then somebody has said that both are meant
                elsewhere = self.at.desk.said_elsewhere(composer.ticket, words)
                others = self._to_ask_about(composer, elsewhere, {*replaced, *attached.beside})
            if others:
                if await self._is_wrong_anyway(composer, attached, at, others):
                    return False  # why: the check stops it and says so; there is nothing to settle before that
                await self._ask(composer, attached, at, others)
                return True
        return False

    def _to_ask_about(self, composer: "Composer", found: list[Promise], settled: Collection[str]) -> list[Promise]:
        return [old for old in found if old.id not in settled and (composer.ticket, old.id) not in self._meant]

    async def _keep_together(self, composer: "Composer") -> None:
        """What is promised is what the text says now, however fast it was sent; Trouble where nobody can tell, which
        keeps the text here."""
        desk = self.at.desk
        while True:
            text, attached = composer.draft.body, composer.attached
            view = desk.contact(composer.ticket)
            together = await in_thread(lambda: desk.kept_together(view, text, attached))  # noqa: B023
            if self.at.pane.composer is not composer:
                return
            if (composer.draft.body, composer.attached) == (text, attached):
                self.at.attach_kept(composer, together)
                return

    async def _ask(self, composer: "Composer", attached: "Attached", at: int, others: list[Promise]) -> None:
        from agent_tui.expectations.attached import begun_with, write_attached
        from agent_tui.ui.screens.promises.contradiction_choice import BACK, contradiction_choice, replaced_by

        customer = self.at.desk.contact(composer.ticket).customer
        name = called(customer.name, customer.id)
        room = _ROOM[self._opening(composer, attached.promises[at], others, customer.language)[0]]
        told = (self.at.wording.screen(room),) if room else ()
        planned = attached.promises[at]
        same = all(difference(old, due_at=planned.due_at, amount=planned.amount) is None for old in others)
        window = contradiction_choice(self.at.wording, self.at.styles_by_name, others, name, told, same=same)

        async def chosen(answer: str) -> None:
            if answer == BACK:
                self.at.say(self.at.wording.screen("contradicts.stopped"))
                return
            ended = replaced_by(answer, others)
            meant = [old.id for old in others if old not in ended]
            self._meant |= {(composer.ticket, old) for old in meant}
            if self.at.pane.composer is composer:
                settled = _in_place_of(attached, at, ended) if ended else attached
                settled = msgspec.structs.replace(settled, beside=(*settled.beside, *meant))
                opening = ""
                if ended:
                    opening = self._opening(composer, attached.promises[at], ended, customer.language)[1]
                composer.attach(write_attached(begun_with(settled, opening)))
                if opening:
                    composer.take_text(f"{opening}{composer.draft.body}")
                self.at.show_attached()
                self.at.drafts.changed(lambda: composer.draft)
            await self.at.perform("send")

        await self.at.ask(window, chosen)

    async def _is_wrong_anyway(
        self, composer: "Composer", attached: "Attached", at: int, others: list[Promise]
    ) -> bool:
        """The check would not let the text go even if it put its promise in the place of all that it contradicts."""
        from agent_tui.expectations.attached import write_attached

        desk, kind, text = self.at.desk, composer.kind, composer.draft.body
        settled = write_attached(_in_place_of(attached, at, others))
        passed = composer.override.rules if composer.override is not None else ()
        try:
            view = desk.contact(composer.ticket)
            findings = await in_thread(lambda: desk.findings(view, kind, text, settled))
        except Trouble:
            raise
        except Exception:  # noqa: BLE001  # why: a rule that fails holds nothing back; the check itself writes it down
            return False
        return any(one.severity == "error" and one.rule not in passed for one in findings)

    def _opening(
        self, composer: "Composer", planned: "PlannedPromise", ended: list[Promise], known: str
    ) -> tuple[int, str]:
        """What the text begins with where it stands in the place of these, so that whoever was told the old date hears
        of it; the fullest that its channel has room for, and which one that is."""
        from agent_tui.expectations.lengths import measure
        from agent_tui.ui.presentation.renewal_text import language_of, openings

        ended = [old for old in ended if difference(old, due_at=planned.due_at) is not None]
        if not ended:
            return 0, ""
        wording, settings, body = self.at.wording, self.at.desk.settings, composer.draft.body
        language = language_of(known, wording.language)
        choices = openings(ended, body, planned.due_at, self.at.now(), language, wording.zone)
        channel = self.at.desk.contact(composer.ticket).ticket.channel
        for number, opening in enumerate(choices):
            length = measure(opening + body, channel, signature=settings.sms_signature, parts=settings.sms_parts)
            if length is None or not length.over or composer.kind == "note":
                return number, opening
        return len(choices) - 1, choices[-1]

    def text_sent(self, ticket: str) -> None:
        """The next text is asked about anew."""
        self._meant = frozenset(one for one in self._meant if one[0] != ticket)


def _in_place_of(attached: "Attached", at: int, ended: list[Promise]) -> "Attached":
    """With its promise at that place standing in the place of these, beside those that it ended before."""
    promises = list(attached.promises)
    too = (*promises[at].replaces_too, *(old.id for old in ended))
    promises[at] = msgspec.structs.replace(promises[at], replaces_too=too)
    return msgspec.structs.replace(attached, promises=tuple(promises))
