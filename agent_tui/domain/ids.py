"""Identifiers that a client makes: UUIDv7 (RFC 9562), so that they sort by time and need no server."""

import os
import time
from uuid import UUID

_last_ms = 0
_last_counter = 0


def new_id() -> str:
    """A new UUIDv7 as text (36 characters), rising within this process even when the clock stands or goes back."""
    global _last_ms, _last_counter
    now = time.time_ns() // 1_000_000
    if now > _last_ms:
        _last_ms, _last_counter = now, int.from_bytes(os.urandom(2)) & 0x7FF
    else:
        _last_counter += 1
        if _last_counter > 0xFFF:
            _last_ms, _last_counter = _last_ms + 1, 0
    rand_b = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    return str(UUID(int=(_last_ms << 80) | (0x7 << 76) | (_last_counter << 64) | (0b10 << 62) | rand_b))
