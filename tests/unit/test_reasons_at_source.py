"""Whatever the code gives as the reason why a file, or something in one, is refused is told in both languages."""

import itertools

from agent_tui.messages.file_reasons import OF_JUDGEMENTS, OF_SETTINGS, file_reason
from agent_tui.messages.line_reasons import LINE_REASONS
from agent_tui.messages.template_reasons import OF_TEMPLATES, OF_THE_COMPANY
from tests.reasons_at_source import HOLE, reasons

FACTS = ("7", "word", "'x'", "entry[3]")
"""What may stand in a hole: a number, a word, a text in quotation marks, a place."""
MOST_TRIED = 3
"""Holes that are filled each with its own; more are filled all with the same."""

THE_SYSTEMS = frozenset({"error.strerror", "type(error).__name__", "getattr(error, 'strerror', None)"})
"""Of which the words are the system's: `test_file_reasons` tells the usual ones."""

NOT_FOLLOWED = {
    ("agent_tui.config.profiles", "error.facts['reason']"): "a name of `URL_REASONS`, told by it",
    ("agent_tui.config.toml_places", "_AT_PLACE.sub('', message)"): "what tomllib says",
    ("agent_tui.config.toml_places", "_AT_KEY.sub('', message).replace('`', '')"): "what msgspec says",
    ("agent_tui.contract.strict", "error"): "what msgspec says",
    ("agent_tui.contract.strict", "message.replace('`', '')"): "what msgspec says",
    ("agent_tui.contract.strict", "message[:1].lower() + message[1:]"): "what msgspec says",
    ("agent_tui.contract.strict", "message[:at.start()]"): "what msgspec says",
    ("agent_tui.replica.sqlite_files", "error"): "what SQLite says",
    ("agent_tui.store.database", "str(error.orig).splitlines()[0]"): "what the database's driver says",
}
"""By module and source: why nobody reads it from the code."""

ALL = reasons()


def test_every_reason_is_told_in_both_languages() -> None:
    untold = [(one.module, one.text) for one in ALL if one.text and not any(map(_is_told, _filled(one.text)))]
    assert untold == [], "`messages.file_reasons` and what it is made of lack these"


def test_what_is_no_text_of_ours_is_known() -> None:
    assert {(one.module, one.source) for one in ALL if one.text is None and one.source not in THE_SYSTEMS} == set(
        NOT_FOLLOWED
    )


def test_reasons_are_found_where_they_are_raised() -> None:
    """By parameters, names, conditions, functions, and through several of them."""
    found = {(one.module.removeprefix("agent_tui."), one.text) for one in ALL}
    assert {
        ("desk.article_files", "a text is wanted; put it in quotes"),
        ("desk.short_forms", f"is too long for its channel: {HOLE} of {HOLE}"),
        ("expectations.check.company", f"{HOLE} on {HOLE} stands there twice"),
        ("expectations.template_file", "lies before effective_from"),
        ("config.sources", "nothing may follow #"),
        ("store.importing", "another line before has this id"),
    } <= found


def test_no_words_are_kept_for_a_reason_that_nobody_gives() -> None:
    given = [filled for one in ALL if one.text for filled in _filled(one.text)]
    ours = (*OF_TEMPLATES, *OF_THE_COMPANY, *OF_SETTINGS, *OF_JUDGEMENTS, *LINE_REASONS)
    assert [one.pattern.pattern for one in ours if not any(map(one.pattern.fullmatch, given))] == []


def _is_told(reason: str) -> bool:
    return bool(file_reason(reason, "en")) and any("\u4e00" <= char <= "\u9fff" for char in file_reason(reason, "zh"))


def _filled(text: str) -> list[str]:
    parts = text.split(HOLE)
    holes = len(parts) - 1
    filling = itertools.product(FACTS, repeat=holes) if holes <= MOST_TRIED else ((fact,) * holes for fact in FACTS)
    return ["".join(itertools.chain(*zip(parts, (*facts, ""), strict=True))) for facts in filling]
