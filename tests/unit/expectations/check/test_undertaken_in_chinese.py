"""What Chinese texts undertake without a word for what is to come, by people of ours that no list names, in the style
of a note, and what reads alike and is none. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed

OFFICE = {"hours": {"mon-fri": "09:00-18:00"}, "holidays": "CN"}
FITTING = {"catalogue": [{"topic": "install", "soonest": "P3D", "calendar": "working", "words": ["安装", "装机"]}]}
REFUND = {"catalogue": [{"topic": "refund", "soonest": "P5D", "calendar": "working", "words": ["退款"]}]}
OWED = {"open_promises": [{"topic": "refund", "what": "退款", "due_at": "2026-11-25T18:00:00+08:00"}]}
DESK = {"glossary": [{"term": "面单", "say": "快递单"}]}


def of(rule: str, *texts: str, **context: object) -> list[Case]:
    return [(rule, text, context) for text in texts]


def test_what_we_do_for_the_customer_is_promised_in_the_present_too() -> None:
    found = of(
        "promise.no-deadline",
        "坏的部分我们给你退钱，不用寄回来。",
        "等主管批了，我给您打电话。",
        "赔付款由我们垫付给您。",
        "这边给您重新打印一张发票吧。",
        "这个损坏是我们搬运造成的，我们全额赔。",
        "孩子落下的课，老师单独给他补。",
        "会议室投影我让IT过去修。",
        "少發的那件我們補寄給您。",
        "到了我喊您~",
        "我们补寄同规格两棵。",
        "经理批了特价，我改好合同发您。",
        "我转给排课老师，让她联系您。",
        "我們請維修師傅到府檢查。",
        "发错颜色了，给您补发一件正确的哦。",
        "已转技术处理，处理好回您。",
        "您的会员积分少计了一笔，我们核对后给您补上。",
        "物管处给您重新授权。",
        "我们给予您150元补偿。",
        "退款一定退给您。",
        "座椅异响我们会请技师检查。",
        "客户：发票没收到。答复：重新邮寄。",
        "客户询问退费，回复核算后退至原账户。",
        "窗户漏风我让安装师傅过去调一下胶条。",
        "我們給您換一罐新的。",
        "差價我幫你跟公司申請退。",
        "客人说房间有异味，回复会换房。",
        "摄影师生病，我们会换一位同级别的。",
        "您的报修单已派给张师傅，由他跟您约时间。",
    )
    none = of(
        "promise.no-deadline",
        "我给您打电话没人接。",
        "我们给您打电话，一直无人接听。",
        "我帮您查一下。",
        "我给您登记了。",
        "赔付款已由我们垫付给您，请查收。",
        "您同意的话，我给您打电话细说。",
        "运费由买家承担。",
        "退款由系统原路退回。",
        "麻烦您让师傅给我打电话。",
        "我给您发了三张照片，您看下哪款合适。",
        "我们给您的报价已含税。",
        "我们请您理解和支持。",
        "请把合同发我，我改好再发您。",
        "确保阀门关闭后再通气。",
        "一定要提前确认来宾人数。",
        "我们会在合同到期前以短信提醒您续约。",
        "快递员会按顺序派送，请耐心等候。",
        "业务员会上门收取押金的，均为诈骗。",
        "机器会发出嗡嗡声，属正常现象。",
        "短信已发出，回复1退订。",
        "客户询问退费，回复已退至原账户。",
        "我们会用心做好每一道菜。",
        "师傅上门前会给您打电话，安装收费80元。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_is_handed_on_is_told_by_whom_it_will_be_done() -> None:
    found = of(
        "promise.no-deadline",
        "已答复由计量中心上门校验水表，用户认可。",
        "客户反映电梯异响，答复由维保单位上门处理。",
        "告知用户由稽查科现场核查计量装置，用户无异议。",
        "客户反馈发票税号错误，已告知由财务作废重开。",
        "客户确认收货地址无误，告知将改发顺丰。",
    )
    none = of(
        "promise.no-deadline",
        "上周已由计量中心校验过，误差在允许范围内。",
        "配送由顺丰承运，不支持指定快递。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_any_verb_will_do_for_what_we_see_to() -> None:
    found = of(
        "promise.no-deadline",
        "宝贝的过敏史我会跟保育员交代清楚的。",
        "客户经理会算好给您看。",
        "管家会去楼下帮您拿快递上来。",
        "我已備註，餐廳會幫您留靠窗位。",
        "法务会拟函给对方。",
        "成品到院后前台将电话约您试戴。",
        "您提出的付款条款，我们会在合同里补充进去。",
        "社区民警会去现场劝导。",
        "学院将组织复核。",
        "配送员的培训我们会复盘。",
        "装裱师会熨平您的字画。",
        "本院將評估您的申請。",
        "您的意见收到了，我会跟厨师长反映。",
        "您反映的瓷砖空鼓，项目经理会带工人上门返修。",
        "学生借阅的图书误记逾期，图书馆会消除记录。",
        "后续会对当事员工进行批评教育。",
        "已告知用户，检修班会带仪器到现场测漏。",
        "水杯落在教室了，老师会放到门卫处。",
    )
    none = of(
        "promise.no-deadline",
        "我们会为您保驾护航。",
        "我们会给您带来更好的体验。",
        "我们的客服会用普通话和粤语为您服务。",
        "我们会跟您一起努力，把服务做好。",
        "我们会为您着想。",
        "我们会认真对待您的建议。",
        "我们会遵守您的选择。",
        "我行会综合评估您的资信状况。",
        "药房会根据处方配药，请凭处方取药。",
        "请改成下面的写法，再重启客户端。",
        "温度会升上去。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_people_of_ours_that_are_called_by_their_office() -> None:
    found = [
        *of("time.vague", "座位表教务会尽快贴到教室门口。", "已答复：法务将从速出具意见。", "水质中心会尽快采样。"),
        *of("promise.no-deadline", "體檢中心將聯繫您安排。", "信访科将派人过来看看。"),
    ]
    none = [
        *of("promise.no-deadline", "房东会提供家具，水电自理。", "教务处会在每学期初公布课表。"),
        *of("time.vague", "您明天来门店尽快办理。", "请您稍后回我们电话。", "您尽快回我们电话就行。"),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_strangers_and_machines_do_is_no_undertaking() -> None:
    none = of(
        "time.vague",
        "近期有人冒充物业上门收取“消防费”，请业主核对工牌。",
        "近日有人假冒客服打电话索要验证码，请勿相信。",
        "系统稍后会自动重启，您无需操作。",
    )
    found = of("time.vague", "系统稍后会把验证码发送给您。", "近期我们会上门收取押金。")
    assert missed(found) == []
    assert false_alarms(none) == []


def test_vague_times_in_other_words() -> None:
    found = of(
        "time.vague",
        "用不了多久师傅就上门。",
        "我们争取早点给您办好。",
        "维修科说用不了两天就给您弄好。",
        "恢复时间将及早通知。",
        "过些天给您寄样品。",
        "我们最近会通知您。",
        "師傅不出兩天就給您裝好。",
        "没几天就给您寄出来，别急。",
        "采购那边说零件很快能到。",
        "设备到港后立即安排清关。",
        "我尽量快点给您弄。",
        "李教练一会儿加您微信。",
        "您的镜片这两天就配好。",
    )
    none = of(
        "time.vague",
        "酒店早点很丰富，我们会给您留座。",
        "您比约定来得早些。",
        "请您早点休息。",
        "最近降温，请注意添衣。",
        "我们不会用不了多少电。",
        "您的月卡马上就要用完了，还剩最后两次。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_guarantees_in_other_words() -> None:
    found = of(
        "promise.absolute",
        "保準明天下午六點前送達。",
        "保准您明天12:00前收到货。",
        "必须给您安排上。",
        "跟着我们老师学，必过四级。",
        "永不涨价。",
    )
    none = of(
        "promise.absolute",
        "快递员说保证送到，这是他的原话吗？",
        "必须提前一天预约。",
        "您必须给我们提供发票。",
        "我们会努力做到零差错。",
        "肯定有人问，为什么不能退？",
        "我公司绝不会以任何名义要求转账。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_what_was_looked_into_waits_for_nobody_and_another_event_dates_nothing() -> None:
    found = of(
        "promise.no-deadline",
        "經查您的帳單重複計收，本公司將退還溢收金額。",
        "经核实，您当月被多扣话费12.5元，我公司将予以退还。",
        "理赔专员将致电您核对就诊经过。如就诊当日另有处方，请一并准备。",
        "经审核您的发票信息有误，我们将作废后重新开具。",
        "收到您的差评我们很难过，店长会亲自联系您处理。",
        "收到您的来信，我们会核实。",
        "编辑会退回给您修改意见。",
    )
    none = of(
        "promise.no-deadline",
        "经您同意后我们会办理退款。",
        "经客户确认，我们会办理退款。",
        "收到您的退货后，我们会办理退款。",
        "逾期我们会注销您的账户。",
        "保证金将在退租后退还，具体以合同为准。",
        "我们会于当日办理退款。",
        "我们当月为您退款。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_note_tells_its_time_without_a_verb_for_it() -> None:
    found = [
        *of("hours.closed", "承诺客户：质检报告11月28日12:00前发其邮箱，客户同意。", **OFFICE),
        *of("hours.closed", "约11月28日10:00量房，业主在家。", "已承诺本周六12点前给处理结果。", **OFFICE),
        *of("hours.closed", "您的科目二练车安排：11月28日8:00，请准时到场。", **OFFICE),
        *of("promise.over-catalogue", "装机的事我跟师傅说好了，明天上午10点肯定能到。", **FITTING),
        *of("promise.over-catalogue", "安装师傅排到明天下午了，两点到您家。", **FITTING),
        *of("promise.over-catalogue", "您预约的安装服务已确认：11月24日14:00-16:00。", **FITTING),
        *of("promise.over-catalogue", "约客户明天上午9点安装。", **FITTING),
        *of("date.past", "尊敬的业主，电梯检修将于11月22日完成。", "会员礼包将在11月21日寄出，请查收。"),
        *of("promise.contradiction", "客户问退款，答11月26日17:00前原路退回。", **OWED),
        *of("promise.contradiction", "客户问退款到哪一步。告知11月20日17:00前退到原卡。", **OWED),
    ]
    none = [
        *of("hours.closed", "客户表示11月28日来取件，已登记。", "请您于11月28日12:00前发其邮箱。", **OFFICE),
        *of("promise.over-catalogue", "您明天可以来门店办理装机手续。", **FITTING),
        *of("promise.over-catalogue", "安装的事明天18:00前我跟您确认时间哈。", **FITTING),
        *of("promise.over-catalogue", "退款申请明天12:00前审核完，到账时间以银行为准。", **REFUND),
    ]
    assert missed(found) == []
    assert false_alarms(none) == []


def test_hours_in_which_something_is_out_of_use_are_no_deadline() -> None:
    none = of(
        "hours.closed",
        "12月6日（周日）8:00至12:00管道置换，届时停气。",
        "11月28日8:00-18:00计划停电，影响幸福里小区。",
        "11月28日20:00-次日6:00封路施工，请绕行。",
        **OFFICE,
    )
    found = of("hours.closed", "您的空调维修安排在11月28日14:00-16:00。", "停气期间的费用11月28日前退给您。", **OFFICE)
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_duty_of_the_customer_and_a_track_are_no_action_of_ours() -> None:
    none = of(
        "date.past",
        "您应于11月15日前缴清的水费96.40元尚未到账，请核对代扣账户余额。",
        "您的运单号6222002026120803已更新轨迹：今日07:42到达苏州转运中心。",
        "您的快件11月22日14:20离开杭州中转场，发往上海。",
        "今早8:30师傅到您家楼下，电话未接通，改约下午3点。",
    )
    found = of(
        "date.past",
        "您应得的赔款将于11月20日前退给您。",
        "今天9:30由校验员把表拆回实验室，请保持表箱前没有杂物。",
        "您的包裹预计11月22日18:00前送达。",
    )
    assert missed(found) == []
    assert false_alarms(none) == []


def test_a_term_that_only_meets_across_two_words() -> None:
    assert false_alarms(of("jargon", "请在桌面单击右键新建文件夹。", **DESK)) == []
    assert missed(of("jargon", "请在面单上签字。", **DESK)) == []


def test_what_was_found_and_how_we_address_somebody_is_no_promise() -> None:
    alarms = of(
        "promise.no-deadline",
        "为您找到三家餐厅，您可以试试看！",
        "为您找出以下订单：",
        "帮您调到订单记录了。",
        "为您检测到有两笔待付款订单。",
        "给您联系到司机，手机落在后座。",
        "我们会对每一位顾客进行问候。",
        "系统会对订单进行排序。",
        "我们会把您的意见放到心上。",
        "来给您拜年。",
        "再给您道个歉。",
    )
    alarms += of("promise.absolute", "包中午餐。", "租金包中介费。", "必须给您提个醒。")
    assert false_alarms(alarms) == []
    still = of("promise.no-deadline", "我们会为您找到失主。", "我们会对设备进行检修。", "我们给您送到家。")
    still += of("promise.absolute", "我们的号码包中！", "必须给您换新的。")
    assert missed(still) == []
