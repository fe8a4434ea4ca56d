"""The page of the check tells of every rule, and its examples are true."""

import pytest

from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm, OpenPromise
from agent_tui.expectations.check.registry import RULES
from agent_tui.messages.check_rules import RULE_WORDS
from agent_tui.messages.findings import FINDINGS, tell_finding
from agent_tui.messages.speech import Language
from tests.docs.checks_page import PAGE, checks_page, example_channel, example_context

NAMES = [rule.name for rule in RULES]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def test_every_rule_has_its_words_and_its_place_on_the_page() -> None:
    assert set(NAMES) == set(RULE_WORDS) == {key.partition(":")[0] for key in FINDINGS}
    assert [name for name in RULE_WORDS if name in NAMES] == NAMES, "in one order"
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in NAMES if f"\n## {name}\n" not in page] == []


def test_the_page_is_what_the_registry_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == checks_page(), "python -m tests.docs.checks_page"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_its_examples_are_found_and_not_found(name: str, language: Language) -> None:
    words, context, channel = RULE_WORDS[name], example_context(name, language), example_channel(name)
    found = [one for one in check(getattr(words.found, language), channel, context) if one.rule == name]
    assert found
    for one in found:
        for other in LANGUAGES:
            assert tell_finding(one.rule, one.facts, other)
    clean = [one.rule for one in check(getattr(words.not_found, language), channel, context)]
    assert clean == []


@pytest.mark.parametrize(
    "names",
    [
        [f"`entry.{name}`" for name in CatalogueEntry.__struct_fields__],
        [f"`term.{name}`" for name in GlossaryTerm.__struct_fields__],
        [f"`{name}`" for name in (*CheckContext.__struct_fields__, *OpenPromise.__struct_fields__)],
    ],
    ids=["catalogue.toml", "glossary.toml", "context"],
)
def test_every_key_of_what_people_write_stands_on_the_page(names: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in names if name not in page] == []
