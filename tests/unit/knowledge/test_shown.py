"""What is shown of documents stays unpacked within bounds, and is read again when it has gone."""

from pathlib import Path
from typing import Any

from agent_tui.knowledge.places import Matching
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.shown import MOST_CHARACTERS, MOST_DOCUMENTS, ShownDocuments
from agent_tui.knowledge.values import Versioned
from tests.unit.knowledge.articles import an_article, an_index


class Reader:
    def __init__(self, long: int) -> None:
        self.read: list[int] = []
        self._long = long

    def stored_fields(self, document: int) -> dict[str, Any]:
        self.read.append(document)
        body = f"document {document} ".ljust(self._long, "x")
        return {
            "id": str(document),
            "title": "T",
            "body": body,
            "normal": body,
            "audience": "customer",
            "language": "en",
            "updated_at": "2026-11-01T00:00:00+00:00",
            "tags": [],
            "kind": "article",
        }


def test_what_was_shown_lately_is_not_read_again() -> None:
    reader, shown = Reader(50), ShownDocuments()
    for document in (1, 2, 1, 2, 1):
        hit = shown.of(reader, document).hit(1.23456, 0.5, Matching(("document",)))
        assert (hit.id, hit.score, hit.snippet[0].text) == (str(document), 1.235, "document")
    assert reader.read == [1, 2]


def test_as_many_stay_as_there_is_room_for_the_latest() -> None:
    reader, shown = Reader(50), ShownDocuments()
    for document in range(MOST_DOCUMENTS + 10):
        shown.of(reader, document)
        shown.of(reader, 0)
    assert len(shown._kept) == MOST_DOCUMENTS
    assert reader.read.count(0) == 1, "what is shown again and again stays"
    shown.of(reader, 1)
    assert reader.read.count(1) == 2


def test_long_bodies_leave_room_for_fewer() -> None:
    reader, shown = Reader(100_000), ShownDocuments()
    for document in range(300):
        shown.of(reader, document)
    assert sum(len(one.body.text) for one in shown._kept.values()) <= MOST_CHARACTERS
    assert shown._characters == sum(len(one.body.text) for one in shown._kept.values())


def test_what_was_found_in_a_title_is_told_as_it_is_written(tmp_path: Path) -> None:
    searcher = Searcher(an_index(tmp_path, [Versioned(an_article("lost", "手機卡丟了：SIM Cards", "立即停机。"), 1)]))
    hit = searcher.search(understand("手机卡 sim car", typing=True), "", limit=5).hits[0]
    searcher.close()
    assert hit.title_found == ("手機", "機卡", "SIM", "Cards")
