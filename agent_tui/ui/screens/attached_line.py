"""The line above a text that says what goes along with it: `+ 1 promise: … by 25 Nov 18:00, not …`."""

from agent_tui.expectations.attached import read_attached
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import first_promise
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.wording import Wording

WHAT = 22
"""Cells of what is promised."""


def attached_line(kept: bytes, wording: Wording) -> Line:
    attached = read_attached(kept)
    first = first_promise(attached.promises)
    key = Span("  " + wording.screen("attached.key", key=wording.keys(action("detach"), 1)), "dim")
    if first is None:
        template = str(attached.meta.get("template", ""))
        return (Span(wording.screen("attached.template", template=cut(template, 30)), "dim"), key)
    count = len(attached.promises)
    what = wording.screen(
        "attached.one" if count == 1 else "attached.many",
        count=count,
        what=cut(first.what, WHAT),
        when=wording.day_and_time(first.due_at),
    )
    limits = wording.screen("attached.not", limits=cut(first.limits, 14)) if first.limits else ""
    return (Span(what, "promise"), Span(limits, "text"), key)
