"""What was searched for in vain is gathered into gaps: what belongs together, how often, and whether it is answered."""

import itertools
import random
from datetime import UTC, datetime, timedelta, timezone

import pytest

from agent_tui.domain.values import Article, SearchOutcome, SearchVerdict
from agent_tui.knowledge.asked import said_in
from agent_tui.knowledge.gaps import Gap, answers, find_gaps

NUMBERS = itertools.count()
BEGAN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def asked(
    query: str,
    outcome: SearchVerdict = "missing",
    *,
    minute: int = 0,
    agent: str = "li.na",
    article: str | None = None,
) -> SearchOutcome:
    at = BEGAN + timedelta(minutes=minute)
    return SearchOutcome(
        id=f"o{next(NUMBERS)}", query=query, outcome=outcome, agent=agent, at=at, article=article, ticket=None
    )


def gathered(*queries: str, words: tuple[str, ...] = ()) -> list[set[str]]:
    outcomes = [asked(query, minute=minute) for minute, query in enumerate(queries)]
    return [{one.query for one in gap.queries} for gap in find_gaps(outcomes, words)]


@pytest.mark.parametrize(
    "questions",
    [
        ("携号转网", "攜號轉網"),
        ("携号转网 要多久", "請問攜號轉網怎麼辦理"),
        ("错误691", "寬帶 錯誤 691", "为什么宽带错误 691?"),
        ("roaming charges", "What are the charges for roaming?"),
        ("esim 换手机", "how do I transfer my eSIM", "eSIM怎么转移到新手机"),
        ("漫游 费用", "国际漫游费用", "海外漫游多少钱"),
    ],
)
def test_the_same_thing_in_other_words_is_one_gap(questions: tuple[str, ...]) -> None:
    other = ("发票抬头", "invoice address")
    assert gathered(*other, *questions)[0] == set(questions)


def test_what_shares_only_the_words_of_asking_is_apart() -> None:
    assert len(gathered("怎么办理携号转网", "怎么修改发票抬头")) == 2
    assert len(gathered("I need to know about invoices", "could you tell me about moving", "NEED to know more")) == 3


def test_a_word_that_everybody_uses_joins_nothing() -> None:
    subjects = [f"{chr(0x4E00 + 2 * place)}{chr(0x4E01 + 2 * place)}" for place in range(40)]
    assert len(gathered(*(f"宽带 {subject}" for subject in subjects))) == len(subjects)


def test_what_was_solved_shows_which_words_are_common_and_is_no_gap_itself() -> None:
    solved = [asked(f"退款 {chr(0x4E00 + place)}", "solved", minute=place) for place in range(40)]
    missed = [asked("退款 手续费", minute=90), asked("退款 汇率", minute=91)]
    assert len(find_gaps(missed)) == 1
    assert [gap.question for gap in find_gaps(solved + missed)] == ["退款 汇率", "退款 手续费"]


def test_a_known_word_is_not_cut_through() -> None:
    questions = ("漫游资费", "国际漫游费用")
    assert len(gathered(*questions)) == 2
    assert len(gathered(*questions, words=("漫游",))) == 1
    assert len(gathered(*questions, words=("漫遊",))) == 1


def test_numbers_of_customers_and_orders_join_nothing() -> None:
    assert len(gathered("20261122 换货", "20261122 发票", "138▯▯▯▯0001 过户", "138▯▯▯▯0001 移机")) == 4


def test_a_gap_says_how_often_by_whom_and_when() -> None:
    (gap,) = find_gaps(
        [
            asked("漫游 费用", "nothing", minute=5, agent="chen.tao"),
            asked("漫游费用", "missing", minute=9, agent="li.na"),
            asked("漫游费用", "missing", minute=1, agent="li.na"),
            asked("漫游费用", "wrong", minute=3, agent="li.na", article="roaming"),
        ]
    )
    assert (gap.count, gap.missing, gap.nothing, gap.wrong) == (4, 2, 1, 1)
    assert gap.agents == ("chen.tao", "li.na")
    assert (gap.first_at, gap.last_at) == (BEGAN + timedelta(minutes=1), BEGAN + timedelta(minutes=9))
    assert [(one.query, one.times) for one in gap.queries] == [("漫游费用", 3), ("漫游 费用", 1)]
    assert gap.articles == ("roaming",)


def test_an_article_that_is_wrong_is_one_gap_whatever_was_asked() -> None:
    outcomes = [
        asked("漫游 费用", "wrong", article="roaming"),
        asked("出国 上网", "wrong", minute=1, article="roaming"),
        asked("发票 抬头", "wrong", minute=2, article="invoice"),
    ]
    assert [(gap.count, gap.articles) for gap in find_gaps(outcomes)] == [(2, ("roaming",)), (1, ("invoice",))]


def test_the_question_is_the_one_nearest_to_all_and_the_most_usual_of_equal_ones() -> None:
    (gap,) = find_gaps(
        [
            asked("漫游 南极 科考船 费用"),
            asked("费用 漫游", minute=1),
            asked("漫游 费用", minute=2),
            asked("漫游 费用", minute=3),
        ]
    )
    assert gap.question == "漫游 费用"


def test_a_question_goes_to_the_gap_that_it_has_most_in_common_with() -> None:
    moving, speed = "宽带 移机 周末 师傅", "宽带 测速 晚上 掉线"
    assert gathered(moving, speed, "宽带 移机", "宽带 测速") == [{speed, "宽带 测速"}, {moving, "宽带 移机"}]


