"""The team's folder of templates: what nobody has approved is its author's alone, what was approved is everybody's as
it was approved, and what was changed since is noticed."""

import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agent_tui.desk.shared_folder import SharedFolder
from agent_tui.desk.template_approval import approved_file
from agent_tui.desk.template_approving import approve_template, withdraw_template
from agent_tui.desk.template_files import TemplateFiles, TemplateShelf
from agent_tui.desk.views import SignedIn
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.values import Role
from tests.unit.expectations.test_template_files import GOOD

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DRAFT = 'author = "li.na"\n' + GOOD


class Team:
    """A team's folder, and the own folder of who looks into it."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder, self.own = tmp_path / "team", tmp_path / "own"
        self.folder.mkdir()
        self.own.mkdir()
        self.files = TemplateFiles(self.own, tmp_path / "none", SharedFolder(self.folder))

    def write(self, text: str, name: str = "copy") -> None:
        (self.folder / f"{name}.toml").write_bytes(text.encode())

    def seen_by(self, agent: str | None) -> TemplateShelf:
        return self.files.shelf(TODAY, agent)

    def approve(self, role: Role = "supervisor", id: str = "x.y") -> bool:
        who = SignedIn(agent="zhou.li", role=role, queues=None, url="http://desk", profile=None)
        return approve_template(self.files, self.folder, id, who, NOW)[1]


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def test_a_draft_is_its_authors_alone_until_a_supervisor_approves_it(team: Team) -> None:
    team.write(DRAFT)
    mine = team.seen_by("li.na")
    assert set(mine.by_id) == mine.drafts == {"x.y"}
    for other in ("chen.tao", "", None):
        assert not team.seen_by(other).shelved
    assert team.approve()
    for agent in ("li.na", "chen.tao", None):
        shelf = team.seen_by(agent)
        assert (set(shelf.by_id), shelf.drafts, shelf.troubles) == ({"x.y"}, frozenset(), ())
    approval = team.seen_by(None).shelved["x.y"].approval
    assert approval is not None
    assert (approval.by, approval.at, approval.version) == ("zhou.li", NOW, 1)


def test_what_was_approved_holds_while_its_author_writes_on(team: Team) -> None:
    team.write(DRAFT)
    team.approve()
    team.write(DRAFT.replace("not on paper", "never on paper").replace("version = 1", "version = 2"))
    assert team.seen_by("chen.tao").by_id["x.y"].version == 1
    writing = team.seen_by("li.na")
    assert writing.by_id["x.y"].version == 2
    assert writing.drafts == {"x.y"}
    assert team.approve()
    assert team.seen_by("chen.tao").by_id["x.y"].version == 2


def test_another_text_needs_another_version(team: Team) -> None:
    team.write(DRAFT)
    team.approve()
    team.write(DRAFT.replace("not on paper", "never on paper"))
    with pytest.raises(BadInput) as refused:
        team.approve()
    assert refused.value.key == "template-version-same"
    assert "never" not in team.seen_by("chen.tao").by_id["x.y"].text.en.body


def test_one_that_is_approved_as_it_is_stays_so(team: Team) -> None:
    team.write(DRAFT)
    assert team.approve()
    assert not team.approve()


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("A copy by", "A copy and money by", "template-changed"),
        ("# approved by", "# seen by", "template-not-approved"),
        ("version 1, sha256", "version 1, sha1", "template-not-approved"),
        ("at 2026-11-23", "at 2026-13-23", "template-not-approved"),
    ],
)
def test_a_copy_that_is_not_what_was_approved_is_left_out_and_named(
    team: Team, before: str, after: str, key: str
) -> None:
    team.write(DRAFT)
    team.approve()
    copy = approved_file(team.folder, "x.y")
    assert before in copy.read_text(encoding="utf-8")
    copy.write_text(copy.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    shelf = team.seen_by("chen.tao")
    assert not shelf.by_id
    assert [(trouble.key, trouble.facts["file"]) for trouble in shelf.troubles] == [(key, str(copy))]


def test_a_file_put_among_the_approved_ones_by_hand_is_none(team: Team) -> None:
    (team.folder / "approved").mkdir()
    (team.folder / "approved" / "x.toml").write_text(GOOD, encoding="utf-8")
    shelf = team.seen_by("chen.tao")
    assert not shelf.by_id
    assert [trouble.key for trouble in shelf.troubles] == ["template-not-approved"]


@pytest.mark.parametrize("role", ["agent", "admin", "supervisor"])
def test_supervisors_approve(team: Team, role: Role) -> None:
    team.write(DRAFT)
    if role == "agent":
        with pytest.raises(NotAllowed):
            team.approve(role)
        assert not team.seen_by("chen.tao").by_id
    else:
        assert team.approve(role)


def test_only_a_draft_that_is_right_can_be_approved(team: Team) -> None:
    team.write(DRAFT.replace("$by", "$never"))
    with pytest.raises(BadInput) as refused:
        team.approve()
    assert (refused.value.key, refused.value.facts["entry"]) == ("toml-wrong-value", "text.en.body")
    with pytest.raises(BadInput) as refused:
        approve_template(team.files, team.folder, "y.z", SignedIn("z", "admin", None, "", None), NOW)
    assert refused.value.key == "template-no-draft"
    with pytest.raises(BadInput) as refused:
        approve_template(team.files, None, "x.y", SignedIn("z", "admin", None, "", None), NOW)
    assert refused.value.key == "template-folder-missing"


def test_an_approval_can_be_taken_back(team: Team) -> None:
    team.write(DRAFT)
    team.approve()
    who = SignedIn("zhou.li", "supervisor", None, "", None)
    withdraw_template(team.folder, "x.y", who)
    assert not team.seen_by("chen.tao").by_id
    assert team.seen_by("li.na").drafts == {"x.y"}
    with pytest.raises(BadInput):
        withdraw_template(team.folder, "x.y", who)


def test_what_is_no_id_withdraws_no_file(team: Team) -> None:
    team.write(DRAFT)
    team.approve()
    who = SignedIn(agent="zhou.li", role="supervisor", queues=None, url="http://desk", profile=None)
    for id in ("../copy", "", "x/../x.y"):
        with pytest.raises(BadInput):
            withdraw_template(team.folder, id, who)
    assert (team.folder / "copy.toml").exists()
    assert set(team.seen_by(None).by_id) == {"x.y"}


def test_marks_and_line_ends_of_an_editor_are_kept_and_are_no_change(team: Team) -> None:
    (team.folder / "x.toml").write_bytes(b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode())
    assert team.approve()
    shelf = team.seen_by("li.na")
    assert (set(shelf.by_id), shelf.drafts, shelf.troubles) == ({"x.y"}, frozenset(), ())


def test_an_own_file_is_a_draft_unless_its_text_was_approved(team: Team) -> None:
    (team.own / "mine.toml").write_text(DRAFT, encoding="utf-8")
    assert team.seen_by("anybody").drafts == {"x.y"}
    team.approve()
    shelf = team.seen_by("anybody")
    assert shelf.own == {"x.y"}
    assert not shelf.drafts


def test_a_folder_that_cannot_be_written_approves_nothing(team: Team) -> None:
    team.write(DRAFT)
    (team.folder / "approved").write_text("a file stands there", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        team.approve()
    assert refused.value.key == "template-folder"


def test_a_team_folder_that_is_not_there_is_named_and_the_others_stay(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "x.toml").write_text(GOOD, encoding="utf-8")
    shelf = TemplateFiles(own, tmp_path / "none", SharedFolder(tmp_path / "gone")).shelf(TODAY, "li.na")
    assert set(shelf.by_id) == {"x.y"}
    assert [trouble.facts["file"] for trouble in shelf.troubles] == [str(tmp_path / "gone")]


@pytest.mark.parametrize(
    ("window", "offered"),
    [
        ("effective_from = 2026-11-23", True),
        ("effective_from = 2026-11-24", False),
        ("effective_until = 2026-11-23", True),
        ("effective_until = 2026-11-22", False),
        ("effective_from = 2026-11-01\neffective_until = 2026-11-30", True),
    ],
)
def test_outside_its_days_a_template_rests(team: Team, window: str, offered: bool) -> None:
    (team.own / "x.toml").write_text(f"{window}\n{GOOD}", encoding="utf-8")
    shelf = team.seen_by(None)
    assert ("x.y" in shelf.by_id, "x.y" in shelf.resting) == (offered, not offered)


def test_while_an_own_one_rests_the_one_that_it_replaces_stands_in(team: Team) -> None:
    team.write(DRAFT)
    team.approve()
    (team.own / "x.toml").write_text(f"effective_from = 2027-01-01\n{GOOD}".replace("version = 1", "version = 9"))
    assert team.seen_by(None).by_id["x.y"].version == 1
    assert not team.seen_by(None).resting
    assert team.files.shelf(date(2027, 1, 1)).by_id["x.y"].version == 9


def test_a_folder_whose_machine_has_gone_holds_nobody_up_and_what_was_read_of_it_stays(team: Team) -> None:
    back = threading.Event()
    gone = threading.Event()

    def look(path: Path) -> None:
        if gone.is_set():
            back.wait(20)

    folder = SharedFolder(team.folder, look)
    files = TemplateFiles(team.own, team.own / "none", folder)
    team.write(DRAFT)
    team.approve()
    assert set(files.shelf(TODAY, "chen.tao").by_id) == {"x.y"}
    gone.set()
    assert not folder.answers(within=0.01)
    (team.own / "z.toml").write_text(GOOD.replace("x.y", "x.z"), encoding="utf-8")
    shelf = files.shelf(TODAY, "chen.tao")
    assert set(shelf.by_id) == {"x.y", "x.z"}
    assert [trouble.facts["file"] for trouble in shelf.troubles] == [str(team.folder)]
    gone.clear()
    back.set()
    end = time.monotonic() + 20
    while not folder.answers():
        assert time.monotonic() < end
    assert not files.shelf(TODAY, "chen.tao").troubles
