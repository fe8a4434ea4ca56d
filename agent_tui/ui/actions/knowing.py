"""What can be done about knowledge."""

from agent_tui.ui.actions.action import ACTING, Action

DESK_ACTIONS: tuple[Action, ...] = (Action("knowledge", ("s", "f7"), ACTING, menu=True, needs="articles"),)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("insert", ("i", "f3"), ("knowledge",)),
    Action("cite", ("c", "f4"), ("knowledge",)),
    Action("copy_article", ("y", "ctrl+y"), ("knowledge",)),
    Action("article_language", ("l", "f2"), ("knowledge",)),
    Action("search_line", ("/", "tab", "f6"), ("knowledge",)),
)
"""Performed in the knowledge screen."""
