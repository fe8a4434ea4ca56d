"""What a template's form says: its title, a line for each row, a hint for the one under way, and the preview. Pure."""

from collections.abc import Mapping

from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.rendering import Rendered
from agent_tui.expectations.template import AGREED, Template
from agent_tui.expectations.values import Problem
from agent_tui.ui.presentation.cells import cut, fit
from agent_tui.ui.presentation.expectation_words import (
    caution_words,
    channel_words,
    length_words,
    problem_words,
    when_words,
)
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.templates.form_rows import Row
from agent_tui.ui.wording import Wording

NAME = 18
"""Cells of a field's prompt."""
FACT = 9
"""Cells of what a line below the text is about."""


def title_words(template: Template, customer: str, occasion: Occasion, wording: Wording, *, draft: bool) -> str:
    """Which template, for whom and where; `draft`: nobody has approved it."""
    title = wording.screen(
        "form.title",
        template=template.title.of(wording.language),
        customer=cut(customer, 24),
        channel=channel_words(occasion.channel, wording.language),
    )
    return f"{title} [{wording.screen('template.draft')}]" if draft else title


def row_line(
    row: Row, rendered: Rendered, typed: Mapping[str, str], wording: Wording, width: int, *, current: bool
) -> Line:
    """`> Amount            CNY 30.00`; an exclamation mark where it is not right yet, or beyond one's authority. What
    cannot stand there is shown as it was `typed`, by field."""
    problem = _problem(row, rendered)
    wrong = problem is not None or any(one.field == row.name for one in rendered.cautions)
    value = value_of(row, rendered, wording)
    if problem is not None and problem.key != "missing" and not row.rank and not row.picks:
        value = typed.get(row.name) or value
    return (
        Span("> " if current else "  ", "label"),
        Span("! " if wrong else "  ", "late"),
        Span(fit(prompt_of(row, wording), NAME) + " ", "label" if current else "dim"),
        Span(cut(value, width - NAME - 5), "text"),
    )


def prompt_of(row: Row, wording: Wording) -> str:
    if row.rank:
        return wording.screen("form.expected", rank=row.rank)
    if row.field is None:
        return wording.screen(f"form.{row.name}")
    return row.field.prompt.of(wording.language)


def value_of(row: Row, rendered: Rendered, wording: Wording) -> str:
    """The value as the text writes it; a choice by its words."""
    if row.rank:
        known = rendered.expectations[row.rank - 1] if row.rank <= len(rendered.expectations) else None
        if known is None:
            return ""
        return wording.screen("form.heard", what=known.what, source=known.source) if known.source else known.what
    if row.name == AGREED:
        if rendered.agreed is None:
            return ""
        return wording.screen("form.yes" if rendered.agreed else "form.no")
    if row.field is not None and row.field.kind == "yesno" and rendered.values.get(row.name) is not None:
        return wording.screen("form.yes" if getattr(rendered.values[row.name], "key", "") == "yes" else "form.no")
    return rendered.written.get(row.name, "")


def hint_lines(
    template: Template,
    row: Row,
    rendered: Rendered,
    occasion: Occasion,
    wording: Wording,
    width: int,
    *,
    insist: bool,
    why: str,
) -> list[Line]:
    """What can be chosen, or what is wrong, or how to type it; what is beyond the agent's authority; `why` its time can
    be kept."""
    problem = _problem(row, rendered)
    caution = next((one for one in rendered.cautions if one.field == row.name), None)
    if problem is not None and (insist or problem.key != "missing"):
        return _why(row, problem_words(problem, wording.language), wording, width)
    if caution is not None:
        return _why(row, caution_words(template, caution, wording.language), wording, width)
    if row.name == AGREED:
        text = wording.screen("form.agreed-hint")
    elif row.rank:
        text = f"{wording.screen('form.expected-hint')}. {template.ask.of(wording.language)}"
    elif row.picks:
        text = f"{wording.screen('form.pick')} {'  '.join(_choices(row, occasion, wording))}"
    else:
        hints = [row.field.hint.of(wording.language)] if row.field and row.field.hint else []
        if why:
            hints.append(why)
        if row.field and row.field.optional:
            hints.append(wording.screen("form.optional"))
        text = "; ".join(hints) or f"{wording.screen('form.ask')}: {template.ask.of(wording.language)}"
    return [(Span(line, "dim"),) for line in wrap(text, width)]


