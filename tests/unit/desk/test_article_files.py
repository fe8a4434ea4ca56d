"""Articles as Markdown: what is written is read again; front matter that somebody wrote by mistake or in bad faith is
refused by line, and costs nothing else."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.desk.article_files import read_markdown, write_markdown
from agent_tui.desk.front_matter import WrongArticle
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import CHANNELS, Article

CHANGED = datetime(2026, 11, 1, tzinfo=UTC)

BOMB = "a0: &a0 {k: v, l: w}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n" for level in range(1, 30)
)


def read(front: str) -> Article:
    text = f"---\nlanguage: en\naudience: customer\n{front}\n---\nbody"
    return read_markdown(text, default_id="x", modified=CHANGED)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (BOMB, 5),
        ("title: &t [*t]", 4),
        ("title: !!bool foo", 2),
        ("title: !!int ''", 2),
        ("title: !!float ''", 2),
        ("updated: !!timestamp foo", 2),
        ("title: " + ":".join(["1"] * 400) + ".5", 2),
        ("title: " + "[" * 100_000, 4),
        ("title:\n" + "".join(" " * deep + "- \n" for deep in range(1, 100)), 12),
        ('title: "\\uD800"', 4),
        ('title: ok\ntags: ["\\uDFFF"]', 5),
        ('title: ok\nshort: {sms: "\\uDFFF"}', 5),
        ("title: !!python/object/apply:os.getcwd []", 4),
    ],
)
def test_hostile_front_matter_is_refused(front: str, line: int) -> None:
    with pytest.raises(WrongArticle) as wrong:
        read(front)
    assert wrong.value.line == line


def test_plain_front_matter_is_taken() -> None:
    assert read("title: ok\ntags: [a, b]\nupdated: 2026-10-01").tags == ("a", "b")


def test_every_field_is_taken() -> None:
    front = (
        "title: ok\nid: a.en\ntranslates: a.zh\nowner: li.na\nreview: 2027-05-01\n"
        "short:\n  sms: one line\n  wechat: |\n    two\n    lines\n"
        "internal: |\n  Up to 50: yourself.\n\n  More: the lead.\n"
    )
    article = read(front)
    assert (article.translates, article.owner, article.review_on) == ("a.zh", "li.na", date(2027, 5, 1))
    assert article.short == {"sms": "one line", "wechat": "two\nlines"}
    assert article.internal == "Up to 50: yourself.\n\nMore: the lead."


@pytest.mark.parametrize(
    ("front", "line", "field"),
    [
        ("short: a text", 5, "short"),
        ("short:\n  sms: ok\n  telex: ok", 7, "short.telex"),
        ("short:\n  sms: ok\n  wechat: 5", 7, "short.wechat"),
        ("short:\n  sms: one\n  sms: two", 7, "short.sms"),
        ("owner: 1001", 5, "owner"),
        ("internal: [a]", 5, "internal"),
        ("translates: 编号", 5, "translates"),
        ("translates: x", 5, "translates"),
        ("review: soon", 5, "review"),
        ("review: 2027-05-01T08:00:00Z", 5, "review"),
        ("review: 2027", 5, "review"),
        ("author: li.na", 5, "author"),
    ],
)
def test_what_is_not_as_it_must_be_is_named_by_line_and_field(front: str, line: int, field: str) -> None:
    with pytest.raises(WrongArticle) as wrong:
        read(f"title: ok\n{front}")
    assert (wrong.value.line, wrong.value.field) == (line, field)


TEXTS = st.text(max_size=60).map(clean_body).map(str.strip)
FULL_TEXTS = TEXTS.filter(bool)
LINES = st.text(max_size=30).map(clean_line).map(str.strip)
IDS = st.from_regex(r"[a-z0-9][a-z0-9.]{0,8}", fullmatch=True)

ARTICLES = st.builds(
    Article,
    id=st.just("the-one"),
    title=LINES.filter(bool),
    body=FULL_TEXTS.filter(lambda body: "\r" not in body),
    language=st.sampled_from(["zh-CN", "no", "en"]),
    audience=st.sampled_from(["customer", "internal"]),
    tags=st.lists(LINES.filter(bool), max_size=3).map(tuple),
    updated_at=st.datetimes(timezones=st.just(UTC)),
    internal=TEXTS,
    short=st.dictionaries(st.sampled_from(sorted(CHANNELS)), FULL_TEXTS, max_size=3),
    translates=st.none() | IDS,
    owner=st.none() | LINES.filter(bool),
    review_on=st.none() | st.dates(),
)


@settings(deadline=None)
@given(ARTICLES)
def test_what_is_written_is_read_again_as_the_same_article(article: Article) -> None:
    assert read_markdown(write_markdown(article), default_id="other", modified=None) == article


def test_blank_texts_are_not_written() -> None:
    blank = msgspec.structs.replace(read("title: ok"), internal=" \n", short={"sms": ""})
    assert read_markdown(write_markdown(blank), default_id="x", modified=None) == read("title: ok")


def test_without_its_date_an_article_is_as_old_as_its_file() -> None:
    article = read("title: ok")
    written = write_markdown(article, dated=False)
    assert "updated" not in written
    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert read_markdown(written, default_id="x", modified=later).updated_at == later


def test_several_lines_are_written_as_lines_and_letters_as_letters() -> None:
    written = write_markdown(read("title: 退款\ntags: [退款]\ninternal: |\n  先查\n  再退"))
    assert "title: 退款\n" in written
    assert "tags: [退款]\n" in written
    assert "internal: |-\n  先查\n  再退\n" in written
