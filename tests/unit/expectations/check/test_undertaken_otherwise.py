"""What is undertaken or refused in ways that no list of verbs foresees: other people's success, one counted thing done
for somebody, instructions, what was said once, and refusals told as what is not given. Of each class sentences that are
found, and near misses that are not. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed


def promised(topic: str, what: str, due_at: str, amount: str | None = None) -> Context:
    promise = {"topic": topic, "what": what, "due_at": f"2026-{due_at}+08:00"}
    return {"open_promises": [{**promise, "amount": amount} if amount else promise]}


GRANT = promised("grant", "发放助学金", "12-10T17:00:00", "3000.00")
VOUCHER = promised("voucher", "代金券", "11-30T18:00:00", "50.00")
LESSON = promised("makeup", "补课", "11-28T10:00:00")
ENTRY = promised("refund", "退还报名费", "11-30T18:00:00", "200.00")
CRIB = promised("crib", "baby crib", "11-28T15:00:00")
DELAY = promised("compensation", "delay compensation", "12-01T17:00:00", "60.00")
DESK = promised("desk", "height-adjustable desk", "11-27T12:00:00")
ROOM = promised("upgrade", "room upgrade", "11-26T15:00:00")

FOUND: list[Case] = [
    # how somebody else fares, which nobody can answer for
    ("promise.absolute", "跟着我们班学，您家宝贝肯定能考上重点初中。", {}),
    ("promise.absolute", "您的理赔申请必定获批，等着收钱就行。", {}),
    ("promise.absolute", "您的猫咪做完手术一定能康复。", {}),
    ("promise.absolute", "报我们的班，孩子数学一定能及格。", {}),
    ("promise.absolute", "報名我們的補習班，貴子弟一定會考上第一志願。", {}),
    ("promise.absolute", "Your daughter will definitely pass her driving test with our instructor.", {}),
    ("promise.absolute", "With our coach he will pass for sure.", {}),
    ("promise.absolute", "We promise you will win your appeal, no ifs or buts.", {}),
    ("promise.absolute", "跟着我们的律师打官司，您必赢。", {}),
    ("promise.absolute", "考研集训营，包过。", {}),
    ("promise.absolute", "這個療程，包治。", {}),
    # wholly, in characters and in words
    ("promise.absolute", "這班接駁車百分之百準時到站。", {}),
    ("promise.absolute", "您百分百赶得上转机。", {}),
    ("promise.absolute", "您的签证百分之百正点送到。", {}),
    ("promise.absolute", "Your flight will be on time, one hundred percent.", {}),
    ("promise.absolute", "There is absolutely no chance that the shipment gets lost.", {}),
    # one thing or several done for somebody, whatever the verb
    ("promise.no-deadline", "老师会为您的孩子另出一份卷子。", {}),
    ("promise.no-deadline", "花店会为您重扎一束。", {}),
    ("promise.no-deadline", "照片拍虚了，摄影师会给您重拍一组。", {}),
    ("promise.no-deadline", "前台会给您多配一把钥匙。", {}),
    ("promise.no-deadline", "管家会为您再铺一床被子。", {}),
    ("promise.no-deadline", "修鞋师傅会给您补两针。", {}),
    # done when it is done
    ("promise.no-deadline", "您的皮鞋开胶，我们重新给您粘好。", {}),
    ("promise.no-deadline", "您的眼鏡歪了，店員會為您重新調好。", {}),
    ("promise.no-deadline", "您的发型不满意，我们免费给您重做。", {}),
    # told, by whom it will be done
    ("promise.no-deadline", "已告知旅客由机组人员送回遗落的耳机。", {}),
    ("promise.no-deadline", "客户投诉空调滴水，已回复由工程部派人检查。", {}),
    # once more
    ("promise.no-deadline", "We are going to redo the haircut at no charge.", {}),
    ("promise.no-deadline", "The kitchen will remake your order and the rider will bring it.", {}),
    ("promise.no-deadline", "The workshop will re-glue the heel.", {}),
    ("promise.no-deadline", "A nurse is going to repeat the blood pressure check for you.", {}),
    # what is to be paid, and for whom it is done
    ("promise.no-deadline", "We will lower your rent by £40 a month as agreed.", {}),
    ("promise.no-deadline", "The tailor will let out the waistband for you.", {}),
    ("promise.no-deadline", "Told the parent that the school will give her son another locker.", {}),
    ("promise.no-deadline", "I have asked the chef, and he will make you another cake.", {}),
    # one of us does it to the person who was told
    ("time.vague", "Told him she will ring him before long.", {}),
    ("time.vague", "Told the guest that he will ring her as soon as he can.", {}),
    ("time.vague", "Told her the plumber will see to it at his earliest convenience.", {}),
    ("time.vague", "Our vet will phone you when she gets a minute.", {}),
    ("time.vague", "Informed the tenant the plumber would come in a day or so.", {}),
    ("time.vague", "Told the parent the coach would call her shortly.", {}),
    ("time.vague", "养老院的护工一会儿就给老人换药。", {}),
    # a no that is told as what is not given
    ("promise.contradiction", "已告知家长，孩子不符合条件，不发放助学金。", GRANT),
    ("promise.contradiction", "已轉告家長，助學金不予發放。", GRANT),
    ("promise.contradiction", "客户来问代金券，已回复不再补发代金券。", VOUCHER),
    ("promise.contradiction", "代金券我們不贈送了，請見諒。", VOUCHER),
    ("promise.contradiction", "经理说代金券没有了。", VOUCHER),
    ("promise.contradiction", "跟家长说明了，本学期不安排补课。", LESSON),
    ("promise.contradiction", "报名费概不退还。", ENTRY),
    ("promise.contradiction", "Told the guest that we do not provide a baby crib.", CRIB),
    ("promise.contradiction", "Explained to the mother that the hotel doesn't offer a baby crib at all.", CRIB),
    ("promise.contradiction", "We don't pay delay compensation on this route.", DELAY),
    ("promise.contradiction", "We have decided against the height-adjustable desk.", DESK),
    ("promise.contradiction", "Height-adjustable desk: request turned down.", DESK),
    ("promise.contradiction", "Sorry, room upgrades aren't part of your rate.", ROOM),
    # not in a stretch of days that holds the promised one
    ("promise.contradiction", "I am afraid she will not have a baby crib this week.", CRIB),
    ("promise.contradiction", "Let him know that he won't be getting a height-adjustable desk this month.", DESK),
    ("promise.contradiction", "老师表示本周没法补课。", LESSON),
    # not to be had before
    ("promise.contradiction", "补课要到11月29日才行。", LESSON),
    ("promise.contradiction", "助学金要到12月15日才有。", GRANT),
    ("promise.contradiction", "代金券要到12月2日才到。", VOUCHER),
    # what is given is itself what was promised
    ("promise.contradiction", "您孩子的助学金为2000元，12月10日发。", GRANT),
    ("promise.contradiction", "The baby crib comes on 30 November.", CRIB),
]
NONE: list[Case] = [
    ("promise.absolute", "我们无法保证每位学员都能通过考试。", {}),
    ("promise.absolute", "没有哪家医院敢说百分之百治愈，我们也一样。", {}),
    ("promise.absolute", "学员一定会问的五个问题，见置顶帖。", {}),
    ("promise.absolute", "患者能否痊愈因人而异，我们不作承诺。", {}),
    ("promise.absolute", "您百分之百的信任是我们的动力。", {}),
    ("promise.absolute", "You will definitely want a coat at the pier.", {}),
    ("promise.absolute", "红包过期不补，请留意。", {}),
    ("promise.absolute", "I have no doubt that you acted in good faith.", {}),
    ("promise.absolute", "We cannot promise that you will win.", {}),
    ("promise.absolute", "The cotton is 100% organic.", {}),
    ("promise.no-deadline", "我们的老师会给孩子最好的陪伴，让他们快乐成长。", {}),
    ("promise.no-deadline", "祝您生活越来越好，我们一直都在。", {}),
    ("promise.no-deadline", "设计师已经为您画好三张草图，见附件。", {}),
    ("promise.no-deadline", "您需要的话，摄影师会为您多拍一组。", {}),
    ("promise.no-deadline", "系统会自动为您选好座位。", {}),
    ("promise.no-deadline", "能不能被录取，要等学校通知。", {}),
    ("promise.no-deadline", "The app will find a parking space for you.", {}),
    ("promise.no-deadline", "Please re-attach the hose and re-start the pump.", {}),
    ("promise.no-deadline", "We repeated the test yesterday and it was fine.", {}),
    ("promise.no-deadline", "If you re-order, we will re-send the voucher.", {}),
    # rules and instructions are for who reads them
    ("promise.no-deadline", "泳池须知：下水前必须做热身，入水后不得奔跑，身体不适时应先上岸，再拨打前台电话。", {}),
    ("promise.no-deadline", "使用電梯時切勿扒門，被困時請按警鈴，再撥打救援電話，等候維修。", {}),
    ("promise.no-deadline", "消防提示：灭火器应定期检修，过期须更换；遇火情先拨打119，再通知物业。", {}),
    ("promise.no-deadline", "考场须知：考生必须提前30分钟到场，出示准考证，手机应关机。", {}),
    ("promise.no-deadline", "Before you swim you must shower, and you should leave valuables in a locker.", {}),
    ("time.vague", "泳池须知：入水后不得奔跑跳水，身体不适时应立即上岸并拨打前台电话。", {}),
    ("time.vague", "Told the parent the coach would leave soon after eight.", {}),
    ("time.vague", "车很快就到检修年限了。", {}),
    # what was said once is promised no more
    ("time.vague", "之前物业说尽快派人修门禁，一直没来，今天9:05已修好。", {}),
    ("time.vague", "前几天同事讲稍后给您回电，结果忘了，实在抱歉。", {}),
    ("time.vague", "上回主管说过几天答复，一直没有下文，客户很生气。", {}),
    ("time.vague", "In our last email we said we would reply shortly, which we did on Friday.", {}),
    ("time.vague", "Last time you said the driver would call shortly; he did, at 9:15 today.", {}),
    ("time.vague", "Customer says the driver promised to come back shortly, and never did.", {}),
    ("promise.contradiction", "如需发票请说明，助学金12月10日发放，共3000元。", GRANT),
    ("promise.contradiction", "客户问助学金会不会不发放，已解释12月10日发。", GRANT),
    ("promise.contradiction", "助学金的申请表不需要盖章。", GRANT),
    ("promise.contradiction", "代金券不兑现金，不找零。", VOUCHER),
    ("promise.contradiction", "报名费不含教材费。", ENTRY),
    ("promise.contradiction", "Does the baby crib not fit through the door?", CRIB),
    ("promise.contradiction", "The baby crib can be folded and does not have wheels.", CRIB),
    ("promise.contradiction", "We can't pay the delay compensation any sooner.", DELAY),
    ("promise.contradiction", "You do not have to pay for the height-adjustable desk.", DESK),
    ("promise.contradiction", "We do not make you wait for the height-adjustable desk.", DESK),
    ("promise.contradiction", "Please do not send the form for the room upgrade again.", ROOM),
    ("promise.contradiction", "She turned down the room upgrade and keeps her room.", ROOM),
]


def test_what_is_undertaken_or_refused_in_other_ways_is_found() -> None:
    assert missed(FOUND) == []


def test_what_nobody_undertakes_or_refuses_is_passed_over() -> None:
    assert false_alarms(NONE) == []
