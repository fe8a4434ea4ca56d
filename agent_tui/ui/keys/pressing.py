"""What a row of presses comes to: counts (`5j`) and keys one after the other (`g h`). A pure state machine without a
clock: what was begun waits for the next key, and escape ends it."""

import msgspec

from agent_tui.ui.keys.maps import PlaceKeys

MOST = 9999
"""A count beyond it counts as it."""


class Begun(msgspec.Struct, frozen=True):
    """What was pressed and waits for more."""

    digits: str = ""
    keys: tuple[str, ...] = ()

    @property
    def times(self) -> int:
        return min(int(self.digits or "1"), MOST)


NOTHING = Begun()


class Outcome(msgspec.Struct, frozen=True):
    begun: Begun
    """What now waits for more."""
    ids: tuple[str, ...] = ()
    """Actions that the keys stand for, the likeliest first."""
    times: int | None = None
    """How often, where somebody said so."""
    taken: bool = True
    """False: the key means nothing here; somebody else may want it."""


def press(keys: PlaceKeys, begun: Begun, key: str) -> Outcome:
    """What `key` does after `begun`."""
    if begun != NOTHING and key == "escape":
        return Outcome(NOTHING)
    digit = len(key) == 1 and key in "0123456789"
    if keys.counts and digit and not begun.keys and (begun.digits or key != "0"):
        return Outcome(Begun((begun.digits + key)[-4:], ()))
    row = (*begun.keys, key)
    if row in keys.prefixes:
        return Outcome(Begun(begun.digits, row))
    ids = keys.actions.get(row, ())
    if ids:
        return Outcome(NOTHING, ids, begun.times if begun.digits else None)
    # a key that does not go on with what was begun ends it, and does nothing more: it was meant for something else
    return Outcome(NOTHING, taken=begun != NOTHING)
