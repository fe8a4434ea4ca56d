"""At the desk: many contacts at once, another editor, the clipboard, taking back, zoom, the next hit."""

import os
from collections.abc import Awaitable, Mapping
from typing import Any

import msgspec
from textual.screen import Screen

from agent_tui.desk.views import RowRef
from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import Situation, action
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.taking_back import Deed
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.threads import in_thread


class Hands(DeskPart):
    """Performs the actions of `ui.actions.hands`."""

    marks: frozenset[str] = frozenset()
    """Contacts that are marked, wherever they stand in the queue."""
    _waiting: "tuple[Screen[Any], ...]" = ()
    """Windows that wait until the hands are on the queue again."""

    def performers(self) -> Mapping[str, Performer]:
        return {
            "mark": self._mark,
            "mark_down": lambda: self._mark_and_move(1),
            "mark_up": lambda: self._mark_and_move(-1),
            "mark_all": self._mark_all,
            "bulk": self._do_to_all,
            "take_back": self._take_back,
            "editor": self._edit_elsewhere,
            "copy": self._choose_what_to_copy,
            "zoom": self._zoom,
            "next_match": lambda: self._next_match(1),
            "previous_match": lambda: self._next_match(-1),
        }

    def situation(self, standing: Situation) -> Situation:
        at = self.at
        return msgspec.structs.replace(
            standing,
            marked=len(self.marks),
            last_deed=at.deeds.last is not None,
            writing=at.pane.composer is not None,
            filtered=bool(at.wanted.text) if standing.place == "queue" else at.pane.filtered,
        )

    def stepped_back(self) -> bool:
        """Escape at the top clears the marks."""
        if not self.marks:
            return False
        self._set_marks(frozenset())
        return True

    # Marks

    def _set_marks(self, marks: frozenset[str]) -> None:
        self.marks = marks
        self.at.queue_list.set_marked(marks)
        self.at.show_hints()

    def _marked_anew(self, marks: frozenset[str]) -> None:
        """Marks as somebody set them: they can be taken back."""
        before = self.marks
        self._set_marks(marks)
        name = self.at.wording.screen("did.marks")
        self.at.deeds.remember(Deed(name, "", "", undo=lambda: self._set_marks(before)))

    def _mark(self) -> None:
        ref = self.at.queue_list.selected
        if ref is not None:
            self._marked_anew(self.marks ^ {ref.ticket})
            self.at.queue_list.move(1)

    def _mark_and_move(self, step: int) -> None:
        ref = self.at.queue_list.selected
        if ref is not None:
            self._marked_anew(self.marks | {ref.ticket})
            self.at.queue_list.move(step)

    def _mark_all(self) -> None:
        shown = self.at.queue_list.tickets()
        self._marked_anew(self.marks - shown if shown <= self.marks else self.marks | shown)
        self.at.say(self.at.wording.screen("marks.count", count=len(self.marks)))

    async def _do_to_all(self) -> None:
        # why: loaded when it is done for the first time
        from agent_tui.ui.bulk.doing import Bulk

        rows = sorted(self.at.desk.rows([RowRef(ticket) for ticket in self.marks]), key=lambda row: row.number)

        def done(tickets: frozenset[str]) -> None:
            self._set_marks(self.marks - tickets)

        await Bulk(self.at, rows, done, self._show_when_free).choose()

    def _show_when_free(self, window: Screen[Any]) -> None:
        """A window that nobody asked for at this moment never takes the keys from a text or from another window."""
        self._waiting = (*self._waiting, window)
        self._show_waiting()

    def _show_waiting(self) -> None:
        at = self.at
        if self._waiting and at.app.screen is at and at.focused is at.queue_list:
            window, *rest = self._waiting
            self._waiting = tuple(rest)
            at.app.push_screen(window)

    def hands_moved(self) -> None:
        self._show_waiting()

    def changed(self, changes: Changes) -> None:
        self._show_waiting()

    # Taking back

    async def _take_back(self) -> None:
        at = self.at
        deed = at.deeds.last
        if deed is None:
            return
        at.deeds.forget(deed)  # pressed once more it is about the deed before
        if deed.at_store:
            at.say(at.wording.screen("done.working"))
            at.run_worker(self._taken_back_at_store(deed), group="take-back")
            return
        try:
            answer = deed.undo()
            if isinstance(answer, Awaitable):
                await answer
        except Trouble:
            at.deeds.remember(deed)
            raise
        if not deed.tells:
            self._taken_back(deed)

    async def _taken_back_at_store(self, deed: Deed) -> None:
        with self.at.telling():
            try:
                await in_thread(deed.undo)
            except Trouble:
                self.at.deeds.remember(deed)
                raise
            self._taken_back(deed)

    def _taken_back(self, deed: Deed) -> None:
        at = self.at
        if deed.ticket:
            at.read_changed(frozenset({deed.ticket}))
        at.say(at.wording.screen("take-back.done", deed=deed.name, customer=deed.customer).rstrip(" :"))

    # Another editor

    def _edit_elsewhere(self) -> None:
        """Gives the terminal away until the editor ends. The draft is on disk before, whatever comes."""
        from agent_tui.ui.terminal.other_editor import edit, editor_command

        at = self.at
        composer = at.pane.composer
        if composer is None:
            return
        at.flush_draft()
        text = composer.draft.body
        command = editor_command(os.environ)
        app = at.app
        assert isinstance(app, SafeApp)  # there is no other
        edited = app.in_other_program(lambda: edit(text, command, app.private_folder))
        at.say(at.wording.screen(f"editor.{edited.ending}", editor=edited.editor))
        if edited.ending == "changed":
            composer.take_text(edited.text)
            at.drafts.changed(lambda: composer.draft)  # why: the text area tells of it only later
            at.flush_draft()
        at.hands_on_contact(composer.text_area)

    # The clipboard

    async def _choose_what_to_copy(self) -> None:
        from agent_tui.ui.screens.desk.copying import choices_of
        from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen

        at = self.at
        view = at.view_at_hand()
        if view is None:
            return
        texts, choices = choices_of(view, at.wording)

        def copy(key: str) -> None:
            if key in texts:
                at.app.copy_to_clipboard(texts[key])
            else:
                at.say(at.wording.screen("copy.not-verified"))

        await at.ask(ChoiceScreen(at.wording, at.styles_by_name, choices, title=at.wording.screen("copy.title")), copy)

    # Seeing

    def _zoom(self) -> None:
        """The pane in which the hands are alone, and back."""
        at = self.at
        if at.panes == 1 and not at.zoomed:
            at.say(at.wording.screen("zoom.one-pane"))
            return
        at.zoomed = not at.zoomed
        at.lay_out_anew()
        at.say(at.wording.screen("zoom.on", key=at.wording.keys(action("zoom"), 1)) if at.zoomed else "")

    def _next_match(self, step: int) -> None:
        at = self.at
        if at.place == "queue":
            at.queue_list.move(step)
        else:
            at.pane.timeline.move(step)
