"""What came of a search, said in one key; that nothing of use was found, by itself; narrowing down; what an article
says to agents alone."""

from datetime import timedelta

from agent_tui.ui.screens.knowledge.knowledge_screen import KnowledgeScreen
from tests.desk_fixture import NOW
from tests.ui.articles_at_hand import an_article, knowing, store_of
from tests.ui.driver import User, at_the_desk

records = knowing(
    an_article("a-roam", "Roaming charges", "Data is charged per MB abroad.", "en", tags=("roaming", "bill")),
    an_article("a-pack", "Roaming packs", "A roaming pack is cheaper.", "en", tags=("roaming",), internal="Code RP7."),
    an_article("a-limit", "Roaming limits", "Roaming refunds up to 50.", "en", audience="internal", tags=("refund",)),
    an_article("a-proxy", "Proxy refunds", "Never **without** a paper.", "en", audience="internal"),
    an_article("a-lamp", "Router lights", "Red: no line.", "en", owner="li.na", review_on=NOW.date() - timedelta(2)),
)
store = store_of(records)


def said(user: User) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.outcome, one.query, one.article, one.ticket) for one in user.desk.outcomes()]


@at_the_desk(records=records, backend=store)
async def test_one_key_says_that_an_article_solved_it(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("charged abroad")
    await user.sees("Data is charged per MB abroad.")
    await user.press("f8")
    await user.sees('Noted: "Roaming charges" solved it.')
    assert said(user) == [("solved", "charged abroad", "a-roam", "t-zhao")]
    await user.press("f8")
    await user.sees("Noted already.")
    await user.press("escape", "escape")
    await user.sees("LEFT")
    assert len(said(user)) == 1


async def has_been_answered(user: User) -> None:
    """What is found fits all that was typed: on a slow machine a letter would wait for that in vain."""
    screen = user.app.screen
    assert isinstance(screen, KnowledgeScreen)
    await user.until(lambda: screen._finder.is_settled(screen._line.value), "the search has answered")


@at_the_desk(records=records, backend=store)
async def test_in_the_list_letters_say_it(user: User) -> None:
    await user.press("s")
    await user.type("router")
    await user.sees("Red: no line.")
    await has_been_answered(user)
    await user.press("tab", "x")
    await user.sees('Noted: "Router lights" is wrong.')
    await user.press("m")
    await user.sees("Noted as missing: router.")
    assert [one[0] for one in said(user)] == ["wrong", "missing"]


@at_the_desk(records=records, backend=store)
async def test_the_numbered_menu_holds_all_of_it_while_typing(user: User) -> None:
    await user.press("s")
    await user.type("router")
    await user.sees("Red: no line.")
    await user.press("f7")
    await user.sees("Knowledge: Router lights", "3 Solved it", "4 Wrong", "5 Missing", "9 Tag")
    await user.press("4")
    await user.sees('Noted: "Router lights" is wrong.')
    assert [one[:3] for one in said(user)] == [("wrong", "router", "a-lamp")]


@at_the_desk(records=records, backend=store)
async def test_who_leaves_with_nothing_found_has_shown_a_gap(user: User) -> None:
    await user.press("s")
    await user.type("esim activation")
    await user.sees("Nothing found for esim activation")
    await user.press("escape")
    await user.sees("type what the customer asks")
    assert said(user) == [("nothing", "esim activation", None, "t-zhao")]


@at_the_desk(records=records, backend=store)
async def test_a_question_taken_back_letter_by_letter_is_kept_as_it_was_asked(user: User) -> None:
    await user.press("s")
    await user.type("esim")
    await user.sees("Nothing found for esim")
    await user.press(*["backspace"] * 4)
    await user.sees("type what the customer asks")
    assert [one[:2] for one in said(user)] == [("nothing", "esim")]


@at_the_desk(records=records, backend=store)
async def test_what_was_found_or_put_to_use_is_no_gap(user: User) -> None:
    await user.press("s")
    await user.type("roaming charges")
    await user.sees("Data is charged per MB abroad.")
    await user.press("escape", "escape")
    await user.sees("LEFT")
    await user.press("s")
    await user.type("router frobnicate quux")
    await user.sees("Red: no line.")
    await user.press("enter", "escape", "escape", "escape")
    await user.sees("LEFT")
    assert said(user) == []


@at_the_desk(records=records, backend=store)
async def test_punctuation_is_no_question(user: User) -> None:
    await user.press("s")
    await user.type("*?(")
    await user.sees("Nothing found for")
    await user.press("escape", "escape")
    await user.sees("LEFT")
    assert said(user) == []


@at_the_desk(records=records, backend=store)
async def test_numbers_of_people_in_a_question_are_not_kept(user: User) -> None:
    await user.press("s")
    await user.type("13812345678 blocked")
    await user.sees("Nothing found")
    await user.press("f9")
    await user.sees("Noted as missing: 138****5678 blocked")
    assert [one[1] for one in said(user)] == ["138****5678 blocked"]


@at_the_desk(records=records, backend=store)
async def test_narrowing_by_audience_and_by_tag(user: User) -> None:
    await user.press("s")
    await user.type("roaming")
    await user.sees("3 found")
    await has_been_answered(user)
    await user.press("tab", "a")
    await user.sees("2 found  for customers only")
    await user.press("a")
    await user.sees("1 found  internal only", "Roaming limits")
    await user.press("a")
    await user.sees("3 found")
    await user.press("t")
    await user.sees("only with the tag", "1 roaming 2", "2 bill    1", "3 refund  1")
    await user.press("2")
    await user.sees("1 found  tag bill", "Roaming charges")
    await user.press("t")
    await user.sees("1 any tag")
    await user.press("1")
    await user.sees("3 found")


@at_the_desk(records=records, backend=store)
async def test_what_only_agents_read_stands_apart_from_what_customers_are_told(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("roaming pack cheaper")
    await user.sees("A roaming pack is cheaper.", "for customers  + internal below")
    await user.press("enter")
    await user.sees("-- INTERNAL, not for customers", "Code RP7.")
    await user.press("i")
    await user.sees("A roaming pack is cheaper.", "f9 send to")
    assert "RP7" not in user.screen


@at_the_desk(records=records, backend=store)
async def test_an_article_past_its_review_date_is_marked_with_who_keeps_it(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("router")
    await user.sees("old Red: no line.", "OLD: review due", "kept by li.na")


@at_the_desk(language="zh", records=records, backend=store)
async def test_in_chinese(user: User) -> None:
    await user.press("s")
    await user.type("esim")
    await user.press("f9")
    await user.sees("已记下缺知识: esim。已列为待写。")
    await user.press("f7")
    await user.sees("3 已解决", "4 有误", "5 缺知识")
    await user.press("escape")
    await user.type("zz")
    await user.sees("按 f9 记下缺少这篇知识")


@at_the_desk(records=records, backend=store)
async def test_a_second_judgement_of_the_same_does_not_replace_the_first_and_says_so(user: User) -> None:
    await user.press("s")
    await user.type("router")
    await user.sees("Red: no line.")
    await user.press("f8", "f12")
    await user.sees("Judged before: solved.")
    assert [one[0] for one in said(user)] == ["solved"]


@at_the_desk(records=records, backend=store)
async def test_a_filter_that_hides_everything_is_named_with_its_key_and_ends_with_the_window(user: User) -> None:
    await user.press("s")
    await user.type("router")
    await user.sees("Red: no line.")
    await user.press("f2")
    await user.sees("Nothing found for router", "Filter on: Chinese only. f2 changes it.", "f9 says that an article")
    await user.press("escape", "escape")
    await user.sees("LEFT")
    await user.press("down", "s")
    await user.type("router")
    await user.sees("Red: no line.")
    assert "Chinese only" not in user.screen


@at_the_desk(records=records, backend=store)
async def test_what_is_copied_of_an_internal_article_says_so_itself(user: User) -> None:
    await user.press("s")
    await user.type("refunds limits")
    await user.sees("Roaming refunds up to 50.")
    await user.press("ctrl+y")
    await user.sees("Copied, but INTERNAL and not for customers")
    assert user.app.clipboard == "[INTERNAL, not for customers]\nRoaming refunds up to 50."
    await user.press("ctrl+u")
    await user.type("proxy")
    await user.sees("Proxy refunds")
    await user.press("ctrl+y")
    await user.until(lambda: user.app.clipboard == "[INTERNAL, not for customers]\nNever without a paper.")
