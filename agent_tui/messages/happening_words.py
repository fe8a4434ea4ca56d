"""Events without words of their own, told in words: who was verified, how the customer was."""

from typing import Any

from agent_tui.domain.happenings import attempt_in, is_verified, mood_in, promise_end_in, work_order_state_in
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.wrap_up_codes import wrap_up_sentence

HAPPENINGS = {
    "verified": Words(en="Made sure that the customer is who they say.", zh="已核实客户身份。"),
    "upset": Words(en="The customer is upset.", zh="客户情绪激动。"),
    "attempt": Words(en="Tried to keep the promise; nobody answered.", zh="尝试兑现承诺, 无人接听。"),
    "promise-kept": Words(en="Promise kept", zh="承诺已兑现"),
    "promise-broken": Words(en="Promise broken", zh="承诺失约"),
    "promise-withdrawn": Words(en="Promise withdrawn", zh="承诺已撤回"),
    "promise-renegotiated": Words(en="New date for a promise", zh="承诺已改期"),
    "order-open": Words(en="Work order to {words}", zh="开协办单给 {words}"),
    "order-done": Words(en="Work order done by {words}", zh="协办单已办结 {words}"),
    "order-withdrawn": Words(en="Work order withdrawn from {words}", zh="协办单已撤回 {words}"),
    "calm": Words(en="The customer is calm.", zh="客户情绪平和。"),
}


def happening_sentence(meta: dict[str, Any], language: Language) -> str | None:
    """What the event that `meta` describes says; None for one that is not known."""
    if is_verified(meta):
        return say(HAPPENINGS, "verified", language)
    if attempt_in(meta) is not None:
        return say(HAPPENINGS, "attempt", language)
    mood = mood_in(meta)
    return say(HAPPENINGS, mood, language) if mood else wrap_up_sentence(meta, language)


def event_words(body: str, meta: dict[str, Any], language: Language) -> str:
    """What an event says: its own words, after what happened where those do not tell it."""
    order = work_order_state_in(meta)
    if order is not None:
        return say(HAPPENINGS, f"order-{order}", language, words=body)
    told = happening_sentence(meta, language) or ""
    if attempt_in(meta) is not None and body:
        return f"{told} {body}"
    became = promise_end_in(meta)
    if became is not None:
        ended = say(HAPPENINGS, f"promise-{became}", language)
        return f"{ended}: {body}" if body else ended
    return body or told
