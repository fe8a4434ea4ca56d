"""A template as its file writes it: when to use it, what to ask, what it says on each channel, what it promises – and
what not. Which keys a file may have is told in docs/templates.md (a test compares)."""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from agent_tui.domain.values import Channel

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

FieldKind = Literal[
    "text", "choice", "number", "money", "date", "datetime", "duration", "order", "yesno", "agent", "window",
    "expectations", "promise",
]  # fmt: skip
FIELD_KINDS: tuple[FieldKind, ...] = get_args(FieldKind)

MOST_EXPECTATIONS = 3
MOST_VERSION = 999_999_999

EXPECTED = "expected"
AGREED = "agreed"
ALWAYS_ASKED = (EXPECTED, AGREED)
"""What every form asks beside the template's own fields: what the customer expects and where they heard it; whether
they agreed."""

BUILT_IN_NAMES = frozenset({"greeting", "miss"})
"""Names that every text may use beside its fields: how the customer is greeted, and what happens if we miss."""

HONEST = "@honest"
"""The default that stands for the earliest time that can be kept."""

Line = Annotated[str, Meta(max_length=400)]
Said = Annotated[str, Meta(max_length=400, pattern=r"\w")]
"""A line in which something is said."""
Topic = Annotated[str, Meta(max_length=40, pattern=r"\A\S(.*\S)?\Z")]
Body = Annotated[str, Meta(min_length=1, max_length=4000)]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The same in both languages; either may be empty."""

    en: Line
    zh: Line

    def of(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Phrase(Words, frozen=True, forbid_unknown_fields=True):
    """The same in both languages, said in each."""

    en: Said
    zh: Said


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """What is not promised, each as the texts say it."""

    en: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=9)]
    zh: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=9)]

    def of(self, language: Language) -> tuple[str, ...]:
        return self.zh if language == "zh" else self.en


class Steps(Struct, frozen=True, forbid_unknown_fields=True):
    """How to go about a difficult conversation, one thing after the other; as many in both languages."""

    en: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=9)]
    zh: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=9)]

    def of(self, language: Language) -> tuple[str, ...]:
        return self.zh if language == "zh" else self.en


class Authority(Phrase, frozen=True, forbid_unknown_fields=True):
    """How far an agent may go without asking."""

    next: Phrase | None = None
    """Who decides what is beyond that."""


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to be filled in."""

    kind: FieldKind
    prompt: Phrase
    hint: Phrase | None = None
    default: Line = ""
    """As it would be typed ("+2 workdays 18:00"), after `$field` counted from that field, or `@customer`, `@order`,
    `@promise`, `@amount` (of the promise that gets another date), `@me`: what the contact knows; `@honest`: the
    earliest time that can be kept, and where too little is known, what follows ("@honest +2 workdays 18:00")."""
    optional: bool = False
    choices: dict[str, Words] = {}
    """choice, yesno: what each answer reads as in the text; it may hold `$field` names."""
    least: Line = ""
    most: Line = ""
    """number, money, duration: bounds as they would be typed; date, datetime: a time counted from now."""
    longest: Annotated[int, Meta(ge=1, le=200)] = 24
    """text: characters; a Chinese one counts as two."""
    currency: Annotated[str, Meta(pattern=r"\A[A-Z]{3}\Z")] = "CNY"
    past: bool = False
    """date, datetime: true where it may lie behind us."""
    authority: Line = ""
    """money, number: up to here an agent decides alone; of more it is said who decides."""


class PromiseRule(Struct, frozen=True, forbid_unknown_fields=True):
    """A promise that the text makes."""

    what: Phrase
    due: Line
    """The field that says when; a date and a window together as "day window"."""
    limits: Limits
    channel: Channel | Literal["same"] = "same"
    """How the customer will hear of it; `same`: on the contact's channel."""
    topic: Topic | None = None
    amount: Line = ""
    """The money field that says how much."""
    owner: Line = ""
    """The agent field that says who must keep it."""
    when: Line = ""
    """"chosen=a": only where that choice was made."""
    replaces: Line = ""
    """The field that says which open promise gets a new date by this one."""
    reports: bool = False
    """True where the text is a report, and promised is the next one: the report that was due is kept by it."""


class Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """What the customer reads, by channel; `body` where a channel has no text of its own."""

    body: Body
    sms: Body
    sms_short: Annotated[str, Meta(max_length=400)] = ""
    """For an SMS where `sms` does not fit."""
    wechat: Annotated[str, Meta(max_length=4000)] = ""
    weibo: Annotated[str, Meta(max_length=400)] = ""
    """What stands in public: it promises nothing."""


class BothTexts(Struct, frozen=True, forbid_unknown_fields=True):
    en: Texts
    zh: Texts

    def of(self, language: Language) -> Texts:
        return self.zh if language == "zh" else self.en


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9]*(\.[a-z0-9]+)*\Z", max_length=64)]
    title: Phrase
    topic: Topic
    owner: Said
    """Who looks after the template."""
    version: Annotated[int, Meta(ge=1, le=MOST_VERSION)]
    review: date
    """The day by which somebody must have looked at it again."""
    when: Phrase
    when_not: Phrase
    ask: Phrase
    """What to find out first."""
    miss: Words
    """What happens if we miss: said in the text where that says `$miss`."""
    text: BothTexts
    fields: dict[str, Field] = {}
    promises: dict[str, PromiseRule] = {}
    said_as: Literal["reply", "note"] = "reply"
    """Whether the customer reads it, or only colleagues."""
    channels: tuple[Channel, ...] = ()
    """Where it is offered first."""
    words: tuple[Said, ...] = ()
    """Other words by which people look for it, and by which a contact's subject suggests it."""
    authority: Authority | None = None
    """How far an agent may go without asking, and whom to ask."""
    tone: Phrase | None = None
    """How to sound; for the agent."""
    steps: Steps | None = None
    """How to go about the conversation; for the agent."""
    carry: tuple[str, ...] = ()
    """The fields that no short text may leave out; where none are named, those of the promises' dates and amounts."""
    effective_from: date | None = None
    """The first day on which it may be used."""
    effective_until: date | None = None
    """The last one."""
    author: Line = ""
    """The agent who wrote it: sees it in the team's folder before it is approved."""

    @property
    def title_words(self) -> tuple[str, str]:
        """Its title in both languages."""
        return (self.title.en, self.title.zh)

    @property
    def carried(self) -> tuple[str, ...]:
        """The fields whose values a short text must have from the full one."""
        if self.carry:
            return self.carry
        promised = (field for rule in self.promises.values() for field in (*rule.due.split(), rule.amount) if field)
        return tuple(dict.fromkeys(promised))

    def in_force(self, today: date) -> bool:
        begins, ends = self.effective_from, self.effective_until
        return (begins is None or begins <= today) and (ends is None or today <= ends)

    def review_is_over(self, today: date) -> bool:
        """Somebody ought to have looked at it again."""
        return self.review < today
