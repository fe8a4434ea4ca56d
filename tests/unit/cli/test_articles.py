"""`kb show`, `list` and `edit`: an article as a person writes it, sent back; what cannot be taken is named and kept."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_tui.cli.main import run
from tests.store_server import RunningStore, running_store
from tests.unit.cli.running import Ran, Stream, agent_tui

ARTICLE: dict[str, Any] = {
    "type": "article", "id": "refund", "title": "如何申请退款", "body": "两个工作日内退出。", "language": "zh-CN",
    "audience": "customer", "tags": ["退款"], "updated_at": "2026-11-01T00:00:00Z",
    "internal": "超过50元找班长\n先查流水", "short": {"sms": "2日内退出"}, "owner": "li.na", "review_on": "2999-01-01",
}  # fmt: skip
ENGLISH: dict[str, Any] = {
    "type": "article", "id": "refund.en", "title": "Refunds", "body": "Within two working days.", "language": "en",
    "audience": "customer", "tags": [], "updated_at": "2026-11-01T00:00:00Z", "translates": "refund",
    "review_on": "2026-01-01",
}  # fmt: skip


class Shell:
    """Commands as an admin (or as somebody else), with an editor that is a line of Python on the text `text`."""

    def __init__(self, store: RunningStore, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def __call__(self, *argv: str, role: str = "admin", editor: str = "") -> Ran:
        return agent_tui(*argv, home=self.folder / "home", environ=self.environ(role, editor))

    def environ(self, role: str = "admin", editor: str = "") -> dict[str, str]:
        environ = {"AGENT_TUI_URL": self.store.url, "AGENT_TUI_TOKEN": self.store.tokens[role]}
        if editor:
            script = self.folder / "editor.py"
            script.write_text(
                "import pathlib, sys, json, os\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text('utf-8')\n"
                f"{editor}\nfile.write_text(text, 'utf-8')\n",
                encoding="utf-8",
            )
            environ["EDITOR"] = f"{sys.executable} {script}"
        return environ

    def take(self, *articles: dict[str, Any]) -> None:
        file = self.folder / "articles.jsonl"
        file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
        assert self("kb", "import", str(file)).status == 0

    def article(self, id: str) -> Any:
        return self("kb", "show", id, "--json").document["article"]

    def kept(self) -> list[Path]:
        return sorted((self.folder / "home").glob("data/profiles/*/articles/*.md"))


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    with running_store(tmp_path) as store:
        made = Shell(store, tmp_path)
        made.take(ARTICLE, ENGLISH)
        yield made


def test_all_of_an_article_is_shown(shell: Shell) -> None:
    shown = shell.article("refund")
    for field in ARTICLE.keys() - {"type"}:
        assert shown[field] == ARTICLE[field]
    assert (shown["stale"], shown["counterparts"], shown["translates"]) == (False, ["refund.en"], None)
    told = shell("kb", "show", "refund").out
    for words in ("refund.en (en)", "2999-01-01", "超过50元找班长", "2日内退出", "FOR AGENTS ONLY"):
        assert words in told


def test_what_a_customer_is_told_is_their_language_in_the_channels_form(shell: Shell) -> None:
    customers: list[dict[str, Any]] = [
        {"type": "customer", "id": id, "name": id, "tier": "vip", "language": id, "tags": [], "identities": []}
        for id in ("en", "zh-CN")
    ]
    tickets = [
        {
            "type": "ticket", "id": f"t-{one['id']}", "customer": one["id"], "channel": "sms", "subject": "",
            "queue": "q", "priority": 3, "status": "new", "owner": None, "intent": [],
            "created_at": ARTICLE["updated_at"], "waiting_since": None, "tags": [],
        }
        for one in customers
    ]  # fmt: skip
    inside = ARTICLE | {"id": "inside", "audience": "internal"}
    shell.store.take_in("\n".join(map(json.dumps, [*customers, *tickets, inside])).encode())
    assert shell("kb", "show", "refund", "--for", "t-zh-CN").out == "2日内退出\n"
    told = shell("kb", "show", "refund", "--for", "t-en", "--json").document["wording"]
    assert told == {"text": ENGLISH["body"], "article": "refund.en", "short": False, "language": "en"}
    refused = shell("kb", "show", "inside", "--for", "t-en")
    assert (refused.status, refused.out) == (2, "")


def test_articles_that_nobody_looked_at_in_time_are_marked_and_listed(shell: Shell) -> None:
    assert "OLD 2026-01-01" in shell("kb", "list").out
    assert "OLD 2026-01-01" in shell("kb", "show", "refund.en").out
    listed = shell("kb", "list", "--stale", "--json").document["articles"]
    assert [(one["id"], one["review_on"], one["stale"]) for one in listed] == [("refund.en", "2026-01-01", True)]


def test_what_is_shown_as_markdown_is_imported_as_the_same_article(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "as.md"
    file.write_text(shell("kb", "show", "refund", "--markdown").out, encoding="utf-8")
    before = shell.article("refund")
    assert shell("kb", "import", str(file)).status == 0
    assert shell.article("refund") == before


def test_an_edited_article_is_sent_and_is_as_old_as_that(shell: Shell) -> None:
    editor = "text = text.replace('两个', '三个').replace('sms: 2日内退出', 'sms: 3日内退出').replace('2999', '2998')"
    ran = shell("kb", "edit", "refund", "--json", editor=editor)
    assert (ran.status, ran.document) == (0, {"created": 0, "updated": 1, "unchanged": 0, "rejected": []})
    article = shell.article("refund")
    assert (article["body"], article["short"]) == ("三个工作日内退出。", {"sms": "3日内退出"})
    assert (article["internal"], article["review_on"]) == (ARTICLE["internal"], "2998-01-01")
    assert article["updated_at"] > ARTICLE["updated_at"]
    assert shell.kept() == []


def test_an_article_that_was_left_as_it_is_is_not_sent(shell: Shell) -> None:
    ran = shell("kb", "edit", "refund", "--json", editor="pass")
    assert (ran.status, ran.document["unchanged"]) == (0, 1)
    assert shell.article("refund")["updated_at"] == ARTICLE["updated_at"]


@pytest.mark.parametrize(
    ("change", "line", "field"),
    [
        ("audience: customer', 'audience: everybody", 4, "audience"),
        ("sms: 2日内退出', 'telex: 2日内退出", 10, "short.telex"),
        ("review: 2999-01-01', 'review: soon", 8, "review"),
        ("id: refund', 'id: other", 6, "id"),
        ("sms: 2日内退出', 'sms: 5", 10, "short.sms"),
        (f"sms: 2日内退出', 'sms: {'退' * 71}", 10, "short.sms"),
    ],
)
def test_what_cannot_be_taken_is_named_by_line_and_field_and_kept(
    shell: Shell, change: str, line: int, field: str
) -> None:
    ran = shell("kb", "edit", "refund", editor=f"text = text.replace('{change}')")
    assert (ran.status, ran.out) == (2, "")
    (kept,) = shell.kept()
    assert f"{kept}:{line}: {field}: " in ran.err
    assert change.partition("', '")[2] in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert shell.article("refund")["title"] == ARTICLE["title"]


def test_short_forms_that_nobody_could_send_are_not_taken_in(shell: Shell, tmp_path: Path) -> None:
    long = {"chat": "x" * 500, "wechat": "y" * 201}
    lines, markdown = tmp_path / "more.jsonl", tmp_path / "long.md"
    lines.write_text(json.dumps(ARTICLE | {"id": "long", "short": long}), encoding="utf-8")
    markdown.write_text(
        f"---\ntitle: t\nlanguage: en\naudience: customer\nshort:\n  sms: {'z' * 161}\n---\nText\n", encoding="utf-8"
    )
    ran = shell("kb", "import", str(lines), str(markdown), "--json")
    assert (ran.status, ran.document["created"]) == (1, 0)
    assert [(one["line"], one["field"], one["reason"]) for one in ran.document["rejected"]] == [
        (1, "short.wechat", "is too long for its channel: 201 of 200"),
        (6, "short.sms", "is too long for its channel: 161 of 160"),
    ]
    settings = tmp_path / "home" / "config" / "settings.toml"
    settings.write_text("sms_parts = 2\n", encoding="utf-8")
    assert shell("kb", "import", str(markdown)).status == 0


def test_what_the_store_refuses_is_named_by_the_line_of_the_text(shell: Shell) -> None:
    ran = shell("kb", "edit", "refund.en", editor="text += 'x' * 600 * 1024")
    assert ran.status == 2
    (kept,) = shell.kept()
    assert f"{kept}:10: body: " in ran.err


def test_at_a_terminal_what_is_wrong_is_written_on_until_it_is_right(shell: Shell) -> None:
    editor = (
        "text = text.replace('zh-CN', '5') if 'zh-CN' in text else text.replace('language: 5', 'language: zh-CN')"
        " + '写对了'"
    )
    environ = shell.environ(editor=editor)
    out, err = Stream(), Stream()
    argv = ["--home", str(shell.folder / "home"), "kb", "edit", "refund"]
    assert run(argv, environ, Stream(terminal=True, content=b"\n"), out, err) == 0
    assert "3, language: a text is wanted" in err.written().decode()
    assert shell.article("refund")["body"].endswith("写对了")
    assert shell.kept() == []
    assert run(argv, environ, Stream(terminal=True, content=b"q\n"), out, err) == 2
    assert len(shell.kept()) == 1


def test_what_the_editor_paints_is_no_part_of_the_answer(shell: Shell) -> None:
    environ = shell.environ(editor="print('painted'); text += '又一句'")
    command = [
        sys.executable,
        "-m",
        "agent_tui",
        "--home",
        str(shell.folder / "home"),
        "kb",
        "edit",
        "refund",
        "--json",
    ]
    ran = subprocess.run(command, env={**os.environ, **environ}, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)["updated"] == 1
    assert "painted" in ran.stderr


def test_what_is_kept_is_imported_once_it_is_in_order(shell: Shell) -> None:
    for _ in range(2):
        assert shell("kb", "edit", "refund", editor="text = text.replace('zh-CN', '5') + '再说一句。'").status == 2
    first, second = shell.kept()
    assert first.read_text("utf-8") == second.read_text("utf-8")
    first.write_text(first.read_text("utf-8").replace("language: 5", "language: zh-CN"), encoding="utf-8")
    assert shell("kb", "import", str(first)).status == 0
    assert shell.article("refund")["body"].endswith("再说一句。")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(shell: Shell, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.jsonl"
    theirs.write_text(json.dumps(ARTICLE | {"body": "由他人修改。"}), encoding="utf-8")
    other = tmp_path / "other"
    command = [sys.executable, "-m", "agent_tui", "--home", str(other), "kb", "import", str(theirs)]
    editor = f"import subprocess; subprocess.run({command!r}, check=True, stdout=-3); text += '我的修改'"
    environ = {"AGENT_TUI_URL": shell.store.url, "AGENT_TUI_TOKEN": shell.store.tokens["admin"]}
    ran = shell("kb", "edit", "refund", editor=f"os.environ.update({environ!r}); {editor}")
    assert ran.status == 5
    (kept,) = shell.kept()
    assert str(kept) in ran.err
    assert "我的修改" in kept.read_text("utf-8")
    assert shell.article("refund")["body"] == "由他人修改。"


def test_nobody_writes_in_vain(shell: Shell) -> None:
    opened = shell.folder / "opened"
    for role in ("agent", "supervisor"):
        ran = shell("kb", "edit", "refund", role=role, editor=f"pathlib.Path({str(opened)!r}).touch()")
        assert ran.status == 4
    assert not opened.exists()
    assert shell("kb", "edit", "no-such").status == 2
    failed = shell("kb", "edit", "refund", editor="sys.exit(1)")
    assert (failed.status, shell.article("refund")["body"]) == (2, ARTICLE["body"])


def test_whatever_trouble_comes_between_what_was_written_is_kept(shell: Shell) -> None:
    shut_out = ["admin", "agent", "disable", "admin", "--database", shell.store.database_url]
    command = [sys.executable, "-m", "agent_tui", "--home", str(shell.folder / "other"), *shut_out]
    editor = f"import subprocess; subprocess.run({command!r}, check=True, stdout=-3); text += '还有'"
    ran = shell("kb", "edit", "refund", editor=editor)
    assert ran.status == 4
    (kept,) = shell.kept()
    assert str(kept) in ran.err
    assert "还有" in kept.read_text("utf-8")
