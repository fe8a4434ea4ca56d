"""Events without words of their own, told in words: who was verified, how the customer was."""

from typing import Any

from agent_tui.domain.happenings import is_verified, mood_in
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.wrap_up_codes import wrap_up_sentence

HAPPENINGS = {
    "verified": Words(en="Made sure that the customer is who they say.", zh="已核实客户身份。"),
    "upset": Words(en="The customer is upset.", zh="客户情绪激动。"),
    "calm": Words(en="The customer is calm.", zh="客户情绪平和。"),
}


def happening_sentence(meta: dict[str, Any], language: Language) -> str | None:
    """What the event that `meta` describes says; None for one that is not known."""
    if is_verified(meta):
        return say(HAPPENINGS, "verified", language)
    mood = mood_in(meta)
    return say(HAPPENINGS, mood, language) if mood else wrap_up_sentence(meta, language)
