"""The demo's bulletins and what came of its people's searches: of people who work there, and in nobody's way."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from agent_tui.contract.writes import AcknowledgeBulletin, PublishBulletin, RecordOutcome
from agent_tui.demo.company import COLLEAGUES, DESK_AGENT, SUPERVISOR, DataLanguage
from agent_tui.demo.news import make_news
from agent_tui.demo.records import make_records
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import QUERY_LIMIT, Article, is_id

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", get_args(DataLanguage))
def test_they_are_of_who_works_there_and_in_order(language: DataLanguage) -> None:
    made = make_news(language, NOW)
    published: dict[str, datetime] = {}
    articles = {one.id for one in make_records(1, language, 1, NOW).records if isinstance(one, Article)}
    assert {agent for agent, _ in made} <= {one.id for one in COLLEAGUES}
    assert all(is_id(write.id) for _, write in made)
    for agent, write in made:
        if isinstance(write, PublishBulletin):
            assert agent == SUPERVISOR.id
            published[write.id] = write.body.published_at
        elif isinstance(write, AcknowledgeBulletin):
            assert published[write.body.bulletin] < write.body.at < NOW
        else:
            assert isinstance(write, RecordOutcome)
            assert (write.body.article in articles) == (write.body.outcome in ("solved", "wrong"))
            assert len(write.body.query) <= QUERY_LIMIT
            assert mask_numbers(write.body.query) == write.body.query
    kinds = [type(write) for _, write in made]
    assert {PublishBulletin, AcknowledgeBulletin, RecordOutcome} == set(kinds)


def test_who_sits_at_the_desk_has_read_every_one_and_somebody_has_not() -> None:
    made = [write for _, write in make_news("zh", NOW) if isinstance(write, PublishBulletin)]
    read = {
        (agent, write.body.bulletin) for agent, write in make_news("zh", NOW) if isinstance(write, AcknowledgeBulletin)
    }
    for bulletin in made:
        assert (DESK_AGENT.id, bulletin.id) in read
        assert any((one.id, bulletin.id) not in read for one in COLLEAGUES if one is not SUPERVISOR)
    assert {bulletin.body.until is not None and bulletin.body.until > NOW for bulletin in made} == {True, False}
