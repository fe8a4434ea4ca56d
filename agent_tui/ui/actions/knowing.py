"""What can be done about knowledge."""

from agent_tui.ui.actions.action import ACTING, Action

DESK_ACTIONS: tuple[Action, ...] = (
    Action("knowledge", ("s", "f7"), ACTING, menu=True, needs="articles", harmless=True),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("insert", ("i", "f3"), ("knowledge",)),
    Action("cite", ("c", "f4"), ("knowledge",)),
    Action("copy_article", ("Y", "ctrl+y"), ("knowledge",)),
    Action("solved", ("y", "f8"), ("knowledge",)),
    Action("wrong", ("x", "f12"), ("knowledge",)),
    Action("missing", ("m", "f9"), ("knowledge",)),
    Action("article_language", ("l", "f2"), ("knowledge",), harmless=True),
    Action("article_audience", ("a",), ("knowledge",), menu=True, harmless=True),
    Action("article_tag", ("t",), ("knowledge",), menu=True, harmless=True),
    Action("search_line", ("/", "tab", "f6"), ("knowledge",), harmless=True),
    Action("knowledge_menu", ("f7", "space"), ("knowledge",), harmless=True),
)
"""Performed in the knowledge screen."""

KNOWLEDGE_MENU: tuple[str, ...] = (
    *("insert", "cite", "solved", "wrong", "missing", "copy_article"),
    *("article_language", "article_audience", "article_tag"),
)
"""What the numbered menu of that screen holds, in the order of its numbers."""
