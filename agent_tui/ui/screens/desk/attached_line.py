"""What goes along with a text, said above it: `+ 1 promise: … by 11-25 18:00, not …`, on one line where it fits."""

from agent_tui.expectations.attached import read_attached
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import first_promise
from agent_tui.ui.presentation.styles import Line, Span, line_width
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.wording import Wording

WHAT = 32
"""Cells of what is promised, at most."""
LEAST = 12
MOST = 2
"""Rows of what is not."""


def attached_lines(kept: bytes, wording: Wording, width: int) -> tuple[Line, ...]:
    """One line, or more where `width` cells are too few for it; the key stands whole at the end."""
    attached = read_attached(kept)
    key = Span("  " + wording.screen("attached.key", key=wording.keys(action("detach"), 1)), "dim")
    first = first_promise(attached.promises)
    if first is None:
        template = str(attached.meta.get("template", ""))
        return ((Span(wording.screen("attached.template", template=cut(template, 30)), "dim"), key),)
    limits = wording.screen("attached.not", limits=first.limits) if first.limits else ""
    if any(one.keeps for one in attached.promises):
        limits += wording.screen("attached.keeps")
    count = len(attached.promises)

    def promised(cells: int) -> Span:
        key = "attached.one" if count == 1 else "attached.many"
        when = wording.day_and_time(first.due_at)
        return Span(wording.screen(key, count=count, what=cut(first.what, cells), when=when), "promise")

    whole: Line = (promised(WHAT), Span(limits, "text"), key)
    if line_width(whole) <= width:
        return (whole,)
    spare = width - line_width((promised(LEAST),))
    rows: list[Line] = [(promised(LEAST + max(0, min(spare, WHAT - LEAST))),)]
    rows += [(Span(f" {row}", "text"),) for row in wrap(limits.lstrip(" ,"), width - 1)[:MOST] if row]
    if line_width((*rows[-1], key)) <= width:
        rows[-1] = (*rows[-1], key)
    else:
        rows.append((key,))
    return tuple(rows)
