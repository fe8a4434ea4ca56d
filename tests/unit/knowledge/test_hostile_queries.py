"""Any query gets an answer or a clear nothing."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_tui.knowledge.searching import Searcher, understand
from tests.unit.knowledge.articles import an_index


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    searcher = Searcher(an_index(tmp_path_factory.mktemp("index")))
    yield searcher
    searcher.close()


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "a",
        "退",
        "?",
        '"',
        "*",
        "退款 AND NOT (",
        "title:退款",
        "-" * 500,
        "x" * 10_000,
        "退款" * 5_000,
        "\x00",
        "%s{0}",
    ],
)
def test_queries_that_are_no_words(searcher: Searcher, query: str) -> None:
    for typing in (False, True):
        answer = searcher.search(understand(query, typing=typing), query, limit=10)
        assert answer.query == query
    assert not searcher.search(understand("?!*()"), "?!*()", limit=10).hits


@given(query=st.text(max_size=300) | st.text("退款发票 refund*?\"'()-&|", max_size=300), typing=st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered(searcher: Searcher, query: str, typing: bool) -> None:
    hits = searcher.search(understand(query, typing=typing), query, limit=10).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)
