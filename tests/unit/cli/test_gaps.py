"""Searches without an answer, from the command line: counted, gathered, begun as an article, gone once it is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store_server import running_store
from tests.unit.cli.running import Ran, agent_tui


class Shell:
    def __init__(self, home: Path, environ: dict[str, str]) -> None:
        self.home = home
        self.environ = environ

    def __call__(self, *argv: str) -> Ran:
        return agent_tui(*argv, home=self.home, environ=self.environ)


@pytest.fixture
def admin(tmp_path: Path) -> Iterator[Shell]:
    with running_store(tmp_path) as store:
        yield Shell(tmp_path / "home", {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens["admin"]})


OTHER = "---\ntitle: {name}\nlanguage: en\naudience: customer\ntags: [{name}]\n---\nAsk us.\n"
ROAMING = (
    "---\ntitle: 国际漫游\nlanguage: zh-CN\naudience: customer\ntags: [漫游]\nupdated: 2026-01-01\n---\n开通漫游。\n"
)


def imported(admin: Shell, folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    assert admin("kb", "import", str(folder)).status == 0


def test_a_search_that_fails_becomes_an_article_and_the_next_one_finds_it(admin: Shell, tmp_path: Path) -> None:
    imported(admin, tmp_path / "kb", "roaming.md", ROAMING)
    for query in ("eSIM 换手机", "eSIM怎么换到新手机", "携号转网"):
        assert admin("kb", "missing", query, "--json").document["state"] == "acked"
    first, second = admin("kb", "gaps", "--json").document["gaps"]
    assert (first["count"], first["missing"], first["answered_by"]) == (2, 2, None)
    assert {one["query"] for one in first["queries"]} == {"eSIM 换手机", "eSIM怎么换到新手机"}
    assert second["question"] == "携号转网"

    drafts = tmp_path / "drafts"
    written = admin("kb", "gaps", "--write", "1", "--to", str(drafts), "--json").document
    draft = Path(written["file"])
    assert written["id"] == first["id"]
    text = draft.read_text(encoding="utf-8")
    assert "eSIM 换手机" in text
    assert "language: zh-CN" in text
    refused = admin("kb", "import", str(draft), "--json")
    assert [row["field"] for row in refused.document["rejected"]] == ["body"]

    draft.write_text(
        text.replace("audience: internal", "audience: customer") + "扫新手机上的二维码。\n", encoding="utf-8"
    )
    assert admin("kb", "import", str(draft), "--json").document["created"] == 1
    assert admin("search", "esim 換手機", "--json").document["hits"][0]["id"] == draft.stem
    assert [gap["question"] for gap in admin("kb", "gaps", "--json").document["gaps"]] == ["携号转网"]
    everything = admin("kb", "gaps", "--all", "--json").document["gaps"]
    assert [gap["answered_by"] for gap in everything] == [draft.stem, None]
    assert draft.stem in admin("kb", "gaps", "--all").out


def test_an_article_that_is_wrong_is_drafted_as_it_is_and_settled_once_it_is_mended(
    admin: Shell, tmp_path: Path
) -> None:
    imported(admin, tmp_path / "kb", "roaming.md", ROAMING)
    assert admin("kb", "wrong", "出国 上网", "--article", "roaming").status == 0
    (gap,) = admin("kb", "gaps", "--json").document["gaps"]
    assert (gap["wrong"], gap["articles"]) == (1, ["roaming"])
    assert "roaming" in admin("kb", "gaps").out
    drafts = tmp_path / "drafts"
    draft = Path(admin("kb", "gaps", "--write", gap["id"], "--to", str(drafts), "--json").document["file"])
    assert draft.name == "roaming.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("开通漫游", "在应用里开通漫游"), encoding="utf-8")
    assert admin("kb", "import", str(draft), "--json").document["updated"] == 1
    assert admin("kb", "gaps", "--json").document["gaps"] == []
    assert admin("kb", "gaps").status == 0


def test_what_solved_a_case_is_no_gap(admin: Shell, tmp_path: Path) -> None:
    imported(admin, tmp_path / "kb", "roaming.md", ROAMING)
    assert admin("kb", "solved", "国际漫游", "--article", "roaming", "--json").document["state"] == "acked"
    assert admin("kb", "gaps", "--json").document["gaps"] == []


def test_a_new_article_gets_the_tag_of_what_is_near(admin: Shell, tmp_path: Path) -> None:
    for name in ("invoice", "moving", "password"):
        imported(admin, tmp_path / "kb", f"{name}.md", OTHER.format(name=name))
    imported(admin, tmp_path / "kb", "roaming.md", ROAMING)
    admin("kb", "missing", "漫游 费用")
    admin("kb", "missing", "voicemail")
    assert "tags: [漫游]" in admin("kb", "gaps", "--write", "2").out
    assert "tags: []" in admin("kb", "gaps", "--write", "1").out


def test_numbers_of_customers_do_not_reach_a_draft(admin: Shell) -> None:
    admin("kb", "missing", "13800138000 改号")
    assert "13800138000" not in admin("kb", "gaps", "--json").out
    assert "13800138000" not in admin("kb", "gaps", "--write", "1").out


def test_a_draft_is_never_written_over(admin: Shell, tmp_path: Path) -> None:
    admin("kb", "missing", "携号转网")
    again = ("kb", "gaps", "--write", "1", "--to", str(tmp_path / "drafts"))
    assert admin(*again).status == 0
    (draft,) = (tmp_path / "drafts").iterdir()
    draft.write_text("mine", encoding="utf-8")
    assert admin(*again).status == 2
    assert draft.read_text(encoding="utf-8") == "mine"


def test_a_question_cannot_write_into_the_draft_what_it_likes(admin: Shell) -> None:
    admin("kb", "missing", 'title: "x\n---\naudience: customer')
    text = admin("kb", "gaps", "--write", "1").out
    assert "audience: internal" in text
    assert [line for line in text.splitlines() if line == "---"] == ["---", "---"]


@pytest.mark.parametrize(
    "argv",
    [
        ("kb", "gaps", "--write", "1"),
        ("kb", "gaps", "--write", "0"),
        ("kb", "gaps", "--write", "nothing"),
        ("kb", "gaps", "--to", "/nowhere"),
        ("kb", "wrong", "x", "--article", "nothing"),
        ("kb", "wrong", "x"),
        ("kb", "missing", "x", "--ticket", "nothing"),
        ("kb", "missing", " "),
    ],
)
def test_what_cannot_be_is_refused_by_name(admin: Shell, argv: tuple[str, ...]) -> None:
    ran = admin(*argv)
    assert ran.status == 2
    assert ran.err
    assert admin("kb", "gaps", "--json").document["gaps"] == []


def test_an_article_in_other_words_answers_too_and_one_that_has_a_word_in_common_does_not(
    admin: Shell, tmp_path: Path
) -> None:
    admin("kb", "missing", "eSIM怎么换到新手机")
    folder = tmp_path / "kb"
    front = "---\ntitle: {title}\nlanguage: zh-CN\naudience: customer\ntags: []\n---\n"
    imported(admin, folder, "charger.md", front.format(title="充电器") + "新手机不再附送充电器。\n")
    assert [gap["answered_by"] for gap in admin("kb", "gaps", "--json").document["gaps"]] == [None]
    imported(admin, folder, "esim.md", front.format(title="更换 eSIM") + "在新手机上扫二维码。\n")
    assert [gap["answered_by"] for gap in admin("kb", "gaps", "--all", "--json").document["gaps"]] == ["esim"]


def test_news_about_it_is_no_answer(admin: Shell, tmp_path: Path) -> None:
    imported(admin, tmp_path / "kb", "roaming.md", ROAMING)
    admin("kb", "missing", "携号转网")
    file = tmp_path / "news.md"
    file.write_text("携号转网 明天开放\n携号转网系统升级。\n", encoding="utf-8")
    assert admin("bulletin", "publish", str(file), "--kind", "product").status == 0
    (hit,) = admin("search", "携号转网", "--json").document["hits"]
    assert (hit["title"], hit["bulletin"]) == ("携号转网 明天开放", "product")
    assert admin("bulletin", "show", hit["id"]).status == 0
    assert "[product]" in admin("search", "携号转网").out
    assert len(admin("kb", "gaps", "--json").document["gaps"]) == 1
    assert "tags: []" in admin("kb", "gaps", "--write", "1").out
