"""What is read beside the fields of a template's form: the text with what is promised and what was found, or how to go
about it. Pure."""

from collections.abc import Sequence

from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendering import Rendered
from agent_tui.expectations.template import Template
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.screens.templates.form_advice import (
    MOST_FINDINGS,
    authority_lines,
    finding_rows,
    guidance_lines,
    has_guidance,
)
from agent_tui.ui.screens.templates.form_words import preview_lines
from agent_tui.ui.screens.windows.lines import first_rows
from agent_tui.ui.wording import Wording


def reading_lines(
    template: Template,
    rendered: Rendered,
    findings: Sequence[Finding],
    occasion: Occasion,
    wording: Wording,
    width: int,
    rows: int,
    *,
    roomy: bool,
    how: bool,
) -> tuple[list[Line], bool]:
    """The text with what belongs to it, in at most `rows`; with `how`, how to go about it instead; True where there is
    room for both."""
    guidance: list[Line] = []
    if has_guidance(template):
        guidance = guidance_lines(template, wording, width, roomy=roomy)
    lines: list[Line] = preview_lines(rendered, occasion, wording, width, roomy=roomy)
    lines += finding_rows(findings, wording, width, occasion.now, most=MOST_FINDINGS if roomy else 1)
    lines += authority_lines(template, rendered, wording, width, roomy=roomy)
    lines = _fitted(lines, rows, width)
    if guidance and len(lines) + 1 + len(guidance) <= rows:
        return [*lines, (), *guidance], True
    return (first_rows(guidance, rows, width) if how else lines), False


def _fitted(lines: list[Line], room: int, width: int) -> list[Line]:
    """As many as there is room for: the text gives way before what is promised, and says that it goes on."""
    if len(lines) <= room:
        return lines
    gap = next((at for at, line in enumerate(lines) if not line), 0)
    tail = lines[gap + 1 :]
    kept = max(2, room - len(tail))
    return [*first_rows(lines[:gap], kept, width), *tail][:room]
