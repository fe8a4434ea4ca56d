"""What was promised may be said again, sooner than the catalogue offers or not; no suggestion of one rule is what the
other finds, and another thing that is done later makes nothing later. Now is Monday 2026-11-23 10:00."""

import copy

import pytest

from tests.unit.expectations.check.judged import Context, all_findings, findings

PAIR = ("promise.over-catalogue", "promise.contradiction")


def known(due_at: str, **entry: object) -> Context:
    """A refund promised for then; the catalogue offers one in a working day."""
    return {
        "open_promises": [{"topic": "refund", "what": "Refund of CNY 30.00", "amount": "30.00", "due_at": due_at}],
        "catalogue": [
            {"topic": "refund", "words": ["退款", "refund"], "soonest": "P1D", "calendar": "working", **entry}
        ],
        "hours": {"mon-fri": "09:00-18:00"},
    }


TODAY = known("2026-11-23T18:00:00+08:00")


@pytest.mark.parametrize(
    "text",
    [
        "Your refund of CNY 30 leaves us by today 18:00.",
        "We will refund you CNY 30 by 18:00 today.",
        "We will refund you CNY 30 today.",
        "退款30元我们今天18:00前退出。",
        "退款30元我們今天18:00前退出。",
    ],
)
def test_what_was_promised_may_be_said_again(text: str) -> None:
    assert [one for one in all_findings(text, **TODAY) if one.rule in PAIR] == []
    without = {**TODAY, "open_promises": []}
    assert findings("promise.over-catalogue", text, **without) != []


@pytest.mark.parametrize(
    "text",
    [
        "We will refund you by noon today.",
        "Your refund of CNY 30 leaves us by Tue 24 Nov 18:00.",
        "Your refund of CNY 30 leaves us on Wednesday 25 November 18:00.",
        "退款30元我们今天12:00前退出。",
        "退款30元我们25日18:00前退出。",
    ],
)
def test_a_suggestion_of_one_rule_is_not_found_by_the_other(text: str) -> None:
    for _ in range(3):
        found = [one for one in all_findings(text, **TODAY) if one.rule in PAIR and one.suggestion]
        if not found:
            break
        one = found[0]
        text = text[: one.start] + str(one.suggestion) + text[one.end :]
    assert [one for one in all_findings(text, **TODAY) if one.rule in PAIR] == []


def test_of_a_promise_that_is_changed_the_catalogue_tells_the_earliest() -> None:
    found = findings("promise.over-catalogue", "退款原定今天18:00，改为今天20:00前退出。", **TODAY)
    assert [one.suggestion for one in found] == ["11月24日(周二)10:00"]


def test_what_is_overdue_cannot_be_suggested() -> None:
    overdue = known("2026-11-20T18:00:00+08:00")
    found = findings("promise.over-catalogue", "We will refund you CNY 30 by 18:00 today.", **overdue)
    assert [one.suggestion for one in found] == [None]


def test_words_that_are_not_offered_may_be_said_of_what_was_promised_in_them() -> None:
    text = "Your same-day refund of CNY 30 leaves us by 18:00 today."
    context = known("2026-11-23T18:00:00+08:00", not_offered=["same-day refund"])
    assert findings("promise.over-catalogue", text, **context) != []
    promised = copy.deepcopy(context)
    promised["open_promises"][0]["what"] = "same-day refund"
    assert findings("promise.over-catalogue", text, **promised) == []


SLOW: Context = {
    "catalogue": [{"topic": "refund", "words": ["退款", "refund"], "soonest": "P3D", "calendar": "working"}]
}


@pytest.mark.parametrize(
    "text",
    [
        "退款今天18点前退回，设备我们27日前寄出。",
        "退款今天18点前退回，光猫27日前安装好。",
        "退款今天18點前退回，新的光貓27日前派單。",
        "We will refund you today and we ship the router by 27 November.",
        "Your refund leaves us today, the router ships by 27 November.",
        "The router ships by 27 November, and we will refund you today.",
    ],
)
def test_another_thing_that_is_done_later_makes_it_no_later(text: str) -> None:
    assert len(findings("promise.over-catalogue", text, **SLOW)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "退款今天18点前提交，27日前到账。",
        "退款今天提交，财务27日前打款。",
        "退款今天提交审核，同事27日前处理完。",
        "设备今天18点前寄出，退款27日前退回。",
        "We submit the refund today, and the bank credits it by 27 November.",
        "We send your refund today and you have it by 27 November.",
        "We ship the router today, and the refund follows by 27 November.",
        "We submit the refund today, and your statement shows the credit by 27 November.",
        "退款今天提交，短信27日前通知您到账。",
    ],
)
def test_a_step_towards_it_is_not_it(text: str) -> None:
    assert findings("promise.over-catalogue", text, **SLOW) == []
