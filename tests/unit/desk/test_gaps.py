"""At the desk: what was searched for in vain by whomever, also what is not sent yet, and what answers it by now."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from agent_tui.desk.desk import Desk
from agent_tui.domain.values import Article, SearchOutcome, SearchVerdict
from tests.desk_fixture import NOW, make_desk
from tests.records import sample_records


def an_article(id: str, title: str, body: str, updated_at: datetime = NOW, **fields: Any) -> Article:
    made: dict[str, Any] = {"language": "zh-CN", "audience": "customer", "tags": ()} | fields
    return Article(id=id, title=title, body=body, updated_at=updated_at, **made)


def missed(
    id: str, query: str, outcome: SearchVerdict = "missing", *, days: int = 1, article: str | None = None
) -> SearchOutcome:
    return SearchOutcome(
        id=id, query=query, outcome=outcome, agent="chen.tao", at=NOW - timedelta(days=days), article=article
    )


RECORDS = (
    *sample_records(NOW),
    an_article("esim", "更换 eSIM", "在新手机上扫二维码。", tags=("手机",)),
    an_article("roaming", "国际漫游", "在应用里开通漫游。", NOW - timedelta(days=90), tags=("漫游",)),
    missed("o1", "eSIM怎么换到新手机"),
    missed("o2", "漫遊 費用"),
    missed("o3", "漫游费用", "nothing", days=2),
)


@contextmanager
def a_desk(tmp_path: Path, more: Sequence[Any] = ()) -> Iterator[Desk]:
    desk = make_desk(tmp_path, records=(*RECORDS, *more))
    try:
        desk.bring_knowledge_up_to_date(lambda done, total: None)
        yield desk
    finally:
        desk.close()


def test_what_is_answered_by_now_is_told_only_when_asked_for(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        assert [view.gap.count for view in desk.gaps()] == [2]
        views = {view.gap.id: view.answered_by for view in desk.gaps(all=True)}
        answer = views["o1"]
        assert answer is not None
        assert (answer.id, answer.title) == ("esim", "更换 eSIM")
        assert views["o3"] is None


def test_what_was_just_said_here_counts_before_it_is_sent(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.record_outcome("漫游费用", "missing")
        (gap,) = desk.gaps()
        assert gap.gap.count == 3
        assert len(gap.gap.agents) == 2


def test_a_word_that_is_the_same_in_every_language_is_asked_in_that_of_the_customer(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        for ticket in ("t-zhao", "t-chen", "t-weber"):
            desk.record_outcome("VoLTE", "missing", ticket=ticket)
        gap = next(view.gap for view in desk.gaps() if view.gap.question == "VoLTE")
        assert desk.customers_languages(gap) == ["zh-CN", "en-GB"]


def test_what_is_long_ago_and_what_claims_to_be_to_come_are_no_gaps(tmp_path: Path) -> None:
    """Nobody could ever answer a search of the year 9999."""
    more = [missed("old", "宽带装到二楼", days=200), missed("later", "充值卡密码", days=-2)]
    with a_desk(tmp_path, more) as desk:
        assert [view.gap.id for view in desk.gaps()] == ["o3"]


def test_an_article_on_everything_but_the_rare_word_is_no_answer(tmp_path: Path) -> None:
    articles = [
        an_article(f"b{n}", f"宽带 {word}", f"宽带的{word}。") for n, word in enumerate(("安装", "测速", "停机"))
    ]
    articles.append(an_article("bill", "宽带 账单", "宽带账单按月出。"))
    with a_desk(tmp_path, [*articles, missed("m", "宽带 移机 账单")]) as desk:
        assert "m" in {view.gap.id for view in desk.gaps()}


def test_a_gap_that_was_missed_again_after_the_article_is_open_again(tmp_path: Path) -> None:
    with a_desk(tmp_path, [missed("o4", "eSIM 新手机", days=-1)]) as desk:
        assert {view.gap.id for view in desk.gaps()} == {"o1", "o3"}


def test_a_wrong_article_is_settled_by_its_next_version_whatever_was_asked(tmp_path: Path) -> None:
    wrong = [
        missed("w1", "出国上网", "wrong", article="esim"),
        missed("w2", "携号转网", "wrong", article="roaming"),
        missed("w3", "发票抬头", "wrong", article="gone"),
    ]
    with a_desk(tmp_path, wrong) as desk:
        views = {view.gap.id: view for view in desk.gaps()}
        assert set(views) == {"o3", "w2", "w3"}
        assert [one.title for one in views["w2"].wrong] == ["国际漫游"]
        assert views["w3"].wrong == ()


def test_the_tag_of_a_new_article_is_that_of_the_articles_near_it(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        assert desk.tags_near("国际漫游怎么收费") == ["漫游"]
        assert desk.tags_near("发票抬头") == []


def test_an_article_on_another_thing_that_is_moved_is_no_answer(tmp_path: Path) -> None:
    moving = an_article("e", "How to move an eSIM to a new phone", "Scan the code; your number stays.", language="en")
    chinese = an_article("z", "eSIM 换手机", "号码不变, 在新手机上扫码。")
    misses = [missed("m", "move watch number to new phone"), missed("n", "手表号码 换手机")]
    with a_desk(tmp_path / "other", [moving, chinese, *misses]) as desk:
        assert {"m", "n"} <= {view.gap.id for view in desk.gaps()}
    with a_desk(tmp_path / "same", [moving, chinese, missed("k", "move esim phone")]) as desk:
        assert "k" not in {view.gap.id for view in desk.gaps()}


def test_a_rare_word_parts_what_else_is_alike(tmp_path: Path) -> None:
    phones = [an_article(f"p{n}", f"换手机 {n}", "换手机的办法。") for n in range(4)]
    with a_desk(tmp_path, [*phones, missed("n", "手表号码 换手机"), missed("k", "LTE 换手机")]) as desk:
        assert {"n", "k"} <= {view.gap.id for view in desk.gaps(all=True)}


def test_what_was_left_with_nothing_a_single_time_is_listed_with_all(tmp_path: Path) -> None:
    left = [
        missed("once", "asdfghjkl", "nothing"),
        missed("a", "qwertz", "nothing"),
        missed("b", "qwertz", "nothing"),
    ]
    another = msgspec.structs.replace(missed("c", "plugh", "solved"), agent="li.na")
    with a_desk(tmp_path, [*left, another]) as desk:
        usual = {view.gap.id: view.gap.count for view in desk.gaps()}
        everything = {view.gap.id: view.gap.count for view in desk.gaps(all=True)}
    assert usual["a"] == 2
    assert "once" not in usual
    assert everything["once"] == 1


def test_who_searches_alone_sees_their_gaps_on_the_first_day(tmp_path: Path) -> None:
    with a_desk(tmp_path, [missed("once", "asdfghjkl", "nothing")]) as desk:
        assert "once" in {view.gap.id for view in desk.gaps()}


def test_a_mistyped_word_is_read_as_the_search_understood_it(tmp_path: Path) -> None:
    parcels = [
        an_article(f"x{n}", "Where is my parcel?", "Your parcel is on its way.", language="en") for n in range(2)
    ]
    with a_desk(tmp_path, [*parcels, missed("p", "parcel late"), missed("q", "parcle late")]) as desk:
        assert {view.gap.id: view.gap.count for view in desk.gaps()}["p"] == 2
