"""What comes along with httpx, and what does not."""

import subprocess
import sys

_LOADED = """
import sys
from agent_tui.backends.http_origin import HttpOrigin
from agent_tui.backends.protocol import Unreachable

origin = HttpOrigin("http://127.0.0.1:9", {})
try:
    origin.request("GET", "/")
except Unreachable as error:
    print(error.cause)
print(sorted({"click", "pygments", "h2", "httpx._main"} & set(sys.modules)))
"""


def test_neither_its_command_line_nor_the_second_protocol_and_nobody_else_is_kept_from_them() -> None:
    said = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["connection-refused", "[]"]
