"""`sources.toml`: read strictly, and where it asks about a customer."""

from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.config.sources import Source, address, compiled, read_sources
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Customer, Identity

WHO = Customer(
    "c1",
    "王/小明",
    "key",
    "zh-CN",
    (),
    (Identity("phone", "+8613800000001"), Identity("phone", "+8613900000009"), Identity("account", "a&b=?#/..")),
)

GOOD = """
[source.billing]
title = {{ en = "Billing", zh = "账务" }}
url = "{url}"
{more}

[[source.billing.field]]
label = {{ en = "Balance", zh = "余额" }}
path = "{path}"
"""


def read(tmp_path: Path, text: str) -> tuple[Source, ...]:
    paths = find_paths(str(tmp_path), {})
    paths.config.mkdir(parents=True, exist_ok=True)
    (paths.config / "sources.toml").write_text(text, encoding="utf-8")
    return read_sources(paths)


def one(
    tmp_path: Path, url: str = "https://boss.example.cn/{customer.id}", more: str = "", path: str = "a.b"
) -> Source:
    return read(tmp_path, GOOD.format(url=url, more=more, path=path))[0]


def test_no_file_is_no_source(tmp_path: Path) -> None:
    assert read_sources(find_paths(str(tmp_path), {})) == ()


def test_what_is_not_said_has_its_default(tmp_path: Path) -> None:
    source = one(tmp_path)
    assert (source.name, source.title.zh, source.timeout, source.cache) == ("billing", "账务", 2.0, 60.0)
    assert (source.credential, source.only_verified, source.headers) == (None, False, {})


def test_every_value_of_an_address_is_percent_encoded(tmp_path: Path) -> None:
    source = one(tmp_path, "http://127.0.0.1:8091/{customer.name}/{account}?phone={phone}")
    assert address(source, WHO) == (
        "http://127.0.0.1:8091/%E7%8E%8B%2F%E5%B0%8F%E6%98%8E/a%26b%3D%3F%23%2F..?phone=%2B8613800000001"
    )


@pytest.mark.parametrize("account", ["", ".", "..", "x" * 3000])
def test_nothing_is_asked_where_what_it_needs_is_not_known_or_is_a_way_up(tmp_path: Path, account: str) -> None:
    who = Customer("c1", "", "key", "", (), (Identity("account", account),) if account else ())
    assert address(one(tmp_path, "https://boss.example.cn/{account}/bills"), who) is None


@pytest.mark.parametrize(
    "url",
    [
        "ftp://boss.example.cn/x",
        "https:///x",
        "https://{account}/x",
        "https://boss.example.cn{account}/x",
        "https://boss.example.cn:{account}/x",
        "https://user:secret@boss.example.cn/x",
        "http://boss.example.cn/x",
        "http://127.0.0.1.evil.example/x",
        "https://boss.example.cn/{customer.secret}",
        "https://boss.example.cn/{account",
        "https://boss.example.cn/a b",
        "https://boss.example.cn/账",
        "https://boss.example.cn/x#y",
        "https://boss.example.cn:99999/x",
        "boss.example.cn",
        "",
    ],
)
def test_a_wrong_url_is_named_with_its_line(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadInput) as raised:
        one(tmp_path, url)
    assert raised.value.facts["line"] == 4
    assert "source.billing" in str(raised.value.facts["entry"])


def test_plain_http_to_another_machine_must_be_meant(tmp_path: Path) -> None:
    assert one(tmp_path, "http://boss.example.cn/{phone}", "insecure = true").url == "http://boss.example.cn/{phone}"


@pytest.mark.parametrize(
    "more",
    [
        'headers = { Authorization = "Bearer abc" }',
        'headers = { cookie = "a=b" }',
        'headers = { Host = "x" }',
        'headers = { "A:B" = "x" }',
        'headers = { A = "x\\r\\nB: y" }',
        'headers = { A = "账" }',
        "timeout = 11",
        "timeout = 0",
        "cache = -1",
        'credential = "agt secret!"',
        "only_verified = 1",
        'token = "x"',
    ],
)
def test_what_must_not_stand_there_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(BadInput):
        one(tmp_path, more=more)


@pytest.mark.parametrize(
    "path",
    [
        "a..b",
        "a[",
        "no_such_function(@)" + "(",
        "|".join(["[@,@][]"] * 20),
        "|".join(["to_string(@)"] * 8),
        "x" * 201,
        "",
    ],
)
def test_an_expression_that_is_none_or_would_not_end_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadInput) as raised:
        one(tmp_path, path=path)
    assert "source.billing.field" in str(raised.value.facts["entry"])


def test_ordinary_expressions_are_taken() -> None:
    shown = {"orders": [{"no": "A1", "state": "sent"}, {"no": "B2", "state": "lost"}], "balance": 12.5}
    assert compiled("orders[?state=='lost'] | [0].no").search(shown) == "B2"
    assert compiled("join(', ', orders[].no)").search(shown) == "A1, B2"
    assert compiled("[balance, orders[0].no]").search(shown) == [12.5, "A1"]


def test_too_many_sources_and_a_wrong_name(tmp_path: Path) -> None:
    many = "".join(
        GOOD.replace("billing", f"b{n}").format(url="https://x.example/", more="", path="a") for n in range(13)
    )
    with pytest.raises(BadInput):
        read(tmp_path, many)
    with pytest.raises(BadInput):
        read(
            tmp_path, GOOD.replace("source.billing", 'source."b b"').format(url="https://x.example/", more="", path="a")
        )
