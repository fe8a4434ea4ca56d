"""Shapes by which a clause tells who acts, when, and whether it is to come, over sentences of many trades, in both
languages and scripts; with near misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed
from tests.unit.expectations.check.test_undertaking import read_as

NOW_DONE = (
    "我现在就帮您转接到国际漫游专席，请不要挂机。",
    "我現在就為您轉接理賠專線。",
    "稍等，我此刻正在给您开通，您看一下手机。",
    "I'll put you through to the mortgage desk now.",
    "I will transfer you to billing right now, please hold.",
)


def test_he_who_was_named_just_before() -> None:
    no_deadline = [
        "这条投诉我升级给区域经理，他会亲自给您打电话说明。",
        "已經轉給值班護士，她會打電話跟您說明。",
        "这件事交给了理赔专员，她会和您核对用量。",
        "店长已经知道了，他会给您一个答复。",
        "案子由王工程師負責，他會聯絡您。",
        "我们主管也看了，他会向您道歉并说明原因。",
    ]
    none = [
        "客户很着急，他会自己来取。",
        "住戶說不用了，他會自行處理。",
        "顾客态度缓和，她会考虑后再联系我们。",
        "会员已知晓，他会补充材料。",
        "客人表示没事，她会下周再来办理。",
    ]
    assert read_as("promise.no-deadline", no_deadline) == []
    assert read_as(None, none) == []


def test_what_is_waited_for() -> None:
    none = [
        "这款XXL码要等补货，您量一下胸围再定。",
        "您的申请还在等审核，暂时不用操作。",
        "新卡需等制卡完成才能领取。",
        "这个型号得等到货，现在没有现货。",
        "工单在等待处理，您不用重复提交。",
        "這筆款項要等入帳才看得到。",
        "材料已交，就等审批了。",
    ]
    assert read_as(None, none) == []


def test_what_is_done_as_it_is_said() -> None:
    assert read_as(None, NOW_DONE) == []
    both = ["I'm looking into it now and will come back to you.", "我现在先登记，登记好会给您回电。"]
    assert read_as("promise.no-deadline", both) == []


def test_what_was_done_then_told_with_the_words_for_what_comes() -> None:
    none = [
        "您说过“第一时间告诉我”，所以结果一出我就打给您了。",
        "款项一到我们就给您转过去了。",
        "检查一完医生就给您打电话了。",
        "包裹一到站我們就通知您了。",
    ]
    found = ["结果一出我就打给您。", "我们会给您打过去说明。", "款项到了我们就给您转过去。"]
    assert read_as(None, none) == []
    assert read_as("promise.no-deadline", found) == []


def test_teams_and_people_named_by_what_they_end_with() -> None:
    no_deadline = [
        "已告知民眾，清潔隊會派員移除占用騎樓的廢棄機車。",
        "养护队会清除路口的积水和落叶。",
        "信贷部会重新核算您的利息。",
        "值机处会为您重新安排座位。",
        "票务组会退还两张票的差价。",
        "客房部会加装一张儿童床。",
        "病案室会补打您的出院小结。",
        "施工单位会补种被挖掉的树。",
        "護理站會通知您報到時間。",
        "已回复市民，管养单位会修补坑洼路面。",
    ]
    vague = [
        "路灯不亮的问题，市政养护单位已列入计划，这两天安排更换。",
        "关于贵公司回单下载失败，科技部已定位原因，近期发布新版本解决。",
        "稽查隊近日會到場取締違停。",
        "网络组稍后会给您重置密码。",
        "住户反映电梯异响，物业工程部近期会检修。",
    ]
    none = [
        "住户委员会会议改期了。",
        "学员会收到一份讲义。",
        "这里到处会有指示牌。",
        "请尽快递交材料，责任认定书由对方保险公司尽快递交，我司无法代为催办。",
        "请尽快携本人证件到网点换卡，过期后无法取现。",
        "請儘快攜帶本人證件至分行辦理。",
    ]
    assert read_as("promise.no-deadline", no_deadline) == []
    assert read_as("time.vague", vague) == []
    assert read_as(None, none) == []


def test_one_of_us_is_asked_to_do_it() -> None:
    no_deadline = [
        "抱歉讓您久候，我們會請維修師傅與您約時間。",
        "我会请财务同事核对这两笔扣款。",
        "我们将请主管给您回电。",
        "您的报告有一项需医生确认，护士将电话通知您结果。",
        "費用需會計室核對，我們會把差額退給您。",
        "本公司將以掛號郵寄新保單至您的戶籍地址。",
    ]
    none = ["请您补充材料，再由您自己提交。", "需要您确认地址，我们再发货。", "请您先确认，确认好我们会寄出。"]
    assert read_as("promise.no-deadline", no_deadline) == []
    assert read_as(None, none) == []


def test_given_to_the_reader_without_a_word_for_what_comes() -> None:
    no_deadline = [
        "破损的那箱牛奶不用寄回，我这边给您补发一箱。",
        "這邊幫您補寄一張新卡。",
        "本店给您免费换一副镜片。",
        "咱们给您重新发一套餐具。",
        "我们直接给您退差价。",
        "店裡幫您換一雙大半號的。",
        "抱歉，我們會把遺失的兒童座椅找出來還您。",
    ]
    none = ["我这边给您补发了一箱。", "这边给您换好了新的。", "您看看我给您发的图片。"]
    assert read_as("promise.no-deadline", no_deadline) == []
    assert read_as(None, none) == []


def test_verbs_of_many_trades() -> None:
    no_deadline = [
        "The disputed direct debit falls under an indemnity claim, which we will lodge.",
        "We will file the appeal for you.",
        "We'll rebook your connection through Oslo.",
        "Our crew will tow the car to the depot.",
        "We will flush the pipes on your floor.",
        "I'll reserve the meeting room for your group.",
        "We will roll back the last release.",
        "I will whitelist your address.",
        "The night porter will fetch your luggage.",
        "We'll recalibrate the meter.",
        "Thanks for the bug report. The patch will be included in a maintenance release.",
        "The correction will be shown on a new statement.",
    ]
    none = [
        "Breakfast will be included in the rate.",
        "We will be open all day.",
        "The fee will be included in the price.",
        "We will always value your opinion.",
        "She will file the appeal herself.",
        "Your password will be required.",
    ]
    assert read_as("promise.no-deadline", no_deadline) == []
    assert read_as(None, none) == []


def test_a_note_without_a_subject() -> None:
    vague = [
        "Guest in 412 reported no hot water. Said maintenance would be up ASAP.",
        "Caller upset about the noise. Said a manager would ring her shortly.",
        "Asked about the parcel. Said the driver would be there soon.",
        "Sorry about the leak on Mill Lane - a crew is coming to cap the pipe asap.",
        "A technician is visiting your street shortly.",
    ]
    none = [
        "Husband rang in, hopes to be home from hospital in a few days, no action wanted from us.",
        "Caller moved house, plans to send the new lease soon.",
        "Guest rang, intends to check out shortly.",
        "Tenant phoned. Hopes to be back soon.",
        "Said her solicitor would be in touch shortly.",
        "Said she would be up soon.",
    ]
    assert read_as("time.vague", vague) == []
    assert read_as(None, none) == []


def test_a_date_of_what_has_been_done_makes_no_soon_firm() -> None:
    vague = [
        "The spare key was cut this morning and I will leave it at reception for you soon.",
        "Your file was opened today and a handler will call you shortly.",
        "备用钥匙今早已配好，我会尽快放到前台。",
        "您的资料今天上午已收到，我们会尽快审核。",
        "貨品今早已到倉，我們會儘快寄出。",
    ]
    none = [
        "I will leave it at reception for you soon, by 5 pm today.",
        "已告知客户今天上午会尽快处理。",
        "今天18:00前尽快给您回电。",
    ]
    assert read_as("time.vague", vague) == []
    assert read_as(None, none) == []


LOAN = {"topic": "loan", "soonest": "P5D", "calendar": "working", "words": ["贷款审批", "放款", "loan decision"]}
CALL = {"topic": "callback", "soonest": "PT2H", "calendar": "working", "words": ["call back", "callback"]}
DISPUTE = {"topic": "dispute", "soonest": "P10D", "calendar": "working", "words": ["chargeback", "claim"]}
PARKING = {"topic": "parking", "soonest": "P3D", "calendar": "working", "words": ["停车月票", "月票"]}
CLAIM = {"topic": "claim", "soonest": "P10D", "calendar": "working", "words": ["理赔款", "理赔"]}
GIFT = {"topic": "gift", "soonest": "P5D", "calendar": "working", "words": ["gift aid"]}


def test_by_when_we_say_that_we_can() -> None:
    found: list[Case] = [
        (
            "promise.over-catalogue",
            "Good news, we can have the chargeback decided by 5 pm today.",
            {"catalogue": [DISPUTE]},
        ),
        (
            "promise.over-catalogue",
            "Told the donor we can process the gift aid claim by tomorrow 3 pm.",
            {"catalogue": [GIFT]},
        ),
        ("promise.over-catalogue", "We are able to settle your claim by Wednesday noon.", {"catalogue": [DISPUTE]}),
        ("promise.over-catalogue", "您的停車月票可於今天中午前開通，我幫您處理。", {"catalogue": [PARKING]}),
        ("promise.over-catalogue", "月票能在明天10:00前开通。", {"catalogue": [PARKING]}),
        ("promise.over-catalogue", "客户嫌审批慢，已答应贷款审批明早10点前出结果。", {"catalogue": [LOAN]}),
        ("promise.over-catalogue", "您的理赔款将在2个工作日内划转至您本人名下的账户。", {"catalogue": [CLAIM]}),
    ]
    none: list[Case] = [
        ("promise.over-catalogue", "Can we have the chargeback decided by 5 pm today?", {"catalogue": [DISPUTE]}),
        ("promise.over-catalogue", "We cannot have the chargeback decided by 5 pm today.", {"catalogue": [DISPUTE]}),
        ("promise.over-catalogue", "You can withdraw the claim by 5 pm today.", {"catalogue": [DISPUTE]}),
        ("promise.over-catalogue", "您可在明天10:00前退月票。", {"catalogue": [PARKING]}),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []
