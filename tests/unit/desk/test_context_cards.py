"""Context cards: each source by itself, over a real server on loopback with every fault a source can have."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
import pytest

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import find_paths
from agent_tui.config.sources import Field, Source, Title
from agent_tui.desk.context_cards import ANSWER_LIMIT, VALUE_LIMIT, Card, ContextCards, card_of
from agent_tui.domain.clock import SystemClock
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Customer, Identity
from tests.unit.backends.scripted_server import DEADLINE_S, ScriptedServer, answer, answering

WHO = Customer("c1", "王小明", "key", "zh-CN", (), (Identity("phone", "+8613800000001"),))
GOOD = answer(200, b'{"balance": "30.00", "open": true, "orders": ["A1", "B2"]}')

SOURCE = """
[source.{name}]
title = {{ en = "{name}", zh = "{name}" }}
url = "{url}/of/{{customer.id}}?phone={{phone}}"
timeout = 0.4
{more}

[[source.{name}.field]]
label = {{ en = "Balance", zh = "余额" }}
path = "balance"
"""


class Seen:
    """The cards of one customer as somebody who looks at them sees them."""

    def __init__(self, cards: ContextCards, who: Customer = WHO, *, verified: bool = False) -> None:
        self._came = threading.Condition()
        self.told: dict[int, Card] = {}
        self.asking = cards.ask(who, verified=verified, on_card=self._on_card)

    def _on_card(self, index: int, card: Card) -> None:
        with self._came:
            self.told[index] = card
            self._came.notify_all()

    @property
    def cards(self) -> list[Card]:
        return [self.told.get(index, card) for index, card in enumerate(self.asking.cards)]

    def states(self) -> list[str]:
        """Once none waits any more."""
        with self._came:
            assert self._came.wait_for(lambda: all(card.state != "waiting" for card in self.cards), DEADLINE_S)
            return [card.state for card in self.cards]


@contextmanager
def sources(
    tmp_path: Path, *urls: str, more: str = "", environ: dict[str, str] | None = None
) -> Iterator[ContextCards]:
    paths = find_paths(str(tmp_path), {})
    paths.config.mkdir(parents=True, exist_ok=True)
    text = "".join(SOURCE.format(name=f"s{number}", url=url, more=more) for number, url in enumerate(urls))
    (paths.config / "sources.toml").write_text(text, encoding="utf-8")
    cards = ContextCards(paths, Credentials(paths, environ or {}), SystemClock())
    try:
        yield cards
    finally:
        cards.close()


def test_a_source_says_what_it_knows_and_is_not_asked_again_soon(tmp_path: Path) -> None:
    with answering(GOOD) as server, sources(tmp_path, server.url) as cards:
        seen = Seen(cards)
        assert seen.states() == ["known"]
        assert seen.cards[0].rows[0].value == "30.00"
        assert server.asked[0].line == "GET /of/c1?phone=%2B8613800000001"
        assert [card.state for card in cards.ask(WHO, verified=False, on_card=print).cards] == ["known"]
        assert len(server.asked) == 1


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (None, "late"),
        (b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{", "wrong-or-gone"),
        (b"", "wrong-or-gone"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "wrong-or-gone"),
        (answer(200, b"<html><b>hello</b></html>", "text/html"), "wrong"),
        (answer(200, '{"balance": "余额"}'.encode("gb18030")), "wrong"),
        (answer(200, DEEP), "wrong"),
        (answer(200, b'{"balance": NaN}'), "wrong"),
        (answer(200, b'{"balance": 1e999}'), "wrong"),
        (answer(200, b""), "wrong"),
        (answer(200, b"null"), "nothing"),
        (answer(200, b"[]"), "nothing"),
        (answer(200, b'"balance"'), "nothing"),
        (answer(404, b""), "nothing"),
        (answer(401, b""), "refused"),
        (answer(500, GOOD), "wrong"),
        (answer(302, b"", location="http://169.254.169.254/secret"), "wrong"),
        (answer(200, b'{"balance": "' + b"x" * ANSWER_LIMIT + b'"}'), "too-large"),
        (answer(200, b"{}", content_encoding="gzip"), "wrong"),
    ],
)
def test_each_fault_costs_its_own_card_alone(tmp_path: Path, said: bytes | None, state: str) -> None:
    with ExitStack() as stack:
        bad, good = stack.enter_context(answering(said)), stack.enter_context(answering(GOOD))
        cards = stack.enter_context(sources(tmp_path, bad.url, good.url))
        seen = Seen(cards).states()
    assert seen[1] == "known"
    assert seen[0] == state or (state == "wrong-or-gone" and seen[0] in ("wrong", "unreachable"))


def test_nobody_there(tmp_path: Path) -> None:
    with sources(tmp_path, "http://127.0.0.1:9") as cards:
        assert Seen(cards).states() == ["unreachable"]


@pytest.mark.parametrize("drips", [b"HTTP/1.1 200 OK\r\nx: ", b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n"])
def test_a_source_that_hangs_on_the_way_is_late(tmp_path: Path, drips: bytes) -> None:
    class Hanging(ScriptedServer):
        def _answer(self, connection):  # type: ignore[no-untyped-def]  # as its base
            connection.sendall(drips)
            for _ in range(200):
                connection.sendall(b"x")
                if self.ended.wait(0.05):
                    return

        ended = threading.Event()

    server = Hanging(None)
    try:
        with sources(tmp_path, server.url) as cards:
            assert Seen(cards).states() == ["late"]
    finally:
        server.ended.set()
        server.close()


def test_who_leaves_ends_what_is_under_way_and_is_told_nothing_more(tmp_path: Path) -> None:
    with answering(None) as server, sources(tmp_path, server.url, more="") as cards:
        seen = Seen(cards)
        assert server.came.wait(DEADLINE_S)
        seen.asking.leave()
    # the server's thread, which waits until the other side hangs up, ended: `answering` joined it
    assert seen.told == {}


def test_a_secret_goes_with_the_question_and_without_one_nothing_is_asked(tmp_path: Path) -> None:
    more = 'credential = "boss-1"'
    with answering(GOOD) as server, sources(tmp_path, server.url, more=more) as cards:
        assert Seen(cards).states() == ["no-credential"]
        assert server.asked == []
    environ = {"AGENT_TUI_SECRET_BOSS_1": "s3cret"}
    with answering(GOOD) as server, sources(tmp_path, server.url, more=more, environ=environ) as cards:
        assert Seen(cards).states() == ["known"]
        assert server.asked[0].headers["authorization"] == "Bearer s3cret"


def test_a_source_that_wants_verified_customers_is_asked_only_about_those(tmp_path: Path) -> None:
    with answering(GOOD) as server, sources(tmp_path, server.url, more="only_verified = true") as cards:
        assert Seen(cards).states() == ["unverified"]
        assert server.asked == []
        assert Seen(cards, verified=True).states() == ["known"]


def test_a_customer_without_what_the_address_needs_is_not_asked_about(tmp_path: Path) -> None:
    with answering(GOOD) as server, sources(tmp_path, server.url) as cards:
        assert Seen(cards, Customer("c2", "", "standard", "", (), ())).states() == ["nothing"]
        assert server.asked == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_fails_ends_nobody_elses_cards(tmp_path: Path) -> None:
    def fail(_index: int, _card: Card) -> None:
        raise RuntimeError("no screen any more")

    with answering(GOOD) as server, sources(tmp_path, *[server.url] * 6) as cards:
        cards.ask(WHO, verified=False, on_card=fail)
        for thread in threading.enumerate():
            if thread.name == "context-card":
                thread.join(DEADLINE_S)
        assert set(Seen(cards, msgspec.structs.replace(WHO, id="c2")).states()) == {"known"}


def test_a_broken_file_is_named_once(tmp_path: Path) -> None:
    with sources(tmp_path, "http://boss.example.cn") as cards:
        with pytest.raises(BadInput):
            cards.sources()
        assert cards.sources() == ()


@pytest.mark.parametrize(
    ("said", "path", "shown"),
    [
        (b'{"a": 30.50}', "a", "30.5"),
        (b'{"a": 12345678901234567890123}', "a", "12345678901234567890123"),
        (b'{"a": 1%s}' % (b"0" * 5000), "a", ""),
        (b'{"a": 1e22}', "a", "1e+22"),
        (b'{"a": true}', "a", True),
        (b'{"a": ["x", "y", 3]}', "a", "x, y, 3"),
        (b'{"a": [1,2,3,4,5,6,7]}', "a", "1, 2, 3, 4, 5, +2"),
        (b'{"a": {"b": 1, "c": "d"}}', "a", "b 1, c d"),
        (b'{"a": "\\u001b[31mred\\u202e\\nnext"}', "a", "␛[31mred▯ next"),
        (b'{"a": "[bold]x[/bold]"}', "a", "[bold]x[/bold]"),
        (b'{"a": "x"}', "sum(a)", ""),
        (b'{"a": [1, "x"]}', "sort(a)", ""),
        (b'{"a": null}', "a", ""),
    ],
)
def test_a_value_is_one_clean_line(said: bytes, path: str, shown: str | bool) -> None:
    title = Title("Billing", "账务")
    source = Source("s", title, "https://x.example/", (Field(title, path),), {}, None, 2.0, 60.0, False)
    assert card_of(source, 200, said).rows[0].value == shown


def test_a_value_is_cut() -> None:
    title = Title("Billing", "账务")
    source = Source("s", title, "https://x.example/", (Field(title, "a"),), {}, None, 2.0, 60.0, False)
    value = card_of(source, 200, b'{"a": "' + b"x " * 5000 + b'"}').rows[0].value
    assert isinstance(value, str)
    assert len(value) == VALUE_LIMIT
