"""A template filled in: the text for one channel, what it promises, what the customer expects, and what is wrong still.

render(template, {"order": "8812", "new": "+2 workdays 18:00"}, occasion) -> Rendered
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import Struct

from agent_tui.expectations.defaults import counted_from, default_of
from agent_tui.expectations.lengths import Length, measure
from agent_tui.expectations.occasion import Occasion, greeting
from agent_tui.expectations.planning import PlannedPromise, planned_by
from agent_tui.expectations.slots import fill, names_in
from agent_tui.expectations.template import AGREED, ALWAYS_ASKED, EXPECTED, Field, Phrase, Template, Texts
from agent_tui.expectations.values import (
    Chosen,
    Expectation,
    Problem,
    Value,
    read_decimal,
    read_expectations,
    read_value,
    read_yes_or_no,
)
from agent_tui.expectations.written import forms_of

BEYOND = "beyond_authority"

IN_PUBLIC = Phrase(
    "Hello, we have read this and sent you a private message.",
    "您好，您说的情况我们看到了，细节已经私信给您，请查收。",
)
"""What everybody may read, where a template has no words of its own for that: no text for one customer goes there."""
OPEN_SLOT = "[{}]"
"""What stands in the text for a field that is not filled in yet."""


class Rendered(Struct, frozen=True):
    template: str
    version: int
    said_as: Literal["reply", "note"]
    body: str
    promises: tuple[PlannedPromise, ...]
    expectations: tuple[Expectation, ...]
    agreed: bool | None
    problems: tuple[Problem, ...]
    length: Length | None
    """None where the channel has no limit."""
    values: Mapping[str, Value | None]
    written: Mapping[str, str]
    """Each field as the text writes it."""
    miss: str = ""
    """What happens if we miss."""
    full_text: str | None = None
    """Where `body` is a shorter text for its channel: what it was made from."""
    carry: tuple[str, ...] = ()
    """What the shorter text may not leave out, as it writes it."""
    cautions: tuple[Problem, ...] = ()
    """What is beyond the agent's own authority; it stops nothing."""

    @property
    def meta(self) -> dict[str, Any]:
        """What goes along with the text, so that it can be told later what was expected and agreed."""
        made: dict[str, Any] = {"template": self.template, "version": self.version}
        if self.expectations:
            made["expectations"] = [
                {"rank": rank, "what": one.what, "source": one.source} for rank, one in enumerate(self.expectations, 1)
            ]
        if self.cautions:
            made[BEYOND] = [caution.field for caution in self.cautions]
        return made if self.agreed is None else {**made, AGREED: self.agreed}


def render(template: Template, typed: Mapping[str, str], occasion: Occasion) -> Rendered:
    """`typed`: what was typed into the fields, by name; a field that is not in it has its default. A field with a
    problem stands in the text as `[its prompt]`."""
    values, problems = _read_all(template, typed, occasion)
    names = _written(template, values, problems, occasion)
    promises: list[PlannedPromise] = []
    expectations, agreed = _asked_always(template, typed, values, problems)
    in_public = occasion.in_public and template.said_as == "reply"
    if not in_public:
        for rule in template.promises.values():
            planned = planned_by(rule, values, names, occasion, agreed, template.topic)
            if planned is not None:
                most = template.fields[rule.amount].authority if rule.amount else ""
                limited = msgspec.structs.replace(planned, amount_field=rule.amount, most=most) if most else planned
                promises.append(limited)
    texts = template.text.of(occasion.language)
    body, length, taken = "", None, texts.body
    for taken in (texts.weibo or IN_PUBLIC.of(occasion.language),) if in_public else _candidates(texts, occasion):
        body = fill(taken, names).strip()
        length = measure(body, occasion.channel, signature=occasion.signature, parts=occasion.sms_parts)
        if length is None or not length.over:
            break
    is_short = taken != texts.body and not in_public
    full_text = fill(texts.body, names).strip() if is_short else None
    return Rendered(
        template.id,
        template.version,
        "note" if occasion.for_colleagues else template.said_as,
        body,
        tuple(promises),
        expectations,
        agreed,
        tuple(problems),
        length,
        values,
        {name: names[name] for name in template.fields},
        names["miss"],
        full_text,
        () if full_text is None else _carried(template, names, full_text),
        _cautions(template, values),
    )


def _carried(template: Template, names: Mapping[str, str], full_text: str) -> tuple[str, ...]:
    """What no short text may leave out, as the full text writes it; what that does not say need not be carried."""
    found: list[str] = []
    for name in template.carried:
        written = (text for key, text in names.items() if key.partition(".")[0] == name and text and text in full_text)
        if longest := max(written, key=len, default=""):
            found.append(longest)
    return tuple(dict.fromkeys(found))


