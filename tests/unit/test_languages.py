"""Every word that a person can see comes from `messages`, and stands there in both languages with the same facts.

The walk finds text in the code that goes to where people read; what is no language – keys, marks, dashes – is let pass.
"""

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import agent_tui.messages
from agent_tui.messages.speech import Words
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "agent_tui"
MODULES = sorted(path for folder in ("ui", "desk") for path in (PACKAGE / folder).rglob("*.py"))

SHOWN = {"say", "mention", "show_notice", "notify", "Span", "head_line", "Hint", "Choice", "set_empty_text", "Content"}
"""Calls whose first argument people read."""

SHOWN_KEYWORDS = {"title", "question", "detail", "placeholder", "name_shown"}

_WORD = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]")

NO_LANGUAGE = {
    "f9",  # a key's own name
    "http",
}


def literals(node: ast.AST) -> Iterator[str]:
    """Text that stands in the code of an argument: whole, in an f-string, added up, chosen."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            yield from literals(value) if isinstance(value, ast.Constant) else ()
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def shown_in_code(source: str, *, keywords: bool = True) -> Iterator[tuple[int, str]]:
    """Words that this code shows without asking `messages`, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        seen = [*node.args[:1]] if name in SHOWN else []
        # `say(TABLE, key, …)` picks from a table: its first argument is no text
        seen += [keyword.value for keyword in node.keywords if keywords and keyword.arg in SHOWN_KEYWORDS]
        for argument in seen:
            for text in literals(argument):
                if _WORD.search(text) and text.strip() not in NO_LANGUAGE:
                    yield node.lineno, text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_word_that_people_read_stands_in_the_code(path: Path) -> None:
    in_ui = path.is_relative_to(PACKAGE / "ui")  # elsewhere a `detail` is for the log
    assert list(shown_in_code(path.read_text(encoding="utf-8"), keywords=in_ui)) == []


def test_the_walk_finds_a_word_that_was_left_out() -> None:
    code = 'self.say("Saved.")\nSpan(f"-- {x} late")\nPickRow(key, head_line("客户" if a else b))\nSpan("-- ")\n'
    assert [text for _, text in shown_in_code(code)] == ["Saved.", " late", "客户"]


def tables() -> Iterator[tuple[str, Words]]:
    """Every entry of every table in `messages`, those within other values too."""
    for module in pkgutil.iter_modules(agent_tui.messages.__path__):
        loaded = importlib.import_module(f"agent_tui.messages.{module.name}")
        for name, table in vars(loaded).items():
            if isinstance(table, dict):
                for key, entry in table.items():
                    yield from within(f"{module.name}.{name}[{key!r}]", entry)


def within(place: str, entry: object) -> Iterator[tuple[str, Words]]:
    if isinstance(entry, Words):
        yield place, entry
    elif isinstance(entry, tuple):
        for number, part in enumerate(entry):
            yield from within(f"{place}.{number}", part)


ENTRIES = list(tables())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


TOLD_DIFFERENTLY = (
    # months have names in English and numbers in Chinese; "third" is a word of its own; a gap that only Chinese wants
    "screen_rows.TIMES['day-of-",
    "screen_rows.STORY['week-often']",
    "screen_rows.STORY['not-promised",
)


def test_every_entry_is_there_in_both_languages_with_the_same_facts() -> None:
    assert len(ENTRIES) > 500
    wrong = [
        place
        for place, words in ENTRIES
        if placeholders(words.en) != placeholders(words.zh) and not place.startswith(TOLD_DIFFERENTLY)
    ]
    assert wrong == []
    empty = [place for place, words in ENTRIES if bool(words.en.strip()) != bool(words.zh.strip())]
    assert empty == []


def test_english_is_english_and_chinese_is_chinese() -> None:
    """On purpose: what the other language calls itself, and a text to a customer who writes Chinese."""
    names = ("['language']", "['hold.words.zh']")
    mixed = [
        place
        for place, words in ENTRIES
        if re.search(r"[\u4e00-\u9fff]", words.en) and not any(name in place for name in names)
    ]
    assert mixed == []
