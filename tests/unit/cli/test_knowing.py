"""`search` and `kb` from the command line: what they answer, what they refuse and how they name it."""

import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


FRONT = "---\ntitle: 如何更换套餐\nlanguage: zh-CN\naudience: customer\ntags: [套餐]\nupdated: 2026-11-01\n---\n"


def a_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    (folder / "desk").mkdir(parents=True)
    (folder / "plan.md").write_text(FRONT + "在应用里选择“更换套餐”，次月生效。\n", encoding="utf-8")
    front = "---\nlanguage: en\naudience: internal\nid: esc\nupdated: 2026-11-02T08:00:00+08:00\n---\n"
    escalation = front + "# Escalation\nCall the lead.\n"
    (folder / "desk" / "escalation.md").write_text(escalation, encoding="utf-8")
    return folder


def test_a_folder_of_markdown_is_imported_found_listed_and_shown(admin: Shell, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    first = admin("kb", "import", str(folder), "--json")
    assert (first.status, first.document) == (0, {"created": 2, "updated": 0, "unchanged": 0, "rejected": []})
    assert admin("kb", "import", str(folder), "--json").document["unchanged"] == 2
    answer = admin("search", "換套餐", "--json").document
    assert list(answer) == ["query", "took_ms", "hits"]
    assert [list(hit) for hit in answer["hits"]] == [["id", "title", "score", "snippet"]]
    assert answer["hits"][0]["id"] == "plan"
    assert answer["hits"][0]["snippet"] == "在应用里选择“更换套餐”，次月生效。"
    assert "如何更换套餐" in admin("search", "套餐").out
    assert admin("search", "zzz", "--json").document["hits"] == []
    listed = admin("kb", "list", "--audience", "internal", "--json").document["articles"]
    assert [(one["id"], one["title"], one["language"]) for one in listed] == [("esc", "Escalation", "en")]
    shown = admin("kb", "show", "plan", "--json").document["article"]
    assert (shown["tags"], shown["updated_at"]) == (["套餐"], "2026-11-01T00:00:00Z")
    assert admin("kb", "show", "nothing").status == 2


def test_what_changed_is_found_by_the_next_search(admin: Shell, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    admin("kb", "import", str(folder))
    assert admin("search", "次月", "--json").document["hits"]
    (folder / "plan.md").write_text(FRONT + "当天生效。\n", encoding="utf-8")
    assert admin("kb", "import", str(folder), "--json").document["updated"] == 1
    assert not admin("search", "次月", "--json").document["hits"]
    assert admin("search", "当天", "--json").document["hits"]


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("no front matter", 1, ""),
        ("---\ntitle: x\n", 1, ""),
        ("---\ntitle: x\nlanguage: en\naudience: nobody\n---\ntext", 4, "audience"),
        ("---\ntitle: x\nlanguage: no\naudience: customer\n---\ntext", 3, "language"),
        ("---\ntitle: x\ntitle: y\n---\ntext", 3, "title"),
        ("---\ntitle: x\nauthor: y\n---\ntext", 3, "author"),
        ("---\ntitle: x\nlanguage: en\naudience: customer\ntags: a, b\n---\ntext", 5, "tags"),
        ("---\ntitle: x\nlanguage: en\naudience: customer\nupdated: soon\n---\ntext", 5, "updated"),
        ("---\ntitle: x\nlanguage: en\naudience: customer\nid: 编号\n---\ntext", 5, "id"),
        ("---\ntitle: x\nlanguage: en\naudience: customer\n---\n", 6, "body"),
        ("---\n- a\n---\ntext", 2, ""),
        ("---\ntitle: [\n---\ntext", 2, ""),
        ("---\ntitle: !!python/object/apply:os.system [id]\nlanguage: en\naudience: customer\n---\ntext", 2, ""),
    ],
)
def test_a_file_that_is_no_article_is_named_by_line_and_field(
    admin: Shell, tmp_path: Path, text: str, line: int, field: str
) -> None:
    file = tmp_path / "bad.md"
    file.write_text(text, encoding="utf-8")
    ran = admin("kb", "import", str(file), "--json")
    assert ran.status == 1
    (refused,) = ran.document["rejected"]
    assert (refused["file"], refused["line"], refused["field"]) == (str(file), line, field)


