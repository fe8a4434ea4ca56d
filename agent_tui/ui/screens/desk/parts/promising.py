"""At the desk: templates, the form that fills them, promises made, kept, broken and renegotiated."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from agent_tui.ui.screens.desk.at_hand import from_contact
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from textual.geometry import Region

    from agent_tui.desk.template_files import TemplateShelf
    from agent_tui.desk.views import ContactView, DraftKind
    from agent_tui.expectations.check.finding import Finding
    from agent_tui.expectations.rendering import Rendered
    from agent_tui.expectations.template import Language, Template
    from agent_tui.ui.check_as_filled_in import Check

CALL_BACK = "callback"
"""The template that a call-back is promised with."""


class Promising(DeskPart):
    """Performs the actions of `ui.actions.promising`."""

    _check_broke = False
    """A rule failed, and that was said."""

    def performers(self) -> Mapping[str, Performer]:
        return {
            "template": self._choose,
            "call_back": lambda: self._fill_in_by_id(CALL_BACK),
            "detach": self._detach,
            "team_promises": lambda: self.at.show_promises(whose="team"),
        }

    async def _choose(self) -> None:
        # why: loaded here because the desk opens without it
        from agent_tui.ui.screens.templates.fitting import at_hand
        from agent_tui.ui.screens.templates.template_picker import TemplatePicker

        view = self.at.view_at_hand()
        if view is None:
            return
        shelf = await self._shelf()

        async def chosen(id: str) -> None:
            template = shelf.by_id.get(id)
            if template is not None:
                await self._fill_in(view, template, draft=id in shelf.drafts)

        await self.at.ask(
            TemplatePicker(
                self.at.wording,
                self.at.styles_by_name,
                shelf,
                customer=from_contact(view).customer,
                known=at_hand(view, self.at.now()),
            ),
            chosen,
        )

    async def _fill_in_by_id(self, id: str) -> None:
        view = self.at.view_at_hand()
        if view is None:
            return
        shelf = await self._shelf()
        template = shelf.by_id.get(id)
        if template is not None:
            await self._fill_in(view, template, draft=id in shelf.drafts)

    async def _shelf(self) -> "TemplateShelf":
        """The templates, read in a thread: files of strangers, and more than a key may take."""
        shelf = await in_thread(lambda: self.at.desk.templates(self.at.wording.zone))
        fresh = [trouble for trouble in shelf.troubles if self.at.file_news.is_news(trouble)]
        if fresh:
            said = self.at.wording.trouble(fresh[0])
            if len(fresh) > 1:
                said += " " + self.at.wording.screen("template.more-wrong", count=len(fresh) - 1)
            self.at.say(said)
        return shelf

    async def _fill_in(self, view: "ContactView", template: "Template", *, draft: bool) -> None:
        # why: loaded here because the desk opens without it
        from agent_tui.ui.screens.templates.template_form import TemplateForm

        desk, ticket = self.at.desk, view.ticket.id
        honest, check = await in_thread(lambda: (desk.honest_times(template, view.ticket.queue), desk.check_of(view)))
        language = _language_of(view, self.at.wording.language)
        noted = self._is_noting(ticket) or template.said_as == "note"
        occasion = desk.occasion(view, language, self.at.wording.zone, honest=honest, for_colleagues=noted)
        form = TemplateForm(
            self.at.wording,
            self.at.styles_by_name,
            template,
            occasion,
            desk.form(ticket, template.id),
            customer=from_contact(view).customer,
            check=self._guarded(check),
            honest=honest,
            draft=draft,
            keep=lambda typed: desk.save_form(ticket, template.id, typed),
            failed=lambda trouble: self.at.say(self.at.wording.trouble(trouble)),
            edge="bottom" if self.at.reading or self.at.panes > 1 else "top",
            within=lambda: _frame_of(self.at.pane.region) if self.at.panes > 2 else None,
        )

        async def filled(rendered: "Rendered | None") -> None:
            if rendered is not None:
                with self.at.telling():
                    await self._put(view, rendered)
                    desk.save_form(ticket, template.id, form.typed, put_in=True)

        await self.at.app.push_screen(form, filled)

    def _guarded(self, check: "Check") -> "Check":
        """A rule that fails on a text must not stand between its writer and a customer."""
        app = self.at.app

        def checked(rendered: "Rendered") -> "Sequence[Finding]":
            try:
                return check(rendered)
            except Exception as error:  # noqa: BLE001  # why: whatever it is, the form goes on without the check
                app.call_later(self._broke, error)
                return ()

        return checked

    def _broke(self, error: Exception) -> None:
        """Said once, and written down."""
        if not self._check_broke and isinstance(self.at.app, SafeApp):
            self._check_broke = True
            self.at.app.report(error)
            self.at.mention(self.at.wording.screen("check.failed"))

    async def _put(self, view: "ContactView", rendered: "Rendered") -> None:
        """Into the composer, where it can still be changed; nothing is sent or promised before f9. Into the note where
        one is being written on this contact."""
        from agent_tui.expectations.attached import attached_by, write_attached

        await self.at.take_to_hand(view.ticket.id)
        kind: DraftKind = "note" if self._is_noting(view.ticket.id) else rendered.said_as
        await self.at.attach(kind, rendered.body, write_attached(attached_by(rendered)))

    def _is_noting(self, ticket: str) -> bool:
        composer = self.at.pane.composer
        return composer is not None and (composer.ticket, composer.kind) == (ticket, "note")

    def text_sent(self, ticket: str) -> None:
        """The next form of that template begins anew."""
        with self.at.telling():
            self.at.desk.discard_forms(ticket)

    def _detach(self) -> None:
        words = self.at.wording
        self.at.say(words.screen("attached.gone") if self.at.detach() else words.reason("why.nothing-attached"))


def _frame_of(pane: "Region") -> "Region":
    """The pane with the line on its right: a window's frame stands on the lines between the panes, not beside them."""
    return pane.grow((0, 1, 0, 0))


def _language_of(view: "ContactView", interface: str) -> "Language":
    """The customer's language, where it is one of ours; else that of the interface."""
    known = view.customer.language.casefold()
    if known.startswith("zh"):
        return "zh"
    return "en" if known.startswith("en") or interface == "en" else "zh"
