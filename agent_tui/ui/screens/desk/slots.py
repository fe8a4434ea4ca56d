"""Which contact in hand sits in which of the five slots: a contact keeps its digit for as long as it is in hand."""

from collections.abc import Sequence

from agent_tui.ui.actions import SLOTS

Slots = tuple[str | None, ...]

EMPTY: Slots = (None,) * SLOTS


def seat(slots: Slots, in_hand: Sequence[str]) -> Slots:
    """The slots after a change: who is no longer in hand leaves, who is new takes the first free one. More than five
    wait for a free slot in the order they are given."""
    held = set(in_hand)
    seated = [ticket if ticket in held else None for ticket in slots]
    waiting = [ticket for ticket in dict.fromkeys(in_hand) if ticket not in seated]
    for index, ticket in enumerate(seated):
        if ticket is None and waiting:
            seated[index] = waiting.pop(0)
    return tuple(seated)