def test_why_an_article_is_refused_is_told_in_chinese(admin: Shell, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\ntitle: x\nlanguage: en\naudience: nobody\n---\ntext", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    admin.environ["AGENT_TUI_LANGUAGE"] = "zh"
    ran = admin("kb", "import", str(tmp_path / "bad.md"), str(tmp_path / "bad.jsonl"))
    assert ran.status == 1
    assert "bad.md:4: audience: 应为其中之一: customer, internal" in ran.err
    assert "bad.jsonl:1: 不是 JSON" in ran.err


def test_what_is_no_file_of_an_article_is_named(admin: Shell, tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_bytes(FRONT.encode() + b"x" * (1024 * 1024))
    ran = admin("kb", "import", str(long), "--json")
    assert ran.status == 1
    assert ran.document["rejected"] == [
        {"file": str(long), "line": 1, "field": "", "reason": "longer than 1048576 bytes"}
    ]
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    for name in (str(pipe), str(tmp_path / "absent.md"), "x" * 300):
        ran = admin("kb", "import", name)
        assert (ran.status, ran.out) == (2, "")
        assert "A file cannot be read" in ran.err


def test_a_folder_is_read_whole_without_what_is_hidden(admin: Shell, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.md").write_text("no article", encoding="utf-8")
    (folder / "SALE.MD").write_text(FRONT + "特价。\n", encoding="utf-8")
    os.utime(folder / "SALE.MD", (1e15, 1e15))
    done = admin("kb", "import", str(folder), "--json").document
    assert (done["created"], done["rejected"]) == (3, [])


def test_a_link_out_of_the_folder_is_refused_by_name_and_one_within_it_is_followed(
    admin: Shell, tmp_path: Path
) -> None:
    folder = a_folder(tmp_path)
    (tmp_path / "secret.md").write_text(FRONT + "not of this folder\n", encoding="utf-8")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "same.md").symlink_to("plan.md")
    done = admin("kb", "import", str(folder), "--json")
    assert (done.status, done.document["created"]) == (1, 3)
    assert [(one["file"], one["reason"]) for one in done.document["rejected"]] == [
        (str(folder / "out.md"), "is a link to a file outside the folder")
    ]
    assert admin("kb", "import", str(folder / "out.md")).status == 0, "who names the file itself means it"


def test_lines_of_the_import_format_are_taken_where_they_are_articles(admin: Shell, tmp_path: Path) -> None:
    article: dict[str, Any] = {
        "type": "article", "id": "a1", "title": "发票", "body": "开发票", "language": "zh-CN", "audience": "customer",
        "tags": [], "updated_at": "2026-11-01T00:00:00Z",
    }  # fmt: skip
    customer = {"type": "customer", "id": "c", "name": "", "tier": "vip", "language": "", "tags": [], "identities": []}
    file = tmp_path / "a.jsonl"
    lines = [json.dumps(article), json.dumps(customer), "{", json.dumps(article | {"title": "别的"})]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = admin("kb", "import", str(file), "--json").document
    assert done["created"] == 1
    assert sorted((one["line"], one["field"]) for one in done["rejected"]) == [(2, "type"), (3, ""), (4, "id")]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert admin("kb", "import", str(empty)).status == 2


def measured(tmp_path: Path, articles: str, queries: str, qrels: str) -> Ran:
    for name, text in (("a", articles), ("q", queries), ("r", qrels)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["--articles", str(tmp_path / "a"), "--queries", str(tmp_path / "q"), "--qrels", str(tmp_path / "r")]
    return agent_tui("kb", "eval", *files, "--json", home=tmp_path / "home")


def test_the_search_is_measured_without_a_store(tmp_path: Path) -> None:
    articles = [
        {"id": f"a{n}", "title": "", "body": body, "lang": "zh"} for n, body in enumerate(["退款", "发票", "套餐"])
    ]
    queries = [{"id": "q1", "text": "發票", "kind": "x"}, {"id": "q2", "text": "宽带"}, {"id": "q3", "text": "退款"}]
    qrels = [
        {"query": "q1", "article": "a1", "rel": 1},
        {"query": "q2", "article": "a2"},
        {"query": "q3", "article": "a0", "rel": 0},
    ]
    ran = measured(tmp_path, *("\n".join(map(json.dumps, rows)) for rows in (articles, queries, qrels)))
    assert ran.status == 0
    assert list(ran.document) == ["ndcg@10", "recall@5", "mrr", "queries", "build_s", "p50_ms", "p95_ms"]
    assert [ran.document[key] for key in ("ndcg@10", "recall@5", "mrr", "queries")] == [0.5, 0.5, 0.5, 2]


ARTICLE = '{"id":"a","title":"t","body":"b"}'
QUERY = '{"id":"q","text":"t"}'
QREL = '{"query":"q","article":"a","rel":1}'


@pytest.mark.parametrize(
    ("articles", "queries", "qrels", "named"),
    [
        (ARTICLE + '\n{"id":"b","title":1,"body":""}', QUERY, QREL, "line 2, title"),
        (ARTICLE, '{"id":"q"}', QREL, "line 1, text"),
        (ARTICLE, QUERY, "\n\nnot json", "line 3"),
        (ARTICLE, QUERY, '{"query":"q","article":"a","rel":"high"}', "line 1, rel"),
        (ARTICLE, QUERY, '{"query":"other","article":"a","rel":1}', "Nothing can be measured"),
        ("", QUERY, QREL, "/a holds no article"),
        (f"{ARTICLE}\n{ARTICLE}", QUERY, QREL, "/a, line 2, id: stands there twice"),
    ],
)
def test_what_cannot_be_measured_is_named(tmp_path: Path, articles: str, queries: str, qrels: str, named: str) -> None:
    ran = measured(tmp_path, articles, queries, qrels)
    assert ran.status == 2
    assert named in ran.err


def test_a_judgement_of_an_article_that_is_not_there_counts_as_not_found_and_is_told(tmp_path: Path) -> None:
    """A third is there and found first; of two that answer the next query one is there; none answers the last."""
    judged = {"q1": ["a"], "q2": ["a", "gone0"], "q3": [f"gone{n}" for n in range(7)]}
    queries = "\n".join(QUERY.replace('"q"', f'"{id_}"') for id_ in judged)
    qrels = "\n".join(
        json.dumps({"query": query, "article": article, "rel": 1}) for query, ids in judged.items() for article in ids
    )
    ran = measured(tmp_path, ARTICLE, queries, qrels)
    assert ran.status == 0
    assert list(ran.document) == ["ndcg@10", "recall@5", "mrr", "queries", "build_s", "p50_ms", "p95_ms"]
    best_of_two = 1 / (1 + 1 / math.log2(3))
    assert ran.document["ndcg@10"] == pytest.approx((1 + best_of_two) / 3, abs=0.0001)
    assert [ran.document[key] for key in ("recall@5", "mrr", "queries")] == [0.5, 0.6667, 3]
    assert "8 of 10 judgements name articles that are not there (gone0, gone1, gone2, gone3, gone4, …)" in ran.err


def test_judgements_of_articles_that_are_all_there_are_not_spoken_of(tmp_path: Path) -> None:
    assert "judgements" not in measured(tmp_path, ARTICLE, QUERY, QREL).err


def test_a_file_to_be_measured_may_be_called_anything(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.write_text(ARTICLE, encoding="utf-8")
    for name, text in (("q", QUERY), ("r", QREL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["--articles", str(odd), "--queries", str(tmp_path / "q"), "--qrels", str(tmp_path / "r")]
    assert agent_tui("kb", "eval", *files, "--json", home=tmp_path / "home").status == 0


def test_a_search_is_narrowed_by_language_readers_and_tag(admin: Shell, tmp_path: Path) -> None:
    admin("kb", "import", str(a_folder(tmp_path)))

    def found(*narrowed: str) -> list[str]:
        return [hit["id"] for hit in admin("search", "套餐 escalation", *narrowed, "--json").document["hits"]]

    assert set(found()) == {"plan", "esc"}
    assert found("--language", "en") == found("--audience", "internal") == ["esc"]
    assert found("--tag", "套餐") == found("--language", "zh", "--audience", "customer") == ["plan"]
    assert found("--tag", "nothing") == []
    assert admin("search", "套餐", "--language", "fr").status == 2


@pytest.mark.parametrize("query", ["a", " 我 ", "x?"])
def test_a_letter_alone_that_finds_nothing_is_said_to_be_too_little(admin: Shell, tmp_path: Path, query: str) -> None:
    admin("kb", "import", str(a_folder(tmp_path)))
    ran = admin("search", query)
    assert (ran.status, ran.out) == (0, "")
    assert f"{query.strip()} alone says too little" in ran.err


def test_a_mistyped_word_that_was_understood_is_told(admin: Shell, tmp_path: Path) -> None:
    admin("kb", "import", str(a_folder(tmp_path)))
    ran = admin("search", "escalaton")
    assert "esc" in ran.out
    assert "escalation" in ran.err.lower()
