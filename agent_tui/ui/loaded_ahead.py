"""What is opened soon is loaded while nobody waits for it: the modules of the windows and of the composer, one at a
time, once the desk is on the screen and the exchange with the store has begun."""

import threading
from importlib import import_module

CALM = 1.0
"""Seconds before the first one: files, network and the first contacts have their turn."""

BETWEEN = 0.02
"""Seconds between two of them: a key that comes meanwhile waits for one module at most."""

_SCREENS = (
    *("windows.menu_screen", "windows.palette_screen", "windows.help_screen", "desk.wrap_up_screen"),
    *("knowledge.knowledge_screen", "promises.promises_screen", "templates.template_picker", "templates.template_form"),
    *("customers.customer_screen", "customers.verify_screen", "windows.choice_screen", "windows.words_screen"),
    *("windows.confirm_screen", "desk.meanwhile_screen", "desk.findings_screen", "knowledge.bulletin_screen"),
)
_CHECK = (
    *("agent_tui.domain.business_time", "agent_tui.expectations.check.times", "agent_tui.expectations.check.actions"),
    *("agent_tui.expectations.check.check", "agent_tui.ui.check_as_typed", "agent_tui.ui.presentation.finding_lines"),
)
MODULES = ("agent_tui.ui.composer", *_CHECK, *(f"agent_tui.ui.screens.{name}" for name in _SCREENS))


def load_windows(leaving: threading.Event, *, calm: float = CALM, between: float = BETWEEN) -> bool:
    """For a thread of its own; False where `leaving` was set before all of them were loaded."""
    wait = calm
    for name in MODULES:
        if leaving.wait(wait):
            return False
        import_module(name)
        wait = between
    return True
