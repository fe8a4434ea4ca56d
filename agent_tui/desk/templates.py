"""Templates at the desk: the shelf they stand on, and what a contact knows for filling one in."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from agent_tui.desk.desk_state import DeskState
from agent_tui.domain.values import Channel

if TYPE_CHECKING:
    from agent_tui.desk.template_files import TemplateFiles, TemplateShelf
    from agent_tui.desk.views import ContactView
    from agent_tui.expectations.occasion import Occasion
    from agent_tui.expectations.template import Language

LATEST_WORDS = 40
"""Entries of the timeline in which order numbers are looked for."""


class Templates(DeskState):
    _template_files: "TemplateFiles | None" = None

    def templates(self) -> "TemplateShelf":
        """Every template, and what is wrong with the files that were left out. Reads files: takes its time when they
        have changed."""
        if self._template_files is None:
            # why: loaded here because nobody fills a template before the first paint
            from agent_tui.desk.template_files import TemplateFiles

            self._template_files = TemplateFiles(self._paths.config / "templates")
        return self._template_files.shelf()

    def occasion(
        self, view: "ContactView", language: "Language", zone: tzinfo, *, channel: Channel | None = None
    ) -> "Occasion":
        """What a template is filled with on this contact, for an agent in `zone`; on `channel`, or its own."""
        # why: loaded here because nobody fills a template before the first paint
        from agent_tui.expectations.occasion import Occasion, orders_in, title_in

        texts: Sequence[str] = [entry.body for entry in view.timeline[-LATEST_WORDS:] if entry.kind != "promise"]
        own = [entry.body for entry in view.timeline[-LATEST_WORDS:] if entry.ticket == view.ticket.id]
        return Occasion(
            self._now(),
            zone,
            language,
            channel or view.ticket.channel,
            agent=self.agent or "",
            customer=view.customer.name,
            title=title_in(view.customer.tags),
            orders=orders_in([*texts, *own, view.ticket.subject]),
            promises=tuple(promise for promise in view.promises if promise.state == "open"),
            signature=self.settings.sms_signature,
            sms_parts=self.settings.sms_parts,
        )
