"""The line that is shown of a body: where it begins, what is marked, and that it is kept only while it stays right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.knowledge.places import Matching
from agent_tui.knowledge.searching import matching, understand
from agent_tui.knowledge.snippets import KEPT_LINES, LEFT_OUT, SNIPPET_LENGTH, Body, snippet

FILLING = "Nothing of it is told here. " * 12


def text_of(line: tuple[tuple[str, bool], ...]) -> str:
    return "".join(text for text, _ in line)


def marked(body: str, query: str, *, typing: bool = False) -> list[str]:
    return [piece.text for piece in snippet(body, matching(understand(query, typing=typing))) if piece.hit]


def test_the_line_holds_most_of_the_query() -> None:
    body = f"A refund is paid. {FILLING}The refund of a voucher takes days. {FILLING}"
    assert marked(body, "refund voucher days") == ["refund", "voucher", "days"]
    assert text_of(snippet(body, matching(understand("voucher days")))).startswith("The refund of")


def test_nothing_that_counted_is_pushed_out_by_what_stands_before_it() -> None:
    body = f"{FILLING}and so a long sentence begins, card{' and' * 18} bank"
    assert marked(body, "card bank") == ["card", "bank"]


def test_hits_that_meet_are_one_and_a_body_without_any_shows_its_beginning() -> None:
    assert marked("在订单里选择开发票，电子发票一天内发到邮箱。", "電子發票") == ["发票", "电子发票"]
    assert text_of(snippet(FILLING, Matching(("voucher",)))) == FILLING[:SNIPPET_LENGTH]
    assert snippet("", Matching(("voucher",))) == ()
    assert text_of(snippet("one\ntwo", Matching(("two",)))) == "one two"


def test_the_mark_of_a_list_is_left_out() -> None:
    body = "- 云享59：20GB流量\n- 云享99：60GB流量，100分钟"
    assert text_of(snippet(body, matching(understand("云享59")))).startswith("云享59：20GB流量")
    assert text_of(snippet(f"{FILLING}\n{body}", matching(understand("60GB")))).startswith("云享99：60GB流量")


def test_words_beside_chinese_and_in_other_letters_are_marked() -> None:
    assert marked("请用VoLTE通话，不用volte卡", "volte") == ["VoLTE", "volte"]
    assert marked("Der Überweisung folgt die überweisung", "überw", typing=True) == ["Überweisung", "überweisung"]
    assert marked("naïve is no navy", "na", typing=True) == ["naïve", "navy"]
    assert marked("subway way", "way") == ["way"]


def test_places_are_right_behind_characters_that_become_several() -> None:
    assert marked("……㎏……退款到账，Refund…", "退款 refund") == ["退款", "Refund"]


def test_a_line_begins_with_a_sentence_or_tells_that_something_is_left_out() -> None:
    def line(body: str, query: str) -> str:
        return text_of(snippet(body, matching(understand(query))))

    menus = "我的订单里可以自己办理的事情都写在下面" * 2
    assert line(f"{menus}。在公众号“云桥服务”里选择我的发票", "发票") == "在公众号“云桥服务”里选择我的发票"
    assert line(f"{menus}都在公众号“云桥服务”选择和填写原因再提交发票", "发票") == "…“云桥服务”选择和填写原因再提交发票"
    assert line(f"{menus}，”选择和填写原因以后再提交的发票", "发票") == "…选择和填写原因以后再提交的发票"
    assert line(f"{menus}再问。”选择和填写原因以后再提交的发票", "发票") == "选择和填写原因以后再提交的发票"
    assert line(f"{menus}发票", "发票") == "…发票"
    assert line(f"{'and so on ' * 8}to the voucher", "voucher") == "…so on and so on to the voucher"
    assert line("A voucher. " * 3, "voucher").startswith("A voucher")


def test_a_kept_line_is_that_of_what_is_typed_now() -> None:
    body = Body(f"Refunds and refusals. {FILLING}A receipt is a proof.")
    for _ in range(2):
        for typed in ("re", "ref", "refu", "refun", "refunds", "rec", "recei", "proof", "pr", "re"):
            wanted = matching(understand(typed, typing=True))
            assert body.line(wanted) == snippet(body.text, wanted)
    assert len(body._lines) <= KEPT_LINES


@given(st.text(max_size=300), st.text(max_size=20), st.booleans())
def test_any_text_gives_one_line_of_itself(body: str, query: str, typing: bool) -> None:
    line = snippet(body, matching(understand(query, typing=typing)))
    assert text_of(line).removeprefix(LEFT_OUT) in body.replace("\n", " ")
    assert len(text_of(line)) <= SNIPPET_LENGTH
    assert all(text for text, _ in line)


@pytest.mark.parametrize("query", ["退", "refund refund", "x" * 500])
def test_a_line_of_a_body_that_nobody_can_read_in_time_is_found_at_once(query: str) -> None:
    assert len(text_of(snippet("退款" * 50_000, matching(understand(query, typing=True))))) <= SNIPPET_LENGTH
