"""httpx, without what the desk never uses of it: its command line, which brings click and pygments, and HTTP/2, which
another package may have brought. They take as much memory and time again as httpx itself."""

import sys
import threading
from types import ModuleType
from typing import cast

UNUSED = ("httpx._main", "h2")
"""What httpx and httpcore do without where it cannot be imported."""

_LOADING = threading.Lock()


def load_httpx() -> None:
    """To be called before httpx is imported; any thread may, any number of times."""
    with _LOADING:
        if "httpx" in sys.modules and "httpcore" in sys.modules:
            return
        kept_out = [name for name in UNUSED if name not in sys.modules]
        for name in kept_out:
            sys.modules[name] = cast(ModuleType, None)  # Python's own way to say that there is no such module
        try:
            import httpcore  # noqa: F401  # why: loaded for what it loads, which httpx does at its first connection
            import httpx  # noqa: F401
        finally:
            for name in kept_out:
                sys.modules.pop(name, None)
