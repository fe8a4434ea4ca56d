"""What was promised or is offered, named by what is done with it; what a note says was answered; what others offer."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed


def promised(what: str, due_at: str = "2026-11-25T18:00:00+08:00") -> Context:
    return {"open_promises": [{"topic": "topic", "what": what, "due_at": due_at}]}


def offered(*words: str, **more: object) -> Context:
    return {"internal": True, "catalogue": [{"topic": "topic", "words": list(words), "soonest": "P5D", **more}]}


DEPOSIT = offered("deposit", not_offered=["instant release", "立即退押金"])
AGAINST, OVER = "promise.contradiction", "promise.over-catalogue"

FOUND: list[Case] = [
    (AGAINST, "告知11月26日17:00前退到原卡。", promised("退款")),
    (AGAINST, "已跟客户说11月26日17:00前退回原账户。", promised("退费")),
    (AGAINST, "已告知核定三千五百元，11月26日17:00前匯款。", promised("理賠金")),
    (AGAINST, "换表时间为11月26日14:00前。", promised("更换水表")),
    (AGAINST, "換新機在11月26日18:00前發出。", promised("換貨")),
    (AGAINST, "Told her there is no refund on the late fees.", promised("late fee refund")),
    (OVER, "客戶問退款，已答三個工作天內入帳。", offered("退款")),
    (OVER, "客户问退款多久，已回三天内到账。", offered("退款")),
    (OVER, "Told her the plumber comes on 25 November at 10 am.", offered("plumber visit")),
    (OVER, "We offer instant release of the deposit.", DEPOSIT),
    (OVER, "Like another shop, we offer instant release of the deposit.", DEPOSIT),
    (OVER, "我们不像其他公司，我们立即退押金。", DEPOSIT),
]
NOT_FOUND: list[Case] = [
    (AGAINST, "告知11月25日18:00前退到原卡。", promised("退款")),
    (AGAINST, "换表时间为11月25日18:00前。", promised("更换水表")),
    (AGAINST, "请您在11月26日前汇款。", promised("理赔金")),
    (OVER, "客户问退款，已答七天后到账。", offered("退款")),
    (OVER, "客户问退款，三天前已回。", offered("退款")),
    (OVER, "The plumber's bill follows by 25 November.", offered("plumber visit")),
    (OVER, "Another shop offers instant release of the deposit.", DEPOSIT),
    (OVER, "He says other providers give instant release.", DEPOSIT),
    (OVER, "客户称其他公司立即退押金。", DEPOSIT),
]


def test_it_is_known_by_other_words() -> None:
    assert missed(FOUND) == []


def test_what_is_not_ours_or_agrees_is_passed_over() -> None:
    assert false_alarms(NOT_FOUND) == []
