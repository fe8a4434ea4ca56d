"""What stands at the end of a line and says how to go on, or how far one may go, is not cut off with it."""

from datetime import timedelta

import pytest

from agent_tui.expectations.attached import Attached, write_attached
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.rendering import Rendered
from agent_tui.messages.speech import Language
from agent_tui.ui.presentation.styles import Line, line_width, plain
from agent_tui.ui.screens.desk.attached_line import attached_lines
from agent_tui.ui.screens.templates.form_advice import authority_lines, finding_rows
from agent_tui.ui.wording import Wording
from tests.unit.expectations.fixture import built_in
from tests.unit.presentation.made_up import NOW, SHANGHAI

LANGUAGES: tuple[Language, ...] = ("en", "zh")
REFUND = PlannedPromise(
    "The refund leaves us to the account that was paid from",
    NOW + timedelta(days=2),
    "bank booking time, interest, or anything that another company takes for it",
    "sms",
)


def joined(lines: tuple[Line, ...] | list[Line]) -> str:
    return " ".join(" ".join(plain(line) for line in lines).split())


@pytest.mark.parametrize("width", [53, 56, 80, 118])
def test_the_key_beside_what_is_promised_and_what_is_not_stand_whole(width: int) -> None:
    lines = attached_lines(write_attached(Attached((REFUND,))), Wording("en", SHANGHAI), width)

    assert all(line_width(line) <= width for line in lines)
    assert joined(lines).endswith("takes it off")
    assert REFUND.limits in joined(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [30, 52, 80])
def test_when_it_can_be_done_at_the_earliest_is_told_whole_in_the_form(language: Language, width: int) -> None:
    facts: dict[str, str | int] = {"topic": "refund of what was charged twice", "earliest": NOW.isoformat()}
    found = [Finding("promise.over-catalogue", "error", 0, 1, facts), Finding("date.past", "error", 0, 1, {})]
    wording = Wording(language, SHANGHAI)
    lines = finding_rows(found, wording, width, NOW, most=1)
    more = wording.screen("form.more-findings", count=1)
    assert all(line_width(line) <= width for line in lines)
    assert "~" not in joined(lines)
    assert "".join(joined(lines).split()).endswith("".join(f"({facts['topic']}) {more}".split()))


def test_how_far_one_may_go_is_told_whole() -> None:
    nothing = Rendered("", 1, "note", "", (), (), None, (), None, {}, {})
    told = 0
    for template in built_in().by_id.values():
        for language in LANGUAGES:
            lines = authority_lines(template, nothing, Wording(language, SHANGHAI), 50, roomy=True)
            assert all(line_width(line) <= 50 for line in lines)
            if template.authority is not None:
                told += 1
                assert "".join(template.authority.of(language).split()) in "".join(joined(lines).split())
    assert told
