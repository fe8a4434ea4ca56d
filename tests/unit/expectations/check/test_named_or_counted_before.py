"""`pii.card` of a number whose name the clause before told; `fact.changed` of counts in words and of pence."""

import pytest

from tests.unit.expectations.check.judged import findings

NUMBER = "4024 0071 0393 9509"
NO_CARD = [
    f"The claim form asks for a contract number; yours is {NUMBER}.",
    f"Please quote the tracking number, it is {NUMBER}.",
    f"您查询时请报合同号，您的是{NUMBER}。",
]
CARD = [
    f"Your card is blocked; it is {NUMBER}.",
    f"Please have the card number ready; yours is {NUMBER}.",
    f"Call the hotline; yours is {NUMBER}.",
    f"Your order is on its way; we charged {NUMBER}.",
]
SAME = [
    ("You can try up to 3 times.", "You can try three times."),
    ("You can try three times.", "You can try up to 3 times."),
    ("You may call up to 2 times.", "You may call twice."),
    ("Up to 3 bags are free.", "three bags free"),
    ("最多可改签三次", "可改签3次"),
    ("Calls cost 20p a minute.", "Calls cost £0.20 a minute."),
    ("Calls cost £0.20 a minute.", "Calls: 20p a minute."),
]
CHANGED = [
    ("You can try up to 3 times.", "You can try four times."),
    ("You may call up to 3 times.", "You may call twice."),
    ("Up to 3 bags are free.", "two bags free"),
    ("Calls cost 20p a minute.", "Calls cost £0.30 a minute."),
]


@pytest.mark.parametrize("text", NO_CARD)
def test_a_number_called_otherwise_before(text: str) -> None:
    assert findings("pii.card", text) == []


@pytest.mark.parametrize("text", CARD)
def test_a_number_that_is_not(text: str) -> None:
    assert findings("pii.card", text)


@pytest.mark.parametrize(("full", "short"), SAME)
def test_counts_that_are_one(full: str, short: str) -> None:
    assert findings("fact.changed", short, full_text=full) == []


@pytest.mark.parametrize(("full", "short"), CHANGED)
def test_counts_that_differ(full: str, short: str) -> None:
    assert findings("fact.changed", short, full_text=full)
