"""What is opened soon is loaded while nobody waits, and whoever leaves does not wait for it either."""

import sys
import threading
from importlib.util import find_spec

from agent_tui.ui.loaded_ahead import MODULES, load_windows


def test_every_module_is_there_and_named_once() -> None:
    assert [name for name in MODULES if find_spec(name) is None] == []
    assert len(set(MODULES)) == len(MODULES)


def test_all_of_them_are_loaded() -> None:
    assert load_windows(threading.Event(), calm=0, between=0)
    assert set(MODULES) <= sys.modules.keys()


def test_who_leaves_waits_for_none_of_them() -> None:
    leaving = threading.Event()
    leaving.set()
    assert not load_windows(leaving, calm=3600, between=3600)
