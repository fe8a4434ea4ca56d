"""`kb publish` from the command line: the store's articles as a site."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from agent_tui.domain.values import Article
from tests.store_server import running_store
from tests.unit.cli.running import Ran, agent_tui
from tests.unit.knowledge.site.published import Page, an_article

ARTICLES = (
    an_article("refund", "如何申请退款", "在订单里申请。", tags=("退款",)),
    an_article("refund-en", "How to get a refund", "Ask for it.", language="en", translates="refund"),
    an_article("desk", "内部流程", "先核实身份。", audience="internal"),
)


def published(tmp_path: Path, *argv: str, articles: tuple[Article, ...] = ARTICLES, language: str = "en") -> Ran:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(b"\n".join(map(msgspec.json.encode, articles)))
    home = tmp_path / "home"
    with running_store(tmp_path) as store:
        environ = {"AGENT_TUI_URL": store.url, "AGENT_TUI_TOKEN": store.tokens["admin"]}
        assert agent_tui("kb", "import", str(file), home=home, environ=environ).status == 0
        return agent_tui("kb", "publish", *argv, home=home, environ=environ, language=language)


def test_the_articles_for_customers_are_published_in_each_language(tmp_path: Path) -> None:
    site = tmp_path / "site"
    titles = ["--title", "Help", "--title", "zh=云桥帮助"]
    contact = ["--contact", "zh=拨打 [10086](tel:10086)"]
    ran = published(tmp_path, str(site), *titles, *contact, "--language", "zh", "--json")
    assert ran.status == 0
    assert list(ran.document) == ["folder", "start", "articles", "pages", "bytes", "left_out", "stale"]
    assert (ran.document["articles"], ran.document["left_out"]) == ({"en": 1, "zh": 1}, [])
    chinese = Page((site / "index.html").read_bytes())
    assert "云桥帮助" in chinese.text
    assert "tel:10086" in chinese.links()
    english = Page((site / "en/articles/refund-en.html").read_bytes())
    assert "Help" in english.text
    assert "tel:10086" not in english.links()
    assert "../../zh/articles/refund.html" in english.links()
    assert not list(site.rglob("desk*"))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "2 articles (en 1, zh 1)"), ("zh", "已发布 2 篇知识 (en 1, zh 1)")]
)
def test_a_person_is_told_how_many_and_where_they_begin(tmp_path: Path, language: str, words: str) -> None:
    site = tmp_path / "site"
    silent = an_article("silent", "没写完", " ")
    old = an_article("refund", "如何申请退款", "在订单里申请。", review_on=date(2020, 1, 1))
    ran = published(tmp_path, str(site), articles=(old, *ARTICLES[1:], silent), language=language)
    assert (ran.status, ran.out) == (0, "")
    assert words in ran.err
    assert str(site / "index.html") in ran.err
    assert re.search(r"1.*: refund\n", ran.err)
    assert re.search(r": silent\n", ran.err)


def test_a_folder_of_somebodys_files_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_bytes(b"x")
    ran = published(tmp_path, str(tmp_path / "site"))
    assert (ran.status, ran.out) == (2, "")
    assert "thesis.doc" in ran.err
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["thesis.doc"]


def test_a_store_without_articles_for_customers_publishes_nothing(tmp_path: Path) -> None:
    ran = published(tmp_path, str(tmp_path / "site"), articles=ARTICLES[2:])
    assert ran.status == 2
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("folder", ["", "a\0b"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, folder: str) -> None:
    assert published(tmp_path, folder).status == 2


def words_for_the_same(tmp_path: Path, words: str) -> None:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "synonyms.toml").write_text(f"[[synonyms]]\nwords = [{words}]\n", encoding="utf-8")


def test_the_companys_words_for_the_same_go_along(tmp_path: Path) -> None:
    words_for_the_same(tmp_path, '"退款", "退钱"')
    assert published(tmp_path, str(tmp_path / "site")).status == 0
    (core,) = (tmp_path / "site/zh").rglob("core.js")
    assert '[["退款"],["退钱"]]' in core.read_text(encoding="utf-8")


def test_a_file_of_words_that_is_wrong_is_named_and_nothing_written(tmp_path: Path) -> None:
    words_for_the_same(tmp_path, '"退款"')
    ran = published(tmp_path, str(tmp_path / "site"))
    assert ran.status == 2
    assert "synonyms.toml" in ran.err
    assert not (tmp_path / "site").exists()


def test_the_site_takes_the_companys_synonyms(tmp_path: Path) -> None:
    file = tmp_path / "home" / "config" / "synonyms.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[[synonyms]]\nwords = ["退款", "退钱"]\n', encoding="utf-8")
    ran = published(tmp_path, str(tmp_path / "site"), "--json")
    assert ran.status == 0, ran.err
    assert any("退钱" in one.read_text(encoding="utf-8") for one in (tmp_path / "site").rglob("*.js"))
