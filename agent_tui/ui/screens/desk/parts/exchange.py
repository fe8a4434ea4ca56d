"""At the desk: what is not at the store yet, and what the store would not take."""

from collections.abc import Mapping

import msgspec

from agent_tui.desk.views import Draft
from agent_tui.ui.actions import Situation, action
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.exchange.outbox_deeds import OutboxDeeds


class Exchange(DeskPart):
    """Performs the actions of `ui.actions.exchange`, and opens the outbox."""

    _refused: int | None = None
    """How many were refused when it was looked last."""

    def performers(self) -> Mapping[str, Performer]:
        return {"outbox": self._show_outbox, "refused": self._show_refused}

    def situation(self, standing: Situation) -> Situation:
        status = self.at.status
        if status is None:
            return standing
        return msgspec.structs.replace(standing, queued=status.outbox.queued, refused=status.outbox.rejected)

    def changed(self, changes: Changes) -> None:
        """A text that was refused is told of by itself; what is no text is told of here."""
        if changes.status is None:
            return
        before, self._refused = self._refused, changes.status.outbox.rejected
        if before is not None and before < self._refused and not changes.returned:
            key = self.at.wording.way_to(action("refused"))
            self.at.mention(self.at.wording.screen("refused.change", key=key))

    async def _show_outbox(self) -> None:
        from agent_tui.ui.screens.exchange.outbox_screen import OutboxScreen

        at = self.at
        await at.ask(OutboxScreen(at.around(), self._deeds()), at.open_contact)
        self._tell_of_outage()

    async def _show_refused(self) -> None:
        """What was refused last, with both versions."""
        from agent_tui.ui.screens.exchange.conflict_screen import ConflictScreen

        at = self.at
        refused = at.desk.refused()
        if not refused:
            await self._show_outbox()  # what is left only went with something else
            return
        await at.ask(ConflictScreen(at.around(), self._deeds(), at.desk.conflict(refused[0])), at.say)

    def _tell_of_outage(self) -> None:
        """Who looks into the outbox wants to know why it does not go out, and that it is tried."""
        at = self.at
        status = at.status
        if status is None or status.trouble is None or at.offline_since is None:
            return
        since = at.wording.day_and_time(at.offline_since)
        at.say(at.wording.screen("offline.since", reason=at.wording.trouble_title(status.trouble), since=since))
        at.desk.try_now()

    def _deeds(self) -> OutboxDeeds:
        return OutboxDeeds(self.at.desk, self._take_up)

    def _take_up(self, id: str) -> None:
        """Out of the outbox and into the composer. What is being written is on disk before, so that it can be kept
        beside it; the screens over the desk go."""
        at = self.at
        at.flush_draft()
        draft = at.desk.edit(id)
        at.drafts.forget()
        at.app.call_later(self._show_draft, draft)

    async def _show_draft(self, draft: Draft) -> None:
        at = self.at
        while at.app.screen is not at and len(at.app.screen_stack) > 1:
            await at.app.pop_screen()
        with at.telling():
            await at.take_up_draft(draft)
        kept = any(
            one.ticket == draft.ticket and one.kind == draft.kind and one.body != draft.body for one in at.desk.drafts()
        )
        at.say(at.wording.screen("edit.kept-other" if kept else "edit.done"))
