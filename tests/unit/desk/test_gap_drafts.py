"""The article that is to be written: which language it begins in, what its file is called, what is no part of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_tui.desk.article_files import read_markdown
from agent_tui.desk.front_matter import read_front_matter
from agent_tui.desk.gap_drafts import article_to_mend, file_name, new_article, write_draft
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Article, SearchOutcome
from agent_tui.knowledge.gaps import Gap, find_gaps

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ARTICLE = Article(
    id="roaming",
    title="漫游: 资费",
    body="开通。\n\n---\n资费。",
    language="zh-CN",
    audience="customer",
    tags=("漫游",),
    updated_at=NOW,
    short={"sms": "短"},
    internal="问网络部",
)


def a_gap(*queries: str) -> Gap:
    outcomes = [
        SearchOutcome(
            id=f"01a205ad-0000-7000-8000-0000C68F1F{place:02}", query=query, outcome="missing", agent="a", at=NOW
        )
        for place, query in enumerate(queries)
    ]
    (gap,) = find_gaps(outcomes)
    return gap


@pytest.mark.parametrize(
    ("queries", "language", "title"),
    [
        (("roaming charges",), "en", "roaming charges"),
        (("漫游费用",), "zh-CN", "漫游费用"),
        (("漫遊費用", "漫遊費用", "漫游费用"), "zh-CN", "漫游费用"),
        (("漫遊費用",), "zh-TW", "漫遊費用"),
        (("eSIM 換手機", "esim"), "zh-TW", "eSIM 換手機"),
    ],
)
def test_a_new_article_begins_in_the_language_that_was_asked_in(
    queries: tuple[str, ...], language: str, title: str
) -> None:
    fields = read_front_matter(new_article(a_gap(*queries), ["漫游"], [])).fields
    assert dict(fields) == {"title": title, "language": language, "audience": "internal", "tags": ["漫游"]}


@pytest.mark.parametrize(
    ("query", "customers", "language"),
    [
        ("eSIM", (), "en"),
        ("eSIM", ("en-GB", "zh-CN"), "en"),
        ("eSIM", ("zh-CN", "en"), "zh-CN"),
        ("eSIM", ("zh-Hant-HK",), "zh-TW"),
        ("eSIM 怎么换", ("en",), "zh-CN"),
    ],
)
def test_a_word_that_is_no_language_begins_in_that_of_the_customers(
    query: str, customers: tuple[str, ...], language: str
) -> None:
    assert read_front_matter(new_article(a_gap(query), [], [], customers)).fields["language"] == language


def test_what_the_writer_should_know_is_no_part_of_the_article() -> None:
    hostile = ["asked: 3 times", "---", "audience: customer\n---\ntitle: x", "\x1b[31m"]
    text = article_to_mend(ARTICLE, hostile)
    assert "# asked: 3 times\n" in text
    assert "\x1b" not in text
    assert read_markdown(text, default_id="other", modified=NOW) == ARTICLE


@pytest.mark.parametrize("question", ["- [x]: {y} # z", '"x', "'x'", "yes", "2026-11-22", "a\\b: c", "!!bool x"])
def test_whatever_was_asked_is_the_title(question: str) -> None:
    assert read_front_matter(new_article(a_gap(question), [], [])).fields["title"] == question


def test_a_file_is_called_by_what_an_id_may_hold() -> None:
    assert file_name(a_gap("eSIM transfer, how?")) == "esim-transfer-how-c68f1f00.md"
    assert file_name(a_gap("漫游费用")) == "gap-c68f1f00.md"
    assert len(file_name(a_gap("x" * 60 + " " + "y" * 60))) <= 64
    assert file_name(a_gap("漫游费用"), ARTICLE) == "roaming.md"


def test_a_draft_is_written_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "drafts"
    file = write_draft(folder, "a.md", "文")
    assert file.read_text(encoding="utf-8") == "文"
    with pytest.raises(BadInput) as refused:
        write_draft(folder, "a.md", "other")
    assert refused.value.key == "draft-exists"
    assert file.read_text(encoding="utf-8") == "文"
    (folder / "b.md").symlink_to("nowhere")
    with pytest.raises(BadInput):
        write_draft(folder, "b.md", "x")
    with pytest.raises(BadInput) as refused:
        write_draft(file, "a.md", "x")
    assert refused.value.key == "file-unwritable"
