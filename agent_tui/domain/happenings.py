"""Things that happened in a contact beside what was said: an interaction of kind `event`, whose `meta` says which.

    {"event": "verified"}                     the customer is who they say, made sure in this contact
    {"event": "mood", "mood": "upset"}        how the customer was, as an agent saw it
    {"event": "promise", "promise": id, "state": "kept"}    what became of a promise, and the words why in the body
    {"event": "attempt", "promise": id}       tried to keep it, and nobody answered: the promise stands
    {"event": "work-order", "order": id, "state": "done"}   what became of a work order; "open": it was made

Anything else in `meta` is left alone; an event that is not known here is shown by its body.
"""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from agent_tui.domain.values import WORK_ORDER_STATES, Id, PromiseState, WorkOrderState

EVENT = "event"
Mood = Literal["upset", "calm"]
MOODS: tuple[Mood, ...] = get_args(Mood)

PROMISE_ENDS: tuple[PromiseState, ...] = tuple(state for state in get_args(PromiseState) if state != "open")

VERIFIED: dict[str, Any] = {EVENT: "verified"}


def mood_noted(mood: Mood) -> dict[str, Any]:
    """The `meta` of a mood that was noted."""
    return {EVENT: "mood", "mood": mood}


def promise_ended(promise: Id, state: PromiseState) -> dict[str, Any]:
    """The `meta` of the event that is the evidence of what became of a promise."""
    return {EVENT: "promise", "promise": promise, "state": state}


def promise_end_in(meta: Mapping[str, Any]) -> PromiseState | None:
    """What became of a promise, as the `meta` of an event tells it; None where it tells of none."""
    state = meta.get("state") if meta.get(EVENT) == "promise" else None
    return state if state in PROMISE_ENDS else None


def promise_told_in(meta: dict[str, Any]) -> Id | None:
    """The promise of which the `meta` of an event tells an end or an attempt; None where it tells of none."""
    promise = meta.get("promise")
    told = promise_end_in(meta) is not None or attempt_in(meta) is not None
    return promise if told and isinstance(promise, str) else None


def attempted(promise: Id) -> dict[str, Any]:
    """The `meta` of an attempt that nobody answered."""
    return {EVENT: "attempt", "promise": promise}


def attempt_in(meta: dict[str, Any]) -> str | None:
    """The promise that the `meta` of an event tells an attempt of; None where it tells of none."""
    promise = meta.get("promise") if meta.get(EVENT) == "attempt" else None
    return promise if isinstance(promise, str) else None


def work_order_became(order: Id, state: WorkOrderState) -> dict[str, Any]:
    """The `meta` of the event that tells that a work order was made, or how it ended."""
    return {EVENT: "work-order", "order": order, "state": state}


def work_order_state_in(meta: dict[str, Any]) -> WorkOrderState | None:
    """What became of a work order, as the `meta` of an event tells it; None where it tells of none."""
    state = meta.get("state") if meta.get(EVENT) == "work-order" else None
    return state if state in WORK_ORDER_STATES else None


def is_verified(meta: dict[str, Any]) -> bool:
    """True for the `meta` of an event by which a customer was verified."""
    return meta.get(EVENT) == "verified"


def mood_in(meta: dict[str, Any]) -> Mood | None:
    """The mood that the `meta` of an event notes; None where it notes none that is known."""
    mood = meta.get("mood") if meta.get(EVENT) == "mood" else None
    return mood if mood in MOODS else None
