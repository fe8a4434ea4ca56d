"""The index that a browser searches: what a term adds to an article is what it adds at the desk."""

import json
import re

import pytest

from agent_tui.knowledge.postings import BODY_B, K1, TITLE_WEIGHT
from agent_tui.knowledge.site.markup import Html
from agent_tui.knowledge.site.search_index import DIGITS, search_files
from agent_tui.knowledge.site.values import Entry

TEXTS = (
    ("Router", "lamp cable"),
    ("Router of whoever lost another one", "lamp cable"),
    ("Lights", "router cable"),
    ("Router", "router cable"),
    ("Lights", "router " * 5_000),
)


def impacts(term: str) -> list[int]:
    """By article."""
    entries = [
        Entry(str(number), title, "en", "en", f"{number}.html", (), "2026-11-01", Html(""), text)
        for number, (title, text) in enumerate(TEXTS)
    ]
    found = [0] * len(entries)
    for name, script in search_files(entries, "", {}).items():
        if name.startswith("terms-"):
            called = re.fullmatch(r"siteSearch\.terms\(\d+,(.*)\);\n", script.decode())
            assert called is not None
            terms, _ = json.loads(f"[{called[1]}]")
            written = dict(zip(terms[::2], terms[1::2], strict=True)).get(term, "")
            document = -1
            for distance, impact in zip(written[::2], written[1::2], strict=True):
                document += DIGITS.index(distance)
                found[document] = DIGITS.index(impact)
    return found


def test_fields_are_summed_before_a_term_has_had_enough_of() -> None:
    average = sum(len(text.split()) for _, text in TEXTS) / len(TEXTS)
    in_text = 1 / (1 - BODY_B + BODY_B * 2 / average)
    title, _, text, both, _ = impacts("router")
    expected = [63 * tf / (K1 + tf) for tf in (TITLE_WEIGHT, in_text, TITLE_WEIGHT + in_text)]
    assert [title, text, both] == [pytest.approx(one, abs=0.51) for one in expected]
    assert both < title + text


def test_a_long_title_is_not_the_worse_for_it() -> None:
    name, question, *_ = impacts("router")
    assert name == question


def test_no_article_has_more_than_there_are_digits() -> None:
    assert max(impacts("router")) <= 63
    assert min(impacts("cabl")[:4]) >= 1
