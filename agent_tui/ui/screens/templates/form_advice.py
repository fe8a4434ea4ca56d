"""What a template's form tells the agent beside the text: what the check found, what is beyond their authority, how to
sound and what to do step by step. Pure."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from agent_tui.expectations.check.finding import Finding, Severity
from agent_tui.expectations.rendering import Rendered
from agent_tui.expectations.template import Template
from agent_tui.messages.findings import tell_finding
from agent_tui.ui.presentation.cells import fit
from agent_tui.ui.presentation.expectation_words import caution_words
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import deadline
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.templates.form_words import FACT
from agent_tui.ui.wording import Wording

MOST_FINDINGS = 3
"""Lines of the check where rows are many; one where they are few."""

_STYLES: dict[Severity, StyleName] = {"error": "trouble", "warning": "soon", "info": "dim"}
_GRAVEST: tuple[Severity, ...] = ("error", "warning", "info")


def finding_rows(findings: Sequence[Finding], wording: Wording, width: int, now: datetime, *, most: int) -> list[Line]:
    """The gravest first, each in as many lines as it takes: when it can be done stands at the end. The last one tells
    of those for which there is no room."""
    ordered = sorted(findings, key=lambda one: _GRAVEST.index(one.severity))
    head = fit(wording.screen("form.check"), FACT) + " "
    time_words = partial(deadline, now=now, here=wording.here)
    lines: list[Line] = []
    for number, one in enumerate(ordered[:most], 1):
        told = tell_finding(one.rule, one.facts, wording.language, time_words=time_words)
        if number == most and len(ordered) > most:
            told = f"{told}  {wording.screen('form.more-findings', count=len(ordered) - most)}"
        lines += _beside(head if number == 1 else " " * (FACT + 1), told, _STYLES[one.severity], width)
    return lines


def authority_lines(template: Template, rendered: Rendered, wording: Wording, width: int, *, roomy: bool) -> list[Line]:
    """A sum that is beyond the agent's authority, with who decides it; where there is room, how far that goes."""
    head = fit(wording.screen("form.authority"), FACT) + " "
    if rendered.cautions:
        said = "; ".join(caution_words(template, one, wording.language) for one in rendered.cautions)
        return _beside(head, said, "late", width)
    if not roomy or template.authority is None:
        return []
    said = template.authority.of(wording.language)
    if template.authority.next is not None:
        said += f" {wording.screen('form.beyond', next=template.authority.next.of(wording.language))}"
    return _beside(head, said, "note", width)


def _beside(head: str, said: str, style: StyleName, width: int) -> list[Line]:
    """Words beside their head, as many rows as they take: none of it is cut."""
    rows = wrap(said, max(FACT, width - FACT - 1))
    return [(Span(head if at == 0 else " " * (FACT + 1), "label"), Span(row, style)) for at, row in enumerate(rows)]


def has_guidance(template: Template) -> bool:
    return template.tone is not None or template.steps is not None


def guidance_lines(template: Template, wording: Wording, width: int, *, roomy: bool) -> list[Line]:
    """How to go about it: the tone, where there is room what to ask, then the steps."""
    language = wording.language
    lines: list[Line] = [
        (Span("-- ", "head"), Span(wording.screen("form.how"), "label"), Span(" " + "-" * 200, "head"))
    ]
    if template.tone is not None:
        lines += _headed(wording.screen("form.tone"), template.tone.of(language), width)
    if roomy:
        lines += _headed(wording.screen("form.ask"), template.ask.of(language), width)
    steps = template.steps.of(language) if template.steps is not None else ()
    for number, step in enumerate(steps, 1):
        lines += _headed(str(number), step, width, narrow=True)
    return lines


def _headed(head: str, text: str, width: int, *, narrow: bool = False) -> list[Line]:
    cells = 3 if narrow else FACT
    return [
        (Span(fit(head if number == 0 else "", cells) + " ", "label"), Span(line, "text"))
        for number, line in enumerate(wrap(text, width - cells - 1) or [""])
    ]
