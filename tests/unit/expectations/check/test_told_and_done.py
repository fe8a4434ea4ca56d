"""What was said before and what is done already: neither is an action to come. Of each class sentences in which nothing
is found, and near misses in which something is. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed

REFUND: Context = {
    "open_promises": [
        {
            "topic": "refund",
            "what": "退款",
            "amount": "30.00",
            "due_at": "2026-11-25T18:00:00+08:00",
            "channel": "phone",
        }
    ]
}

FOUND: list[Case] = [
    # what is dated is an action, and no promise of it
    ("date.past", "我们会在20日告知您结果。", {}),
    ("date.past", "退款承诺20日到账。", {}),
    ("date.past", "我们会在11月20日按约定退款。", {}),
    ("date.past", "You will be told on 20 November.", {}),
    ("date.past", "We will call you on 20 November as promised.", {}),
    ("date.past", "The refund is promised by 20 November.", {}),
    ("date.past", "We agreed to refund you by 20 November.", {}),
    # the day of a promise is no deadline, and changes no promise
    ("promise.no-deadline", "As promised on 20 November, we will refund you.", {}),
    ("promise.no-deadline", "正如20日答应的，我们会给您退款。", {}),
    ("promise.contradiction", "As promised on 20 Nov, your refund leaves us by Fri 27 Nov 18:00.", REFUND),
    ("promise.contradiction", "正如20日答应的，退款我们27日18:00前退出。", REFUND),
    ("promise.contradiction", "As promised, you will get your refund on 27 November.", REFUND),
    # today, and not done yet
    ("promise.contradiction", "退款今天下午办完。", REFUND),
    ("promise.contradiction", "退款会在今天18:00前办完。", REFUND),
    ("promise.contradiction", "退款今天就到账了。", REFUND),
    ("promise.contradiction", "退款今天就能办完了。", REFUND),
    ("promise.contradiction", "退款今天办好，请放心。", REFUND),
    ("promise.contradiction", "We will have the refund completed today.", REFUND),
    ("promise.contradiction", "Your refund will be completed today.", REFUND),
    ("promise.contradiction", "Refund completed by 18:00 today.", REFUND),
    ("promise.contradiction", "Refund completed on 24 November.", REFUND),
    ("date.past", "Your refund will be completed on 20 November.", {}),
]
NOT_FOUND: list[Case] = [
    (rule, text, REFUND)
    for rule in ("date.past", "promise.contradiction", "promise.no-deadline")
    for text in (
        "正如20日答应的，退款我们25日18:00前退出。",
        "正如20日答應的，退款我們25日18:00前退出。",
        "我们在20日答应您的退款，今天还没退，抱歉；25日18:00前退出。",
        "如20日电话里所说，退款25日18:00前退出。",
        "按11月20日的约定，我们25日18:00前退款。",
        "依照11月20日郵件中的承諾，我們會在25日18:00前退款。",
        "我们11月20日告知您的退款会在25日18:00前退出。",
        "As promised on 20 Nov, your refund leaves us by Wed 25 Nov 18:00.",
        "We promised you on 20 November that the refund leaves us by 25 November 18:00.",
        "As agreed with you on Friday 20 November, we will refund you by 25 November 18:00.",
        "On 20 Nov we told you three days; the refund leaves us by Wed 25 Nov 18:00.",
        "The refund I promised you by phone on 20 November leaves us by 25 November 18:00.",
        "To keep our promise of 20 November, we will refund you by 25 November 18:00.",
        # done already
        "退款今天办完了。",
        "退款今天辦完了。",
        "会员费的退款今天办完了。",
        "退款今天已经办完。",
        "退款我们已经提前办好了，今天上午退出的。",
        "退款今天上午成功了。",
        "退款今天上午处理完毕。",
        "退款11月20日办完了。",
        "Your refund left us this morning.",
        "Your refund completed today.",
        "Refund completed at 09:10 today.",
        "Refund completed on 20 November.",
        "Refund paid in full at 9:10 this morning.",
    )
]


def test_what_is_still_to_come_is_found() -> None:
    assert missed(FOUND) == []


def test_what_was_said_or_is_done_is_none() -> None:
    assert false_alarms(NOT_FOUND) == []
