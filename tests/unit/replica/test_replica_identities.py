"""Under which names a customer is found."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agent_tui.contract.feed_pages import FeedPage
from agent_tui.domain.values import IdentityKind
from agent_tui.replica.identities import identity_keys, keys_asked_for
from agent_tui.replica.phone_numbers import PhoneNumber, phone_number
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from tests.desk_fixture import changes_of
from tests.records import customer


@pytest.mark.parametrize(
    ("kind", "known", "asked"),
    [
        ("phone", "+8613800000001", "+8613800000001"),
        ("phone", "+8613800000001", "13800000001"),
        ("phone", "+8613800000001", "138 0000 0001"),
        ("phone", "+8613800000001", "008613800000001"),
        ("phone", "+8613800000001", "86-138-0000-0001"),
        ("phone", "13800000001", "+86 138 0000 0001"),
        ("phone", "+8613800000001", "(+86) 138-0000-0001"),
        ("phone", "+8613800000001", "（+86）13800000001"),
        ("phone", "+8613800000001", "(0086)13800000001"),
        ("phone", "+862155550105", "021-5555 0105"),
        ("phone", "+12025550107", "(202) 555-0107"),
        ("phone", "+12025550107", "1-202-555-0107"),
        ("phone", "+12025550107", "+1 202 555 0107"),
        ("phone", "+4915550100", "+49 1555 0100"),
        ("phone", "内线 8001 转 2", "8001 转 2"),
        ("phone", "010-8888 8888 ext 12", "010-8888 8888 ext 12"),
        ("phone", "010-8888 8888 ext 12", "(010)88888888转12"),
        ("phone", "010-8888 8888 ext 12", "+86 10 8888 8888"),
        ("phone", "+861088888888", "010-8888 8888 ext 12"),
        ("phone", "(010) 8888-8888", "01088888888"),
        ("phone", "+8613800000001", "１３８　００００　０００１"),
        ("phone", "１３８００００００００１"[:11], "+8613800000000"),
        ("phone", "+442079460958", "+44 (0)20 7946 0958"),
        ("phone", "10086", "10086"),
        ("weibo", "@山里人", "山里人"),
        ("weibo", "山里人", "@山里人"),
        ("email", "ｗａｎｇ@example.cn", "wang@example.cn"),
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
        ("phone", "010-8888 8888 ext 12", "010-8888 8888 ext 13"),
        ("phone", "+8613800000001", "1" * 10_000),
    ],
)
def test_and_not_by_something_else(kind: IdentityKind, known: str, asked: str) -> None:
    assert not identity_keys(kind, known) & keys_asked_for(asked)


def test_an_empty_identity_finds_nobody() -> None:
    assert identity_keys("email", " ") == set() == keys_asked_for("")


def test_two_extensions_of_one_number_are_two_identities() -> None:
    first, second = (identity_keys("phone", f"010-8888 8888 ext {number}") for number in (12, 13))
    shared = first & second
    assert shared
    assert all(key.startswith("~") for key in shared)


def test_numbers_read_here_are_read_as_the_library_reads_them() -> None:
    """Of every country and kind of number: which way a number is read must make no difference."""
    phonenumbers = pytest.importorskip("phonenumbers")
    compared = 0
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in range(11):
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            full = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
            national = phonenumbers.national_significant_number(example)
            assert phone_number(full) == PhoneNumber(full, national)
            compared += 1
    assert compared > 1000


@pytest.mark.parametrize(
    "value", ["+8613800000001", "13800000001", "138-0000-0001", "0086 13800000001", "+12025550107"]
)
def test_common_numbers_need_no_library(value: str) -> None:
    program = (
        "import sys; from agent_tui.replica.phone_numbers import phone_number;"
        f"assert phone_number({value!r}); assert 'phonenumbers' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_number_without_country_is_at_home_in_the_chosen_region(tmp_path: Path) -> None:
    file = tmp_path / "replica.db"
    record = customer("c-1", "Ada", phone="(202) 555-0107")
    page = FeedPage(tuple(changes_of([record])), "c", has_more=False, through=1)
    with closing(Replica(file)) as replica:
        replica.apply_page(page, after=replica.cursor)
    with closing(Queries(file)) as queries:
        assert queries.customers_known_as("+1 202 555 0107") == []
    with closing(Replica(file, phone_region="US")), closing(Queries(file, phone_region="US")) as queries:
        assert queries.customers_known_as("+1 202 555 0107") == ["c-1"]
        assert queries.customers_known_as("202.555.0107") == ["c-1"]
        assert queries.find_customers("+1202555", 5) == ["c-1"]
