"""Where the regions of the wallboard stand, and who gets the rows."""

from collections.abc import Mapping

import pytest

from agent_tui.ui.watch.places import Name, places, shares

SIZES = [(60, 14), (80, 22), (109, 30), (110, 30), (120, 38), (160, 48), (300, 100)]
WANTED: list[Mapping[Name, int]] = [
    {"needs": 2, "queues": 2, "promises": 2, "agents": 2, "back": 2},
    {"needs": 3, "queues": 24, "promises": 27, "agents": 13, "back": 7},
    {"needs": 90, "queues": 4, "promises": 121, "agents": 60, "back": 61},
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", WANTED)
def test_the_regions_cover_the_whole_board_and_none_lies_over_another(
    size: tuple[int, int], wanted: Mapping[Name, int]
) -> None:
    width, height = size
    cells = [
        (x, y)
        for place in places(width, height, wanted).values()
        for x in range(place.x, place.x + place.width)
        for y in range(place.y, place.y + place.height)
    ]
    assert len(cells) == len(set(cells)) == width * height
    assert set(cells) == {(x, y) for x in range(width) for y in range(height)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", WANTED)
def test_no_region_of_a_column_has_rows_to_spare_while_another_one_below_or_above_it_wants_some(
    size: tuple[int, int], wanted: Mapping[Name, int]
) -> None:
    found = places(*size, wanted)
    for column in {place.x for place in found.values()} if size[0] >= 110 else {0}:
        there = {name: place for name, place in found.items() if place.x == column and place.y > 0}
        spare = [name for name, place in there.items() if place.height > wanted[name]]
        in_want = [name for name, place in there.items() if place.height < wanted[name]]
        if size[0] < 110 and spare == ["promises"]:
            continue  # beside it stand agents who want that height
        assert not (spare and in_want)


def test_what_needs_a_hand_has_all_its_rows_while_there_is_room_for_the_others() -> None:
    wanted: dict[Name, int] = {"needs": 11, "queues": 24, "promises": 27, "agents": 13, "back": 7}
    assert places(120, 38, wanted)["needs"].height == 11
    assert places(120, 38, {**wanted, "needs": 30})["needs"].height == 15
    assert places(120, 38, {**dict.fromkeys(wanted, 2), "needs": 30})["needs"].height == 30


def test_callers_who_came_back_stand_left_where_the_promises_want_the_room() -> None:
    wanted: dict[Name, int] = {"needs": 3, "queues": 8, "promises": 27, "agents": 9, "back": 7}
    assert places(120, 38, wanted)["back"].x > 0
    found = places(120, 38, {**wanted, "promises": 90})
    assert found["back"].x == 0
    assert found["promises"].height == 35


@pytest.mark.parametrize(
    ("room", "wanted", "given"),
    [
        (12, [2, 3, 4], [2, 3, 7]),  # all have what they want, the last one what nobody wants
        (12, [2, 20, 20], [2, 5, 5]),
        (11, [20, 20, 3], [4, 4, 3]),
        (9, [9, 9, 9], [3, 3, 3]),
        (2, [9, 9, 9], [0, 1, 1]),
    ],
)
def test_rows_go_to_who_wants_them(room: int, wanted: list[int], given: list[int]) -> None:
    assert shares(room, wanted) == given
    assert sum(given) == room
