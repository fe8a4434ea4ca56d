"""What a template promises once it is filled in, and which open promise it is about."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct

from agent_tui.domain.contradictions import reported_by
from agent_tui.domain.values import Channel, Promise
from agent_tui.expectations.dates import CLOSE_OF_BUSINESS
from agent_tui.expectations.occasion import Occasion
from agent_tui.expectations.slots import fill, without_names
from agent_tui.expectations.template import LANGUAGES, PromiseRule, Template
from agent_tui.expectations.values import Chosen, OldPromise, Person, Value, Window


class PlannedPromise(Struct, frozen=True):
    """A promise that is made when the text goes out."""

    what: str
    due_at: datetime
    limits: str
    channel: Channel
    topic: str | None = None
    amount: str | None = None
    owner: str | None = None
    agreed: bool | None = None
    replaces: str | None = None
    """The open promise that gets this date by it."""
    replaces_too: tuple[str, ...] = ()
    """Other open ones in whose place it stands as well."""
    whole_day: bool = False
    """Only the day was said: `due_at` is its close of business."""
    keeps: tuple[str, ...] = ()
    """Open ones that the text itself keeps: reports that were due, before the one that is promised."""
    amount_field: str = ""
    """The field that said how much, where an agent alone decides no more than `most` of it."""
    most: str = ""

    @property
    def in_place_of(self) -> tuple[str, ...]:
        """Every open promise that it ends by taking its place."""
        return (self.replaces, *self.replaces_too) if self.replaces is not None else self.replaces_too

    @property
    def settled(self) -> tuple[str, ...]:
        """Every open promise that is none any more once the text has gone out."""
        return (*self.in_place_of, *self.keeps)


def promise_meant(template: Template, occasion: Occasion) -> str:
    """The promise that a template is about: of its topic, or told in its words. A template that puts another promise in
    its place means an open one; one that does not means what was missed, of its topic if there is any."""

    def told_by(promise: Promise) -> bool:
        told = promise.what.casefold()
        return promise.topic == template.topic or any(word.casefold() in told for word in template.words)

    if any(rule.replaces for rule in template.promises.values()):
        return next((one.id for one in occasion.promises if one.state == "open" and told_by(one)), "")
    missed = [one for one in occasion.promises if one.state == "broken" or one.due_at <= occasion.now]
    return next((one.id for one in (*filter(told_by, missed), *missed, *filter(told_by, occasion.promises))), "")


def amount_meant(template: Template, name: str, values: Mapping[str, Value | None], occasion: Occasion) -> str:
    """How much the open promise says that gets another date by the one this field is the amount of; "" where none is
    chosen, or it says nothing."""
    for rule in template.promises.values():
        old = values.get(rule.replaces) if rule.amount == name else None
        if isinstance(old, OldPromise):
            return next((one.amount or "" for one in occasion.promises if one.id == old.id), "")
    return ""


def planned_by(
    rule: PromiseRule,
    values: Mapping[str, Value | None],
    names: Mapping[str, str],
    occasion: Occasion,
    agreed: bool | None,
    topic: str,
) -> PlannedPromise | None:
    """None where it is not made: another choice, or its time is not known yet."""
    if rule.when:
        field, _, wanted = rule.when.partition("=")
        if values.get(field) != Chosen(wanted):
            return None
    due = _due(rule, values, occasion)
    if due is None:
        return None
    amount, owner = values.get(rule.amount), values.get(rule.owner)
    replaced = values.get(rule.replaces)
    comma = "、" if occasion.language == "zh" else ", "
    what = fill(rule.what.of(occasion.language), names)
    return PlannedPromise(
        what=what,
        due_at=due,
        limits=comma.join(fill(limit, names) for limit in rule.limits.of(occasion.language)),
        channel=occasion.channel if rule.channel == "same" else rule.channel,
        topic=rule.topic or topic,
        amount=f"{amount:.2f}" if isinstance(amount, Decimal) else None,
        owner=owner.agent if isinstance(owner, Person) else None,
        agreed=agreed,
        replaces=_open_one(replaced.id, occasion) if isinstance(replaced, OldPromise) else None,
        whole_day=_is_whole_day(rule, values),
        keeps=_reports_due(rule, what, due, rule.topic or topic, occasion)
        if rule.reports and not occasion.for_colleagues
        else (),
    )


def _reports_due(rule: PromiseRule, what: str, due: datetime, topic: str, occasion: Occasion) -> tuple[str, ...]:
    """The reports on the same matter that were due before; not those that this template promised of another one."""
    theirs = reported_by(occasion.promises, what=what, due_at=due, topic=topic)
    return tuple(old.id for old in theirs if old.what == what or not _is_of(rule, old.what))


def _is_of(rule: PromiseRule, what: str) -> bool:
    """So the rule words a promise, of one matter or another."""
    return any(_worded(rule.what.of(language)).fullmatch(what) for language in LANGUAGES)


def _worded(words: str) -> re.Pattern[str]:
    parts = without_names(words, "\0").split("\0")
    return re.compile(".+".join(map(re.escape, parts)), re.DOTALL)


def _open_one(id: str | None, occasion: Occasion) -> str | None:
    """That promise, if it can still get another date."""
    return next((one.id for one in occasion.promises if one.id == id and one.state == "open"), None)


def _is_whole_day(rule: PromiseRule, values: Mapping[str, Value | None]) -> bool:
    parts = [values.get(name) for name in rule.due.split()]
    return len(parts) == 1 and not isinstance(parts[0], datetime)


def _due(rule: PromiseRule, values: Mapping[str, Value | None], occasion: Occasion) -> datetime | None:
    parts = [values.get(name) for name in rule.due.split()]
    match parts:
        case [datetime() as at]:
            return at
        case [date() as day]:
            return datetime.combine(day, CLOSE_OF_BUSINESS, occasion.zone)
        case [date() as day, Window() as window]:
            return datetime.combine(day, time(*divmod(window.end, 60)), occasion.zone)
        case _:
            return None
