"""The demo's two sample systems: their file is a good one, and their answers make cards."""

import threading
from datetime import date
from pathlib import Path

import pytest

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import find_paths
from agent_tui.demo.sample_sources import billing, logistics, start_sample_sources
from agent_tui.desk.context_cards import Card, ContextCards
from agent_tui.domain.clock import SystemClock
from agent_tui.domain.values import Customer

DAY = date(2026, 11, 23)


def test_the_cards_of_the_demo_come(tmp_path: Path) -> None:
    sources = start_sample_sources(lambda: DAY)
    paths = find_paths(str(tmp_path), {})
    paths.config.mkdir(parents=True)
    (paths.config / "sources.toml").write_text(sources.sources_toml, encoding="utf-8")
    cards = ContextCards(paths, Credentials(paths, {}), SystemClock())
    told: dict[int, Card] = {}
    both = threading.Event()

    def on_card(index: int, card: Card) -> None:
        told[index] = card
        if len(told) == 2:
            both.set()

    try:
        cards.ask(Customer("c00001", "王小明", "key", "zh-CN", (), ()), verified=False, on_card=on_card)
        assert both.wait(10)
    finally:
        cards.close()
        sources.stop()
    assert told[0].state == "known"
    assert told[0].rows[2].value.startswith("2026-10 ")  # type: ignore[union-attr]  # a text
    assert told[1].state in ("known", "nothing")


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en-GB", ""])
def test_a_customer_has_the_same_bill_whenever_one_asks(language: str) -> None:
    for number in range(50):
        customer = f"c{number:05d}"
        assert billing(customer, language, DAY) == billing(customer, language, DAY)
        assert logistics(customer, language, DAY) == logistics(customer, language, DAY)
    assert any(logistics(f"c{number:05d}", language, DAY) is None for number in range(50))
