"""Which mistake in a file that people write is told, and when again."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

from agent_tui.desk.shared_folder import NO_ANSWER
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.ui import file_news
from agent_tui.ui.file_news import FileNews


def wrong(file: Path, entry: str, line: int = 1) -> BadInput:
    return BadInput("toml-unknown-key", file=str(file), line=line, entry=entry)


def named(troubles: Iterable[Trouble]) -> list[object]:
    return [one.facts["entry"] for one in troubles]


def written(file: Path, at: int) -> Path:
    file.write_text("x", encoding="utf-8")
    os.utime(file, (at, at))
    return file


def test_a_mistake_is_told_once_and_again_when_the_file_is_written_anew(tmp_path: Path) -> None:
    news, file = FileNews(), written(tmp_path / "a.toml", 1)
    assert named(news.fresh([wrong(file, "one")])) == ["one"]
    assert news.changed() == []
    assert news.fresh([wrong(file, "one")]) == []
    written(file, 2)
    assert news.changed() == [str(file)]
    assert named(news.fresh([wrong(file, "one")])) == ["one"]


def test_what_was_never_named_comes_first(tmp_path: Path) -> None:
    news, file = FileNews(), written(tmp_path / "a.toml", 1)
    assert named(news.fresh([wrong(file, "one"), wrong(file, "two", 2)])) == ["one", "two"]
    written(file, 2)
    assert named(news.fresh([wrong(file, "one"), wrong(file, "two", 3)])) == ["two", "one"]


def test_a_file_that_was_only_counted_is_named_once_the_one_beside_it_is_mended(tmp_path: Path) -> None:
    news, first, other = FileNews(), written(tmp_path / "a.toml", 1), written(tmp_path / "b.toml", 1)
    assert named(news.fresh([wrong(first, "one"), wrong(other, "two")])) == ["one", "two"]
    written(first, 2)
    assert news.changed() == [str(first)]
    assert named(news.fresh([wrong(other, "two")])) == ["two"]


def test_what_is_left_to_others_is_news_only_once_it_is_written(tmp_path: Path) -> None:
    news, file, missing = FileNews(), written(tmp_path / "a.toml", 1), tmp_path / "b.toml"
    news.leave_out([file, missing])
    assert news.fresh([wrong(file, "one")]) == []
    assert news.is_news(wrong(file, "one")), "whoever needs it tells of it"
    assert not news.is_news(wrong(file, "one"))
    written(missing, 1)
    assert named(news.fresh([wrong(file, "one"), wrong(missing, "two")])) == ["two"]


def test_of_a_folder_that_does_not_answer_nobody_asks_when_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(path: Path) -> NoReturn:
        raise AssertionError(f"{path} was asked for")

    monkeypatch.setattr(file_news, "stamp_of", waits)
    news, silent = FileNews(), BadInput("file-unreadable", file="/team", reason=NO_ANSWER)
    assert [news.is_news(silent), news.is_news(silent)] == [True, False]
    assert news.fresh([silent]) == []
    assert news.changed() == []
