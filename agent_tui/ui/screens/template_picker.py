"""Choosing a template: type to find in either language; what suits the channel and the subject stands first."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from agent_tui.domain.values import Channel
from agent_tui.expectations.template import Template
from agent_tui.ui.actions import ACTIONS, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import channel_words
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.dialog import MOVES_AND_BACK, Dialog
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.wording import Wording

OWN_ROWS = 6
"""Of the window beside its templates and what it says of one: the frame, title, line, a blank and the keys."""


def suits(template: Template, channel: Channel, texts: Sequence[str]) -> int:
    """How well a template suits a contact: what its subject and last words are about, then the channel."""
    said = " ".join(texts).casefold()
    about = sum(word.casefold() in said for word in template.words)
    return 2 * min(about, 3) + (channel in template.channels)


def found(
    templates: Mapping[str, Template], typed: str, channel: Channel, texts: Sequence[str]
) -> list[tuple[Template, bool]]:
    """The templates that hold every typed word in id, title or search words of either language, with whether it is
    suggested; suggested ones first, then by id."""
    wanted = typed.casefold().split()
    hits = []
    for template in templates.values():
        known = " ".join((template.id, *template.title_words, template.topic, *template.words)).casefold()
        if all(word in known for word in wanted):
            hits.append((template, suits(template, channel, texts)))
    hits.sort(key=lambda hit: (-hit[1], hit[0].id))
    return [(template, score >= 2) for template, score in hits]


class TemplatePicker(Dialog):
    """Answers with the id of a template."""

    DEFAULT_CSS = "TemplatePicker { align: center top; }"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in MOVES_AND_BACK)]
    WIDTH = 78
    KEEPS_STORY = True

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        templates: Mapping[str, Template],
        *,
        customer: str,
        channel: Channel,
        texts: Sequence[str],
        own: frozenset[str],
    ) -> None:
        super().__init__(wording, styles)
        self._templates = templates
        self._customer = customer
        self._channel = channel
        self._texts = texts
        self._own = own
        self._input = TextLine()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self.title_lines
            yield self._input
            yield self.list
            yield self.foot_lines

    def on_mount(self) -> None:
        self.set_focus(self._input)
        self._show("")

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def on_text_line_left(self) -> None:
        self.dismiss(None)

    def perform(self, id: str) -> None:
        super().perform(id)
        self._explain()

    def _show(self, typed: str) -> None:
        rows = [self._row(*hit) for hit in found(self._templates, typed, self._channel, self._texts)]
        count = len(rows)
        if not rows:
            rows = [PickRow("", (Span(self.wording.screen("list.nothing-found"), "dim"),))]
        title = self.wording.screen(
            "template.title",
            customer=cut(self._customer, 24),
            channel=channel_words(self._channel, self.wording.language),
        )
        self.frame(head_line(f"{title}  {count}"), rows, (), keep=rows[0].key)
        self._explain()

    def _fit(self, rows: int) -> None:
        """As high whatever is found and whichever is explained: nothing jumps while one types."""
        super()._fit(rows)
        said = max(map(len, map(self._said_of, self._templates.values())), default=0)
        self.list.styles.height = max(3, min(len(self._templates), self.room.height - OWN_ROWS - said))

    def _explain(self) -> None:
        """When the template under the cursor is for, and when not."""
        rows = max(map(len, map(self._said_of, self._templates.values())), default=0)
        template = self._templates.get(self.list.chosen or "")
        lines = self._said_of(template) if template is not None else []
        blank: list[Line] = [()] * (rows - len(lines))
        self.foot_lines.show((), *lines, *blank, (Span(self.wording.screen("template.hint"), "dim"),))

    def _said_of(self, template: Template) -> list[Line]:
        width = min(self.WIDTH, self.room.width) - 4
        language = self.wording.language
        texts = (
            template.when.of(language),
            f"{self.wording.screen('form.not-when')}: {template.when_not.of(language)}",
        )
        return [(Span(line, "text"),) for text in texts for line in wrap(text, width)[:2]]

    def _row(self, template: Template, suggested: bool) -> PickRow:
        marks = [self.wording.screen("template.suggested")] if suggested else []
        if template.id in self._own:
            marks.append(self.wording.screen("template.own"))
        return PickRow(
            template.id,
            in_columns(
                (template.title.of(self.wording.language), 36, "label"),
                (" ".join(marks), 12, "good"),
                (template.id, 0, "dim"),
            ),
        )
