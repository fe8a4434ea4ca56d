"""Who undertakes something, by which verb, at what vague time: company people and units by any name, everyday verbs of
service, notes and reported speech; and near misses of each."""

from tests.unit.expectations.check.test_undertaking import read_as, without_guarantee

NO_DEADLINE = [
    # People and units of a company, whatever they are called.
    "值班站长会当面向您道歉并说明原因。",
    "网格员会上门登记破损的水表。",
    "片区主任将与您当面核对用量。",
    "护士长会打电话告诉您复查结果。",
    "教务处会重新核算您的学分。",
    "楼层管家会把充电器送到您房间。",
    "答复业主：项目经理会上门查看渗水。业主表示认可。",
    "當班站務員會與您聯絡。",
    "會計室會把收據補寄給您。",
    "物业师傅会过来看一下水管。",
    "技术那边会看一下日志。",
    "我这就给您催。",
    "Housekeeping will bring an extra cot up to the room.",
    "The concierge will bring your bags up.",
    "The year head will phone you about the timetable.",
    "The registrar will reissue your transcript.",
    "I'm going to have someone from the claims team ring you.",
    "We'll get one of the porters to carry the cases up.",
    "I'm going to ask the night manager to call your room.",
    "The duty station master will look into what happened.",
    # What is done in everyday words.
    "我们将把差额抵扣到您的下期账单。",
    "我们给您换一个新的充电头。",
    "我给您补一张停车券。",
    "我们会把您的意见转达给门店。",
    "我们会将多扣的积分加回您的账户。",
    "我們會把您的建議轉達給研發團隊。",
    "We will take the late fee off your bill.",
    "We'll knock the extra night off your invoice.",
    "We will bring the spare key down to the front desk.",
    "We'll drop the charger round to your office.",
    # What was told, told again.
    "Guest complained about the noise. Said we'd move her to the top floor.",
    "Caller unhappy about the late fee. Said I'd take it off her account.",
    "Told him we'd swap the faulty handset.",
]

VAGUE = [
    "尽早给您出结果，请放心。",
    "过两天我们给您送过去。",
    "来电人问水压问题，已回复水务公司近期会安排人员检修。",
    "客户问停车位，已答复近期会安排专人联系。",
    "已告知客户过两天会有师傅上门。",
    "A claims assessor will be in touch in due course.",
    "Our team will review the reading and reply as soon as possible.",
    "The office will check the file and write to you in due course.",
    "A surveyor will be in touch shortly.",
    "Our loss adjuster will be with you soon.",
    "We will look at the photos and respond as soon as possible.",
]

ABSOLUTE = [
    "我们确保不会再次多扣费。",
    "我们会确保今后不再出现漏送。",
    "我们確保不會再發生。",
    "保证不再拖延。",
    "已告知客户明天12:00前送到，保证不再耽误。",
    "本店承诺百分之百退还押金。",
    "自来水水质百分之百合格，请放心。",
    "检测结果百分百准确，您放心。",
    "产品质量百分之百达标。",
    "确保万无一失，请您放心。",
]

NONE = [
    # Someone else, or no undertaking.
    "您的站长申请已收到，请补充身份证。",
    "Housekeeping is closed at night; towels are in the cupboard.",
    "The year head was away last week and sends her apologies.",
    "The guest will bring his own cot.",
    "She said she'd bring the form down to reception.",
    "Her solicitor will be in touch in due course, she said.",
    "手机电量充到80%后请拔掉插头。",
    "电量达到100%后请断开充电器，再重启设备。",
    "进度条走到100%后请点击完成。",
    "提醒您尽快复诊，并携带病历本。",
    "【安民医院】提醒您儘早回診領藥，請攜帶健保卡。",
    "友情提醒您及时回店取走衣物。",
    "請您儘快回診。",
    "为确保不会漏接来电，请保持手机畅通。",
    "请确保不会有水溅到插座上。",
    "差额已抵扣到您的账户。",
    "已把您的建议转达给产品团队。",
    "我们已经给您换了一台新的。",
    "您可以到前台换一台新的。",
    "We have taken the fee off your bill.",
    "Said she'd take the parcel to the depot herself.",
    "Please reply as soon as possible so that we can hold the slot.",
    "We do not ring customers in due course; we ring on the day: tomorrow by 17:00.",
    "进水口的滤网请每月清洗一次。",
    "不能确保不会再出现延误。",
    "请您看一下附件。",
    "您可以过来看看样品。",
    "我们过去看了现场。",
]


def test_an_action_without_any_time() -> None:
    assert read_as("promise.no-deadline", NO_DEADLINE) == []


def test_an_action_at_a_vague_time() -> None:
    assert read_as("time.vague", VAGUE) == []


def test_a_guarantee() -> None:
    assert without_guarantee(ABSOLUTE) == []


def test_nothing_is_undertaken() -> None:
    assert read_as(None, NONE) == []
