"""Every word that the code asks for by name is there: a missing one is an error in front of somebody."""

import ast
import importlib
from collections.abc import Iterator, Mapping
from datetime import UTC
from pathlib import Path

import pytest

from agent_tui.domain.errors import Conflict
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.ui.wording import Wording
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "agent_tui"
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if not path.is_relative_to(PACKAGE / "store")]


def asked_for(tree: ast.Module, known: Mapping[str, object]) -> Iterator[tuple[int, str, Mapping[str, object]]]:
    """Line, key and table of every `say(TABLE, "key")`, `….message(TABLE, "key")` and `….screen("key")`."""
    tables = {
        **known,
        **{
            alias.asname or alias.name: getattr(importlib.import_module(node.module), alias.name, None)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("agent_tui.messages")
            for alias in node.names
        },
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        match name, call.args:
            case "say" | "message", [ast.Name(id=table), ast.Constant(value=str(key)), *_] if table in tables:
                words = tables[table]
            case "screen", [ast.Constant(value=str(key)), *_]:
                words = SCREEN_WORDS
            case _:
                continue
        if isinstance(words, Mapping):
            yield call.lineno, key, words


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_word_that_is_asked_for_by_name_is_there(path: Path) -> None:
    asked = asked_for(ast.parse(path.read_text(encoding="utf-8")), {})
    assert [(line, key) for line, key, words in asked if key not in words] == []


def test_the_walk_finds_a_word_that_is_not_there() -> None:
    code = 'say(WORDS, "gone", language)\nself.output.message(WORDS, "here")\nwording.screen("no such word")\n'
    found = [(key, key in words) for _, key, words in asked_for(ast.parse(code), {"WORDS": {"here": 1}})]
    assert found == [("gone", False), ("here", True), ("no such word", False)]


def test_a_trouble_calls_a_colleague_as_people_do() -> None:
    trouble = Conflict("claim-held", holder="li.na", ticket="t1")
    wording = Wording("en", UTC, names={"li.na": "李娜"})
    assert "李娜 holds t1" in wording.trouble(trouble)
    assert "li.na holds t1" in Wording("en", UTC).trouble(trouble)
