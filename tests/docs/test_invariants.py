"""The table of what always holds names a test for each row, and every test that it names exists."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import REPOSITORY

ROW = re.compile(r"^\| (\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
PAGE = (REPOSITORY / "docs" / "invariants.md").read_text(encoding="utf-8")
ROWS = ROW.findall(PAGE)
NAMED = sorted({name for _, _, tests in ROWS for name in re.findall(r"`([^`]+)`", tests)})


def names_in(source: str) -> Iterator[str]:
    """The tests of a module as pytest would collect them: functions, those of its classes, and a machine's own."""
    for node in ast.parse(source).body:
        inside = node.body if isinstance(node, ast.ClassDef) and node.name.startswith("Test") else [node]
        yield from (
            one.name for one in inside if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and "test" in one.name
        )
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(".TestCase"):
            yield from (ast.unparse(target) for target in node.targets)


def test_there_are_twenty_two_rows_and_each_names_a_test() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 23))
    assert all("::" in tests for _, _, tests in ROWS)


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_exists(named: str) -> None:
    file, _, name = named.partition("::")
    assert name in set(names_in((REPOSITORY / file).read_text(encoding="utf-8")))
