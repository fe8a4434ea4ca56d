"""The ledger of promises as lines: what is owed, what of it hangs on other departments, and their work orders. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from agent_tui.desk.views import PromiseRow, WorkOrderRow
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise, WorkOrder
from agent_tui.messages.screen_rows import ROWS
from agent_tui.messages.speech import say
from agent_tui.ui.presentation.cells import cut, fit_right
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, StyleName
from agent_tui.ui.presentation.times import left, owed_time
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.windows.lines import in_columns
from agent_tui.ui.wording import Wording

WIDE = 100
"""Cells from which on names have more room."""


class LedgerLook(NamedTuple):
    wording: Wording
    now: datetime
    width: int
    me: str | None
    of_one: bool = False
    """Every row is of the same customer, who is named above them."""

    @property
    def names(self) -> tuple[int, int]:
        """Cells of customer and owner."""
        customer, owner = (12, 8) if self.width < WIDE else (20, 12)
        return (0 if self.of_one else customer, owner)

    def customer(self, name: str) -> Sequence[tuple[str, int, StyleName]]:
        """The column of the customer, where there is one."""
        cells, _ = self.names
        return ((name, cells, "customer"),) if cells else ()

    def who(self, agent: str) -> str:
        """Who must see to it."""
        return say(ROWS, "me", self.wording.language) if agent == self.me else self.wording.here.name(agent)


class Rank(NamedTuple):
    """Where a promise and what it hangs on stand in the list: the least first."""

    group: int
    """0: something of it is overdue, 1: it is open, 2: all of it has ended."""
    seconds: float
    """To the deadline of what stands above the rest, while nothing is overdue; to what is overdue longest; of what has
    ended the latest stands first."""


def rank_of(parts: Sequence[Promise | WorkOrder], now: datetime) -> Rank:
    """Of a promise with its work orders, or of a work order alone: what is overdue stands first, whatever hangs on
    what."""
    left = {one.id: (one.due_at - now).total_seconds() for one in parts if one.state == "open"}
    if not left:
        return Rank(2, min((now - one.due_at).total_seconds() for one in parts))
    first = min(left.values())
    return Rank(0, first) if first < 0 else Rank(1, left.get(parts[0].id, first))


def promise_line(row: PromiseRow, look: LedgerLook) -> Line:
    """`!  -3:00  11-23 07:42 马超 我 [等仓储 11:02] 换货寄出 没答应到货日`."""
    promise, wording = row.promise, look.wording
    is_open = promise.state == "open"
    late = is_open and promise.due_at < look.now
    limits = not_promised(promise.limits, wording.language) if promise.limits else ""
    state = "" if is_open else wording.screen(f"promise.{promise.state}")
    ahead = left(promise.due_at, look.now, wording.language) if is_open else ""
    _, owner = look.names
    return in_columns(
        ("!" if late else " ", 1, "late"),
        (fit_right(ahead, 6), 6, "late" if late else "text"),
        (wording.day_and_time(promise.due_at), 11, "dim"),
        *look.customer(called(row.customer_name, row.customer_id)),
        (look.who(promise.owner or promise.made_by), owner, "dim"),
        *(((f"[{state}] ", 0, "late" if promise.state == "broken" else "dim"),) if state else ()),
        *_beside(row, look),
        (mask_numbers(f"{promise.what}  {limits}"[:800]), 0, "text" if is_open else "dim"),
    )


def _beside(row: PromiseRow, look: LedgerLook) -> Sequence[tuple[str, int, StyleName]]:
    """Who promised it, where that is not who keeps it; what it hangs on, and how often nobody answered."""
    found: list[tuple[str, int, StyleName]] = []
    promise = row.promise
    if promise.owner not in (None, promise.made_by) and look.width >= WIDE:
        made = look.wording.screen("ledger.made-by", who=cut(look.who(promise.made_by), 12))
        found.append((made + " ", 0, "dim"))
    if row.attempts:
        found.append((look.wording.screen("ledger.tried", n=row.attempts) + " ", 0, "soon"))
    if row.orders:
        first = row.orders[0]
        late = first.due_at < look.now
        when = owed_time(first.due_at, look.now, look.wording.here)
        key = "ledger.hangs-on-late" if late else "ledger.hangs-on"
        told = look.wording.screen(key, who=cut(mask_numbers(first.department), 12), when=when)
        found.append((told + " ", 0, "late" if late else "soon"))
    return found


def order_line(order: WorkOrder, look: LedgerLook) -> Line:
    """Beneath its promise: `!  -0:05  11-23 10:37   + 仓储: 寄出换货`."""
    _, owner = look.names
    return in_columns(
        *_order_head(order, look),
        *look.customer(""),
        (fit_right("+", owner), owner, "dim"),
        (_told("ledger.order", order, look), 0, "text" if order.state == "open" else "dim"),
    )


def lone_order_line(row: WorkOrderRow, look: LedgerLook) -> Line:
    """One that no promise of this list hangs on."""
    _, owner = look.names
    return in_columns(
        *_order_head(row.order, look),
        *look.customer(called(row.customer_name, row.customer_id)),
        (look.who(row.order.made_by), owner, "dim"),
        (_told("ledger.order-alone", row.order, look), 0, "text" if row.order.state == "open" else "dim"),
    )


def _told(key: str, order: WorkOrder, look: LedgerLook) -> str:
    """With how it ended, where it has."""
    state = "" if order.state == "open" else f"[{look.wording.screen(f'promise.{order.state}')}] "
    told = look.wording.screen(key, who=order.department, what=order.what)
    return state + mask_numbers(told[:800])


def _order_head(order: WorkOrder, look: LedgerLook) -> Sequence[tuple[str, int, StyleName]]:
    is_open = order.state == "open"
    late = is_open and order.due_at < look.now
    ahead = left(order.due_at, look.now, look.wording.language) if is_open else ""
    return (
        ("!" if late else " ", 1, "late"),
        (fit_right(ahead, 6), 6, "late" if late else "text"),
        (look.wording.day_and_time(order.due_at), 11, "dim"),
    )
