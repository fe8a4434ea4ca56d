"""What a customer says next when the desk has answered, and what a colleague says next. Pure.

A person at the desk answers as they like, so the customer listens a little: asked to wait they wait, asked for a
number they give it, else they go on with what they came for. Nothing of what was written to them comes back.
"""

import random
import re

from msgspec import Struct

from agent_tui.demo import slots as blanks
from agent_tui.demo.company import Colleague, Tongue
from agent_tui.demo.situations import Situation, Turn, Voices
from agent_tui.demo.slots import Slots

_ASKED_TO_WAIT = re.compile(
    r"稍等|请等|分钟|查一下|核对|幫您確認|moment|minute|checking|looking into|bear with", re.IGNORECASE
)
_ASKED_FOR_NUMBER = re.compile(r"(订单|訂單|单号|號碼|号码|order|number|reference).*[?？]", re.IGNORECASE | re.DOTALL)
_SORRY = re.compile(r"抱歉|对不起|對不起|不好意思|无法|無法|做不到|sorry|apolog|unfortunately|cannot", re.IGNORECASE)
_LONG = 80
"""A reply of more characters says more than "one moment"."""


class Script(Struct, frozen=True):
    """A talk under way: its situation, the filled blanks, and how many turns were said."""

    situation: Situation
    slots: Slots
    said: int

    @property
    def left(self) -> tuple[Turn, ...]:
        return self.situation.said()[self.said :]


class Answer(Struct, frozen=True):
    """What the customer says, message by message; nothing where they are content. `done`: they want no more."""

    texts: tuple[str, ...]
    script: Script | None
    done: bool


def asks_to_wait(reply: str) -> bool:
    """True where a reply says no more than that an answer will come."""
    return len(reply) <= _LONG and _ASKED_TO_WAIT.search(reply) is not None


def customer_answer(rng: random.Random, reply: str, script: Script | None, voice: Voices) -> Answer:
    """The customer's answer to `reply`; `script` is None where nobody wrote down what they came for."""
    slots = script.slots if script else {}
    number = [text for text in voice.give_number if blanks.blanks(text) <= slots.keys()]
    if asks_to_wait(reply):
        return Answer((rng.choice(voice.wait_ok),), script, done=False)
    if number and _ASKED_FOR_NUMBER.search(reply) and rng.random() < 0.7:
        return Answer((blanks.fill(rng.choice(number), slots),), script, done=False)
    if script:
        said, after = _next_run(script, ">")
        if said:
            return Answer(said, after, done=False)
    if _SORRY.search(reply) and rng.random() < 0.5:
        return Answer((rng.choice(voice.sorry_answer),), script, done=False)
    if rng.random() < 0.2:
        return Answer((rng.choice(voice.impatient),), script, done=False)
    return Answer((rng.choice(voice.thanks),), script, done=True)


def colleague_reply(rng: random.Random, script: Script, colleague: Colleague, voice: Voices) -> tuple[str, Script]:
    """What `colleague` says next in the talk, in one message."""
    slots = {**script.slots, "agent": colleague.name(script.situation.tongue)}
    said, after = _next_run(Script(script.situation, slots, script.said), "<")
    if said:
        return "\n".join(said), after
    return blanks.fill(rng.choice(voice.close), slots), after


def call_transcript(script: Script, colleague: Colleague, speakers: tuple[str, str, str]) -> tuple[str, Script]:
    """The rest of the talk as one call; `speakers`: the customer, the agent, and the colon after them."""
    slots = {**script.slots, "agent": colleague.name(script.situation.tongue)}
    caller, answerer, colon = speakers
    lines = [f"{caller if turn.who == '>' else answerer}{colon}{blanks.fill(turn.text, slots)}" for turn in script.left]
    return "\n".join(lines), Script(script.situation, script.slots, len(script.situation.turns))


def nudge(rng: random.Random, script: Script, voice: Voices, *, at_length: bool) -> str:
    """Asking again; in whole sentences where the channel is a slow one."""
    return blanks.fill(rng.choice(voice.nudge_long if at_length else voice.nudge), script.slots)


def _next_run(script: Script, who: str) -> tuple[tuple[str, ...], Script]:
    """The next turns of one side, filled; what the other side would have said before them is passed over."""
    turns, at = script.situation.said(), script.said
    while at < len(turns) and turns[at].who != who:
        at += 1
    begin = at
    while at < len(turns) and turns[at].who == who:
        at += 1
    texts = tuple(blanks.fill(turn.text, script.slots) for turn in turns[begin:at])
    return texts, Script(script.situation, script.slots, at)


SPEAKERS: dict[Tongue, tuple[str, str, str]] = {
    "zh": ("客户", "座席", "："),
    "zh-TW": ("客戶", "專員", "："),
    "en": ("Customer", "Agent", ": "),
}
"""Who speaks in a call's words, and the colon after the name."""
