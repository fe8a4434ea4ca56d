"""`template approve` from a shell: the store says who is a supervisor, and what was approved is offered to others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store_server import RunningStore, running_store
from tests.unit.cli.test_commands import Person
from tests.unit.expectations.test_template_files import GOOD


class Desk:
    """A store, and a team of two whose settings name one folder of templates."""

    def __init__(self, store: RunningStore, tmp_path: Path) -> None:
        self.team = tmp_path / "team"
        self.team.mkdir()
        (self.team / "copy.toml").write_text(f'author = "agent"\n{GOOD}', encoding="utf-8")
        self.agent, self.supervisor = (self._person(store, tmp_path, role) for role in ("agent", "supervisor"))

    def _person(self, store: RunningStore, tmp_path: Path, role: str) -> Person:
        person = Person(store, tmp_path / role, role)
        (person.home / "config").mkdir(parents=True)
        settings = f'template_folder = "{self.team}"\n'
        (person.home / "config" / "settings.toml").write_text(settings, encoding="utf-8")
        return person


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running_store(tmp_path) as store:
        desk = Desk(store, tmp_path)
        yield desk


def ids(person: Person, *more: str) -> dict[str, bool]:
    """The team's templates that somebody is shown, and whether each is a draft."""
    listed = person("template", "list", *more, "--json").document["templates"]
    return {row["id"]: row["draft"] for row in listed if row["origin"] in ("approved", "team")}


def test_a_supervisor_approves_a_draft_and_the_team_has_it(desk: Desk) -> None:
    assert ids(desk.agent) == {"x.y": True}
    assert ids(desk.supervisor) == {}
    assert ids(desk.supervisor, "--drafts") == {"x.y": True}
    assert desk.supervisor("template", "render", "x.y", "--drafts", "--json").status == 0

    refused = desk.agent("template", "approve", "x.y")
    assert (refused.status, "supervisor" in refused.err) == (4, True), refused.err
    assert ids(desk.supervisor) == {}

    approved = desk.supervisor("template", "approve", "x.y", "--json")
    assert approved.status == 0, approved.err
    assert (approved.document["by"], approved.document["version"]) == ("supervisor", 1)
    assert ids(desk.supervisor) == ids(desk.agent) == {"x.y": False}
    assert "approved before" in desk.supervisor("template", "approve", "x.y").err

    assert desk.supervisor("template", "approve", "x.y", "--withdraw").status == 0
    assert ids(desk.supervisor) == {}


def test_one_that_is_not_in_force_is_not_rendered_and_the_days_are_told(desk: Desk) -> None:
    own = desk.agent.home / "config" / "templates"
    own.mkdir()
    (own / "x.toml").write_text(f"effective_until = 2026-01-31\n{GOOD.replace('x.y', 'x.z')}", encoding="utf-8")
    refused = desk.agent("template", "render", "x.z")
    assert (refused.status, "2026-01-31" in refused.err) == (2, True), refused.err
    assert desk.agent("template", "render", "x.z", "--now", "2026-01-31T10:00:00Z").status == 0
    (row,) = (row for row in desk.agent("template", "list", "--json").document["templates"] if row["id"] == "x.z")
    assert (row["in_force"], row["effective_until"]) == (False, "2026-01-31")
    assert "2026-01-31" in desk.agent("template", "show", "x.z").out


def test_a_sum_above_what_an_agent_decides_is_said_with_who_does(desk: Desk) -> None:
    own = desk.agent.home / "config" / "templates"
    own.mkdir()
    field = """[authority]
en = "Fifty."
zh = "五十元。"
next = { en = "the team lead", zh = "班长" }

[fields.sum]
kind = "money"
prompt = { en = "Sum", zh = "金额" }
authority = "50"

[fields.by]"""
    (own / "x.toml").write_text(GOOD.replace("[fields.by]", field).replace("x.y", "x.z"), encoding="utf-8")
    for typed, said in (("50", False), ("50.01", True)):
        ran = desk.agent("template", "render", "x.z", "--set", f"sum={typed}")
        assert (ran.status, "the team lead decides" in ran.err) == (0, said), ran.err
        cautions = desk.agent("template", "render", "x.z", "--set", f"sum={typed}", "--json").document["cautions"]
        assert [one["field"] for one in cautions] == (["sum"] if said else [])
