"""Masking: no number of a person can be read, nothing else is touched, nothing moves."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.domain.masking import (
    LINE_HOLDS,
    is_card,
    is_identity_card,
    mask_address,
    mask_line,
    mask_numbers,
    mask_value,
)
from agent_tui.ui.presentation.cells import width_of

GAPS = ("", " ", "-", "\u00a0", ".", " - ", "\u3000")
AROUND = st.sampled_from(["", "卡号", "order ", "：", "(", "x "])


def luhn(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits + "0")):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled // 10 + doubled % 10
    return digits + str(-total % 10)


@st.composite
def cards(draw: st.DrawFn) -> str:
    first = draw(st.sampled_from(["62", "4", "51", "34", "81", "2221", "9558"]))
    length = draw(st.integers(13, 19))
    rest = draw(st.text("0123456789", min_size=length - 1 - len(first), max_size=length - 1 - len(first)))
    return luhn(first + rest)


@st.composite
def identity_cards(draw: st.DrawFn) -> str:
    area = draw(st.text("0123456789", min_size=6, max_size=6))
    born = draw(st.dates().filter(lambda day: 1900 <= day.year <= 2026)).strftime("%Y%m%d")
    number = area + born + draw(st.text("0123456789", min_size=3, max_size=3))
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    return number + "10X98765432"[sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11]


PHONES = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"\+861[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"\+[1-9][0-9]{9,13}", fullmatch=True),
    st.from_regex(r"0[1-9][0-9]{1,2}[0-9]{8}", fullmatch=True),
)


def written(number: str, cuts: list[int], gap: str, wide: bool) -> str:
    parts = [number[at:to] for at, to in zip([0, *cuts], [*cuts, len(number)], strict=True)]
    text = gap.join(part for part in parts if part)
    return text.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}) if wide else text


def digits_of(text: str) -> str:
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


@given(
    number=st.one_of(cards(), identity_cards(), PHONES),
    places=st.lists(st.integers(1, 17), max_size=5, unique=True).map(sorted),
    gap=st.sampled_from(GAPS),
    before=AROUND,
    wide=st.booleans(),
)
def test_the_middle_of_a_number_is_never_shown(
    number: str, places: list[int], gap: str, before: str, wide: bool
) -> None:
    places = [at for at in places if at < len(number) and number[at - 1] != "+"]
    text = f"{before}{written(number, places, gap, wide)}。"
    masked = mask_numbers(text)
    assert len(digits_of(masked)) <= 10
    assert sum(char in "*＊" for char in masked) >= 2
    assert digits_of(number) not in digits_of(masked)
    assert width_of(masked) == width_of(text)


@given(st.text() | st.text("0123456789 -+１Xx.", max_size=400))
def test_nothing_else_changes_and_no_cell_moves(text: str) -> None:
    masked = mask_numbers(text)
    assert width_of(masked) == width_of(text)
    assert len(masked) == len(text)
    for was, now in zip(text, masked, strict=True):
        assert was == now or (was.isdigit() and now in "*＊")


@pytest.mark.parametrize(
    "text",
    [
        "订单8812的退款30.00元",
        "2026-11-23 10:42",
        "1234567890123456",  # no Luhn
        "110105194912310021",  # no MOD 11-2
        "微信支付单号4200001234202611230123456789",
        "拨打10086或95555",
        "#1024 #1025",
        "",
    ],
)
def test_what_is_no_number_of_a_person_stays(text: str) -> None:
    assert mask_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("打13800000001吧", "打138****0001吧"),
        ("+86 138 0000 0001", "+86 138 **** 0001"),
        ("021-55550105", "021-****0105"),
        ("202-555-0107", "202-***-0107"),
        ("卡4111-1111-1111-1111", "卡4111-****-****-1111"),
        ("11010519491231002X", "110***********002X"),
        ("１３８００００００01", "１３８＊＊＊＊００01"),
    ],
)
def test_numbers_as_people_write_them(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


def test_check_digits() -> None:
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")
    assert not is_card("411111111111")
    assert is_identity_card("11010519491231002X")
    assert not is_identity_card("110105194912310021")
    assert not is_identity_card("110105199913310021")


@pytest.mark.parametrize(("value", "masked"), [("8800000002", "880***0002"), ("ab", "**"), ("abc", "a*c"), ("", "")])
def test_an_account_keeps_what_people_are_asked_for(value: str, masked: str) -> None:
    assert mask_value(value) == masked


def test_a_chain_without_end_is_hidden_at_once() -> None:
    masked = mask_numbers("4 " * 100_000)
    assert masked.count("4") <= 4 * 1_001
    assert len(masked) == 200_000


def test_on_one_line_blanks_run_together_and_nobody_reads_a_million_numbers() -> None:
    assert mask_line("  call 138 1234\n\t5678 ") == "call 138 **** 5678"
    shown = mask_line("138-1234-5678 " * 100_000)
    assert LINE_HOLDS // 2 < len(shown) < LINE_HOLDS
    assert "12" not in shown
    assert "12" not in mask_line(" " * (LINE_HOLDS - 8) + "138-1234-5678")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to chen.jing@example.cn please", "write to c********@e********* please"),
        ("邮箱wang@example.cn请回", "邮箱w***@e*********请回"),
        ("<m.weber@firma.de>", "<m******@f*******>"),
        ("a+b@mail.example.co.uk, 13800000001", "a**@m*****************, 138****0001"),
        ("王小明@例子.公司", "王＊＊@例＊*＊＊"),
        ("ｗａ＠ｅｘ．ｃｎ", "ｗ＊＠ｅ＊＊＊＊"),
    ],
)
def test_a_mail_address_keeps_the_first_characters_of_its_parts(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked
    assert width_of(masked) == width_of(text)


@pytest.mark.parametrize(
    "text", ["@山里人 看看", "see you @home", "回复@user 你好", "3 pieces @ 1.50", "a@1.5", "@", "x@"]
)
def test_what_is_no_mail_address_stays(text: str) -> None:
    assert mask_numbers(text) == text


def test_an_address_on_file_is_hidden_whatever_it_looks_like() -> None:
    assert [mask_address(one) for one in ("wang@intranet", "wang", "")] == ["w***@i*******", "w***", ""]


@pytest.mark.parametrize("piece", ["@", "a.", "a@", "a@a.", "王", "a-", "a@a-"])
def test_a_long_text_is_looked_through_once(piece: str) -> None:
    """It ends: what would take minutes is what this guards against."""
    assert len(mask_numbers(piece * 100_000 + "@")) == len(piece) * 100_000 + 1
