"""What the links of the credentials' chain and the chain itself agree upon: asking, and not being there."""

from collections.abc import Callable
from typing import Literal, Protocol

Question = Literal["key", "key-wrong", "new-key", "new-key-again", "new-keys-differ", "token"]
"""What may be asked on the terminal: the key of the encrypted file (again after a wrong one), a new key (twice), the
token itself."""

Ask = Callable[[Question], str]
"""Asks without showing what is typed; "" when the person would not answer."""


class SecretService(Protocol):
    """The desktop's keyring; every call answers within its time limit. `Unavailable` when it does not answer, is
    locked or is not there."""

    def get(self, profile: str) -> str | None: ...
    def keep(self, profile: str, token: str) -> None: ...
    def forget(self, profile: str) -> None: ...


class Unavailable(Exception):
    """This link of the chain cannot serve now."""
