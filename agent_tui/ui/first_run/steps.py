"""The steps of the dialogue and what was answered so far. Pure."""

from typing import Literal, get_args

from msgspec import Struct

from agent_tui.config.credentials import Place
from agent_tui.messages.speech import Language

Step = Literal["language", "start", "url", "token", "keymap", "review"]
STEPS: tuple[Step, ...] = get_args(Step)

Keymap = Literal["standard", "vim"]
KEYMAPS: tuple[Keymap, ...] = get_args(Keymap)

LANGUAGES: tuple[Language, ...] = ("zh", "en")

CHOICES: dict[Step, tuple[str, ...]] = {
    "language": LANGUAGES,
    "start": ("connect", "demo"),
    "keymap": KEYMAPS,
}
"""What can be chosen where nothing is typed."""

TYPED: frozenset[Step] = frozenset({"url", "token"})


class Answers(Struct, frozen=True):
    language: Language
    start: str = "connect"
    url: str = ""
    token: str = ""
    agent: str | None = None
    """Whose token it is, once the store said so."""
    place: Place | None = None
    """Where the token would be kept; None where only this session can keep it."""
    keymap: Keymap = "standard"

    def chosen(self, step: Step) -> str:
        """The choice under the cursor of a step where something is chosen."""
        return {"language": self.language, "start": self.start, "keymap": self.keymap}[step]


def step_after(step: Step) -> Step | None:
    """None after the last."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None


def step_before(step: Step) -> Step | None:
    """None before the first."""
    at = STEPS.index(step)
    return STEPS[at - 1] if at else None
