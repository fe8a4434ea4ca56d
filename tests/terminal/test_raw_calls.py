"""No module of the screen goes around the gate: strangers' text is never read as markup, opened or printed raw.

The gate would catch what it can (`line_filter`, `SafeApp`); this keeps the code from leaning on it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

UI = REPOSITORY / "agent_tui" / "ui"
THE_ONE_WAY = UI / "terminal" / "safe_app.py"
MODULES = sorted(UI.rglob("*.py"))

READS_MARKUP = {"from_markup", "from_ansi", "render_markup"}
MARKUP_SWITCH = {"Static", "Label", "OptionList", "SelectionList"}
"""Widgets that read markup unless told otherwise."""
NO_SWITCH = {"Button", "Checkbox", "RadioButton", "Tab", "TabPane", "Collapsible", "Option"}
"""Widgets that always read markup from a `str`: they get a `Content`."""
TITLES = {"border_title", "border_subtitle"}
NOT_HERE = {
    "DataTable": "measures every row; a Line API widget",
    "ListView": "measures every row; a Line API widget",
    "Tree": "reads markup",
    "LoadingIndicator": "costs 108 kB/s",
    "webbrowser": "opens on the server",
    "Markdown": "reads strangers' text as markup",
}


def complaints(source: str, *, may_notify: bool = False) -> Iterator[str]:
    """What in a module goes around the gate, by line."""
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                if alias.name in NOT_HERE:
                    yield f"{line}: {alias.name} ({NOT_HERE[alias.name]})"
        elif isinstance(node, ast.Call):
            yield from (f"{line}: {complaint}" for complaint in _of_call(node, may_notify=may_notify))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not _is_content(node.value):
                    yield f"{line}: {target.attr} reads markup from a str; give it a Content"


def _of_call(call: ast.Call, *, may_notify: bool) -> Iterator[str]:
    name = _name(call.func)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == "notify" and not may_notify:
        yield "notify: the one way to notify is say()"
    if name in READS_MARKUP:
        yield f"{name} reads markup"
    if name == "print" and isinstance(call.func, ast.Attribute):
        yield "a console's print reads markup"
    if name == "open_url":
        yield "open_url opens on the server"
    for switch in ("markup", "open_links"):
        if switch in keywords and not _is_false(keywords[switch]) and not may_notify:
            yield f"{switch} must be False"
    if (
        name in MARKUP_SWITCH
        and (call.args or keywords.keys() & {"content", "renderable"})
        and "markup" not in keywords
    ):
        yield f"{name} without markup=False"
    if name in NO_SWITCH and call.args and not _is_content(call.args[0]):
        yield f"{name} reads markup from a str; give it a Content"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_content(value: ast.expr | None) -> bool:
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return True
    return isinstance(value, ast.Call) and _name(value.func) in ("Content", "assemble", "styled")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_no_module_of_the_screen_goes_around_the_gate(path: Path) -> None:
    found = list(complaints(path.read_text(encoding="utf-8"), may_notify=path == THE_ONE_WAY))
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "self.app.notify(text)",
        "app.notify(text, markup=False)",
        "Static(text)",
        "Label(text, markup=True)",
        "OptionList(*names)",
        "Text.from_markup(text)",
        "Content.from_markup(text)",
        "Text.from_ansi(text)",
        "Button(text)",
        "Option(text)",
        "widget.border_title = text",
        "widget.border_subtitle = f'{name}'",
        "console.print(text)",
        "self.app.open_url(link)",
        "import webbrowser",
        "from textual.widgets import DataTable",
        "Markdown(text, open_links=True)",
    ],
)
def test_it_would_be_found(source: str) -> None:
    assert list(complaints(source))


@pytest.mark.parametrize(
    "source",
    [
        "self.say(text)",
        "Static(text, markup=False)",
        "Static(id='x')",
        "Button(Content(text))",
        "widget.border_title = Content(text)",
        "widget.border_title = None",
    ],
)
def test_the_right_way_is_let_be(source: str) -> None:
    assert not list(complaints(source))
