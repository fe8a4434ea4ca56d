"""Why a time is honest, in a sentence: "9 of 10 of 43 took up to 2 working days". Pure."""

from math import ceil

from agent_tui.expectations.honest import SHARE, HonestTime
from agent_tui.messages.honest_words import HONEST
from agent_tui.messages.speech import Language, say


def honest_words(honest: HonestTime, language: Language) -> str:
    """What the time goes by."""
    count = honest.days or max(1, ceil(honest.took.total_seconds() / 3600))
    unit = "day" if honest.days else "hour"
    span = say(HONEST, unit if count == 1 else f"{unit}s", language, count=count)
    if honest.owed:
        return say(HONEST, "why-owed", language, owed=honest.owed, span=span, sample=honest.sample)
    return say(HONEST, "why", language, share=SHARE, sample=honest.sample, span=span)