def _why(row: Row, reason: str, wording: Wording, width: int) -> list[Line]:
    words = wording.screen("form.wrong", field=prompt_of(row, wording), reason=reason)
    return [(Span(line, "trouble"),) for line in wrap(words, width)]


def _choices(row: Row, occasion: Occasion, wording: Wording) -> list[str]:
    field = row.field
    if field is not None and field.kind == "promise":
        return [
            f"{number} {promise.what} ({when_words(promise.due_at, occasion.now, wording.here)})"
            for number, promise in enumerate(occasion.promises[:9], 1)
        ]
    if row.keys == ("yes", "no"):
        return [f"y {wording.screen('form.yes')}", f"n {wording.screen('form.no')}"]
    assert field is not None
    texts = []
    for number, words in enumerate(field.choices.values(), 1):
        said = words.of(wording.language)
        texts.append(f"{number} {cut(said.split('$')[0].strip() or said, 24)}")
    return texts


def preview_lines(rendered: Rendered, occasion: Occasion, wording: Wording, width: int, *, roomy: bool) -> list[Line]:
    """The length, the text as the customer reads it, an empty line, then promises, limits and expectations. `roomy`:
    also what happens if we miss, though the text says it."""
    spoken = occasion.channel in ("phone", "counter")
    head = wording.screen("form.noted" if occasion.for_colleagues else "form.told" if spoken else "form.says")
    if rendered.length is not None and not occasion.for_colleagues:
        head += f"  {length_words(rendered.length, wording.language)}"
    over = rendered.length is not None and rendered.length.over and not occasion.for_colleagues
    lines: list[Line] = [
        (Span("-- ", "head"), Span(head, "trouble" if over else "label"), Span(" " + "-" * 200, "head"))
    ]
    lines += [(Span(line, "text"),) for line in wrap(rendered.body, width)]
    lines.append(())
    lines += _promise_lines(rendered, occasion, wording, width, roomy)
    if rendered.expectations:
        ranked = "  ".join(
            f"{rank} " + (wording.screen("form.heard", what=one.what, source=one.source) if one.source else one.what)
            for rank, one in enumerate(rendered.expectations, 1)
        )
        lines += _fact("form.expects", ranked, wording, width)
    return lines


def _promise_lines(rendered: Rendered, occasion: Occasion, wording: Wording, width: int, roomy: bool) -> list[Line]:
    if not rendered.promises:
        key = "form.public" if occasion.in_public else "form.nothing"
        return [(Span(wording.screen(key), "dim"),)]
    lines: list[Line] = []
    for promise in rendered.promises:
        when = wording.screen(
            "form.by",
            when=when_words(promise.due_at, occasion.now, wording.here),
            channel=channel_words(promise.channel, wording.language),
        )
        lines += _fact("form.promised", f"{promise.what}  {when}", wording, width, "promise")
    kept = {id for promise in rendered.promises for id in promise.keeps}
    for old in occasion.promises:
        if old.id in kept:
            when = when_words(old.due_at, occasion.now, wording.here)
            lines += _fact("form.keeps", f"{old.what}  {wording.screen('form.due', when=when)}", wording, width)
    limits = dict.fromkeys(promise.limits for promise in rendered.promises)
    lines += _fact("form.not", "; ".join(limits), wording, width)
    if rendered.miss and roomy:
        lines += _fact("form.miss", rendered.miss, wording, width)
    return lines


def _fact(key: str, text: str, wording: Wording, width: int, style: StyleName = "text") -> list[Line]:
    """In as many lines as it takes: what is promised is never cut off."""
    head = fit(wording.screen(key), FACT) + " "
    lines = wrap(text, width - FACT - 1) or [""]
    return [
        (Span(head if number == 0 else " " * (FACT + 1), "label"), Span(line, style))
        for number, line in enumerate(lines)
    ]


def _problem(row: Row, rendered: Rendered) -> Problem | None:
    return next((problem for problem in rendered.problems if problem.field == row.name), None)
