"""What choosing and filling in a template tells the agent beside the text: who approved it, whether it holds, what is
beyond their authority, how to go about it, what the check found."""

from collections.abc import Callable, Sequence
from pathlib import Path

from agent_tui.desk.views import ContactView
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.rendering import Rendered
from tests.desk_fixture import a_profile
from tests.ui.driver import User, at_the_desk, run_at
from tests.ui.test_promising import open_wang
from tests.unit.expectations.test_template_files import GOOD


def with_own(tmp_path: Path, **files: str) -> None:
    """Puts these into the user's folder of templates."""
    paths, _ = a_profile(tmp_path)
    folder = paths.config / "templates"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


async def choose(user: User, typed: str) -> None:
    await open_wang(user)
    await user.press("t")
    await user.sees("Template for")
    await user.type(typed)


def test_a_draft_is_marked_where_it_is_chosen_and_where_it_is_filled_in(tmp_path: Path) -> None:
    with_own(tmp_path, mine=GOOD)

    async def scenario(user: User) -> None:
        await choose(user, "x.y")
        await user.sees("draft, not approved")
        await user.press("enter")
        await user.sees("Copy: 王小明", "[draft, not approved]")

    run_at(tmp_path, scenario)


def test_one_that_does_not_hold_today_says_so_and_is_not_opened(tmp_path: Path) -> None:
    later = GOOD.replace('id = "x.y"', 'id = "x.later"\neffective_from = 2027-01-01')
    over = GOOD.replace('id = "x.y"', 'id = "x.over"\neffective_until = 2026-11-22')
    with_own(tmp_path, later=later, over=over)

    async def scenario(user: User) -> None:
        await choose(user, "x.")
        await user.sees("from 2027-01-01 on", "ended on 2026-11-22")
        await user.press("enter")
        await user.sees("Not in force today", "Template for")

    run_at(tmp_path, scenario)


def test_a_review_that_is_over_names_whom_to_ask(tmp_path: Path) -> None:
    with_own(tmp_path, mine=GOOD.replace("2027-05-31", "2026-11-22"))

    async def scenario(user: User) -> None:
        await choose(user, "x.y")
        await user.sees("Its review was due on 2026-11-22: ask billing")
        await user.press("enter")
        await user.sees("Copy: 王小明")

    run_at(tmp_path, scenario)


@at_the_desk()
async def test_how_to_go_about_it_is_one_key_away_and_back(user: User) -> None:
    await choose(user, "apology")
    await user.press("enter")
    await user.sees("Apology for a broken promise", "What they are told", "f8 how to talk")
    await user.press("f8")
    await user.sees("How to go about it", "Name what we missed before they do.", "Say it back")
    await user.sees_no("What they are told")
    await user.press("f8")
    await user.sees("What they are told")


@at_the_desk()
async def test_what_has_no_room_in_the_form_is_seen_to_go_on(user: User) -> None:
    await choose(user, "apology")
    await user.press("enter", "enter")
    await user.sees("What they are told", "ask first")
    asked = next(line for line in user.lines if "ask first" in line)
    assert asked.rstrip("| ").endswith("~")


@at_the_desk(size=(120, 40))
async def test_where_there_is_room_it_stands_below_the_text(user: User) -> None:
    await choose(user, "apology")
    await user.press("enter")
    await user.sees("What they are told", "How to go about it", "Say it back")
    await user.sees_no("f8 how to talk")


@at_the_desk()
async def test_a_sum_beyond_ones_authority_is_said_with_who_decides_and_stops_nothing(user: User) -> None:
    await choose(user, "credit")
    await user.press("enter")
    await user.sees("A credit for the trouble")
    await user.type("outage")
    await user.press("enter")
    await user.type("50")
    await user.sees_no("above your limit")
    await user.type("0")
    await user.sees("500.00元", "above your limit of 50: your team lead decides")
    await user.press("f9")
    await user.sees("+ 1 promise")


@at_the_desk()
async def test_what_the_check_finds_stands_in_the_form(user: User) -> None:
    """A refund is owed to them by another day."""
    await choose(user, "refund agreed")
    await user.press("enter")
    await user.sees("Refund agreed: 王小明", "check", "another date than was promised:", "退款退出")


@at_the_desk()
async def test_a_word_typed_at_a_choice_goes_into_no_other_field(user: User) -> None:
    await choose(user, "refund agreed")
    await user.press("enter")
    await user.sees("Refund agreed: 王小明")
    await user.type("8812")
    await user.press("down", "down")
    await user.sees(">   Why")
    before = [line for line in user.lines if "订单8812" in line]
    await user.type("Gone back, just kept: before it nothing")
    await user.sees(">   Why", "nothing here, one of these is chosen and no text typed")
    assert [line for line in user.lines if "订单8812" in line] == before
    await user.press("3")
    await user.sees("货已退回")
    await user.press("home")
    await user.sees(">   Order")


@at_the_desk()
async def test_a_rule_that_fails_leaves_the_form_as_it_is_without_the_check(user: User) -> None:
    def broken(view: ContactView) -> Callable[[Rendered], Sequence[Finding]]:
        def check(rendered: Rendered) -> Sequence[Finding]:
            raise RuntimeError("a rule")

        return check

    user.desk.check_of = broken  # type: ignore[method-assign]  # no text is known that a rule fails on
    await choose(user, "refund agreed")
    await user.press("enter")
    await user.sees("Refund agreed: 王小明", "What they are told")
    await user.type("8812")
    await user.sees("订单8812")


@at_the_desk()
async def test_enter_on_a_value_that_cannot_be_says_why_and_stays_with_what_was_typed(user: User) -> None:
    await choose(user, "退款")
    await user.press("enter")
    await user.sees("> ! Order")
    await user.type("8812")
    await user.press("enter")
    await user.type("thirty")
    await user.press("enter")
    await user.sees("> ! Amount             thirty", "Amount: ")
    await user.press("down")
    await user.sees("  ! Amount             thirty")
    await user.press("up")
    await user.type("30")
    await user.press("enter")
    await user.sees("> ", "30.00元")
    await user.sees_no("> ! Amount", "> Amount", "thirty")
