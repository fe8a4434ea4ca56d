"""Watch mode's rows: what needs a hand, queues, promises, agents, callers who came back, as styled text.

Times go by whole minutes, so that nothing on the screen changes by the second."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from agent_tui.domain.masking import mask_line
from agent_tui.domain.values import Tier
from agent_tui.insight.reading import AgentReading, Need, QueueReading, Remedy
from agent_tui.insight.standing import LiveContact, OpenPromise
from agent_tui.messages.agent_states import told_state
from agent_tui.messages.screen_watch import WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import CHANNELS, TIER_MARKS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import fit, width_of
from agent_tui.ui.presentation.queue_columns import SOON
from agent_tui.ui.presentation.styles import Line, Span, StyleName, line_width
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.watch_cells import MARK, Cell, row_in_columns, row_of

words = partial(say, WORDS)

QUEUE_NAME, MOST_QUEUE_NAME = 10, 24
"""Cells that a queue's name has at least, and those from which on the figures take what is left."""

LEAST_REASON = 5
"""Cells of a reason that still tells something."""


# What needs a hand


def need_line(need: Need, number: int, width: int, now: datetime, here: Here, keys: Mapping[Remedy, str]) -> Line:
    """`1 promise   8m V 周凯      liu.yang away: 核查并回电     b cover  x reassign`"""
    language = here.language
    remedies = "  ".join(words(f"remedy.{remedy}", language, key=keys[remedy]) for remedy in need.remedies[:2])
    side = width_of(remedies) + 2 if width >= 70 else 0
    customer = 10 if width < 100 else 16
    left, style = left_of(need.at, now, language)
    name, tier = _tiered(need)
    kind_style: StyleName = "late" if need.kind in ("promise", "upset") else "soon"
    front = (
        Cell(str(number) if number <= 9 else "", 1, "hint_key"),
        Cell(words(f"need.{need.kind}", language), 4 if language == "zh" else 8, kind_style),
        Cell(left, 6, style, right=True),
        _tier_cell(tier, language),
        Cell(name, customer, "customer"),
    )
    line = row_of(front)
    rest = max(0, width - MARK - line_width(line) - 1 - side)
    told = Span(" " + fit(need_words(need, here), rest), "text")
    return (*line, told, *((Span("  " + remedies, "dim"),) if side else ()))


def _tiered(need: Need) -> tuple[str, Tier]:
    if need.promise is not None:
        return mask_line(need.promise.customer_name), need.promise.tier
    if need.contact is not None:
        return mask_line(need.contact.customer_name) or need.contact.customer, need.contact.tier
    return (need.queue.queue if need.queue is not None else ""), "standard"


def need_name(need: Need) -> str:
    """Whom or which queue it is about."""
    return _tiered(need)[0]


def need_words(need: Need, here: Here) -> str:
    """Who should see to it and cannot, and what it is."""
    language = here.language
    if need.queue is not None:
        channel = say(CHANNELS, need.queue.channel, language)
        return words("need.queue-facts", language, channel=channel, n=need.queue.waiting, late=need.queue.overdue)
    what = need.promise.what if need.promise is not None else need.contact.subject if need.contact is not None else ""
    what = mask_line(what)
    if need.who is None:
        return words("need.nobody", language, what=what)
    if need.who_state is None:
        return words("need.with", language, who=here.name(need.who), what=what)
    who = here.name(need.who)
    gap = " " if language == "zh" and who[-1:].isascii() else ""
    state = gap + words("need.talking" if need.who_state == "talking" else f"state.{need.who_state}", language)
    return words("need.who-is", language, who=who, state=state, what=what)


# Queues


def queue_columns(width: int, language: Language) -> tuple[Cell, ...]:
    """As wide as the region but for a cell at its edge; what is more than the names of queues need spreads over the
    figures, so that the eye finds the way from a queue to them."""
    needed = MARK + QUEUE_NAME + 7 + 5 + 5 + 7 + 7 + 5 + 1
    wider = max(0, width - needed)
    each = max(0, wider - (MOST_QUEUE_NAME - QUEUE_NAME)) // 6
    return (
        Cell("", QUEUE_NAME + wider - 6 * each),
        Cell(words("watch.column.channel", language), 6 + each),
        Cell(words("watch.column.waiting", language), 4 + each, right=True),
        Cell(words("watch.column.in-hand", language), 4 + each, right=True),
        Cell(words("watch.column.oldest", language), 6 + each, right=True),
        Cell(words("watch.column.due", language), 6 + each, right=True),
        Cell(words("watch.column.overdue", language), 4 + each, right=True),
    )


def queue_line(queue: QueueReading, width: int, now: datetime, here: Here) -> Line:
    language = here.language
    columns = queue_columns(width, language)
    left, style = left_of(queue.next_due, now, language)
    texts: tuple[tuple[str, StyleName], ...] = (
        (queue.queue, "customer" if queue.waiting else "dim"),
        (say(CHANNELS, queue.channel, language), "text" if queue.waiting else "dim"),
        (str(queue.waiting), "text" if queue.waiting else "dim"),
        (str(queue.in_hand), "dim"),
        (minutes(queue.oldest_since, now, language), "text"),
        (left, style),
        (str(queue.overdue) if queue.overdue else "", "late"),
    )
    return row_in_columns(columns, texts, width)


# Promises


