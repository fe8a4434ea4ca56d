"""The desktop's secret service, asked in a process of its own with a time limit.

In-process, a locked collection waits for a person at another screen, and a dead bus waits for ever. The child
(this module) takes one JSON object on its standard input and answers one on its
standard output, so that no token stands among its arguments. A locked collection is not unlocked: that would ask on a
desktop that nobody may be looking at."""

import json
import subprocess
import sys
from typing import Any

from agent_tui.config.chain_links import Unavailable
from agent_tui.config.own_process import own_module

SERVICE = "agent-tui"
TIME_LIMIT_S = 3.0


class DesktopSecretService:
    def __init__(self, command: tuple[str, ...] | None = None, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._command = command or tuple(own_module("agent_tui.config.secret_service"))
        self._time_limit_s = time_limit_s

    def get(self, profile: str) -> str | None:
        found = self._ask({"do": "get", "profile": profile}).get("token")
        return found if isinstance(found, str) else None

    def keep(self, profile: str, token: str) -> None:
        self._ask({"do": "keep", "profile": profile, "token": token})

    def forget(self, profile: str) -> None:
        self._ask({"do": "forget", "profile": profile})

    def _ask(self, question: dict[str, str]) -> dict[str, Any]:
        try:
            done = subprocess.run(
                self._command,
                input=json.dumps(question).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._time_limit_s,
                check=False,
            )
            answer = json.loads(done.stdout)
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            raise Unavailable(type(error).__name__) from None
        if not isinstance(answer, dict) or not answer.get("ok"):
            raise Unavailable("the secret service is locked or not there")
        return answer


def answer(question: dict[str, str]) -> dict[str, object]:
    """What the child does."""
    import secretstorage
    from keyring.backends.SecretService import Keyring

    bus = secretstorage.dbus_init()
    try:
        if secretstorage.get_default_collection(bus).is_locked():
            return {"ok": False}
    finally:
        bus.close()
    keyring: Any = Keyring()  # type: ignore[no-untyped-call]
    profile = question["profile"]
    if question["do"] == "get":
        return {"ok": True, "token": keyring.get_password(SERVICE, profile)}
    if question["do"] == "keep":
        keyring.set_password(SERVICE, profile, question["token"])
    elif keyring.get_password(SERVICE, profile) is not None:
        keyring.delete_password(SERVICE, profile)
    return {"ok": True}


def main() -> None:
    try:
        said = answer(json.loads(sys.stdin.buffer.read()))
    except Exception as error:  # noqa: BLE001  # why: D-Bus fails in many ways; every one means "not available"
        said = {"ok": False, "why": type(error).__name__}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
