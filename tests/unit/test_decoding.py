"""Types are made known to msgspec by one thread at a time. In a process of its own: two at once end it."""

import subprocess
import sys

import msgspec
import pytest

from agent_tui.domain.decoding import converted, decoded, decoder_of

_RACE = """
import sys
import threading
from typing import Annotated
import msgspec
from agent_tui.domain.decoding import converted, decoded

sys.setswitchinterval(1e-6)

def nested(depth):
    names = {"msgspec": msgspec}
    for number in range(depth):
        inner = f"A{number - 1}" if number else "int"
        exec(f"class A{number}(msgspec.Struct):\\n    a: '{inner}'\\n    b: 'str | None' = None\\n", names)
        names[f"A{number}"].__module__ = __name__
        globals()[f"A{number}"] = names[f"A{number}"]
    return names[f"A{depth - 1}"]

plain = 1
for _ in range(12):
    plain = {"a": plain, "b": "x"}
document = msgspec.json.encode(plain)

for _ in range(int(sys.argv[1])):
    type_ = nested(12)
    begin = threading.Barrier(4)
    read = []

    def first(ways=(lambda: decoded(document, type_), lambda: converted(plain, type_)), number=[0]):
        begin.wait()
        number[0] += 1
        read.append(ways[number[0] % 2]())

    threads = [threading.Thread(target=first) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(read) == 4, read
print("all read")
"""


def test_threads_that_use_a_type_for_the_first_time_at_once_all_read_it() -> None:
    ran = subprocess.run([sys.executable, "-c", _RACE, "300"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "all read\n"), ran.stderr


class _Point(msgspec.Struct):
    x: int


def test_json_and_plain_objects_are_read_as_the_type() -> None:
    assert decoded(b'{"x": 1}', _Point) == _Point(1)
    assert converted({"x": 1}, _Point) == _Point(1)
    assert decoded(b'{"x": [1]}') == {"x": [1]}
    assert decoder_of(_Point | None) is decoder_of(_Point | None)


def test_no_text_is_taken_for_a_number() -> None:
    with pytest.raises(msgspec.ValidationError):
        converted({"x": "1"}, _Point)