def _promise_widths(width: int) -> tuple[int, int, int]:
    """Cells of the customer's name, of what was promised, of the keeper's name."""
    customer, keeper = (8, 8) if width < 50 else (12, 9) if width < 60 else (12, 12)
    return customer, max(6, width - MARK - 6 - 1 - 2 - 1 - customer - 1 - keeper - 2), keeper


def promise_columns(width: int, language: Language) -> tuple[Cell, ...]:
    customer, what, keeper = _promise_widths(width)
    return Cell("", 6 + 1 + 2 + 1 + customer + 1 + what), Cell(words("watch.column.by", language), keeper)


def promise_line(promise: OpenPromise, width: int, now: datetime, here: Here) -> Line:
    language = here.language
    customer, what, keeper = _promise_widths(width)
    left, style = left_of(promise.due_at, now, language)
    return row_of(
        (
            Cell(left, 6, style, right=True),
            _tier_cell(promise.tier, language),
            Cell(mask_line(promise.customer_name), customer, "customer"),
            Cell(mask_line(promise.what), what),
            Cell(here.name(promise.keeper), keeper, "agent"),
        )
    )


# Agents


def agent_columns(width: int, language: Language) -> tuple[Cell, ...]:
    counts, state = 4, 4 if language == "zh" else 7
    rest = 1 + state + 1 + 6 + 1 + counts + 1 + counts
    name = max(6, min(16, width - MARK - rest))
    reason = max(0, width - MARK - name - rest - 1)
    return (
        Cell("", name),
        Cell(words("watch.column.state", language), state + reason),
        Cell(words("watch.column.since", language), 6, right=True),
        Cell(words("watch.column.contacts", language), counts, right=True),
        Cell(words("watch.column.promises", language), counts, right=True),
    )


def agent_line(agent: AgentReading, width: int, now: datetime, here: Here) -> Line:
    """The reason stands beside the state: somebody who is idle is shown without it only where not even its first word
    could be read. How long a call has lasted is not known: `since` is of the state."""
    language = here.language
    columns = agent_columns(width, language)
    told, alone = state_words(agent, language), told_state(agent.state, "", language, talking=agent.talking)
    if width_of(told) > columns[1].cells < width_of(alone) + 1 + LEAST_REASON:
        told = alone
    state: StyleName = "good" if agent.state == "ready" else "soon" if agent.state != "offline" else "dim"
    if agent.talking:
        state = "text"
    texts: tuple[tuple[str, StyleName], ...] = (
        (here.name(agent.agent), "agent" if agent.state != "offline" else "dim"),
        (told, state),
        ("" if agent.talking else minutes(agent.since, now, language), "dim"),
        (str(agent.contacts), "text" if agent.contacts else "dim"),
        (str(agent.promises), "text" if agent.promises else "dim"),
    )
    return row_in_columns(columns, texts, width)


def state_words(agent: AgentReading, language: Language) -> str:
    """What somebody does, and why they do nothing: `break lunch`, `ready nobody waits`."""
    told = told_state(agent.state, agent.reason, language, talking=agent.talking)
    if agent.idle is None or agent.reason:
        return told
    if agent.idle.theirs:
        return f"{told} {words('idle.theirs', language, n=agent.idle.theirs)}"
    return f"{told} {words('idle.others' if agent.idle.waiting else 'idle.nobody', language)}"


# Callers who came back


def back_columns(width: int, language: Language) -> tuple[Cell, ...]:
    return (
        Cell("", max(8, width - MARK - 3 - 1 - 6 - 1 - 8 - 1)),
        Cell(words("watch.column.times", language), 3, right=True),
        Cell(words("watch.column.waits", language), 6, right=True),
        Cell(words("watch.column.by", language), 8),
    )


def back_line(contact: LiveContact, width: int, now: datetime, here: Here) -> Line:
    language = here.language
    customer = 10 if width < 70 else 14
    channel = 4 if language == "zh" else 6
    subject = max(0, width - MARK - 2 - 1 - customer - 1 - channel - 1 - 3 - 1 - 6 - 1 - 8 - 1)
    late: StyleName = "late" if contact.due_at is not None and contact.due_at < now else "text"
    return row_of(
        (
            _tier_cell(contact.tier, language),
            Cell(mask_line(contact.customer_name) or contact.customer, customer, "customer"),
            Cell(say(CHANNELS, contact.channel, language), channel),
            Cell(mask_line(contact.subject), subject),
            Cell(str(min(contact.contacts_7d, 999)), 3, "text", right=True),
            Cell(minutes(contact.waiting_since, now, language), 6, late, right=True),
            Cell(here.name(contact.keeper or ""), 8, "agent"),
        )
    )


# Times and tiers


def left_of(at: datetime | None, now: datetime, language: Language) -> tuple[str, StyleName]:
    """Time left in whole minutes, at most 6 cells, and how urgent that is."""
    if at is None:
        return "", "dim"
    style: StyleName = "late" if at < now else "soon" if at - now <= SOON else "text"
    if abs(times.seconds_until(at, now)) < times.MINUTE:
        return words("watch.just-late" if at < now else "watch.now-due", language), style
    return times.left(at, now, language), style


def minutes(since: datetime | None, now: datetime, language: Language) -> str:
    """How long ago, in whole minutes; "" for never."""
    return "" if since is None else times.age(since, now, language)


def _tier_cell(tier: Tier, language: Language) -> Cell:
    return Cell(say(TIER_MARKS, tier, language), 2, "key_account" if tier == "key" else "vip")
