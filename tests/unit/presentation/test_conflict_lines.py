"""Both versions as lines: nothing of either is left out, numbers are hidden, what differs bears a sign."""

import re
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.desk.conflict_views import ConflictField, ConflictView
from agent_tui.desk.views import OutboxRow, TimelineEntry
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.conflict_lines import (
    ConflictLook,
    about_lines,
    field_heads,
    field_line,
    text_lines,
)
from agent_tui.ui.presentation.styles import line_width, plain
from agent_tui.ui.presentation.times import Here

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
ROW = OutboxRow("w1", "reply", "t1", "赵敏", NOW, "rejected", 1, "text", "fence-stale", "li.na")


def look(width: int = 80, language: Language = "en", **fields: Any) -> ConflictLook:
    return ConflictLook(width, NOW, Here(UTC, language, "v"), "li.na", fields.pop("masked", True), **fields)


def a_text(text: str, other: str | None = None, **fields: Any) -> ConflictView:
    return ConflictView(ROW, "text", text=text, other=other, other_by="zhang.wei", other_at=NOW, **fields)


def said(body: str) -> TimelineEntry:
    return TimelineEntry("i1", NOW, "t1", 7, "chat", "message", "inbound", "赵敏", body)


def told(view: ConflictView, looked: ConflictLook) -> str:
    return "\n".join(plain(line) for line in text_lines(view, looked))


WORDS = st.text(st.sampled_from("退款将于周三四 abc\n,。"), min_size=1, max_size=120)


@given(mine=WORDS, theirs=WORDS, width=st.integers(60, 118))
def test_every_character_of_both_versions_is_shown(mine: str, theirs: str, width: int) -> None:
    shown = told(a_text(mine, theirs), look(width))
    for text in (mine, theirs):
        assert "".join(text.split()) in "".join(shown.split())
    if theirs.strip() and mine.strip():
        marked = "".join(shown.split())
        marked = marked.rpartition("[+onlytheirs+]")[2].lstrip("-")
        marked = re.split("--(?:Nothing|Said)", marked)[0]
        assert re.sub(r"\[\+.*?\+\]", "", marked).replace("[-", "").replace("-]", "") == "".join(mine.split())


@given(mine=WORDS, body=WORDS, width=st.integers(60, 200))
def test_no_line_of_words_is_wider_than_the_screen(mine: str, body: str, width: int) -> None:
    view = a_text(mine, since=(said(body),))
    assert all(
        line_width([span for span in line if span.style != "head"]) <= width for line in text_lines(view, look(width))
    )


def test_what_was_said_stands_beside_my_text_where_there_is_room() -> None:
    view = a_text("mine", since=(said("theirs"),))
    rows = told(view, look(120)).split("\n")
    assert any("mine" in row and " | " in row for row in rows)
    assert not any(" | " in row for row in told(view, look(119)).split("\n"))


def test_numbers_are_hidden_until_somebody_is_verified() -> None:
    view = a_text("打 13800000001", "打 13800000002", since=(said("13800000003"),))
    assert not re.search(r"1380000000\d", told(view, look()))
    assert len(re.findall(r"1380000000\d", told(view, look(masked=False)))) == 5


CHANGED = ConflictField("priority", saw=3, wanted=1, now=2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_fields_stand_in_columns_and_what_others_changed_bears_a_sign(language: Language) -> None:
    mine = ConflictField("owner", saw="li.na", wanted=None, now="li.na")
    view = ConflictView(ROW, "contact", fields=(CHANGED, mine), by_field=True)
    looked = look(80, language, mine=frozenset({"owner"}))
    changed, same = (plain(field_line(field, view, looked)) for field in view.fields)
    heads = plain(field_heads(view, looked))
    assert "! 2" in changed
    assert "!" not in same
    assert heads.index("NOW" if language == "en" else "现在是") > 0
    assert changed.rstrip().endswith("theirs" if language == "en" else "现有的")
    assert same.rstrip().endswith("mine" if language == "en" else "我的")


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    view = ConflictView(ROW, "contact", fields=(CHANGED,), now_known=False, saw_known=False)
    line = plain(field_line(CHANGED, view, look()))
    assert line.count("not known") == 2
    assert "!" not in line
    about = " ".join(plain(line) for line in about_lines(view, "why", look()))
    assert "comes with the next exchange" in " ".join(about.split())


def test_who_changed_it_is_told_as_far_as_it_is_known() -> None:
    view = ConflictView(ROW, "promise", subject="回电 13800000001", fields=(CHANGED,), holder="chen.tao")
    about = " ".join(plain(line) for line in about_lines(view, "why", look(200)))
    assert "Who changed it is not on record" in about
    assert "chen.tao holds the contact" in about
    assert "13800000001" not in about
    known = msgspec.structs.replace(view, changed_by="zhang.wei", changed_at=NOW)
    assert "Changed by zhang.wei, 11-23 02:42" in " ".join(plain(line) for line in about_lines(known, "", look(200)))
