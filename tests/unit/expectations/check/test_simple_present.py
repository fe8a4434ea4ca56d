"""The English simple present, where it says what we are about to do, and where it says how things always go."""

import pytest

from tests.unit.expectations.check.judged import Context, all_findings, findings

CONTEXT: Context = {
    "catalogue": [
        {
            "topic": "refund",
            "channel": "any",
            "soonest": "P3D",
            "calendar": "working",
            "words": ["refund", "money", "credit"],
        }
    ],
    "hours": {"mon-fri": "09:00-18:00"},
}
UNDERTAKEN = [
    ("promise.over-catalogue", "We refund you tomorrow 12:00."),
    ("promise.over-catalogue", "We credit CNY 30 to your card tomorrow."),
    ("promise.over-catalogue", "Your money goes back tomorrow noon."),
    ("promise.over-catalogue", "Your refund is with you tomorrow."),
    ("hours.closed", "We call you on Saturday at 10:00."),
    ("time.vague", "We call you soon."),
    ("time.vague", "I let you know asap."),
    ("promise.no-deadline", "We check it and call you."),
    ("promise.no-deadline", "We look into it and get back to you."),
    ("promise.no-deadline", "I check this with the warehouse and e-mail you."),
    ("hours.closed", "Tomorrow we call you at 3 am."),
    ("hours.closed", "Our engineer calls you on Saturday at 10:00."),
    ("time.vague", "We send you the refund shortly."),
    ("time.vague", "Told her we call her shortly."),
    ("time.vague", "We fix it as soon as possible."),
    ("time.vague", "Your refund goes out soon."),
    ("promise.over-catalogue", "We refund the fee today."),
    ("promise.no-deadline", "Thank you for the photo; we check it and let you know."),
]
NO_UNDERTAKING = [
    "We offer free returns.",
    "We sell tickets until tomorrow.",
    "We accept cards.",
    "We open tomorrow at 9.",
    "We ship on weekdays.",
    "We ship within 24 hours of payment.",
    "We deliver on Saturdays.",
    "We never call you to ask for a password.",
    "We do not refund you.",
    "We inform you that your parcel arrives soon.",
    "I write to you about your visit tomorrow.",
    "The number we call you on is 12345.",
    "If we refund you tomorrow, is that fine?",
    "We send you a text when the parcel leaves.",
    "We check every parcel before it leaves.",
    "We check your identity before every call.",
    "We call it a day.",
    "Customer demands we refund him today.",
    "We usually call you back.",
    "We call you only on working days.",
    "Before we send it, please confirm.",
    "When we call you, have the number ready.",
    "Your payment leaves your account tomorrow.",
    "We understand you soon need an answer.",
    "We let you know yesterday.",
    "If someone calls you tomorrow, hang up.",
    "We update the app every Monday.",
    "We return to the office on Monday.",
    "I finish at 6 pm today.",
    "The address we send it to is on file.",
    "We tell you the truth.",
    "We remind you of your visit tomorrow.",
    "Do we call you tomorrow?",
]


@pytest.mark.parametrize(("rule", "text"), UNDERTAKEN)
def test_what_we_are_about_to_do(rule: str, text: str) -> None:
    assert findings(rule, text, **CONTEXT)


@pytest.mark.parametrize("text", NO_UNDERTAKING)
def test_what_always_goes_so_or_is_told_of_something_else(text: str) -> None:
    assert all_findings(text, **CONTEXT) == []
