"""Promises of many trades against catalogue, hours, open promises and a full text. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, Context, false_alarms, missed

LONDON: Context = {"now": "2026-11-23T10:00:00+00:00", "timezone": "Europe/London"}
REF: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "refund",
            "channel": "any",
            "soonest": "P3D",
            "calendar": "working",
            "words": ["refund", "money back"],
            "not_offered": ["instant refund", "cash refund"],
        }
    ],
}
VIS: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "engineer visit",
            "channel": "any",
            "soonest": "P2D",
            "calendar": "working",
            "words": ["engineer", "technician", "visit"],
        }
    ],
}
DEL: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "delivery",
            "channel": "any",
            "soonest": "P2D",
            "calendar": "working",
            "words": ["delivery", "deliver"],
            "not_offered": ["evening delivery", "Sunday delivery"],
        }
    ],
}
CB: Context = {
    **LONDON,
    "catalogue": [
        {"topic": "callback", "channel": "any", "soonest": "PT4H", "words": ["call back", "callback", "call you back"]}
    ],
}
HRS: Context = {**LONDON, "hours": {"mon-fri": "09:00-17:30", "sat": "10:00-14:00"}, "holidays": "GB"}
OPR: Context = {
    **LONDON,
    "open_promises": [
        {
            "topic": "refund",
            "what": "refund",
            "amount": "42.50",
            "due_at": "2026-11-27T17:00:00+00:00",
            "channel": "phone",
        }
    ],
}
OPV: Context = {
    **LONDON,
    "open_promises": [
        {"topic": "repair", "what": "plumber visit", "due_at": "2026-11-26T10:00:00+00:00", "channel": "chat"}
    ],
}
OPD: Context = {
    **LONDON,
    "open_promises": [
        {
            "topic": "delivery",
            "what": "delivery of the wardrobe",
            "due_at": "2026-12-01T12:00:00+00:00",
            "channel": "email",
        }
    ],
}
OPC: Context = {
    **LONDON,
    "open_promises": [
        {"topic": "callback", "what": "callback", "due_at": "2026-11-24T15:00:00+00:00", "channel": "phone"}
    ],
}
FT1: Context = {
    **LONDON,
    "full_text": (
        "Dear Ms Nowak, your swimming course starts on Tuesday 8 December at 6:30 pm and costs "
        "£64.00 for 8 lessons. Please bring £1 for the locker."
    ),
}
FT2: Context = {
    **LONDON,
    "full_text": (
        "Dear Mr Hall, your parcel is at the shop, 14 High Street, until 30 November. The code is "
        "7741. The shop closes at 8 pm. Storage is 35p a day after that."
    ),
}
CLA: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "claim decision",
            "channel": "any",
            "soonest": "P5D",
            "calendar": "working",
            "words": ["claim decision", "claim", "decision"],
        }
    ],
}
KEY: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "key cutting",
            "channel": "any",
            "soonest": "PT6H",
            "words": ["spare key", "key cutting", "key"],
            "not_offered": ["while you wait", "overnight courier"],
        }
    ],
}
LES: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "driving lesson",
            "channel": "any",
            "soonest": "P2D",
            "words": ["lesson", "driving lesson"],
            "not_offered": ["weekend lessons"],
        }
    ],
}
TOW: Context = {
    **LONDON,
    "catalogue": [
        {"topic": "tow truck", "channel": "any", "soonest": "PT45M", "words": ["tow truck", "recovery", "breakdown"]}
    ],
}
RX: Context = {
    **LONDON,
    "catalogue": [
        {
            "topic": "prescription",
            "channel": "any",
            "soonest": "P1D",
            "calendar": "working",
            "words": ["prescription", "repeat prescription"],
        }
    ],
}
H: Context = {**LONDON, "hours": {"mon-thu": "08:00-16:30", "fri": "08:00-13:00"}, "holidays": "GB"}
OLES: Context = {
    **LONDON,
    "open_promises": [
        {"topic": "lesson", "what": "driving lesson", "due_at": "2026-11-27T14:00:00+00:00", "channel": "sms"}
    ],
}
OKEY: Context = {
    **LONDON,
    "open_promises": [{"topic": "key", "what": "spare key", "due_at": "2026-11-25T12:00:00+00:00", "channel": "phone"}],
}
OVOU: Context = {
    **LONDON,
    "open_promises": [
        {
            "topic": "voucher",
            "what": "voucher",
            "amount": "15.00",
            "due_at": "2026-11-30T17:00:00+00:00",
            "channel": "chat",
        }
    ],
}
OREP: Context = {
    **LONDON,
    "open_promises": [
        {"topic": "survey report", "what": "survey report", "due_at": "2026-12-02T16:00:00+00:00", "channel": "email"}
    ],
}
ODEP: Context = {
    **LONDON,
    "open_promises": [
        {
            "topic": "deposit",
            "what": "return of the deposit",
            "amount": "850.00",
            "due_at": "2026-12-04T17:00:00+00:00",
            "channel": "email",
        }
    ],
}
F1: Context = {
    **LONDON,
    "full_text": (
        "Dear guest, check-in for the night ferry opens at 7:45 pm on Friday 4 December at pier 6. "
        "Your cabin is 5112. Dogs cost €12.50 each, up to 2 per cabin."
    ),
}
F2: Context = {
    **LONDON,
    "full_text": (
        "Your MOT is booked for Wednesday 9 December, 8:15 am, at the Mill Lane garage. The price "
        "is £54.85 and the job number is J-20931. Please bring the old certificate and allow 90 "
        "minutes."
    ),
}
F3: Context = {
    **LONDON,
    "full_text": (
        "Dear member, the hall is closed from 14 to 18 December. Two free passes for the pool, "
        "valid for 30 days, are in your account."
    ),
}
G1: Context = {
    **LONDON,
    "glossary": [
        {"term": "LOLER", "say": "lifting equipment check"},
        {"term": "void", "say": "empty flat"},
        {"term": "ullage", "say": "empty space in the barrel"},
    ],
}

FOUND: list[Case] = [
    ("promise.over-catalogue", "Your refund of £20 will be with you tomorrow by noon.", REF),
    ("promise.over-catalogue", "You'll have the money back in your account by close of business today.", REF),
    ("promise.over-catalogue", "We can do an instant refund for you.", REF),
    ("promise.over-catalogue", "Told cust refund wd be in her account tomorrow 9am.", REF),
    ("promise.over-catalogue", "Technician is coming to you tomorrow at 9 am.", VIS),
    ("promise.over-catalogue", "I've booked the engineer for you for tomorrow morning at 9.", VIS),
    ("promise.over-catalogue", "We'll have an engineer out to you today by 4 pm.", VIS),
    ("promise.over-catalogue", "Your delivery is set for tomorrow, 10 am to noon.", DEL),
    ("promise.over-catalogue", "Yes, Sunday delivery is no problem.", DEL),
    ("promise.over-catalogue", "We will deliver the lamp within 24 hours.", DEL),
    ("promise.over-catalogue", "I'll call you back in 30 minutes.", CB),
    ("promise.over-catalogue", "Someone will be calling you back within the hour.", CB),
    ("promise.over-catalogue", "Agreed a callback with the customer for today 11:30 am.", CB),
    ("promise.contradiction", "Your refund of £45.20 will be paid by 5 pm on 27 November.", OPR),
    ("promise.contradiction", "The £24.50 refund will be on your card by 27 November, 5 pm.", OPR),
    ("promise.contradiction", "We'll pay the refund on 30 November at 5 pm.", OPR),
    ("promise.contradiction", "Unfortunately we cannot refund you.", OPR),
    ("promise.contradiction", "The plumber will be with you on Friday 27 November at 10 am.", OPV),
    ("promise.contradiction", "Our plumber comes on 26 November at 2 pm.", OPV),
    ("promise.contradiction", "Told her no plumber can be sent.", OPV),
    ("promise.contradiction", "Your wardrobe will be delivered on 3 December.", OPD),
    ("promise.contradiction", "We will deliver the wardrobe by noon on 2 December.", OPD),
    ("promise.contradiction", "We'll call you back tomorrow at 5 pm.", OPC),
    ("hours.closed", "We'll ring you on Sunday at 11 am.", HRS),
    ("hours.closed", "The vet will phone you by 7 pm today.", HRS),
    ("hours.closed", "Your statement will be emailed by 4 pm on Saturday 28 November.", HRS),
    ("hours.closed", "Our clerk will answer you by 25 December.", HRS),
    ("hours.closed", "I'm going to call you at 8 am tomorrow.", HRS),
    ("fact.changed", "Swimming starts Tue 8 Dec, 6:30 pm. £46 for 8 lessons, £1 for the locker.", FT1),
    ("fact.changed", "Swimming starts Tue 8 Dec, 6.30 am. £64 for 8 lessons, locker £1.", FT1),
    ("fact.changed", "Swimming course from 8 Dec, £64 for 8 lessons. Locker £1.", FT1),
    ("fact.changed", "Swimming: Tue 8 Dec, 6:30 pm, £64 for 6 lessons, locker £1.", FT1),
    ("fact.changed", "Parcel at 14 High St till 30 Nov, code 7714, closes 8 pm, then 35p a day.", FT2),
    ("fact.changed", "Parcel at 14 High St till 30 Nov, code 7741, closes 8 pm, then 53p a day.", FT2),
    ("fact.changed", "Parcel at 14 High St until 3 Nov, code 7741. Shop shuts at 8 pm. 35p/day after.", FT2),
    ("promise.over-catalogue", "You'll get a decision on your claim by Wednesday 25 November.", CLA),
    ("promise.over-catalogue", "Our handler is going to let you have the claim decision tomorrow at noon.", CLA),
    ("promise.over-catalogue", "Promised the client the decision on her claim for 25 Nov, 3 pm.", CLA),
    ("promise.over-catalogue", "I'm cutting your spare key while you wait.", KEY),
    ("promise.over-catalogue", "The spare key will be in your hands by 1 pm today.", KEY),
    ("promise.over-catalogue", "We can send the key by overnight courier.", KEY),
    ("promise.over-catalogue", "I can squeeze you in for a lesson tomorrow at 10 am.", LES),
    ("promise.over-catalogue", "Of course, weekend lessons are possible.", LES),
    ("promise.over-catalogue", "The tow truck will be with you in 20 minutes.", TOW),
    ("promise.over-catalogue", "A recovery driver's on the way and will reach you within half an hour.", TOW),
    ("promise.over-catalogue", "Your prescription will be ready for you this afternoon at 4.", RX),
    ("hours.closed", "We'll have the survey done by 3 pm on Friday 27 November.", H),
    ("hours.closed", "The cobbler will ring you at 5 pm tomorrow.", H),
    ("hours.closed", "You'll have our answer by Saturday.", H),
    ("hours.closed", "Your documents will be ready on Sunday 29 November.", H),
    ("hours.closed", "Our bookkeeper is to call you on 27 November at 2 pm.", H),
    ("promise.contradiction", "Your driving lesson will be on 28 November at 2 pm.", OLES),
    ("promise.contradiction", "Sorry, we can't give you a driving lesson after all.", OLES),
    ("promise.contradiction", "Your instructor will pick you up for the lesson at 3 pm on 27 November.", OLES),
    ("promise.contradiction", "The spare key will be posted to you on 27 November.", OKEY),
    ("promise.contradiction", "You'll get a voucher for £10 by 30 November.", OVOU),
    ("promise.contradiction", "I'm afraid there won't be a voucher.", OVOU),
    ("promise.contradiction", "The survey report will be with you by noon on 3 December.", OREP),
    ("promise.contradiction", "We will return your deposit of £580 on 4 December.", ODEP),
    ("promise.contradiction", "We will not be returning the deposit.", ODEP),
    ("fact.changed", "Ferry: check-in 7:45 pm, Fri 4 Dec, pier 9. Cabin 5112. Dogs €12.50, max 2.", F1),
    ("fact.changed", "Ferry check-in Fri 4 Dec 19:54, pier 6, cabin 5112. Dogs 12.50 each, max 2.", F1),
    ("fact.changed", "Ferry check-in Fri 4 Dec 19:45, pier 6, cabin 5112. Dogs 12.50 each, max 3.", F1),
    ("fact.changed", "MOT Wed 9 Dec 8:15am Mill Lane £54.85 J-20931. Allow 60 min.", F2),
    ("fact.changed", "MOT Wed 9 Dec 8:15am Mill Lane, £54.85. Bring old certificate.", F2),
    ("fact.changed", "MOT: Tue 8 Dec, 8:15am, Mill Lane. £54.85. J-20931. 90 min.", F2),
    ("fact.changed", "Hall closed 14-18 Jan. 2 free pool passes, valid 30 days, in your account.", F3),
    ("fact.changed", "Hall closed 14-18 Dec. 3 free pool passes, valid 30 days.", F3),
    ("jargon", "Your LOLER is due in May.", G1),
    ("jargon", "The flat is currently a void.", G1),
]

NONE: list[Case] = [
    ("promise.over-catalogue", "We don't do Sunday delivery, I'm afraid.", DEL),
    ("promise.over-catalogue", "Your refund went out this morning at 9.", REF),
    ("promise.over-catalogue", "A refund takes five working days.", REF),
    ("promise.over-catalogue", "We can't get an engineer to you before Wednesday.", VIS),
    ("promise.over-catalogue", "The engineer visit took place today at 9 am.", VIS),
    ("promise.over-catalogue", "Please call us back within 30 minutes.", CB),
    ("promise.over-catalogue", "Another shop may offer a cash refund, we don't.", REF),
    ("promise.over-catalogue", "You asked for an engineer tomorrow at 9; the first slot is 26 November at 10 am.", VIS),
    ("promise.over-catalogue", "Your refund will arrive no later than Tuesday 1 December.", REF),
    ("promise.contradiction", "Your refund of £42.50 will be paid by 5 pm on Friday 27 November.", OPR),
    ("promise.contradiction", "The plumber comes on Thursday at 10 as agreed.", OPV),
    ("promise.contradiction", "We said 1 December for the wardrobe; it is now coming on 3 December, sorry.", OPD),
    ("promise.contradiction", "The wardrobe was delivered this morning, early.", OPD),
    ("promise.contradiction", "Your other parcel will be delivered on 25 November.", OPD),
    ("promise.contradiction", "We called you back this morning.", OPC),
    ("promise.contradiction", "The bed costs £45.20 more than the sofa.", OPR),
    ("hours.closed", "We'll ring you on Saturday at 11 am.", HRS),
    ("hours.closed", "Please ring us before 8 am tomorrow.", HRS),
    ("hours.closed", "The lift is serviced on Sunday from 6 am to 8 am.", HRS),
    ("hours.closed", "The train leaves at 11 pm on Sunday.", HRS),
    ("hours.closed", "We will answer by noon on Tuesday.", HRS),
    ("fact.changed", "Swimming from Tue 8 Dec, 18:30, £64 for 8 lessons, £1 for the locker.", FT1),
    ("fact.changed", "Course: 8/12, 6.30pm, £64.00, 8 lessons. Bring £1 coin.", FT1),
    ("fact.changed", "Parcel at 14 High St till 30 Nov, code 7741, shop shuts 8pm. Then 35p a day.", FT2),
    ("fact.changed", "Your parcel: 14 High Street until 30/11, code 7741. Open till 20:00. £0.35 per day after.", FT2),
    ("promise.over-catalogue", "Claim decisions take ten working days.", CLA),
    ("promise.over-catalogue", "Your claim form reached us today at 9 am.", CLA),
    ("promise.over-catalogue", "The decision on your claim was posted this morning.", CLA),
    ("promise.over-catalogue", "The spare key is ready for you at the desk.", KEY),
    ("promise.over-catalogue", "We don't cut keys while you wait.", KEY),
    ("promise.over-catalogue", "Your lesson today at 8 am went well, says your instructor.", LES),
    ("promise.over-catalogue", "The tow truck will be with you within 90 minutes.", TOW),
    ("promise.over-catalogue", "The tow truck reached you at 9:20 today.", TOW),
    ("promise.over-catalogue", "Please hand in your prescription by 4 pm today.", RX),
    ("hours.closed", "You'll have our answer by noon on Friday 27 November.", H),
    ("hours.closed", "The concert starts at 8 pm on Saturday.", H),
    ("hours.closed", "Please let us know by Sunday.", H),
    ("hours.closed", "Trains run all night on 31 December.", H),
    ("hours.closed", "The boiler house is being upgraded on Saturday 28 November from 6 am to 9 am.", H),
    ("promise.contradiction", "Your driving lesson is on 27 November at 2 pm.", OLES),
    (
        "promise.contradiction",
        "The lesson was moved from 27 November to 30 November at your request; see you there.",
        OLES,
    ),
    ("promise.contradiction", "The spare key was posted on 20 November.", OKEY),
    ("promise.contradiction", "The £15 voucher will be in your account on 30 November.", OVOU),
    ("promise.contradiction", "A voucher of £10 was used on 2 November.", OVOU),
    ("promise.contradiction", "The survey report will be with you by 4 pm on 2 December.", OREP),
    (
        "promise.contradiction",
        "Nothing was deducted from the deposit; £850.00 will be returned by 5 pm on 4 December.",
        ODEP,
    ),
    ("promise.contradiction", "Can the deposit be paid in cash? Yes, at the desk.", ODEP),
    ("fact.changed", "Ferry: Fri 4/12, check-in from 19:45, pier 6. Cabin 5112. Dogs €12.50, max 2.", F1),
    ("fact.changed", "MOT Wed 9 Dec 08:15, Mill Lane, £54.85, J-20931. Allow 1.5 hours.", F2),
    ("fact.changed", "Hall closed 14-18 Dec. 2 pool passes (30 days) are in your account.", F3),
    ("jargon", "The LOLER (lifting equipment check) is due in May.", G1),
    ("jargon", "Please avoid the stairs.", G1),
    ("jargon", "By ullage we mean the empty space in the barrel.", G1),
    ("jargon", "A LOLER, that is, a check of the lifting gear, is due.", G1),
]


def test_it_is_found() -> None:
    assert missed(FOUND) == []


def test_what_reads_alike_is_passed_over() -> None:
    assert false_alarms(NONE) == []
