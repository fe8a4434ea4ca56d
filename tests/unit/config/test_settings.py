"""Settings: strict, every mistake named by file, line and key; the language of a run."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_tui.config.paths import Paths, find_paths
from agent_tui.config.settings import Settings, choose_language, read_settings, time_zone
from agent_tui.domain.check_rules import STOPPING_RULES
from agent_tui.domain.errors import BadInput


def paths_with(tmp_path: Path, text: str | bytes) -> Paths:
    paths = find_paths(str(tmp_path))
    paths.config.mkdir()
    paths.settings_file.write_bytes(text.encode() if isinstance(text, str) else text)
    return paths


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(find_paths(str(tmp_path))) == Settings()


def test_what_the_file_says_is_taken_and_the_rest_keeps_its_default(tmp_path: Path) -> None:
    paths = paths_with(
        tmp_path, 'language = "zh"\ntime_zone = "Asia/Shanghai"\n[targets.phone]\nstandard = 20\nkey = 5\n'
    )
    settings = read_settings(paths)
    assert settings.language == "zh"
    assert settings.targets.seconds("phone", "standard") == 20
    assert settings.targets.seconds("phone", "key") == 5
    assert settings.targets.email == Settings().targets.email
    assert datetime(2026, 11, 20, tzinfo=UTC).astimezone(time_zone(settings)).isoformat().endswith("+08:00")


@pytest.mark.parametrize(
    ("text", "trouble", "line", "key"),
    [
        ('colour = "auto"\nlangauge = "zh"\n', "toml-unknown-key", 2, "langauge"),
        ('language = "de"\n', "toml-wrong-value", 1, "language"),
        ("\nlanguage = 3\n", "toml-wrong-value", 2, "language"),
        ("[targets.phone]\nvip = 3\n", "toml-missing-key", 1, "targets.phone.standard"),
        ('[targets.phone]\nstandard = "2m"\n', "toml-wrong-value", 2, "targets.phone.standard"),
        ("[targets]\n[targets.phone]\nstandard = 0\n", "toml-wrong-value", 3, "targets.phone.standard"),
        ("[targets.fax]\nstandard = 3\n", "toml-unknown-key", 1, "targets.fax"),
        ("targets.phone.standard = 2.0\n", "toml-wrong-value", 1, "targets.phone.standard"),
        ('time_zone = "Mars/Olympus"\n', "toml-wrong-value", 1, "time_zone"),
        ('time_zone = "../../etc/passwd"\n', "toml-wrong-value", 1, "time_zone"),
        ('language = "zh"\ncolour = \n', "toml-broken", 2, None),
        ('language = "zh"\nlanguage = "en"\n', "toml-broken", 2, None),
    ],
)
def test_a_mistake_is_named_by_file_line_and_key(
    tmp_path: Path, text: str, trouble: str, line: int, key: str | None
) -> None:
    paths = paths_with(tmp_path, text)
    with pytest.raises(BadInput) as caught:
        read_settings(paths)
    facts = caught.value.facts
    assert (caught.value.key, facts["file"], facts["line"]) == (trouble, str(paths.settings_file), line)
    assert facts.get("entry") == key


def test_a_pipe_in_place_of_the_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path))
    paths.config.mkdir()
    os.mkfifo(paths.settings_file)
    with pytest.raises(BadInput) as caught:
        read_settings(paths)
    assert (caught.value.key, caught.value.facts["file"]) == ("file-unreadable", str(paths.settings_file))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    paths = paths_with(tmp_path, b"language = \xff\n")
    with pytest.raises(BadInput) as caught:
        read_settings(paths)
    assert (caught.value.key, caught.value.facts["file"]) == ("file-unreadable", str(paths.settings_file))


@pytest.mark.parametrize(
    ("setting", "environ", "language"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("auto", {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ("auto", {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ("auto", {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LANG": "C"}, "zh"),
        ("zh", {"AGENT_TUI_LANGUAGE": "en"}, "en"),
        ("auto", {"AGENT_TUI_LANGUAGE": "zh", "LC_ALL": "en_GB.UTF-8"}, "zh"),
    ],
)
def test_the_variable_goes_before_the_setting_and_the_setting_before_the_locale(
    setting: str, environ: dict[str, str], language: str
) -> None:
    assert choose_language(Settings(language=setting), environ) == language  # type: ignore[arg-type]


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        choose_language(Settings(), {"AGENT_TUI_LANGUAGE": "fr"})
    assert caught.value.facts["language"] == "fr"


def test_rules_of_the_check_can_be_switched_off_by_their_names(tmp_path: Path) -> None:
    settings = read_settings(paths_with(tmp_path, b'[check]\noff = ["jargon", "time.vague"]\n'))
    assert settings.check.off == ("jargon", "time.vague")


def test_a_rule_that_does_not_exist_cannot_be_switched_off(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_settings(paths_with(tmp_path, b'[check]\noff = ["jargn"]\n'))
    assert "check" in str(caught.value.facts)


@pytest.mark.parametrize("rule", sorted(STOPPING_RULES))
def test_a_rule_that_stops_a_text_cannot_be_switched_off(tmp_path: Path, rule: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_settings(paths_with(tmp_path, f'language = "en"\n[check]\noff = ["jargon", "{rule}"]\n'))
    assert (caught.value.facts["line"], caught.value.facts["entry"]) == (3, "check.off")
    assert rule in str(caught.value.facts["reason"])
