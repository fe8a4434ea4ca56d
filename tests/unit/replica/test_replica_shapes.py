"""A `replica.db` of any earlier shape is begun anew, so that everything comes again; nothing of the old one is in its
way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.domain.values import Article
from agent_tui.replica.article_rows import ArticleRows
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.replica.replica_schema import SCHEMA
from tests.desk_fixture import NOW, a_fill_page
from tests.fake_backend import a_bulletin, a_search_outcome, an_acknowledgement

ARTICLE = Article("a1", "退款", "三天", "zh-CN", "customer", (), NOW, short={"sms": "3 天"}, translates="a2")


def a_file_of(shape: int, path: Path) -> None:
    """As an earlier release left it: tables of the same names, with other columns."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID")
        connection.execute("INSERT INTO state VALUES ('cursor', 'old'), ('through', 9), ('filled', 1)")
        connection.execute("CREATE TABLE article (id TEXT PRIMARY KEY, doc BLOB)")
        connection.execute("CREATE INDEX article_translates ON article (doc)")
        connection.execute("INSERT INTO article VALUES ('a9', x'00')")
        connection.execute(f"PRAGMA application_id = {SCHEMA.application_id}")
        connection.execute(f"PRAGMA user_version = {shape}")
        connection.commit()


@pytest.mark.parametrize("shape", range(1, SCHEMA.version))
def test_it_is_filled_again(tmp_path: Path, shape: int) -> None:
    path = tmp_path / "replica.db"
    a_file_of(shape, path)
    with closing(Replica(path)) as replica, closing(Queries(path)) as queries:
        assert (replica.cursor, replica.filled, replica.through) == (None, False, 0)
        assert ArticleRows(queries).versions() == {}
        news = (ARTICLE, a_bulletin(), an_acknowledgement(), a_search_outcome())
        changes = [Change(1, doc.__struct_config__.tag, doc.id, 1, "upsert", doc) for doc in news]  # type: ignore[arg-type]
        replica.begin_snapshot("store", "li.na")
        replica.apply_snapshot_page(a_fill_page(changes))
        replica.finish_snapshot("new", 1)
        assert ArticleRows(queries).article("a1") == ARTICLE
        assert (queries.bulletins(), queries.search_outcomes()) == ([news[1]], [news[3]])
        assert queries.acknowledgements("b1") == [news[2]]


def test_what_the_index_is_kept_by_tells_of_each_change(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    with closing(Replica(path)) as replica, closing(Queries(path)) as queries:
        marks = [queries.bulletin_mark()]
        for seq, (version, news) in enumerate(
            ((1, a_bulletin()), (2, a_bulletin(withdrawn=True)), (1, a_bulletin("b2")))
        ):
            change = Change(seq, "bulletin", news.id, version, "upsert", news)
            replica.apply_page(FeedPage((change,), f"c{seq}", has_more=False, through=seq), after=replica.cursor)
            marks.append(queries.bulletin_mark())
        assert len(set(marks)) == len(marks)
        assert queries.bulletin_versions() == {"b1": 2, "b2": 1}
        assert queries.bulletins_by_id(["b2", "b9"]) == [(a_bulletin("b2"), 1)]


def test_what_was_said_of_an_article_is_counted(tmp_path: Path) -> None:
    said = (("a1", "solved"), ("a1", "solved"), ("a1", "wrong"), ("a2", "wrong"), ("a3", "missing"), (None, "solved"))
    news = [a_search_outcome(f"s{n}", article=article, outcome=outcome) for n, (article, outcome) in enumerate(said)]
    path = tmp_path / "replica.db"
    with closing(Replica(path)) as replica, closing(Queries(path)) as queries:
        changes = tuple(Change(n, "search_outcome", one.id, 1, "upsert", one) for n, one in enumerate(news))
        replica.apply_page(FeedPage(changes, "c", has_more=False, through=9), after=replica.cursor)
        assert queries.verdicts() == {"a1": (2, 1), "a2": (0, 1)}


def test_what_a_later_snapshot_does_not_bring_goes(tmp_path: Path) -> None:
    """Bulletins and outcomes that a restore at the store has taken back."""
    path = tmp_path / "replica.db"
    with closing(Replica(path)) as replica, closing(Queries(path)) as queries:
        for number, news in enumerate(((a_bulletin("b1"), a_search_outcome("s1"), an_acknowledgement()), ())):
            changes = [Change(1, doc.__struct_config__.tag, doc.id, 1, "upsert", doc) for doc in news]  # type: ignore[arg-type]
            replica.begin_snapshot(f"store-{number}")
            replica.apply_snapshot_page(a_fill_page(changes))
            replica.finish_snapshot("new", 1)
            assert len(queries.bulletins()) == len(queries.search_outcomes()) == len(queries.acknowledgements("b1"))
            assert len(queries.bulletins()) == (1 if news else 0)
