"""How long texts are, as gateways and channels count."""

import pytest

from agent_tui.expectations.lengths import measure


@pytest.mark.parametrize(
    ("text", "used", "limit", "parts"),
    [
        ("a" * 160, 160, 160, 1),
        ("a" * 161, 161, 160, 2),
        ("a" * 306, 306, 160, 2),
        ("a" * 307, 307, 160, 3),
        ("€" * 80, 160, 160, 1),
        ("[]", 4, 160, 1),
        ("好" * 70, 70, 70, 1),
        ("好" * 71, 71, 70, 2),
        ("好" * 135, 135, 70, 3),
        ("a" * 69 + "😀", 71, 70, 2),
        ("ç", 1, 70, 1),
        ("Ç", 1, 160, 1),
        ("", 0, 160, 1),
    ],
)
def test_an_sms_is_counted_as_its_gateway_counts_it(text: str, used: int, limit: int, parts: int) -> None:
    length = measure(text, "sms")
    assert length is not None
    assert (length.used, length.limit, length.parts) == (used, limit, parts)
    assert length.over == (parts > 1)


def test_a_signature_counts_and_its_brackets_make_it_ucs2() -> None:
    length = measure("a" * 66, "sms", signature="【云桥】")
    assert length is not None
    assert (length.used, length.limit, length.signature, length.alphabet) == (70, 70, 4, "ucs2")


def test_several_parts_where_they_are_allowed() -> None:
    length = measure("好" * 100, "sms", parts=2)
    assert length is not None
    assert (length.limit, length.parts, length.over) == (134, 2, False)


@pytest.mark.parametrize(("text", "used"), [("好" * 140, 140), ("ab", 1), ("abc", 2), ("好a", 2)])
def test_weibo_counts_ascii_half(text: str, used: int) -> None:
    length = measure(text, "weibo")
    assert length is not None
    assert (length.used, length.limit) == (used, 140)


def test_wechat_counts_code_points_and_others_have_no_limit() -> None:
    length = measure("😀" * 201, "wechat")
    assert length is not None
    assert (length.used, length.over) == (201, True)
    assert measure("x" * 9999, "email") is None
