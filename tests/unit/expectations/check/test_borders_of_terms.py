"""`jargon`: a glossary's term is none where its characters belong to the words on either side."""

import pytest

from tests.unit.expectations.check.judged import findings

WITHIN_OTHER_WORDS = [
    ("出险", "演出险些取消。"),
    ("出險", "這場演出險些取消。"),
    ("出险", "演出险象环生。"),
    ("出险", "他演出险胜。"),
    ("統開", "系統開單後即可使用。"),
    ("单号", "您的订单号是12。"),
    ("统开", "传统开票方式。"),
]
BY_ITSELF = [
    ("出险", "车辆出险后请报案。"),
    ("出險", "您的車昨天出險了。"),
    ("出险", "多次出险。"),
    ("開通", "系統開通後即可使用。"),
    ("派单", "我们正派单给师傅。"),
    ("派单", "后台派单。"),
    ("单号", "您的快递单号是12。"),
    ("回单", "系统回单已发。"),
]


def _found(term: str, text: str) -> bool:
    return bool(findings("jargon", text, glossary=[{"term": term, "say": "……"}]))


@pytest.mark.parametrize(("term", "text"), WITHIN_OTHER_WORDS)
def test_a_term_within_other_words(term: str, text: str) -> None:
    assert not _found(term, text)


@pytest.mark.parametrize(("term", "text"), BY_ITSELF)
def test_a_term_by_itself(term: str, text: str) -> None:
    assert _found(term, text)
