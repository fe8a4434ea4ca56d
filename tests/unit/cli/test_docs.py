"""The pages of the command line and of the settings leave nothing out and tell of nothing that is not there."""

import argparse
import re
from pathlib import Path

import msgspec

from agent_tui.config.profiles import _Table
from agent_tui.config.settings import CheckSettings, Settings
from agent_tui.domain.targets import ChannelTarget, Targets
from tests.unit.cli.commands import parsers

DOCS = Path(__file__).resolve().parents[3] / "docs"
COMMON = {"--profile", "--home", "--json", "--help", "--version"}
GROUPS = {"", "admin", "admin agent", "promise", "order", "template", "kb", "secret", "bulletin"}
"""Words that are no commands by themselves; "" is told of in the page's head."""


def sections() -> dict[str, str]:
    """Each command's part of the page."""
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for head, text in re.findall(r"^### (.*)\n((?:(?!^#).*\n)*)", page, re.MULTILINE):
        for command in re.findall(r"`agent-tui ?([^`]*)`", head):
            found[command] = text
    return found


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")}


def test_every_command_and_option_stands_on_the_page_and_no_other() -> None:
    told = sections()
    known = {name: parser for name, parser in parsers().items() if name not in GROUPS}
    assert set(told) - {""} == set(known)
    for command, parser in known.items():
        written = set(re.findall(r"--[a-z][a-z-]*", told[command])) - COMMON
        assert written - {"--body", "--queue"} <= options(parser), command
        assert options(parser) - COMMON <= written, f"{command}: an option is not told of"
        for action in parser._actions:
            if not action.option_strings and not isinstance(action, argparse._SubParsersAction):
                assert str(action.metavar) in told[command], f"{command}: {action.metavar} is not told of"
            for choice in action.choices or ():
                if action.option_strings and action.option_strings[0] not in ("--channel",):
                    assert str(choice) in told[command], f"{command}: {choice} is not told of"


def test_the_head_tells_of_the_common_options() -> None:
    head = (DOCS / "command-line.md").read_text(encoding="utf-8").partition("\n## ")[0]
    assert set(re.findall(r"--[a-z]+", head)) == COMMON


def test_every_setting_stands_on_the_page_with_its_default() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", page, re.MULTILINE))
    fields = set(Settings.__struct_fields__) - {"targets", "check"}
    assert {f"check.{field}" for field in CheckSettings.__struct_fields__} <= set(rows)
    expected = fields | {f"targets.<channel>.{field}" for field in ChannelTarget.__struct_fields__}
    assert {name for name in rows if name in expected} == expected
    for field in fields:
        default = getattr(Settings(), field)
        assert (f"`{default}`" if default != "" else "empty") in rows[field], field
    for channel, target in msgspec.structs.asdict(Targets()).items():
        assert f"`{channel}` {target.standard}" in " ".join(page.split()), f"the default of targets.{channel}"


def test_every_key_of_profiles_stands_on_the_page() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", page, re.MULTILINE))
    assert {f"profile.<name>.{field}" for field in _Table.__struct_fields__} | {"default"} <= set(rows)
