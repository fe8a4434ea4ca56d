"""`promise.no-deadline` where no list knows the verb: it is a task when our people do it to something; and what reads
alike, and is none."""

from typing import Any

import pytest

from tests.unit.expectations.check.judged import findings

UNDERTAKEN = [
    "Thank you for reporting the pothole on Church Lane. Our road crew will fill it.",
    "Our plumbers will get the heating in your flat going again.",
    "Our gardeners will prune the hedge at the back gate.",
    "We will laminate the certificate and frame it.",
    "I will alphabetise the list for the committee.",
    "Our technicians will solder the loose contact.",
    "We'll sand the floor in the hall.",
    "Our team will retune your television.",
    "We will rehang the curtain in room 12.",
    "I'll jot the number on your file and ring the ward.",
    "We will darn the sleeve of your coat.",
    "我们会把路上的坑填平。",
    "我们的工人会把窗户擦干净。",
    "师傅会将您家的门锁拧紧。",
    "我会把您的座位挪到前排。",
    "我們會把您的外套縫好。",
    "我们会将墙面刷白。",
    "同事会把行李推到您的房间。",
    "我们会把树枝锯掉。",
    "维修师傅会把漏水的地方堵住。",
    "我们会把您的名字写进名单。",
]
NO_TASK = [
    "We will foster the arts.",
    "我们会把爱传下去。",
    "我们会将优质进行到底。",
    "维修师傅会把安全放在第一位。",
    "We will miss you.",
    "We will need the order number.",
    "We will use the address on file.",
    "We will treat your data with care.",
    "We will value your opinion.",
    "We will consider your suggestion.",
    "We will remember the lovely evening.",
    "We will respect your choice.",
    "We will see the light at the end.",
    "We will charge the card on file.",
    "Our shop will carry the new line.",
    "We will love the photos.",
    "We will not fill it.",
    "If it rains, we will cover the pitch.",
    "We will always greet the guests in person.",
    "We will never sell your data.",
    "Our buses will serve the village.",
    "Our team will be happy.",
    "Our shops will celebrate the new year with a sale.",
    "We will face the same problem.",
    "We will follow the rules.",
    "We will hold the line.",
    "We will wish you a pleasant stay.",
    "We will bear the cost.",
    "我们会把您的意见放在心上。",
    "我们会把服务做得更好。",
    "我们会把您当作家人。",
    "我们不会把您的信息给别人。",
    "我们会把安全放在第一位。",
    "如果您同意，我们会把坑填平。",
    "我们会将您的建议作为改进方向。",
    "我们会把客户的满意视为目标。",
    "我们会把好质量关。",
    "我会把您的话记住。",
    "我们将一如既往地把品质放在首位。",
    "您会把坑填平吗？",
    "客户说他会把坑填平。",
    "我们会把握好机会。",
    "系统会把超时的座位放掉。",
    "我们会将心比心。",
    "日本人会把鱼头烤熟。",
    "司机会把车停在北门。",
    "快递员会把包裹放在门口。",
    "老师会将学生分成两组。",
    "银行会把利息算错。",
    "客户说我们会把坑填平。",
    "您说过我们会把坑填平。",
    "我们从不把坑填平。",
    "我们可以把坑填平。",
    "需要的话我们会把坑填平。",
    "我们会把坑填平吗？",
    "我们已经把坑填平了。",
    "我们昨天把坑填平了。",
    "我们不会再把门锁死。",
    "Our system will flag it.",
    "Our hotel will hand the guests a key.",
    "We will reach the summit.",
    "We will beat any price.",
    "Will we fill it?",
    "If you agree, we will fill it.",
    "You said we will fill it.",
    "The council will fill it.",
    "Your landlord will fill it.",
    "We would fill it.",
    "We could fill it.",
    "We will usually fill it.",
    "We filled it.",
    "Once you send us a photo, our crew will fill it.",
    "We will fill it today.",
    "We will fill it. It will be done by Friday.",
    "Our crew will be happy to fill it.",
    "He says we will fill it.",
    "We will discontinue the old app.",
    "Our schools will teach the children.",
    "We will not be able to fill it.",
    "Our crew will fill it now.",
]
VAGUE = [
    "The timetable for the new bus line will be put on this page soon.",
    "The new prices will be put up in the shop shortly.",
    "Your coat will be put back in the wardrobe soon.",
    "The road markings will be repainted in due course.",
]
NO_GUARANTEE = [
    "贷款保证人须一并到场签字，保证合同一式三份，各方各执一份。",
    "保证保险的保单请您带上。",
    "这份保证协议需要本人签字。",
    "保证贷款的利率是4%。",
]


@pytest.mark.parametrize("text", UNDERTAKEN)
def test_what_our_people_will_do_needs_a_time(text: str) -> None:
    assert findings("promise.no-deadline", text) != []


@pytest.mark.parametrize("text", NO_TASK)
def test_what_is_no_undertaking(text: str) -> None:
    assert findings("promise.no-deadline", text) == []


@pytest.mark.parametrize("text", VAGUE)
def test_what_is_put_somewhere_soon(text: str) -> None:
    assert findings("time.vague", text) != []


@pytest.mark.parametrize("text", NO_GUARANTEE)
def test_a_surety_guarantees_nothing_of_ours(text: str) -> None:
    assert findings("promise.absolute", text) == []


def test_a_guarantee_beside_a_surety_is_still_one() -> None:
    assert findings("promise.absolute", "我们保证合同今天寄出。") != []


def test_a_request_of_the_customer_is_told_from_what_he_is_asked() -> None:
    """申请 holds the character of 请, and asks for nothing."""
    context: dict[str, Any] = {
        "now": "2026-12-04T16:00:00+08:00",
        "hours": {"mon-fri": "09:00-18:00"},
        "holidays": "CN",
    }
    assert findings("hours.closed", "您好，换座申请我们会在24小时内给您答复。", **context) != []
    assert findings("hours.closed", "您好，请您在24小时内给我们答复。", **context) == []


@pytest.mark.parametrize("night", ["second", "third", "missed"])
def test_a_night_that_is_counted_is_no_time(night: str) -> None:
    promise = {"topic": "refund", "what": f"refund for the {night} night", "due_at": "2026-12-08T17:00:00+08:00"}
    text = f"Explained to the guest that there will be no refund for the {night} night."
    assert findings("promise.contradiction", text, now="2026-12-02T10:00:00+08:00", open_promises=[promise]) != []
