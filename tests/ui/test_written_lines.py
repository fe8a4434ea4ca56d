"""A text that is being written: how it is broken into lines, and that as much of it is seen as fits."""

from agent_tui.ui.composer import ComposerText
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from tests.ui.driver import User, at_the_desk

OUTAGE = "城东宽带自11月23日09:10起中断，是线路问题，恢复时间还不能确定（我们11月25日(周三)18:00前通报一次进展）。"


def area_of(user: User) -> ComposerText:
    screen = user.app.screen
    assert isinstance(screen, DeskScreen)
    assert screen.pane.composer is not None
    return screen.pane.composer.text_area


def written(user: User) -> list[str]:
    """The rows of the text that are seen."""
    area = area_of(user)
    x, y, width, height = area.content_region
    return [cells_of(user.lines[row], x, x + width - 1).rstrip() for row in range(y, y + height)]


def cells_of(line: str, start: int, end: int) -> str:
    at, kept = 0, ""
    for char in line:
        kept += char if start <= at < end else ""
        at += width_of(char)
    return kept


async def put(user: User, text: str) -> None:
    area_of(user).insert(text)
    await user.settle()


@at_the_desk(language="zh")
async def test_no_line_of_chinese_starts_with_a_comma_or_within_a_date(user: User) -> None:
    await user.press("n")
    await put(user, OUTAGE * 3)
    for width in range(80, 119, 6):
        await user.resize(width, 24)
        lines = [line for parts in area_of(user).wrapped_document.lines for line in parts]
        assert "".join(lines) == OUTAGE * 3
        assert len(lines) > 2
        assert not [line for line in lines if line[0] in "，。）)日月" or line[-1] in "（("]


@at_the_desk(language="zh")
async def test_cursor_and_mouse_go_by_the_lines_that_are_seen(user: User) -> None:
    await user.press("n")
    await put(user, OUTAGE + "\n第二段🙂，a b")
    area = area_of(user)
    first, second, *_ = area.wrapped_document.lines[0]
    area.move_cursor((0, 0))
    await user.press("down")
    assert area.cursor_location == (0, len(first))
    await user.press("end")
    assert area.cursor_location == (
        0,
        len(first) + len(second) - (0 if len(area.wrapped_document.lines[0]) == 2 else 1),
    )
    area.move_cursor(area.document.end)
    assert area.cursor_location == (1, len("第二段🙂，a b"))
    await user.click(area, 4, 1)
    assert area.cursor_location == (0, len(first) + 2)
    area.move_cursor((0, 0))
    await user.press("delete")
    assert area.wrapped_document.lines[0][0].startswith("东宽带")
    await user.press("ctrl+z")
    assert area.wrapped_document.lines[0][0] == first


@at_the_desk(size=(160, 50), language="zh")
async def test_another_width_shows_as_much_of_the_text_as_before(user: User) -> None:
    await user.press("enter", "r")
    await put(user, OUTAGE * 2)
    for size in ((80, 24), (120, 40), (80, 30), (160, 50)):
        await user.resize(*size)
        await user.until(lambda: "".join(written(user)) == OUTAGE * 2)


@at_the_desk(size=(120, 40), language="zh")
async def test_a_draft_opens_as_high_as_its_text_and_is_not_fitted_afterwards(user: User) -> None:
    await user.press("enter", "r")
    await put(user, OUTAGE * 3)
    await user.press("escape")
    heights: list[int] = []
    screen = user.app.screen
    assert isinstance(screen, DeskScreen)
    before = screen.pane.put_composer

    async def put_composer(composer, rows):  # type: ignore[no-untyped-def]
        heights.append(rows)
        await before(composer, rows)

    screen.pane.put_composer = put_composer  # type: ignore[method-assign]
    await user.press("r")
    await user.sees("城东宽带自")
    area = area_of(user)
    assert heights[0] > area.wrapped_document.height
    await user.until(lambda: "".join(written(user)) == OUTAGE * 3)


@at_the_desk(language="zh")
async def test_a_long_draft_opens_with_the_text_around_its_cursor(user: User) -> None:
    await user.press("n")
    await put(user, "\n".join(f"第{row}行" for row in range(1, 31)))
    await user.press("escape", "n")
    await user.until(lambda: written(user)[-1].startswith("第30行") and len(written(user)) >= 8)
    await user.press(*["up"] * 15, "escape", "n")
    await user.until(lambda: any("第15行" in line for line in written(user)) and len(written(user)) >= 8)
