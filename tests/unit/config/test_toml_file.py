"""TOML files that people and their editors spoil: each is named, none stops the program or keeps it busy."""

import os
from pathlib import Path

import pytest

from agent_tui.config.paths import find_paths
from agent_tui.config.settings_file import save_settings, with_values
from agent_tui.config.toml_file import LARGEST_BYTES, TomlFile, read_toml
from agent_tui.domain.errors import BadInput


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.toml"


def read(file: Path) -> TomlFile:
    toml = read_toml(file)
    assert toml is not None
    return toml


def refusal(file: Path) -> BadInput:
    with pytest.raises(BadInput) as refused:
        read_toml(file)
    assert refused.value.facts["file"] == str(file)
    return refused.value


def test_a_byte_order_mark_and_crlf_are_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf# words\r\ntheme = 1\r\n")
    toml = read(file)
    assert toml.data == {"theme": 1}
    assert toml.line_of(("theme",)) == 2


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 3000 + "]" * 3000, "a = " + "{a=" * 3000 + "1" + "}" * 3000, "a = " + "9" * 6000]
)
def test_what_nobody_can_read_through_is_named(file: Path, text: str) -> None:
    file.write_text(text)
    assert refusal(file).key == "file-unreadable"


def test_a_file_that_is_too_large_is_named_and_so_is_a_device(file: Path) -> None:
    file.write_bytes(b"#" * LARGEST_BYTES)
    assert read(file).data == {}
    file.write_bytes(b"#" * (LARGEST_BYTES + 1))
    assert "larger" in str(refusal(file).facts["reason"])
    file.unlink()
    file.symlink_to(os.devnull)
    assert "device" in str(refusal(file).facts["reason"])


def test_a_folder_in_its_place_is_named(file: Path) -> None:
    file.mkdir()
    assert refusal(file).key == "file-unreadable"


def test_no_file_is_none_and_a_link_to_no_file_is_named(file: Path) -> None:
    assert read_toml(file) is None
    file.symlink_to("nowhere.toml")
    assert "link" in str(refusal(file).facts["reason"])


def test_a_key_in_a_list_of_tables_has_its_line(file: Path) -> None:
    file.write_text('[a]\nb = 1\n[[a.list]]\nx = 1\n[[a.list]]\ny = 1\n[c]\n"d.e" = 2\n')
    toml = read(file)
    assert toml.line_of(("a", "list[1]", "y")) == 6
    assert toml.line_of(("a", "list[1]", "z")) == 5
    assert toml.line_of(("a", "list[0]", "x")) == 4
    assert toml.line_of(("a", "list")) == 3
    assert toml.line_of(("c", "d.e")) == 8
    assert toml.line_of(("nowhere",)) == 1, "something is missing there from the first line on"


def test_a_value_of_any_key_is_named_with_its_table(file: Path) -> None:
    file.write_text("[names]\nx = 1\n")
    toml = read(file)
    with pytest.raises(BadInput) as refused:
        toml.value(dict[str, dict[str, str]], toml.data)
    assert "..." not in str(refused.value.facts["entry"])


def test_only_a_line_feed_ends_a_line(file: Path) -> None:
    """A text may hold other breaks, and they stay when a setting is written."""
    file.write_text('# \u2028 \x85\nsms_signature = "a\u2028b"\nx = 1\n')
    assert read(file).line_of(("x",)) == 3
    assert with_values(file.read_text(), {"theme": "dusk"}) == f'theme = "dusk"\n{file.read_text()}'
    assert with_values("", {"theme": "dusk"}) == 'theme = "dusk"\n'


@pytest.mark.parametrize(
    "text",
    ['x = [\n [1],\n]\ntheme = "dusk"\n', 'theme = """\npaper"""\n', 'keymap = """\ntheme = "x"\n"""\n'],
)
def test_a_file_that_would_say_something_else_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    paths = find_paths(str(tmp_path))
    paths.config.mkdir()
    paths.settings_file.write_text(text)
    with pytest.raises(BadInput) as caught:
        save_settings(paths, {"theme": "contrast"})
    assert (caught.value.key, caught.value.facts["entry"]) == ("toml-unchanged", "theme")
    assert paths.settings_file.read_text() == text
