"""What a row is written as: its columns by name, lists and objects as JSON text."""

from typing import Any

import msgspec

Values = dict[str, Any]
"""Column → value of one row."""


def json_text(value: object) -> str:
    return msgspec.json.encode(value).decode()
