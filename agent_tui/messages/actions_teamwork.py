"""Names, help lines and reasons of the actions of `ui.actions.teamwork`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {}

ALSO_CALLED: dict[str, str] = {}
