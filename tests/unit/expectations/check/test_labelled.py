"""The labelled messages beside the project: how many of the rules' findings are right, and how many are missed."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from agent_tui.desk.check_cases import Case, read_cases
from agent_tui.expectations.check.check import check, judged
from agent_tui.messages.findings import tell_finding

PRECISION, RECALL = 0.97, 0.95
WRONG = 2
"""Of one rule: found where nothing is, or missed."""


def test_nearly_everything_is_found_and_next_to_nothing_else(shared: Callable[[str], Path]) -> None:
    file = shared("data/expectations/dev.jsonl")
    labels = {row["id"]: set(row["rules"]) for row in map(msgspec.json.decode, file.read_bytes().splitlines())}
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    with file.open("rb") as standard_input:
        for case in read_cases("-", standard_input):
            assert isinstance(case, Case), case
            found = set(judged(case.text, case.channel, case.context.context))
            right.update(found & labels[case.id])
            wrong.update(found - labels[case.id])
            missed.update(labels[case.id] - found)
    assert right.total() / (right.total() + wrong.total()) >= PRECISION, wrong
    assert right.total() / (right.total() + missed.total()) >= RECALL, missed
    assert {rule: count for rule, count in (wrong + missed).items() if count > WRONG} == {}


def test_each_finding_lies_in_its_text_and_has_words(shared: Callable[[str], Path]) -> None:
    with shared("data/expectations/dev.jsonl").open("rb") as standard_input:
        for case in read_cases("-", standard_input):
            assert isinstance(case, Case), case
            for one in check(case.text, case.channel, case.context.context):
                assert 0 <= one.start <= one.end <= len(case.text), one
                assert tell_finding(one.rule, one.facts, "en") != tell_finding(one.rule, one.facts, "zh")
