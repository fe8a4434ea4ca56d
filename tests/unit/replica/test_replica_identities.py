"""Under which names a customer is found."""

import pytest

from agent_tui.domain.values import IdentityKind
from agent_tui.replica.identities import identity_keys, keys_asked_for


@pytest.mark.parametrize(
    ("kind", "known", "asked"),
    [
        ("phone", "+8613800000001", "+8613800000001"),
        ("phone", "+8613800000001", "13800000001"),
        ("phone", "+8613800000001", "138 0000 0001"),
        ("phone", "+8613800000001", "008613800000001"),
        ("phone", "+8613800000001", "86-138-0000-0001"),
        ("phone", "13800000001", "+86 138 0000 0001"),
        ("phone", "+862155550105", "021-5555 0105"),
        ("phone", "+12025550107", "(202) 555-0107"),
        ("phone", "+12025550107", "1-202-555-0107"),
        ("phone", "+12025550107", "+1 202 555 0107"),
        ("phone", "+4915550100", "+49 1555 0100"),
        ("phone", "内线 8001 转 2", "80012"),
        ("email", "Sara.Lindqvist@Example.com", "sara.lindqvist@example.COM "),
        ("email", "12345@qq.com", "12345@qq.com"),
        ("wechat", "ChenJing_88", "chenjing_88"),
        ("account", "8800000002", "8800000002"),
        ("weibo", "山里人", "山里人"),
    ],
)
def test_a_customer_is_found_by_what_people_type(kind: IdentityKind, known: str, asked: str) -> None:
    assert identity_keys(kind, known) & keys_asked_for(asked)


@pytest.mark.parametrize(
    ("kind", "known", "asked"),
    [
        ("phone", "+8613800000001", "13800000002"),
        ("phone", "+8613800000001", "0001"),
        ("phone", "+4915550100", "15550100"),
        ("email", "a@example.com", "a@example.org"),
        ("account", "88-001", "88001"),
        ("phone", "+12025550107", "a@12025550107"),
    ],
)
def test_and_not_by_something_else(kind: IdentityKind, known: str, asked: str) -> None:
    assert not identity_keys(kind, known) & keys_asked_for(asked)


def test_an_empty_identity_finds_nobody() -> None:
    assert identity_keys("email", " ") == set() == keys_asked_for("")
