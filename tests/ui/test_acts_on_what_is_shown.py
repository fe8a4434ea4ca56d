"""Nobody acts on a customer while another one is shown."""

from collections.abc import Callable

from agent_tui.ui.actions import DESK_ACTIONS
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from tests.ui.driver import Size, User, at_the_desk


@at_the_desk(size=(120, 40))
async def test_every_key_of_the_list_shows_what_it_acts_on_however_soon_it_comes(user: User) -> None:
    screen = user.app.screen
    assert isinstance(screen, DeskScreen)
    acted: list[str] = []

    def noted(id: str) -> Callable[[], None]:
        def act() -> None:
            view, selected = screen.view, screen.queue_list.selected
            assert view is not None
            assert selected is not None
            assert view.ticket.id == selected.ticket, id
            acted.append(id)

        return act

    screen._performers.update({id: noted(id) for id in screen._performers})
    for one in DESK_ACTIONS:
        if "queue" in one.places and one.id in screen._performers:
            screen.queue_list.last() if len(acted) % 2 else screen.queue_list.first()
            await screen.perform(one.id)
    assert {"reply", "note", "verify", "history", "template", "upset"} <= set(acted)


def _test_in(size: Size) -> Callable[..., None]:
    @at_the_desk(size=size)
    async def test(user: User) -> None:
        await user.sees("WHO  赵敏")
        await user.hurry("down", "n")
        await user.sees("-- Note", "-- 陈静", "WHO  陈静")

    return test


test_a_text_begun_at_once_stands_beside_the_customer_it_is_for = _test_in((120, 40))
test_so_it_is_in_one_pane = _test_in((80, 24))
