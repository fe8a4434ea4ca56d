"""Why a file is refused, in words that nobody needs to have programmed for."""

import errno
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.config.settings import read_settings
from agent_tui.config.toml_file import LARGEST_BYTES, read_toml
from agent_tui.config.toml_places import broken_at
from agent_tui.desk.judgements import read_articles, read_relevance
from agent_tui.domain.errors import BadInput
from agent_tui.messages.file_reasons import REASONS, file_reason
from agent_tui.messages.troubles import tell


@pytest.mark.parametrize("text", ["a b", "a = x", 'a = "', "a=1\na=2", "[a]\n[a]", "a = [1", "= 3", "a = 1 2", "x"])
def test_what_is_broken_is_told_in_plain_words(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    _, reason = broken_at(str(caught.value), text)
    assert file_reason(reason, "en") != reason
    assert any(char >= "\u4e00" for char in file_reason(reason, "zh"))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC, errno.EROFS, errno.EIO])
def test_what_the_system_says_of_a_file_is_told_in_chinese(number: int) -> None:
    trouble = tell("file-unreadable", "zh", {"file": "x.toml", "reason": os.strerror(number)})
    assert os.strerror(number) not in " ".join(trouble)
    assert file_reason(os.strerror(number), "en")


def test_a_setting_that_is_refused_is_told_in_both_languages() -> None:
    reason = "not a key, nor a list of keys"
    assert "按键列表" in " ".join(
        tell("toml-wrong-value", "zh", {"file": "k", "line": 2, "key": "a", "reason": reason})
    )
    assert "a list of keys" in file_reason(reason, "en")


def test_a_rule_that_cannot_be_off_is_told_in_chinese(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    paths.config.mkdir(parents=True)
    (paths.config / "settings.toml").write_text('[check]\noff = ["date.past"]\n', encoding="utf-8")
    trouble = refusal(lambda: read_settings(paths))
    assert "date.past 会拦下" in tell(trouble.key, "zh", trouble.facts).cause


def test_types_are_told_as_what_people_write() -> None:
    assert file_reason("Expected date | null, got int", "en") == "must be a day such as 2026-11-23, is a whole number"
    assert file_reason("Expected str of length <= 64", "zh") == "超过 64 个字符"


@pytest.mark.parametrize(
    "reason",
    [
        "a field of kind date has none",
        "names no datetime field of this template",
        "'x' is no bound for kind date",
        "'x' is no value of kind date",
    ],
)
def test_the_kinds_of_a_templates_fields_are_told_by_the_words_that_stand_in_it(reason: str) -> None:
    kind = "datetime" if "datetime" in reason else "date"
    for language in ("en", "zh"):
        told = file_reason(reason, language)
        assert f"{kind} " in f"{told} "
        assert "2026" not in told


def refusal(read: Callable[[], object]) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read()
    return caught.value


def test_a_judgement_that_is_refused_and_a_file_that_cannot_be_read_are_told_in_chinese(tmp_path: Path) -> None:
    judged, articles, large, latin = (tmp_path / name for name in ("qrels", "articles", "large.toml", "latin.toml"))
    judged.write_text('{"query":"q","article":"a","rel":101}', encoding="utf-8")
    large.write_text("#" * (LARGEST_BYTES + 1), encoding="utf-8")
    latin.write_bytes(b"a = '\xe9'")
    refused = [
        refusal(lambda: read_relevance(str(judged))),
        refusal(lambda: read_toml(large)),
        refusal(lambda: read_toml(latin)),
    ]
    for wrong in ("[]", "x", '{"id":1}', '{"id":"a","title":"","body":""}\n' * 2, '{"id":"a","tags":1}'):
        articles.write_text(wrong, encoding="utf-8")
        refused.append(refusal(lambda: read_articles(str(articles))))
    for trouble in refused:
        assert str(trouble.facts["reason"]) not in tell(trouble.key, "zh", trouble.facts).cause


def test_a_reason_that_nobody_foresaw_is_told_as_it_is() -> None:
    assert file_reason("something {else}", "zh") == "something {else}"


def test_words_ask_for_what_their_pattern_finds() -> None:
    for pattern, words in REASONS:
        facts = dict.fromkeys(pattern.groupindex, "x")
        assert words.en.format(**facts)
        assert words.zh.format(**facts)
