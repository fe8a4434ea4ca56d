"""Lengths and problems of templates in words."""

import ast
from pathlib import Path

import pytest

import agent_tui.expectations.rendering
from agent_tui.expectations.lengths import measure
from agent_tui.expectations.values import Problem
from agent_tui.messages.speech import Language
from agent_tui.messages.templates import PROBLEMS
from agent_tui.ui.presentation.expectation_words import length_words, problem_words

RULES = Path(agent_tui.expectations.rendering.__file__).parent


@pytest.mark.parametrize(
    ("text", "channel", "signature", "language", "words"),
    [
        ("好" * 49, "sms", "【云桥】", "zh", "短信 53/70 含签名4"),
        ("a" * 142, "sms", "", "en", "SMS 142/160"),
        ("好" * 75, "sms", "", "zh", "短信 2条 75/70 太长"),
        ("好" * 141, "weibo", "", "zh", "微博 141/140 太长"),
        ("hello", "wechat", "", "en", "WeChat 5/200"),
    ],
)
def test_a_length_in_plain_words(text: str, channel: str, signature: str, language: Language, words: str) -> None:
    length = measure(text, channel, signature=signature)  # type: ignore[arg-type]  # a channel by its name
    assert length is not None
    assert length_words(length, language) == words


def made_in(folder: Path, kind: str, at: int) -> set[str]:
    """The literal keys with which values of `kind` are made."""
    keys: set[str] = set()
    for path in folder.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == kind:
                keys |= {str(one.value) for one in ast.walk(call.args[at]) if isinstance(one, ast.Constant)}
    return keys


def test_every_problem_has_words_and_no_other() -> None:
    compared = {"money", "datetime"}  # what a key hangs on stands in the same expression
    assert made_in(RULES, "Problem", 1) - compared == set(PROBLEMS)


def test_the_right_weekday_is_said() -> None:
    problem = Problem("new", "weekday", {"weekday": 2})
    assert problem_words(problem, "zh") == "那天是周三"
    assert problem_words(problem, "en") == "that day is a Wed"
