"""Choosing a template: type to find in either language; what suits the channel and the subject stands first."""

from agent_tui.desk.template_files import TemplateShelf
from agent_tui.domain.text import clean_line
from agent_tui.expectations.template import Template
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import channel_words
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.templates.fitting import AtHand, found
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.screens.windows.search_window import SearchWindow
from agent_tui.ui.wording import Wording

TITLE = 36
"""Cells of a template's title."""
MARKS = 20
"""Cells of what is said of a template beside its title."""
OWN_ROWS = 6
"""Of the window beside its templates and what it says of one: the frame, title, line, a blank and the keys."""


class TemplatePicker(SearchWindow):
    """Answers with the id of a template."""

    WIDTH = 78

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        shelf: TemplateShelf,
        *,
        customer: str,
        known: AtHand,
    ) -> None:
        super().__init__(wording, styles)
        self._shelf = shelf
        self._templates = {**shelf.by_id, **shelf.resting}
        self._customer = customer
        self._known = known
        self._wrapped: tuple[int, dict[str, list[Line]]] | None = None

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen in self._shelf.resting:
            self._explain(refused=True)
            return
        super().perform(id)
        self._explain()

    def find(self, typed: str) -> None:
        rows = [self._row(*hit) for hit in found(self._shelf.by_id, typed, self._known)]
        count = len(rows)
        rows += [self._row(template, False) for template, _ in found(self._shelf.resting, typed, self._known)]
        if not rows:
            rows = [PickRow("", (Span(self.wording.screen("list.nothing-found"), "dim"),))]
        title = self.wording.screen(
            "template.title",
            customer=cut(self._customer, 24),
            channel=channel_words(self._known.channel, self.wording.language),
        )
        self.frame(head_line(f"{title}  {count}"), rows, (), keep=rows[0].key)
        self._explain()

    def _fit(self, rows: int) -> None:
        """As high whatever is found and whichever is explained: nothing jumps while one types."""
        super()._fit(rows)
        said = max(map(len, self._said().values()), default=0)
        self.list.styles.height = max(3, min(len(self._templates), self.room.height - OWN_ROWS - said))

    def _explain(self, *, refused: bool = False) -> None:
        """When the template under the cursor is for, and when not; why it cannot be chosen."""
        said = self._said()
        rows = max(map(len, said.values()), default=0)
        lines = said.get(self.list.chosen or "", [])
        blank: list[Line] = [()] * (rows - len(lines))
        hint = Span(self.wording.screen("template.hint"), "dim")
        if refused:
            hint = Span(self.wording.screen("template.resting"), "trouble")
        self.foot_lines.show((), *lines, *blank, (hint,))

    def _said(self) -> dict[str, list[Line]]:
        """What is said of each template; wrapped once for a width, and not with every key."""
        width = min(self.WIDTH, self.room.width) - 4
        if self._wrapped is None or self._wrapped[0] != width:
            said = {id: self._said_of(template, width) for id, template in self._templates.items()}
            self._wrapped = width, said
        return self._wrapped[1]

    def _said_of(self, template: Template, width: int) -> list[Line]:
        language = self.wording.language
        texts = (
            template.when.of(language),
            f"{self.wording.screen('form.not-when')}: {template.when_not.of(language)}",
        )
        lines: list[Line] = [(Span(line, "text"),) for text in texts for line in wrap(text, width)[:2]]
        if self._shelf.day is not None and template.review_is_over(self._shelf.day):
            day, owner = template.review.isoformat(), clean_line(template.owner)
            lines.append((Span(cut(self.wording.screen("template.review-over", day=day, owner=owner), width), "soon"),))
        return lines

    def _row(self, template: Template, suggested: bool) -> PickRow:
        resting = template.id in self._shelf.resting
        marks = [self.wording.screen("template.suggested")] if suggested else []
        if resting:
            marks.append(self._when_again(template))
        elif template.id in self._shelf.drafts:
            marks.append(self.wording.screen("template.draft"))
        elif template.id in self._shelf.own:
            marks.append(self.wording.screen("template.own"))
        return PickRow(
            template.id,
            in_columns(
                (template.title.of(self.wording.language), TITLE, "dim" if resting else "label"),
                (" ".join(marks), MARKS, "dim" if resting else "good"),
                (template.id, 0, "dim"),
            ),
        )

    def _when_again(self, template: Template) -> str:
        begins, ends = template.effective_from, template.effective_until
        if begins is not None and self._shelf.day is not None and self._shelf.day < begins:
            return self.wording.screen("template.begins", day=begins.isoformat())
        return self.wording.screen("template.ended", day=ends.isoformat() if ends is not None else "")