def test_of_equal_texts_the_one_that_was_said_first_is_the_question() -> None:
    later, first = asked("漫游 费用", minute=1), asked("费用 漫游", minute=0)
    assert [gap.question for gap in find_gaps([later, first])] == ["费用 漫游"]


def test_a_word_alone_says_too_little_to_be_the_question() -> None:
    (gap,) = find_gaps([asked("esim"), asked("esim 转移", minute=1), asked("esim 换手机", minute=2)])
    assert gap.question == "esim 换手机"


def test_the_most_usual_come_first_then_the_latest() -> None:
    outcomes = [asked("发票抬头"), asked("移机", minute=1), asked("携号转网", minute=2), asked("携号转网", minute=3)]
    assert [gap.question for gap in find_gaps(outcomes)] == ["携号转网", "移机", "发票抬头"]


def test_what_holds_no_word_is_no_gap() -> None:
    assert find_gaps([asked("???"), asked("、。"), asked("")]) == []
    assert [gap.question for gap in find_gaps([asked("怎么办")])] == ["怎么办"]


def many(count: int) -> list[SearchOutcome]:
    chance = random.Random(7)
    words = ["".join(chr(chance.randint(0x4E00, 0x9FA0)) for _ in range(2)) for _ in range(400)]
    common = [1 / (place + 10) for place in range(400)]
    return [
        asked(" ".join(chance.choices(words, weights=common, k=chance.randint(1, 4))), minute=minute)
        for minute in range(count)
    ]


def test_the_order_in_which_outcomes_arrive_makes_no_difference() -> None:
    outcomes = many(300)
    shuffled = outcomes * 2
    random.Random(1).shuffle(shuffled)
    assert find_gaps(shuffled) == find_gaps(outcomes)


def test_every_outcome_is_in_one_gap() -> None:
    outcomes = many(500)
    assert sum(gap.count for gap in find_gaps(outcomes)) == len(outcomes)


def test_a_gap_keeps_its_id_when_more_is_asked() -> None:
    outcomes = [asked("发票抬头"), asked("携号转网", minute=1)]
    before = {gap.question: gap.id for gap in find_gaps(outcomes)}
    after = {gap.question: gap.id for gap in find_gaps([*outcomes, asked("攜號轉網 要多久", minute=2)])}
    assert after["携号转网"] == before["携号转网"] == outcomes[1].id


def a_gap() -> Gap:
    (gap,) = find_gaps([asked("携号转网")])
    return gap


def an_article(updated_at: datetime, title: str = "携号转网", body: str = "", internal: str = "") -> Article:
    return Article(
        id="a",
        title=title,
        body=body,
        language="zh-CN",
        audience="customer",
        tags=(),
        updated_at=updated_at,
        internal=internal,
    )


def test_a_gap_is_answered_by_what_was_written_after_it() -> None:
    gap, hour = a_gap(), timedelta(hours=1)
    assert answers(gap, an_article(gap.last_at + hour), 1.0)
    assert not answers(gap, an_article(gap.last_at - hour), 1.0)
    assert not answers(gap, an_article(gap.last_at), 1.0)


def test_an_article_that_tells_no_hour_may_have_been_written_at_the_end_of_its_day() -> None:
    gap = a_gap()
    assert answers(gap, an_article(datetime(2026, 11, 1, tzinfo=UTC)), 1.0)
    assert not answers(gap, an_article(datetime(2026, 10, 31, tzinfo=UTC)), 1.0)
    assert not answers(gap, an_article(datetime(2026, 11, 1, tzinfo=timezone(timedelta(hours=8)))), 1.0)
    assert answers(gap, an_article(datetime(9999, 12, 31, tzinfo=UTC)), 1.0)


def test_an_answer_holds_half_of_the_question_by_rarity_or_most_of_its_text() -> None:
    gap = a_gap()
    after = gap.last_at + timedelta(hours=1)
    assert answers(gap, an_article(after, "携号", "另办"), 0.5)
    assert not answers(gap, an_article(after, "携号", "另办"), 0.49)
    assert answers(gap, an_article(after, "号码", "攜號轉網當天生效。"), 0.1)
    assert answers(gap, an_article(after, "携号", internal="转网另办"), 0.1)
    assert not answers(gap, an_article(after, "号码"), 0.5)


def test_an_answer_to_one_way_to_ask_is_none_to_what_most_asked() -> None:
    fee, arrival = "退款 手续费", "退款 到账"
    (gap,) = find_gaps([asked(fee), asked(arrival, minute=1), asked("退款 没收到", minute=2)])
    after = gap.last_at + timedelta(hours=1)
    assert not answers(gap, an_article(after, "手续费"), 1.0)
    assert answers(gap, an_article(after, "退款", "手续费: 无。到账: 两天。"), 1.0)


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("eSIM怎么换到新手机", "更换 eSIM: 在新手機上扫码", 5 / 7),
        ("eSIM怎么换到新手机", "新手机不再附送充电器", 3 / 7),
        ("how do I transfer my eSIM", "Transferring an eSIM", 1.0),
        ("how do I transfer my eSIM", "About transfers", 0.5),
        ("691 钱", "要钱", 1 / 3),
        ("???", "anything", 0.0),
    ],
)
def test_how_much_of_a_question_a_text_says(question: str, text: str, share: float) -> None:
    assert said_in(question, text) == pytest.approx(share)
