"""Nothing that a person can set, press, type or be told is left out of the pages, and what the pages show is what the
program takes. What other tests compare: actions (tests/ui/test_actions.py), commands, options and settings
(tests/unit/cli/test_docs.py), keys of themes and of templates (beside the tests of those files)."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from agent_tui.cli.parser import build_parser
from agent_tui.config.keymaps import SECTIONS, read_keymap
from agent_tui.config.paths import find_paths
from agent_tui.config.profiles import read_profiles
from agent_tui.config.settings import read_settings
from agent_tui.config.sources import PLACEHOLDERS, Field, read_sources
from agent_tui.config.sources import _Table as SourceTable
from agent_tui.desk.article_files import _FIELDS as FRONT_MATTER
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.domain.values import ImportRecord
from agent_tui.insight.reading import NeedKind
from agent_tui.messages.screen_watch import WORDS as WATCH_WORDS
from agent_tui.ui.actions import ACTIONS
from agent_tui.ui.keys.maps import FIXED, KEYMAP_NAMES, Keymap
from agent_tui.ui.keys.names import KEPT, NAMED, SWALLOWED
from tests.conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = [REPOSITORY / "README.md", *sorted(DOCS.glob("*.md"))]
VARIABLE = re.compile(r"\bAGENT_TUI_[A-Z]+(?:_[A-Z]+)*")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def quoted(text: str) -> set[str]:
    """What stands between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def rows(text: str) -> set[str]:
    """The names in the first column of a page's tables."""
    return {name for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for name in quoted(row)}


# Files that a person writes


def test_every_key_of_a_source_stands_on_its_page() -> None:
    text = page("sources.md")
    wanted = {f"source.<name>.{field}" for field in SourceTable.__struct_fields__}
    wanted |= {f"….field.{field}" for field in Field.__struct_fields__}
    assert rows(text) == wanted
    assert {f"{{{name}}}" for name in PLACEHOLDERS} <= quoted(text)


def test_every_section_and_every_key_of_the_keymap_file_stands_on_its_page() -> None:
    text = page("keymaps.md")
    assert set(SECTIONS) <= set(re.findall(r"\[(\w+)\]", text))
    shown = quoted(text)
    assert {name for name in NAMED if not re.fullmatch(r"f\d+", name)} <= shown
    kept = {key for keys in KEPT.values() for key in keys}
    # why: what a terminal sends for ctrl+[ is escape, which nobody would write so
    assert SWALLOWED - kept - {"ctrl+["} <= shown | {"ctrl+z"}
    letters = {key for keys in FIXED.values() for key in keys if key not in NAMED and "+" not in key}
    assert letters <= shown


def test_every_field_of_an_articles_front_matter_stands_on_its_page() -> None:
    assert set(FRONT_MATTER) <= rows(page("knowledge.md"))


def test_every_field_of_the_import_format_stands_on_its_page() -> None:
    text = page("import-format.md")
    fields = {name for type_ in get_args(ImportRecord) for name in type_.__struct_fields__}
    missing = [name for name in fields if f'"{name}":' not in text and f"`{name}`" not in text]
    assert not missing


def test_the_examples_of_files_are_read_without_a_complaint(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    paths.config.mkdir(parents=True)
    settings, profiles = re.findall(r"```toml\n(.*?)```", page("settings.md"), re.DOTALL)
    for name, text in {"settings.toml": settings, "profiles.toml": profiles}.items():
        (paths.config / name).write_text(text, encoding="utf-8")
    for name in ("sources", "keymap"):
        (example,) = re.findall(r"```toml\n(.*?)```", page(f"{name.rstrip('s')}s.md"), re.DOTALL)
        (paths.config / f"{name}.toml").write_text(example, encoding="utf-8")
    assert read_settings(paths).language == "zh"
    assert read_profiles(paths).default == "work"
    assert [source.name for source in read_sources(paths)] == ["billing"]
    keymap = read_keymap(paths.config)
    assert not keymap.troubles
    for map_ in KEYMAP_NAMES:
        assert not Keymap(map_, keymap.overrides, file=keymap.path).troubles


# What the program says


def test_every_exit_status_is_told_where_commands_are() -> None:
    told = dict(re.findall(r"^\| (\d+) \| (.+) \|$", page("command-line.md"), re.MULTILINE))
    kinds = {kind.exit_status for kind in (Trouble, BadInput, OutOfReach, NotAllowed, Conflict)}
    assert {str(status) for status in kinds | {0, 130}} == set(told)
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8").partition("Exit status: ")[2]
    assert all(re.search(rf"\b{status} \w", readme.partition("\n\n")[0]) for status in kinds | {0})


def test_every_kind_of_need_in_watch_mode_is_told_in_both_languages() -> None:
    text = page("watch.md")
    for kind in get_args(NeedKind):
        words = WATCH_WORDS[f"need.{kind}"]
        assert f"| {words.en} · {words.zh} |" in text


def test_every_variable_of_the_environment_is_told_and_no_other() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "agent_tui").rglob("*.py"))
    read = {name for name in VARIABLE.findall(code) if not name.startswith("AGENT_TUI_SECRET")}
    table = page("settings.md").partition("## Variables")[2]
    assert {name for name in rows(table) if name.startswith("AGENT_TUI_")} == read | {"AGENT_TUI_SECRET_<NAME>"}


# What pages tell people to type and to press


def commands_of(text: str) -> Iterator[str]:
    """The command lines of a page's blocks that are for a shell, as they stand: no comment, no pipe."""
    for block in re.findall(r"```(?:sh|console)?\n(.*?)```", text, re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r" && | \| |; ", line.split("  #")[0]):
                found = re.match(r"(?:[A-Z_]+=\S+ )*agent-tui( .*)?$", re.split(r" > | < | {3,}", part)[0].strip())
                if found:
                    yield (found[1] or "").strip()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.name))
def test_every_command_that_a_page_shows_is_one(path: Path) -> None:
    for line in commands_of(path.read_text(encoding="utf-8")):
        if not re.search(r"\.\.\.|\[|\bCOMMAND\b", line):
            build_parser("en").parse_args(shlex.split(line))


@pytest.mark.parametrize("path", sorted(DOCS.glob("guide-*.md")), ids=lambda path: str(path.name))
def test_every_key_that_a_guide_names_in_its_tables_is_one(path: Path) -> None:
    """In a guide's tables a key stands in the first column."""
    keys = {key for action in ACTIONS for key in action.keys}
    shown = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "s-tab": "shift+tab", "del": "delete"}
    for key in rows(path.read_text(encoding="utf-8")):
        assert shown.get(key, key) in keys, f"{key} is no key"


def test_the_first_ten_minutes_name_the_slot_of_the_story() -> None:
    story = re.search(r"\*\*3\. Undecided\*\* – Chen Jing.*?\| `(\d)` \(her slot\)", page("demo.md"), re.DOTALL)
    begun = re.search(r"`(\d)` goes to Chen Jing", (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert story is not None
    assert begun is not None
    assert begun[1] == story[1]
