"""The template that stands first is the one for the contact at hand."""

import pytest

from agent_tui.expectations.template import LANGUAGES, Template
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.screens.templates.fitting import AtHand, found, suits
from agent_tui.ui.screens.templates.form_words import NAME
from agent_tui.ui.screens.templates.template_picker import TITLE
from tests.unit.expectations.fixture import built_in

TEMPLATES = built_in().by_id


def test_no_title_and_no_name_of_a_field_is_cut() -> None:
    for template in TEMPLATES.values():
        for language in LANGUAGES:
            assert width_of(template.title.of(language)) <= TITLE, template.id
            for name, field in template.fields.items():
                assert width_of(field.prompt.of(language)) <= NAME, (template.id, name)


def first(known: AtHand, typed: str = "") -> str:
    template, suggested = found(TEMPLATES, typed, known)[0]
    return template.id if suggested else ""


@pytest.mark.parametrize(
    ("known", "id"),
    [
        (AtHand("phone", "争议扣费 第三次来电 账单 扣费", "今天必须给我一个准日子", owed={"refund"}), "refund.delay"),
        (AtHand("sms", "断网进展通报", "还堵着60辆车", owed={"outage"}, reports={"outage"}), "outage.area"),
        (AtHand("phone", "说好回电没人打", "投诉到12300", missed=True), "promise.broken"),
        (AtHand("phone", "Call-back promised, none came", "I ring 12300 now", missed=True), "promise.broken"),
        (AtHand("wechat", "云享59和云享99差在哪", "那两个套餐差在哪"), "buyer.choice"),
        (AtHand("sms", "Still no refund", "Where is my money back"), "refund.delay"),
        (AtHand("chat", "看护摄像头怎么还没到", "物流三天没动了"), "delivery.delay"),
        (AtHand("web", "Reopen complaint 4755", "You closed my case"), "complaint.check"),
        # nothing is said of these
        (AtHand("chat", "My phone", "I know nothing of the no-show, there is no other phone"), ""),
        (AtHand("phone", "Old phone broken", "The plate came"), ""),
        (AtHand("phone", "电视盒子报错", "我买了三个月"), ""),
        # no work to be held for on the phone
        (AtHand("email", "Order", "please wait"), ""),
    ],
)
def test_what_stands_first_is_about_what_is_owed_then_what_was_said(known: AtHand, id: str) -> None:
    assert first(known) == id


def test_where_nothing_is_known_those_for_the_channel_stand_first_and_none_is_suggested() -> None:
    ordered = found(TEMPLATES, "", AtHand("chat"))
    assert not any(suggested for _, suggested in ordered)
    on_chat = ["chat" in template.channels for template, _ in ordered]
    assert on_chat == sorted(on_chat, reverse=True)


def test_all_that_is_typed_must_stand_in_it() -> None:
    assert [template.id for template, _ in found(TEMPLATES, "退款 延期", AtHand("phone"))] == ["refund.delay"]
    assert [template.id for template, _ in found(TEMPLATES, "故障", AtHand("phone"))] == ["outage.area"]


def test_a_word_counts_once_and_only_whole() -> None:
    template: Template = TEMPLATES["refund.delay"]
    once = suits(template, AtHand("phone", said="refund"))
    assert suits(template, AtHand("phone", said="refund Refund REFUND")) == once
    assert suits(template, AtHand("phone", said="refunding")) == 1