def _cautions(template: Template, values: Mapping[str, Value | None]) -> tuple[Problem, ...]:
    """The sums above what an agent decides alone."""
    beyond: list[Problem] = []
    for name, field in template.fields.items():
        value, most = values.get(name), read_decimal(field.authority)
        if most is not None and isinstance(value, Decimal) and value > most:
            beyond.append(Problem(name, "beyond-authority", {"most": field.authority}))
    return tuple(beyond)


def _read_all(
    template: Template, typed: Mapping[str, str], occasion: Occasion
) -> tuple[dict[str, Value | None], list[Problem]]:
    values: dict[str, Value | None] = {}
    problems = [
        Problem(name, "unknown-field", {"known": ", ".join([*template.fields, *ALWAYS_ASKED])})
        for name in typed
        if name not in template.fields and name not in ALWAYS_ASKED
    ]
    for name in _order_of_reading(template):
        field = template.fields[name]
        given = typed[name] if name in typed else default_of(template, field, occasion, values)
        value = read_value(name, field, given, occasion)
        if isinstance(value, Problem):
            # what hangs on a field that is not right yet is not wrong itself
            if name in typed or not _hangs_on(field, {problem.field for problem in problems}):
                problems.append(value)
            value = None
        values[name] = value
    order = list(template.fields)
    problems.sort(key=lambda problem: order.index(problem.field) if problem.field in order else -1)
    return values, problems


def _hangs_on(field: Field, wrong: set[str]) -> bool:
    return field.default.startswith("$") and field.default[1:].partition(" ")[0] in wrong


def _order_of_reading(template: Template) -> list[str]:
    """What a default counts from comes before it."""
    ordered: list[str] = []

    def put(name: str) -> None:
        before = counted_from(template, name)
        if before in template.fields and before not in ordered:
            put(before)
        if name not in ordered:
            ordered.append(name)

    for name in template.fields:
        put(name)
    return ordered


def _written(
    template: Template, values: Mapping[str, Value | None], problems: list[Problem], occasion: Occasion
) -> dict[str, str]:
    """Every name that a text may use, as text. Words that hold names themselves (choices, `$miss`) are filled first;
    what somebody typed is never a text with names."""
    names: dict[str, str] = {"greeting": greeting(occasion)}
    wrong = {problem.field for problem in problems}
    for name, field in template.fields.items():
        forms = forms_of(name, field, values[name], occasion)
        if name in wrong or (values[name] is None and _hangs_on(field, wrong)):
            forms = dict.fromkeys(forms, OPEN_SLOT.format(field.prompt.of(occasion.language)))
        names |= forms

    def choose(name: str) -> None:
        value = values.get(name)
        field = template.fields[name]
        if isinstance(value, Chosen) and value.key in field.choices and name not in chosen:
            chosen.add(name)
            words = field.choices[value.key].of(occasion.language)
            for needed in names_in(words):
                inner = needed.partition(".")[0]
                if inner not in template.fields:
                    continue
                choose(inner)
                if values.get(inner) is None and inner not in wrong:
                    wrong.add(inner)
                    problems.append(Problem(inner, "missing"))
                    slot = OPEN_SLOT.format(template.fields[inner].prompt.of(occasion.language))
                    names.update({each: slot for each in names if each.partition(".")[0] == inner})
            names[name] = fill(words, names)

    chosen: set[str] = set()
    for name in template.fields:
        choose(name)
    names["miss"] = fill(template.miss.of(occasion.language), {**names, "miss": ""})
    return names


def _asked_always(
    template: Template, typed: Mapping[str, str], values: Mapping[str, Value | None], problems: list[Problem]
) -> tuple[tuple[Expectation, ...], bool | None]:
    own = next((name for name, field in template.fields.items() if field.kind == "expectations"), None)
    expectations: tuple[Expectation, ...] = ()
    if own is not None:
        value = values[own]
        expectations = value if isinstance(value, tuple) else ()
    elif typed.get(EXPECTED, "").strip():
        read = read_expectations(EXPECTED, typed[EXPECTED])
        if isinstance(read, Problem):
            problems.append(read)
        else:
            expectations = read
    said = typed.get(AGREED, "").strip()
    if not said:
        return expectations, None
    answer = read_yes_or_no(AGREED, said)
    if isinstance(answer, Problem):
        problems.append(answer)
        return expectations, None
    return expectations, answer.key == "yes"


def _candidates(texts: Texts, occasion: Occasion) -> tuple[str, ...]:
    """The texts for a channel, the best first; the first that is not too long is taken, else the last."""
    match occasion.channel:
        case "sms":
            return (texts.sms, texts.sms_short) if texts.sms_short else (texts.sms,)
        case "wechat":
            return (texts.wechat or texts.body,)
        case "weibo":
            return tuple(filter(None, (texts.body, texts.wechat, texts.sms, texts.sms_short)))
        case _:
            return (texts.body,)
