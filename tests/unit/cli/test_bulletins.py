"""Bulletins from the command line: published by who supervises, read and acknowledged by everybody else."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.store_server import running_store
from tests.unit.cli.running import Ran, agent_tui

Role = Literal["agent", "supervisor", "admin"]
Desks = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Desks]:
    with running_store(tmp_path) as store:

        def run(role: Role, *argv: str, typed: str = "", language: str = "en") -> Ran:
            environ = {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens[role]}
            home = tmp_path / f"home-{role}"
            return agent_tui(*argv, home=home, environ=environ, typed=typed.encode(), language=language)

        yield run


OUTAGE = "# 城东断网\n\n预计不能确定恢复时间, 15:00 前告知进展。\n"


def published(run: Desks, *more: str) -> str:
    done = run("supervisor", "bulletin", "publish", "-", "--kind", "outage", *more, "--json", typed=OUTAGE)
    assert done.status == 0, done.err
    assert done.document["state"] == "acked"
    id_ = done.document["id"]
    assert isinstance(id_, str)
    return id_


def test_a_bulletin_is_read_acknowledged_and_the_supervisor_sees_who_has_not(run: Desks) -> None:
    for role in ("agent", "admin"):
        run(role, "whoami")
        run(role, "queue")
    id_ = published(run)
    (line,) = run("agent", "bulletin", "list", "--json").document["bulletins"]
    assert (line["id"], line["title"], line["kind"]) == (id_, "城东断网", "outage")
    assert (line["due"], line["acknowledged"], line["current"]) == (True, False, True)
    assert "body" not in line
    shown = run("agent", "bulletin", "show", id_, "--json").document
    assert shown["bulletin"]["body"] == "预计不能确定恢复时间, 15:00 前告知进展。"
    assert shown["readers"] is None
    assert id_ in run("agent", "bulletin", "show", id_).err

    me = run("agent", "whoami", "--json").document["agent"]
    assert me in run("supervisor", "bulletin", "show", id_, "--json").document["readers"]["missing"]
    assert run("agent", "bulletin", "ack", id_, "--json").document["state"] == "acked"
    assert run("agent", "bulletin", "ack", id_).status == 0
    (line,) = run("agent", "bulletin", "list", "--json").document["bulletins"]
    assert (line["due"], line["acknowledged"]) == (False, True)
    readers = run("supervisor", "bulletin", "show", id_, "--json").document["readers"]
    assert [one["agent"] for one in readers["acknowledged"]] == [me]
    assert me not in readers["missing"]


def test_people_read_it_in_their_language(run: Desks) -> None:
    id_ = published(run)
    listed = run("agent", "bulletin", "list", language="zh").out
    assert "未读" in listed
    assert "故障" in listed
    told = run("supervisor", "bulletin", "show", id_)
    assert "城东断网" in told.out
    assert "not yet read by" in told.out


def test_what_is_withdrawn_or_over_is_told_only_when_asked_for(run: Desks) -> None:
    id_ = published(run, "--until", "2999-01-01T00:00:00Z")
    assert run("supervisor", "bulletin", "withdraw", id_).status == 0
    assert run("agent", "bulletin", "list", "--json").document["bulletins"] == []
    (line,) = run("agent", "bulletin", "list", "--all", "--json").document["bulletins"]
    assert (line["withdrawn"], line["due"]) == (True, False)
    assert "withdrawn" in run("agent", "bulletin", "list", "--all").out


def test_a_title_may_be_given_and_the_file_is_all_text_then(run: Desks, tmp_path: Path) -> None:
    file = tmp_path / "price.md"
    file.write_text("\ufeff一\n二\n", encoding="utf-8")
    done = run("supervisor", "bulletin", "publish", str(file), "--kind", "price", "--title", "新资费", "--json")
    one = run("agent", "bulletin", "show", done.document["id"], "--json").document["bulletin"]
    assert (one["title"], one["body"]) == ("新资费", "一\n二")


def test_only_who_supervises_publishes_and_withdraws(run: Desks) -> None:
    id_ = published(run)
    refused = run("agent", "bulletin", "publish", "-", "--kind", "price", typed="x")
    assert refused.status == 4
    assert "needs the role of a supervisor or an admin" in refused.err
    assert run("agent", "bulletin", "withdraw", id_).status == 4
    assert len(run("agent", "bulletin", "list", "--json").document["bulletins"]) == 1


@pytest.mark.parametrize(
    "argv",
    [
        ("bulletin", "publish", "-", "--kind", "price"),
        ("bulletin", "publish", "-", "--kind", "news", "--title", "x"),
        ("bulletin", "publish", "-", "--kind", "price", "--title", "x", "--until", "yesterday?"),
        ("bulletin", "publish", "-", "--kind", "price", "--title", "x", "--until", "2020-01-01T00:00:00Z"),
        ("bulletin", "publish", "/nowhere/at/all", "--kind", "price"),
        ("bulletin", "show", "nothing"),
        ("bulletin", "ack", "nothing"),
        ("bulletin", "withdraw", "nothing"),
    ],
)
def test_what_cannot_be_is_refused_by_name(run: Desks, argv: tuple[str, ...]) -> None:
    ran = run("supervisor", *argv)
    assert ran.status == 2
    assert ran.err
    assert run("supervisor", "bulletin", "list", "--all", "--json").document["bulletins"] == []


def test_who_reads_news_does_not_wait_for_what_checks_texts() -> None:
    told = "import sys, agent_tui.cli.bulletins; print([name for name in sys.modules if '.expectations.' in name])"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, check=True).stdout == b"[]\n"
