"""Which deed a date belongs to, whose number it is, what a weekday recurs as, and what is explained; with near
misses of each. Now is Monday 2026-11-23 10:00."""

from tests.unit.expectations.check.judged import Case, false_alarms, missed

PLUMBER = {"catalogue": [{"topic": "repair", "soonest": "P3D", "calendar": "working", "words": ["plumber"]}]}
ENGINEER = {"catalogue": [{"topic": "visit", "soonest": "P2D", "calendar": "working", "words": ["engineer visit"]}]}
VISA = {"catalogue": [{"topic": "visa", "soonest": "P10D", "calendar": "working", "words": ["visa"]}]}
BILL = {"open_promises": [{"topic": "final bill", "what": "final bill", "due_at": "2026-11-27T17:00:00+08:00"}]}
FEES = {"open_promises": [{"topic": "refund", "what": "refund of late fees", "due_at": "2026-11-27T17:00:00+08:00"}]}
METER = {"glossary": [{"term": "MPAN", "say": "meter point number"}]}
BINS = {"full_text": "Dear residents, the blue bins are emptied on Mondays, the green ones every Friday."}
FINES = {"full_text": "Fines start at 20p a day and are capped at £8."}
WEEK = {"full_text": "Your piano lesson is on Tuesday 24 November."}

FOUND: list[Case] = [
    (
        "promise.over-catalogue",
        "Told her the plumber comes tomorrow at 10 am and that she should leave the key.",
        PLUMBER,
    ),
    ("promise.over-catalogue", "Agreed with the tenant: engineer visit tomorrow at 8:30 am.", ENGINEER),
    ("promise.over-catalogue", "You will hold the visa in your hands within 3 working days.", VISA),
    ("promise.over-catalogue", "You'll have the visa by 26 November.", VISA),
    ("promise.contradiction", "Your final bill will be e-mailed to you on 17 November 2026.", BILL),
    ("promise.contradiction", "There is no refund on the late fees you paid in October.", FEES),
    ("date.past", "News of the broken lift: the contractor will replace the chain on 17 November.", {}),
    ("pii.id", "The booking for 42010619930817203x is paid.", {}),
    ("pii.id", "Your tax request shows 210102190503060708 in field 4.", {}),
    ("jargon", "Could you send us the MPAN? That's on page 2.", METER),
    ("fact.changed", "Bins: blue Tue, green Fri", BINS),
    ("fact.changed", "Fines from 20p a day, at least £8.", FINES),
    ("fact.changed", "Piano lesson Wed", WEEK),
]
NONE: list[Case] = [
    ("promise.over-catalogue", "Told her the plumber comes from Leeds and started work at 10 am today.", PLUMBER),
    ("promise.over-catalogue", "You'll have 14 days to send us the visa form.", VISA),
    ("promise.contradiction", "Your final bill was e-mailed to you on 17 November 2026.", BILL),
    ("date.past", "This is what was not done: the call on 17 November.", {}),
    ("date.past", "We had broken our word: a call was due by 17 November.", {}),
    ("pii.id", "The booking number is 420106199308172033.", {}),
    ("jargon", "MPAN? That's your meter point number.", METER),
    ("jargon", "What is an MPAN? It is the number of your meter.", METER),
    ("fact.changed", "Bins: blue Mon, green Fri", BINS),
    ("fact.changed", "Fines start at 20p a day and stop at £8. Rooms are free on weekday mornings.", FINES),
]


def test_what_belongs_together_is_found() -> None:
    assert missed(FOUND) == []


def test_what_belongs_elsewhere_is_passed_over() -> None:
    assert false_alarms(NONE) == []
