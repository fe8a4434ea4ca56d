"""Markdown becomes plain text, and what is plain text stays as it is."""

import pytest

from agent_tui.knowledge.plain_words import LONGEST_READ, plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("We **never** ask for _it_ or `pin`.", "We never ask for it or pin."),
        ("**重点**3天, 这是*重点*内容", "重点3天, 这是重点内容"),
        ("See [our site](https://a.b/?x=1&y=套).", "See our site (https://a.b/?x=1&y=套)."),
        ("[https://a.b](https://a.b/) <https://c.d>", "https://a.b/ https://c.d"),
        ("[10086](tel:10086), [call](tel:10086), [mail](mailto:a@b.c)", "10086, call (10086), mail (a@b.c)"),
        ("See [refunds](refund.md)", "See refunds"),
        ("See [it][1].\n\n[1]: https://a.b", "See it (https://a.b)."),
        ("![a plan](https://a.b/c.png)", "a plan (https://a.b/c.png)"),
        ("# Head\nText\n\n## Next ##\n\nMore", "Head\nText\n\nNext\n\nMore"),
        ("Title\n=====\n**a**", "Title\na"),
        ("* one\n* two\n  * **three**", "- one\n- two\n  - three"),
        ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"),
        ("3) a\n4) **b**\n\n   c", "3) a\n4) b\n\n   c"),
        ("| 套餐 | 价格 |\n|---|---|\n| 畅享 | **39** |", "套餐: 价格\n畅享: 39"),
        ("| a | b | c |\n|:--|---|---|\n| 1 |  | 3 |", "a  b  c\n1  3"),
        ("> 5 天 **免**", "> 5 天 免"),
        ("```sh\nls *x*\n```\nend", "ls *x*\nend"),
        ("a\\*b &amp; c", "a*b & c"),
        ("　　您好 **王** 先生\n　　谢谢", "　　您好 王 先生\n　　谢谢"),
    ],
)
def test_marks_are_gone_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello\nthere,\n\n\n  Ann \n",
        "　　您好:\n　　1. 重启\n　　2. 再试\n",
        "A_1_B, 5*3 and 5*3*2, 10*20*30厘米",
        "拨打*100#或*200#, **21*10086#或**61*10010#",
        "[注]: 请带证件\n[订单号](必填) [1](see below)",
        "> 30天免费\n>5天",
        "- 10 元\n- 20 元\n\n+ 5 元",
        "Regards\n--\nAnn",
        "<b>a</b> & b | c < d ~~ e #话题# #1",
        "见 https://a.b/x_y_z*1* 好",
        "2) b\n5) e",
    ],
)
def test_what_has_no_markdown_comes_out_as_it_is(text: str) -> None:
    assert plain_text(text) == text


def test_a_text_too_long_to_be_read_comes_out_as_it_is() -> None:
    text = "**a** " * (LONGEST_READ // 6 + 1)
    assert plain_text(text) == text
