"""Knowledge at the desk: searching as one types, reading, inserting, citing, suggestions."""

from datetime import timedelta
from pathlib import Path

from agent_tui.domain.values import Interaction
from tests.desk_fixture import NOW
from tests.ui.articles_at_hand import an_article, knowing, store_of
from tests.ui.driver import User, a_store, at_the_desk, run_at

records = knowing(
    an_article("a-return", "退货怎么办理", "退货申请提交后，两个工作日内有人联系您。\n请保留发票。"),
    an_article("a-invoice", "如何开发票", "在我的订单里选择开发票。"),
    an_article("a-limits", "退款权限", "座席可退五十元以内。", audience="internal"),
    an_article("a-roaming", "Roaming charges", "Data is charged per MB abroad.", "en-GB"),
    an_article("a-old", "Router lights", "A red light means no line.", "en", updated_at=NOW - timedelta(400)),
)
store = store_of(records)
for_agents = knowing(an_article("a-limits", "退货权限", "退货怎么办理: 座席可退五十元以内。", audience="internal"))


@at_the_desk(records=records, backend=store)
async def test_the_screen_opens_with_what_fits_the_contact_at_hand(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.sees("fits 赵敏", "退货怎么办理", "请保留发票")


@at_the_desk(records=records, backend=store)
async def test_what_is_typed_is_found_as_it_is_typed_and_the_article_stands_below(user: User) -> None:
    await user.press("s")
    await user.type("roam")
    await user.sees("1 found", "Roaming charges", "Data is charged per MB abroad.")
    await user.press(*["backspace"] * 4)
    await user.sees("fits 赵敏")


@at_the_desk(records=records, backend=store)
async def test_traditional_script_finds_simplified(user: User) -> None:
    await user.press("f7")
    await user.type("開發票")
    await user.sees("如何开发票", "在我的订单里选择开发票")


@at_the_desk(records=records, backend=store)
async def test_arrows_move_through_what_was_found_while_typing_and_enter_reads_it_whole(user: User) -> None:
    await user.press("s")
    await user.type("re")
    await user.sees("Router lights")
    await user.press("backspace", "backspace")
    await user.type("退")
    await user.sees("2 found")
    first = user.selected
    await user.press("down")
    await user.until(lambda: user.selected != first and user.selected.startswith(">"))
    await user.press("enter")
    await user.sees_no("2 found  ", ">")
    await user.press("escape")
    await user.sees("2 found")


@at_the_desk(records=records, backend=store)
async def test_customer_wording_goes_into_a_reply_to_the_contact_at_hand(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("s")
    await user.type("开发票")
    await user.sees("在我的订单里选择开发票")
    await user.press("f3")
    await user.sees("f9 send to 赵敏", "在我的订单里选择开发票。")
    await user.press("f9")
    said = "在我的订单里选择开发票。"
    await user.until(lambda: any(entry.body == said for entry in user.desk.contact("t-zhao").timeline))


@at_the_desk(records=records, backend=store)
async def test_wording_is_inserted_where_the_cursor_stands(user: User) -> None:
    await user.press("r")
    await user.type("Hello.")
    await user.press("f7")
    await user.sees("fits 赵敏")
    await user.type("开发票")
    await user.sees("在我的订单里选择开发票")
    await user.press("f3")
    await user.sees("Hello.", "在我的订单里选择开发票。", "f9 send to 赵敏")


@at_the_desk(records=records, backend=store)
async def test_internal_articles_are_never_inserted_but_can_be_cited_in_a_note(user: User) -> None:
    await user.press("s")
    await user.type("权限")
    await user.sees("internal", "INTERNAL, not for customers")
    await user.press("f3")
    await user.sees("Internal article: not inserted")
    await user.press("f4")
    await user.sees('Knowledge: "退款权限" (a-limits)', "f9 save")


@at_the_desk(records=records, backend=store)
async def test_in_the_list_letters_are_keys(user: User) -> None:
    await user.press("s")
    await user.type("发票")
    await user.sees("在我的订单里选择开发票")
    await user.press("tab", "i")
    await user.sees("f9 send to", "在我的订单里选择开发票")


@at_the_desk(records=records, backend=store)
async def test_the_language_can_be_narrowed_down_and_old_articles_are_marked(user: User) -> None:
    await user.press("s")
    await user.type("red light 订单")
    await user.sees("2 found", "OLD: not looked at since")
    await user.press("f2")
    await user.sees("Chinese only", "1 found")
    await user.press("f2")
    await user.sees("English only", "Router lights", "1 found")
    await user.press("f2")
    await user.sees("2 found")


@at_the_desk(records=records, backend=store)
async def test_nothing_found_is_said_for_any_query(user: User) -> None:
    await user.press("s")
    for query in ("zzz", "*?(", "x" * 300):
        await user.type(query)
        await user.sees("Nothing found for")
        await user.press("escape")
        await user.sees("fits 赵敏")
    await user.press("escape")
    await user.sees("LEFT")


@at_the_desk(records=records, backend=store, size=(120, 40))
async def test_on_a_wide_screen_the_article_stands_beside_the_list(user: User) -> None:
    await user.press("s")
    await user.type("发票")
    await user.until(lambda: any(line.startswith(">如何开发票") and "|" in line for line in user.lines))
    await user.sees("for customers", "a-invoice")


@at_the_desk(records=records, backend=store, size=(160, 50))
async def test_suggestions_stand_under_the_customers_card(user: User) -> None:
    await user.press("s")
    await user.sees("fits 赵敏")
    await user.press("escape")
    await user.sees("Knowledge (s)")
    await user.press("down")
    await user.press("up")
    await user.until(lambda: any("|退货怎么办理" in line for line in user.lines), "the suggestion stands in the card")


@at_the_desk(records=records, backend=store, size=(120, 40))
async def test_the_best_one_is_named_beside_the_open_contact_before_anybody_asks(user: User) -> None:
    await user.has_selected("赵敏")
    await user.sees("Timeline, all channels 3  f7 退货怎么办理")
    await user.press("down")
    await user.sees_no("退货怎么办理")


@at_the_desk(records=for_agents, backend=store_of(for_agents), size=(120, 40))
async def test_what_is_for_agents_alone_is_marked_before_its_title(user: User) -> None:
    await user.has_selected("赵敏")
    await user.sees("f7 internal 退货权限")


@at_the_desk(records=records, backend=store)
async def test_in_one_pane_it_is_named_once_the_contact_is_open(user: User) -> None:
    await user.has_selected("赵敏")
    await user.press("enter")
    await user.sees("f7 退货怎么办理")
    await user.press("escape")
    await user.sees_no("f7 退货")


def test_suggestions_go_with_what_the_customer_says_now(tmp_path: Path) -> None:
    world = a_store(records())

    async def work(user: User) -> None:
        await user.sees("Knowledge (s)")
        await user.until(lambda: any("|退货怎么办理" in line for line in user.lines))
        words = "那先不退了，如何开发票？"
        world.put(
            Interaction("i-new", "t-zhao", "message", "inbound", "chat", "赵敏", NOW + timedelta(seconds=1), words, {})
        )
        await user.until(lambda: any("|如何开发票" in line for line in user.lines), "what fits the new words")

    run_at(tmp_path, work, backend=world.connect(), records=records(), size=(160, 50))


@at_the_desk(language="zh", records=records, backend=store)
async def test_in_chinese(user: User) -> None:
    await user.press("s")
    await user.sees("适合 赵敏", "可给客户")
    await user.type("权限")
    await user.sees("内部资料, 不可给客户")
    await user.press("f3")
    await user.sees("未插入", "可用 f4 在记录里引用")


@at_the_desk(records=records, backend=store, size=(120, 40))
async def test_the_last_line_offers_what_can_be_done_with_what_was_found(user: User) -> None:
    await user.press("s")
    await user.type("退货怎么办理")
    await user.sees("f3 Insert", "f8 Solved it")
    await user.press("ctrl+u")
    await user.type("权限")
    await user.sees("f4 Cite", "f8 Solved it")
    await user.sees_no("f3 Insert")
    await user.press("ctrl+u")
    await user.type("gramophone")
    await user.sees("f9 Missing")
    await user.sees_no("f3 Insert", "f4 Cite", "f8 Solved it")


@at_the_desk(records=records, backend=store)
async def test_words_that_stand_in_no_article_are_named_where_nothing_is_found(user: User) -> None:
    await user.press("s")
    await user.type("gramophone needles")
    await user.sees("in no article: gramophone, needles")


@at_the_desk(records=records, backend=store, size=(160, 50))
async def test_a_card_that_was_hidden_tells_of_whoever_is_shown_when_there_is_room_for_it_again(user: User) -> None:
    await user.sees("Known as", "880***0002", "退货怎么办理")
    await user.resize(120, 40)
    await user.press("/")
    await user.type("王小明")
    await user.press("enter")
    await user.sees("-- 王小明", "WHO  王小明")
    await user.settle()
    await user.resize(160, 50)
    await user.settle()
    assert "138****0001" in user.screen, "at once, not when the next news comes in"
    assert "880***0002" not in user.screen
    await user.sees_no("退货怎么办理")
