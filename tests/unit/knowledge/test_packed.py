"""Terms and postings in arrays: what was written is read, also after segments were merged and documents deleted."""

from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index

from agent_tui.knowledge.index import apply
from agent_tui.knowledge.known import Known
from agent_tui.knowledge.packed import MOST_IN_ONE, PackedTerms, PostingPool
from agent_tui.knowledge.values import Versioned
from tests.unit.knowledge.articles import an_article, an_index, found

ARTICLES = [
    Versioned(an_article("a", "refund", "refund refund card cards carton", "en"), 1),
    Versioned(an_article("b", "card", "card 退款", "en"), 1),
]


def terms_of(reader: Any) -> PackedTerms:
    (leaf, _), *others = reader.leaf_readers()
    assert not others
    return PackedTerms(leaf.storage(), leaf.segment())


def test_what_was_written_is_read(tmp_path: Path) -> None:
    generation = an_index(tmp_path, ARTICLES).current()
    with whoosh_index.open_dir(str(generation)).reader() as reader:
        terms = terms_of(reader)
        assert [list(part) for part in terms.postings("body", b"refund")] == [[0], [2]]
        assert [list(part) for part in terms.postings("body", b"card")] == [[0, 1], [2, 1]]
        assert [list(part) for part in terms.postings("body", b"nothing")] == [[], []]
        assert [list(part) for part in terms.postings("nowhere", b"card")] == [[], []]
        assert (terms.count("body", b"card"), terms.count("title", b"card"), terms.count("body", b"car")) == (2, 1, 0)
        assert terms.most_frequent("body", b"car", 1) == {"card": 2}
        assert terms.most_frequent("body", b"car", 9) == {"card": 2, "carton": 1}
        assert terms.most_frequent("body", "退".encode(), 9) == {"退款": 1}
        assert (list(terms.lengths("title")), list(terms.lengths("body"))) == ([1, 1], [5, 2])
        terms.close()


def test_segments_that_were_merged_hold_what_they_held(tmp_path: Path) -> None:
    folder = an_index(tmp_path, ARTICLES)
    generation = folder.current()
    assert generation is not None
    known = Known("test", {"a": 1, "b": 1})
    for number in range(20):
        known = apply(generation, [Versioned(an_article(f"n{number}", "roaming", f"word{number}"), 1)], [], known)
        known = apply(generation, [Versioned(an_article("b", "card", f"card of round {number}", "en"), 2)], [], known)
    assert set(found(folder, "card")) == {"a", "b"}
    assert len(found(folder, "roaming")) == 10
    assert [found(folder, f"word{number}") for number in range(20)] == [[f"n{number}"] for number in range(20)]
    assert found(folder, "退款") == []
    assert len(list(generation.glob("*.trm"))) < 10


def test_counts_have_an_end() -> None:
    pool = PostingPool(["body"])
    pool.add(("body", b"word", 1, 70_000.0, b""))
    assert [list(part) for _, _, *parts in pool.iter_postings() for part in parts] == [[1], [MOST_IN_ONE]]
    assert list(pool.lengths["body"]) == [0, MOST_IN_ONE]
