"""Which topic a promise is about, where nobody named its code: by the words of the templates and by other words for the
same thing. Pure.

`退款` is the topic refund, and so is what is promised as `30元退回`. What names two things is about neither for sure.
"""

from collections.abc import Iterable, Mapping

from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.topics import field_words, topic_pattern
from agent_tui.expectations.template import Template

CALL_BACK = "call-back"
"""A call about a refund is no refund."""


def topics_of(templates: Iterable[Template]) -> dict[str, tuple[str, ...]]:
    """The topics under which these templates promise, each with its words."""
    known: dict[str, tuple[str, ...]] = {}
    for template in templates:
        if any((rule.topic or template.topic) == template.topic for rule in template.promises.values()):
            known[template.topic] = (*known.get(template.topic, ()), *template.words)
    return known


def topic_meant(typed: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """The code of a topic as somebody typed it; as it is where it is no code and no word of one topic alone."""
    wanted = typed.strip().casefold()
    if (code := next((code for code in known if code.casefold() == wanted), None)) is not None:
        return code
    having = [code for code, words in known.items() if wanted in {word.casefold() for word in words}]
    return having[0] if len(having) == 1 else typed


def topic_named(what: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one topic that the words of a promise name; None where they name none, or several."""
    things = set(field_words(what))
    theirs = {code: set(field_words(code, *words)) & things for code, words in known.items()}
    if theirs.get(CALL_BACK):
        return CALL_BACK
    if things:
        named = [code for code, fields in theirs.items() if fields]
        return named[0] if len(named) == 1 and theirs[named[0]] == things else None
    told = read(what).plain
    patterns = {code: topic_pattern((code, *words)) for code, words in known.items()}
    named = [code for code, pattern in patterns.items() if pattern is not None and pattern.search(told)]
    return named[0] if len(named) == 1 else None
