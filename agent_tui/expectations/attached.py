"""What a template brings along with a text until the text is sent: the promises that are made then, what the customer
expects, which template it was. Kept with the draft, as bytes."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from agent_tui.domain.decoding import decoded
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.rendering import Rendered

Span = tuple[int, int]
"""From which code point of a text to which."""


class Named(Struct, frozen=True):
    """Where a text names the date and the amount of a promise."""

    times: tuple[Span, ...] = ()
    amounts: tuple[Span, ...] = ()


class Attached(Struct, frozen=True):
    promises: tuple[PlannedPromise, ...] = ()
    meta: dict[str, Any] = {}
    full_text: str | None = None
    """Where the text is a shorter one for its channel: what it was made from."""
    carry: tuple[str, ...] = ()
    """What of that the shorter one may not leave out."""
    beside: tuple[str, ...] = ()
    """Open promises that say otherwise, and stay open beside these: somebody was asked, and both are meant."""
    said: str = ""
    """The text that said last what is promised; "" where nobody has looked yet."""
    named: tuple[Named, ...] | None = None
    """Where it does, for each promise; None where nobody has looked yet."""
    later: tuple[datetime, ...] = ()
    """What the template's text says of after the last of its promises: when we call if it was not kept, say."""
    written: str = ""
    """What a template wrote: it promises of that what it says, and nothing else."""

    def __bool__(self) -> bool:
        return bool(self.promises or self.meta)


def for_colleagues(attached: Attached) -> Attached:
    """Of a text that no customer reads: it keeps no report that is due to them."""
    promises = tuple(msgspec.structs.replace(one, keeps=()) for one in attached.promises)
    return msgspec.structs.replace(attached, promises=promises)


def attached_by(rendered: Rendered) -> Attached:
    return Attached(
        rendered.promises, rendered.meta, rendered.full_text, rendered.carry, said=rendered.body, written=rendered.body
    )


def among_other_words(attached: Attached, said: str) -> Attached:
    """Of a text that is put below what somebody wrote: the two together (`said`) are no short form of the full text."""
    return Attached(attached.promises, attached.meta, said=said, written=attached.written)


def begun_with(attached: Attached, opening: str) -> Attached:
    """Of a text that begins with `opening` from now on: what it was made from says that, too."""
    full_text = attached.full_text
    return msgspec.structs.replace(attached, full_text=None if full_text is None else opening + full_text)


def joined(first: Attached, second: Attached) -> Attached:
    """Of two texts that became one: every promise; of what both say of themselves, what the first one says. It is the
    short version of no single text any more."""
    beside = tuple(dict.fromkeys(first.beside + second.beside))
    written = "\n".join(filter(None, (first.written, second.written)))
    return Attached(first.promises + second.promises, {**second.meta, **first.meta}, beside=beside, written=written)


def write_attached(attached: Attached) -> bytes:
    """b"" where there is nothing."""
    return msgspec.json.encode(attached) if attached else b""


def read_attached(kept: bytes) -> Attached:
    """Nothing where the bytes are none of ours, or of another version."""
    try:
        return decoded(kept, Attached) if kept else Attached()
    except msgspec.DecodeError:
        return Attached()
