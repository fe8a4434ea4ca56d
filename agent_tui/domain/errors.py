"""What can go wrong, as types.

A `Trouble` names a message (`messages.troubles`: title, cause, way out, in both languages) and carries the facts that
message needs. Its class decides the exit status of the command line (INTERFACE "Ground rules"). Facts never hold a
secret nor a customer's text.

    Trouble (1)            this machine is not in order: a full disk, a file in use
    ├── BadInput (2)       wrong usage, a broken file, a setting nobody knows
    ├── OutOfReach (3)     the backend does not answer, or nonsense
    ├── NotAllowed (4)     not signed in, or not permitted
    └── Conflict (5)       somebody else changed or holds it
"""

from typing import ClassVar


class Trouble(Exception):
    """Something a person must be told: `key` names the message, `facts` fill it."""

    exit_status: ClassVar[int] = 1

    def __init__(self, key: str, **facts: str | int | None) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class BadInput(Trouble):
    exit_status = 2


class OutOfReach(Trouble):
    exit_status = 3


class NotAllowed(Trouble):
    exit_status = 4


class Conflict(Trouble):
    exit_status = 5
