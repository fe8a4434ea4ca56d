"""What colleagues read about an agent's state: the state, and why. A reason that the program itself offered is told in
the reader's language, whichever language it was chosen in; any other one as it was written."""

from agent_tui.domain.values import Availability
from agent_tui.messages.screen_teamwork import WORDS as TEAM_WORDS
from agent_tui.messages.screen_watch import WORDS as WATCH_WORDS
from agent_tui.messages.speech import Language, say

REASONS = {
    **{key: TEAM_WORDS[key] for key in ("state.lunch", "state.short", "state.training", "state.meeting")},
    "watch.reason": WATCH_WORDS["watch.reason"],
}

_KEYS = {text: key for key, reason in REASONS.items() for text in reason}


def told_state(state: Availability, reason: str, language: Language, *, talking: bool = False) -> str:
    """`break lunch`; the state alone where no reason is known; `talking` of who is on a call."""
    if talking:
        return say(WATCH_WORDS, "state.talking", language)
    key = _KEYS.get(reason)
    why = say(REASONS, key, language) if key else reason
    return f"{say(WATCH_WORDS, f'state.{state}', language)} {why}".rstrip()
