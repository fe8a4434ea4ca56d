"""Where the regions of the wallboard stand: pure, in cells and rows.

Wide: what needs a hand over the whole width; beneath it two columns, queues over agents, promises over callers who came
back – these stand left where all of them has room there and the promises want theirs. Narrow: one below the other,
promises beside agents. Rows go to who has something to show in them."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Name = Literal["needs", "queues", "promises", "agents", "back"]

SIDE_BY_SIDE = 110
"""Cells from which on there are two columns."""

WIDE = 140
"""Cells from which on both columns are equally wide."""

LEFT, LEFT_NARROW = 62, 44
"""Cells of what stands left, while both are not equally wide."""


class Place(NamedTuple):
    x: int
    y: int
    width: int
    height: int


def places(width: int, height: int, wanted: Mapping[Name, int]) -> dict[Name, Place]:
    """The place of each region on that many cells and rows; `wanted`: rows that each would fill, its head included."""
    return _in_columns(width, height, wanted) if width >= SIDE_BY_SIDE else _stacked(width, height, wanted)


def _in_columns(width: int, height: int, wanted: Mapping[Name, int]) -> dict[Name, Place]:
    left, right = wanted["queues"] + wanted["agents"], wanted["promises"] + wanted["back"]
    first = _rows_of_needs(height, wanted["needs"], max(left, right))
    room = height - first
    columns: tuple[Sequence[Name], Sequence[Name]] = (("queues", "agents"), ("promises", "back"))
    if right > room >= left + wanted["back"]:
        columns = (("queues", "agents", "back"), ("promises",))
    at = width // 2 if width >= WIDE else LEFT
    found: dict[Name, Place] = {"needs": Place(0, 0, width, first)}
    _stack(found, columns[0], Place(0, first, at, room), wanted)
    _stack(found, columns[1], Place(at, first, width - at, room), wanted)
    return found


def _stacked(width: int, height: int, wanted: Mapping[Name, int]) -> dict[Name, Place]:
    pair = max(wanted["promises"], wanted["agents"])
    first = _rows_of_needs(height, wanted["needs"], wanted["queues"] + pair + wanted["back"])
    found: dict[Name, Place] = {"needs": Place(0, 0, width, first)}
    room = Place(0, first, width, height - first)
    _stack(found, ("queues", "promises", "back"), room, {**wanted, "promises": pair})
    beside, at = found["promises"], min(LEFT_NARROW, width // 2 + 4)
    found["promises"] = beside._replace(width=at)
    found["agents"] = beside._replace(x=at, width=width - at)
    return found


def _rows_of_needs(height: int, wanted: int, below: int) -> int:
    """All that it wants where the others do not want that room, else two fifths at most."""
    return min(wanted, max(height - below, height * 2 // 5))


def _stack(found: dict[Name, Place], names: Sequence[Name], room: Place, wanted: Mapping[Name, int]) -> None:
    """Places them one below the other."""
    y = room.y
    for name, rows in zip(names, shares(room.height, [wanted[name] for name in names]), strict=True):
        found[name] = Place(room.x, y, room.width, rows)
        y += rows


def shares(room: int, wanted: Sequence[int]) -> list[int]:
    """`room` rows shared out: who wants less than an equal share has what it wants, the others share what is left.
    What nobody wants goes to the last."""
    given = [0] * len(wanted)
    in_want = list(range(len(wanted)))
    while in_want:
        content = [index for index in in_want if wanted[index] <= room // len(in_want)]
        if not content:
            break
        for index in content:
            given[index] = wanted[index]
            room -= wanted[index]
            in_want.remove(index)
    for place, index in enumerate(in_want):
        given[index] = room // (len(in_want) - place)
        room -= given[index]
    given[-1] += room
    return given
