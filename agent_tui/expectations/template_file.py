"""From what a template's file says to a template, strictly: what is unknown, missing or wrong is refused by its key.

The file itself is read elsewhere (`desk.template_files`); this knows it as a `Source`, which says in which line a key
stands.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar

import msgspec

from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import Channel
from agent_tui.expectations.defaults import counted_from
from agent_tui.expectations.field_flaws import field_flaws, name_flaws
from agent_tui.expectations.lengths import measure
from agent_tui.expectations.slots import names_in, without_names
from agent_tui.expectations.template import (
    BUILT_IN_NAMES,
    FIELD_KINDS,
    LANGUAGES,
    Field,
    Language,
    PromiseRule,
    Template,
)
from agent_tui.expectations.written import FORMS

T = TypeVar("T")
Key = tuple[str, ...]

MOST_FIELDS = 9
MOST_PROMISES = 9
MOST_SMS_PARTS = 10
"""That the settings may allow."""

_FULL = ("body", "wechat")
_SHORT = ("sms", "sms_short", "wechat")
"""Made from the full text: what is to be carried is in each of them."""
_CHANNEL_OF: dict[str, tuple[Channel, int]] = {
    "sms": ("sms", MOST_SMS_PARTS),
    "sms_short": ("sms", 1),
    "wechat": ("wechat", 1),
    "weibo": ("weibo", 1),
}
"""Where a text that is for one channel goes out, and in how many parts at most."""


class Source(Protocol):
    """A file that was read."""

    @property
    def data(self) -> dict[str, Any]: ...
    def value(self, type_: type[T], data: object, at: tuple[str, ...] = ()) -> T: ...
    def wrong_value(self, key: tuple[str, ...], reason: str) -> BadInput: ...


def read_template(source: Source) -> Template:
    """The template of a file; `BadInput` as `config.toml_file` says them."""
    data = dict(source.data)
    for key, reason in _hidden(data, ()):
        raise source.wrong_value(key, reason)
    _check_kinds(source, data.get("fields"))
    fields = _tables(source, data, "fields", Field)
    promises = _tables(source, data, "promises", PromiseRule)
    rest = {key: value for key, value in data.items() if key not in ("fields", "promises")}
    template = msgspec.structs.replace(source.value(Template, rest), fields=fields, promises=promises)
    for key, reason in flaws_of(template):
        raise source.wrong_value(key, reason)
    return template


def _tables(source: Source, data: Mapping[str, Any], name: str, type_: type[T]) -> dict[str, T]:
    """One by one, so that what is wrong is named with the table it stands in."""
    tables = data.get(name, {})
    if not isinstance(tables, dict):
        raise source.wrong_value((name,), "Expected a table")
    return {key: source.value(type_, table, (name, key)) for key, table in tables.items()}


def _check_kinds(source: Source, fields: object) -> None:
    """A kind that there is none of is refused with those that there are."""
    for name, field in fields.items() if isinstance(fields, dict) else ():
        kind = field.get("kind") if isinstance(field, dict) else None
        if isinstance(kind, str) and kind not in FIELD_KINDS:
            raise source.wrong_value(("fields", name, "kind"), f"known are {', '.join(FIELD_KINDS)}")


def _hidden(data: object, at: Key) -> Iterator[tuple[Key, str]]:
    """Control characters, direction switches and the like: nobody sees them in the file, and customers would get
    them."""
    if isinstance(data, str):
        if (clean_body(data) if at[:1] == ("text",) else clean_line(data)) != data:
            yield at, "holds characters that cannot be seen"
    elif isinstance(data, dict):
        for key, value in data.items():
            if clean_line(key) != key:
                yield at, "a key in it holds characters that cannot be seen"
            yield from _hidden(value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _hidden(value, (*at[:-1], f"{at[-1]}[{number}]"))


def flaws_of(template: Template) -> Iterator[tuple[Key, str]]:
    """What types alone cannot refuse: the key and the reason."""
    yield from _too_many(template)
    yield from name_flaws(template)
    yield from _names(template)
    yield from _circles(template)
    yield from field_flaws(template)
    yield from _about_itself(template)
    yield from _too_long(template)
    for name, rule in template.promises.items():
        yield from _promise(template, name, rule)


def _too_many(template: Template) -> Iterator[tuple[Key, str]]:
    if len(template.fields) > MOST_FIELDS:
        yield ("fields",), f"more than {MOST_FIELDS} fields: nobody fills that in while a customer waits"
    if len(template.promises) > MOST_PROMISES:
        yield ("promises",), f"more than {MOST_PROMISES} promises: nobody remembers them all"


def _about_itself(template: Template) -> Iterator[tuple[Key, str]]:
    """Its own dates, its steps, and what its short texts carry."""
    begins, ends = template.effective_from, template.effective_until
    if begins is not None and ends is not None and ends < begins:
        yield ("effective_until",), "lies before effective_from"
    if template.steps is not None and len(template.steps.en) != len(template.steps.zh):
        yield ("steps",), "as many are wanted in both languages"
    for name in template.carry:
        if name not in template.fields:
            yield ("carry",), f"{name} is no field of this template"
            return
    for language in LANGUAGES:
        for variant, text in texts_of(template, language).items():
            said = _names_within(template, text)
            for name in template.carry:
                if variant in _SHORT and name not in said:
                    yield ("text", language, variant), f"does not say ${name}, which carry names"


def _too_long(template: Template) -> Iterator[tuple[Key, str]]:
    """What a channel would not take, however short what is filled in."""
    for language in LANGUAGES:
        for variant, text in texts_of(template, language).items():
            if variant not in _CHANNEL_OF:
                continue
            channel, parts = _CHANNEL_OF[variant]
            length = measure(without_names(text), channel, parts=parts)
            if length is not None and length.over:
                told = f"too long for {channel} before anything is filled in: {length.used} of {length.limit}"
                yield ("text", language, variant), told


def _names_within(template: Template, text: str) -> set[str]:
    """The fields that a text says, those in the words of its choices included."""
    said = {used.partition(".")[0] for used in names_in(text)}
    needs = needs_of(template)
    return said | {inner for outer in said for inner in needs.get(outer, ())}


def texts_of(template: Template, language: Language) -> dict[str, str]:
    """Every text of a language by its key; those that are not there are left out."""
    texts = template.text.of(language)
    return {name: text for name in texts.__struct_fields__ if (text := getattr(texts, name))}


def _all_texts(template: Template) -> Iterator[tuple[Key, str]]:
    """Everything in which names may stand, with its key."""
    for language in LANGUAGES:
        for name, text in texts_of(template, language).items():
            yield ("text", language, name), text
        yield ("miss", language), template.miss.of(language)
        for name, field in template.fields.items():
            for key, words in field.choices.items():
                yield ("fields", name, "choices", key, language), words.of(language)
        for name, rule in template.promises.items():
            yield ("promises", name, "what", language), rule.what.of(language)
            for limit in rule.limits.of(language):
                yield ("promises", name, "limits", language), limit
    for name, field in template.fields.items():
        if field.default.startswith("$"):
            yield ("fields", name, "default"), field.default.partition(" ")[0]


def known_names(template: Template) -> frozenset[str]:
    """Every name that a text may use."""
    forms = (f"{name}.{form}" for name, field in template.fields.items() for form in FORMS.get(field.kind, ()))
    return frozenset({*BUILT_IN_NAMES, *template.fields, *forms})


def _names(template: Template) -> Iterator[tuple[Key, str]]:
    known = known_names(template)
    for key, text in _all_texts(template):
        try:
            used = names_in(text)
        except ValueError as error:
            yield key, f"a $ that names no field: {error} (a $ itself is written $$)"
            continue
        for name in used:
            if name not in known:
                yield key, f"${name} is no field of this template"


def needs_of(template: Template) -> dict[str, set[str]]:
    """Which names each field and `miss` are made of: choices by their words, defaults by what they count from."""
    needs: dict[str, set[str]] = {name: set() for name in template.fields}
    needs["miss"] = set()
    for key, text in _all_texts(template):
        owner = "miss" if key[0] == "miss" else key[1] if key[0] == "fields" else None
        if owner is not None:
            needs[owner] |= {name.partition(".")[0] for name in names_in(text)}
    for name in template.fields:
        if (base := counted_from(template, name)) is not None:
            needs[name].add(base)
    return needs


def _circles(template: Template) -> Iterator[tuple[Key, str]]:
    needs = needs_of(template)
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> tuple[str, ...] | None:
        if name in way:
            return (*way[way.index(name) :], name)
        if name in done or name not in needs:
            return None
        for needed in sorted(needs[name]):
            if found := walk(needed, (*way, name)):
                return found
        done.add(name)
        return None

    for name in needs:
        if circle := walk(name, ()):
            yield ("fields", circle[0]) if circle[0] != "miss" else ("miss",), "goes in a circle: " + " > ".join(circle)
            return


def _promise(template: Template, name: str, rule: PromiseRule) -> Iterator[tuple[Key, str]]:
    at = ("promises", name)
    kinds = [template.fields[field].kind if field in template.fields else "" for field in rule.due.split()]
    if kinds not in (["datetime"], ["date"], ["date", "window"]):
        yield (*at, "due"), "names a datetime field, a date field, or a date and a window field"
        return
    if not rule.when and any(template.fields[field].optional for field in rule.due.split()):
        yield (*at, "due"), "names an optional field: without it nobody is told by when"
    for entry, kind in (("amount", "money"), ("owner", "agent"), ("replaces", "promise")):
        named = getattr(rule, entry)
        if named and (named not in template.fields or template.fields[named].kind != kind):
            yield (*at, entry), f"names no {kind} field of this template"
    if rule.when:
        field, _, choice = rule.when.partition("=")
        if field not in template.fields or choice not in template.fields[field].choices:
            yield (*at, "when"), 'is "field=choice", both of this template'
    for language in LANGUAGES:
        limits = rule.limits.of(language)
        for variant, text in texts_of(template, language).items():
            if variant == "weibo":
                continue
            said = _names_within(template, text)
            for field in rule.due.split():
                if field not in said:
                    yield ("text", language, variant), f"promises {name} and does not say ${field}, by when"
            wanted = limits if variant in _FULL else limits[:1]
            whole = _with_inner_words(template, text, language)
            for limit in wanted:
                if limit.casefold() not in whole:
                    yield ("text", language, variant), f"promises {name} and does not say what not: {limit}"


def _with_inner_words(template: Template, text: str, language: Language) -> str:
    """`text` and the words that its choices may bring along, for looking up what it says."""
    words = [text]
    for used in names_in(text):
        name = used.partition(".")[0]
        if name == "miss":
            words.append(template.miss.of(language))
        elif name in template.fields:
            words += [words_.of(language) for words_ in template.fields[name].choices.values()]
    return " ".join(words).casefold()
