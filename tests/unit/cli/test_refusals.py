"""What a command line neither passes over nor fails on: empty words, options of others, odd times and homes."""

import re
import time
from pathlib import Path

import pytest

from tests.store_server import RunningStore
from tests.unit.cli.running import agent_tui
from tests.unit.cli.test_commands import Person, agent, store

__all__ = ["agent", "store"]


@pytest.mark.parametrize(
    "line",
    [
        ("export", "--customer", ""),
        ("export", "--since", " "),
        ("queue", "--queue", ""),
        ("promise", "list", "--customer", ""),
        ("promise", "keep", ""),
        ("show", ""),
        ("customer", " "),
        ("claim", ""),
        ("reply", "", "--body", "x"),
        ("tag", "", "--add", "x"),
        ("transfer", "t1", "--to", "a", "--promise", ""),
        ("wrap-up", "t1", "--disposition", ""),
    ],
)
def test_an_empty_word_is_never_every_one(line: tuple[str, ...]) -> None:
    """An unset variable of a script must not export everybody."""
    ran = agent_tui(*line)
    assert (ran.status, ran.out) == (2, "")
    assert "it is empty" in ran.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reply t1 --body x --set a=b", "belong to --template"),
        ("note t1 --body x --language zh", "belong to --template"),
        ("transfer t1 --queue orders --consult", "belong to --to"),
        ("transfer t1 --queue orders --promise p1", "belong to --to"),
        ("transfer accept x --to li.na", "no other option"),
        ("transfer decline x --queue orders", "no other option"),
        ("transfer accept", "need the transfer's ID"),
        ("transfer t1", "--to AGENT"),
    ],
)
def test_an_option_is_refused_where_it_would_be_passed_over(agent: Person, line: str, said: str) -> None:
    ran = agent(*line.split())
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert agent("outbox", "--json").document["outbox"] == []


def test_a_home_of_nobody_is_named(tmp_path: Path) -> None:
    nobody = "~no-such-user/desk"
    for ran in (agent_tui("queue", home=nobody), agent_tui("queue", home=nobody, language="")):
        assert ran.status == 2
        assert nobody in ran.err
        assert "Traceback" not in ran.err
    ran = agent_tui("login", "--url", "http://127.0.0.1:9", "--token-file", nobody, home=tmp_path)
    assert ran.status == 2
    config = tmp_path / "config"
    config.mkdir(exist_ok=True)
    (config / "profiles.toml").write_text(f'[profile.a]\nurl = "http://127.0.0.1:9"\ntoken_file = "{nobody}"\n')
    ran = agent_tui("queue", home=tmp_path)
    assert ran.status == 2
    assert re.search(r"profiles\.toml.*3", ran.err, re.DOTALL)


@pytest.mark.parametrize(
    "now",
    ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z",
     "2026-W10-1T10:00:00+08:00", "2026-11-22T10:00:00", "2026-11-22T10+08:00", "99999999999", ""],
)  # fmt: skip
def test_a_time_that_nothing_can_be_counted_from_is_named(tmp_path: Path, now: str) -> None:
    (tmp_path / "config").mkdir()
    for zone in ("Asia/Shanghai", "America/Los_Angeles"):
        (tmp_path / "config" / "settings.toml").write_text(f'time_zone = "{zone}"\n')
        ran = agent_tui("template", "render", "callback", "--set", "about=x", "--now", now, home=tmp_path)
        assert ran.status in (0, 2), ran.err
        assert ran.status == 2 or now.endswith("Z"), "the ends of the calendar are times where the zone lets them"
        assert "Traceback" not in ran.err


def test_who_signs_in_over_an_open_way_hears_it_before_the_token_goes(store: RunningStore, tmp_path: Path) -> None:
    """The name resolves to nothing: were the token asked for first, nothing but the failure would be said."""
    ran = agent_tui("login", "--url", "http://desk.invalid", home=tmp_path, typed=b"agt_x\n")
    assert ran.status == 3
    first, *_ = ran.err.splitlines()
    assert first.startswith("Careful: http://desk.invalid")
    assert "Careful" not in agent_tui("login", "--url", store.url, home=tmp_path, typed=b"agt_x\n").err


def test_a_date_beyond_the_change_of_the_clocks_keeps_its_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        argv = ("--set", "about=x", "--set", "at=11-10 18:00", "--now", "2026-10-20T12:00:00Z", "--json")
        made = agent_tui("template", "render", "callback", *argv, home=tmp_path).document
        assert made["promises"][0]["due_at"] == "2026-11-10T18:00:00-05:00"
    finally:
        monkeypatch.undo()
        time.tzset()
