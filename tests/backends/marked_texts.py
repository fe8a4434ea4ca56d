"""A helpdesk that does not take a client's ids is told them in the text itself: the last line names the write, by which
it is found again."""

import json
import re
from typing import Any

from msgspec import Struct

from agent_tui.domain.values import InteractionKind

_MARK = re.compile(r"(?:\A|\n\n)\[agent-tui ([A-Za-z0-9_.:@+-]{1,64}) (\{[^\n]*\})\]\Z")


class Marked(Struct, frozen=True):
    id: str
    body: str
    kind: InteractionKind
    meta: dict[str, Any]


def with_mark(text: Marked) -> str:
    said = json.dumps({"kind": text.kind, "meta": text.meta})
    return f"{text.body}\n\n[agent-tui {text.id} {said}]"


def read_mark(content: str) -> Marked | None:
    """None where it carries no mark. Only to be trusted in what colleagues wrote: a customer may type anything."""
    found = _MARK.search(content)
    if found is None:
        return None
    said = json.loads(found[2])
    return Marked(found[1], content[: found.start()], said["kind"], said["meta"])
