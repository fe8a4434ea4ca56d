"""What a class does about a message. Textual calls the handlers of all its bases by itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import agent_tui.ui

SOURCES = Path(agent_tui.ui.__file__).parent


def handlers() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for file in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("on_"):
                yield f"{file.relative_to(SOURCES)}:{node.lineno} {node.name}", node


def called_in(handler: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Names of methods; those of a base begin with `super().`."""
    calls = (node.func for node in ast.walk(handler) if isinstance(node, ast.Call))
    return {
        f"super().{of.attr}" if ast.unparse(of.value) == "super()" else of.attr
        for of in calls
        if isinstance(of, ast.Attribute)
    }


def test_no_handler_calls_that_of_a_base_which_is_called_anyway() -> None:
    twice = [
        where
        for where, handler in handlers()
        if handler.name != "on_event"  # no handler of a message, but what calls them
        and f"super().{handler.name}" in called_in(handler)
        and "prevent_default" not in called_in(handler)
    ]
    assert twice == []
