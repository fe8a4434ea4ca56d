"""keymap.toml: what is wrong in it is named by file, line and key, and the rest of it is read."""

from pathlib import Path

import pytest

from agent_tui.config.keymaps import KEYMAP_FILE, Override, read_keymap


def write(folder: Path, text: str) -> Path:
    (folder / KEYMAP_FILE).write_text(text, encoding="utf-8")
    return folder


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    file = read_keymap(tmp_path)
    assert (file.overrides, file.troubles) == ((), ())


def test_keys_hold_for_every_map_and_a_maps_own_come_later(tmp_path: Path) -> None:
    file = read_keymap(write(tmp_path, '[vim]\nnote = "M"\n\n[keys]\nclaim = ["c", "C"]\nzoom = []\n'))
    assert file.troubles == ()
    assert file.overrides == (
        Override("claim", ("c", "C"), 5),
        Override("zoom", (), 6),
        Override("note", ("M",), 2, "vim"),
    )


@pytest.mark.parametrize(
    ("text", "key", "line", "entry"),
    [
        ("[kyes]\nclaim = 'C'\n", "toml-unknown-key", 1, "kyes"),
        ("keys = 3\n", "toml-wrong-value", 1, "keys"),
        ("[keys]\nnote = 'M'\nclaim = 5\n", "toml-wrong-value", 3, "keys.claim"),
        ("[keys]\nclaim = ['c', 5]\n", "toml-wrong-value", 2, "keys.claim"),
        ("[keys]\nclaim = ['a','b','c','d','e','f','g','h','i']\n", "toml-wrong-value", 2, "keys.claim"),
    ],
)
def test_a_mistake_is_named_and_costs_itself_alone(tmp_path: Path, text: str, key: str, line: int, entry: str) -> None:
    file = read_keymap(write(tmp_path, text + ("" if text.startswith("keys") else "[standard]\nreply = 'R'\n")))
    (trouble,) = file.troubles
    assert (trouble.key, trouble.facts["line"], trouble.facts["entry"]) == (key, line, entry)
    assert str(trouble.facts["file"]).endswith(KEYMAP_FILE)
    if not text.startswith("keys"):
        assert any(override.action == "reply" for override in file.overrides)


@pytest.mark.parametrize("content", [b"[keys\n", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_one_trouble(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEYMAP_FILE).write_bytes(content)
    file = read_keymap(tmp_path)
    assert file.overrides == ()
    assert len(file.troubles) == 1
