"""The made-up data: strict, complete, referring to what is there, the same for the same seed."""

import random
from collections import Counter
from datetime import datetime, timedelta, timezone
from typing import TypeVar

import msgspec
import pytest

from agent_tui.contract import strict
from agent_tui.demo.company import COLLEAGUES, DESK_AGENT, SUPERVISOR, DataLanguage, sms_signature
from agent_tui.demo.records import PAST, DemoRecords, make_records
from agent_tui.demo.situations import articles, situations, voices
from agent_tui.demo.slots import blanks, draw
from agent_tui.domain.targets import Targets, due_at
from agent_tui.domain.text import clean_body
from agent_tui.domain.values import (
    CHANNELS,
    LIVE_STATUSES,
    TICKET_STATUSES,
    TIERS,
    Article,
    CustomerRecord,
    ImportRecord,
    Interaction,
    Promise,
    TicketRecord,
)
from agent_tui.domain.waiting import waiting_since
from agent_tui.expectations.lengths import measure
from agent_tui.knowledge.freshness import is_stale
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES

T = TypeVar("T")

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=timezone(timedelta(hours=8)))
LANGUAGES: tuple[DataLanguage, ...] = ("zh", "en", "mixed")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> DataLanguage:
    chosen: DataLanguage = request.param
    return chosen


@pytest.fixture(scope="module")
def made(language: DataLanguage) -> DemoRecords:
    return make_records(300, language, 1, NOW)


def of(made: DemoRecords, kind: type[T]) -> list[T]:
    return [one for one in made.records if isinstance(one, kind)]


def test_every_record_passes_the_strict_decoder_and_comes_back_the_same(made: DemoRecords) -> None:
    for record in made.records:
        assert strict.decode(msgspec.json.encode(record), ImportRecord) == record


def test_ids_are_unique_per_type(made: DemoRecords) -> None:
    counted = Counter((type(record).__name__, record.id) for record in made.records)
    assert [key for key, times in counted.items() if times > 1] == []


def test_every_reference_resolves_to_a_record_that_stands_before_it(made: DemoRecords) -> None:
    seen: set[tuple[type, str]] = set()
    for record in made.records:
        match record:
            case TicketRecord():
                assert (CustomerRecord, record.customer) in seen
            case Interaction():
                assert (TicketRecord, record.ticket) in seen
            case Promise():
                assert (TicketRecord, record.ticket) in seen
                assert record.evidence is None or (Interaction, record.evidence) in seen
            case _:
                pass
        seen.add((type(record), record.id))


def test_as_many_contacts_as_were_asked_for() -> None:
    for wanted in (0, 3, 40, 300):
        assert make_records(wanted, "mixed", 1, NOW).tickets == wanted


def test_the_same_seed_and_now_give_the_same_bytes_and_another_seed_does_not(language: DataLanguage) -> None:
    first, again, other = (make_records(80, language, seed, NOW) for seed in (5, 5, 6))
    assert msgspec.json.encode(first.records) == msgspec.json.encode(again.records)
    assert msgspec.json.encode(first.records) != msgspec.json.encode(other.records)


def test_every_channel_tier_status_and_language_occurs(language: DataLanguage, made: DemoRecords) -> None:
    assert {ticket.channel for ticket in of(made, TicketRecord)} == set(CHANNELS)
    assert {ticket.status for ticket in of(made, TicketRecord)} == set(TICKET_STATUSES)
    assert {customer.tier for customer in of(made, CustomerRecord)} == set(TIERS)
    spoken = {"zh": {"zh-CN", "zh-TW", "zh-HK", "en"}, "en": {"en"}, "mixed": {"zh-CN", "zh-TW", "zh-HK", "en"}}
    assert {customer.language for customer in of(made, CustomerRecord)} == spoken[language]


def test_promises_stand_in_every_state_some_overdue_some_due_within_the_hour(made: DemoRecords) -> None:
    states = Counter(promise.state for promise in of(made, Promise))
    assert {"open", "kept", "broken", "renegotiated", "withdrawn"} <= states.keys()
    owed = [promise.due_at for promise in of(made, Promise) if promise.state == "open"]
    assert any(due < NOW for due in owed)
    assert sum(NOW < due <= NOW + timedelta(hours=1) for due in owed) >= 2
    assert any(due > NOW + timedelta(hours=1) for due in owed)


def test_what_happened_lies_in_the_past_sixty_days(made: DemoRecords) -> None:
    for interaction in of(made, Interaction):
        assert NOW - PAST - timedelta(days=3) < interaction.at <= NOW
    for ticket in of(made, TicketRecord):
        assert ticket.created_at <= NOW


def test_waiting_is_since_the_first_words_that_nobody_answered(made: DemoRecords) -> None:
    said: dict[str, list[Interaction]] = {}
    for interaction in of(made, Interaction):
        said.setdefault(interaction.ticket, []).append(interaction)
    live = [ticket for ticket in of(made, TicketRecord) if ticket.status in LIVE_STATUSES - {"pending"}]
    assert len(live) > 25
    for ticket in of(made, TicketRecord):
        expected = waiting_since(said[ticket.id]) if ticket in live else None
        assert ticket.waiting_since == expected


def test_a_customer_is_served_in_one_place_at_a_time_but_for_the_stories(made: DemoRecords) -> None:
    live = Counter(t.customer for t in of(made, TicketRecord) if t.status in LIVE_STATUSES and t.id.startswith("t0"))
    assert [customer for customer, times in live.items() if times > 1] == []


def test_a_screenful_of_rows_shows_no_repetition(made: DemoRecords) -> None:
    live = [ticket.subject for ticket in of(made, TicketRecord) if ticket.status in LIVE_STATUSES]
    assert len(live) >= 40
    assert [subject for subject, times in Counter(live).items() if times > 2] == []
    assert len(set(live)) >= 0.9 * len(live)


def test_texts_are_clean_and_no_blank_is_left_open(made: DemoRecords) -> None:
    for record in made.records:
        texts: tuple[str, ...]
        match record:
            case Interaction():
                texts = (record.body,)
            case TicketRecord():
                texts = (record.subject,)
            case Promise():
                texts = (record.what, record.limits)
            case CustomerRecord():
                texts = (record.name,)
            case Article():
                texts = (record.title, record.body, record.internal, *record.short.values())
        for text in texts:
            assert "{" not in text
            assert clean_body(text) == text


def test_numbers_and_addresses_are_fictional(made: DemoRecords) -> None:
    for customer in of(made, CustomerRecord):
        for identity in customer.identities:
            match identity.kind:
                case "phone":
                    fictional = identity.value.startswith(("+861380000", "+861380001"))
                    assert fictional or (identity.value.startswith("+1") and identity.value[5:10] == "55501")
                case "email":
                    assert identity.value.endswith(("example.com", "example.net", "example.org"))
                case _:
                    assert "demo" in identity.value or identity.value.startswith(("YQ-", "@"))


def test_every_situation_is_whole() -> None:
    known = situations("mixed")
    assert len(known) >= 60
    assert len({one.key for one in known}) == len(known)
    given = set(draw(random.Random(1), "en", NOW)) | {"name", "agent", "due"}
    for one in known:
        assert one.outcome[0] in DISPOSITIONS
        assert one.outcome[1] in ROOT_CAUSES
        turns = one.said()
        assert turns[0].who == ">"
        assert any(turn.who == "<" for turn in turns)
        texts = [*one.turns, *one.subjects, *([one.promise.what, one.promise.limits] if one.promise else [])]
        for text in texts:
            assert blanks(text) <= given, one.key


def test_each_language_has_its_voices_and_enough_articles() -> None:
    assert voices().keys() == {"zh", "zh-TW", "en"}
    assert {article.language for article in articles("en")} == {"en"}
    for tongue in ("zh-CN", "en"):
        written = [article for article in articles("mixed") if article.language == tongue]
        assert len(written) >= 60
        assert {article.audience for article in written} == {"customer", "internal"}


def test_articles_stand_in_pairs_that_are_whole_in_every_telling(made: DemoRecords, language: DataLanguage) -> None:
    known = {article.id: article for article in of(made, Article)}
    paired = [article for article in known.values() if article.translates is not None]
    assert bool(paired) is (language != "en")
    for article in paired:
        original = known[article.translates or ""]
        assert (original.audience, original.translates) == (article.audience, None)
        assert original.language != article.language
        if article.language == "zh-CN":
            assert article.short.keys() == original.short.keys(), article.id
            assert bool(article.internal) is bool(original.internal), article.id


def test_short_forms_fit_their_channel(made: DemoRecords, language: DataLanguage) -> None:
    signature = sms_signature(language)
    formed = [article for article in of(made, Article) if article.short]
    assert {channel for article in formed for channel in article.short} >= {"sms", "wechat", "chat", "weibo"}
    for article in formed:
        assert article.audience == "customer"
        for channel, text in article.short.items():
            parts = 2 if article.language == "en" else 1
            length = measure(text, channel, signature=signature, parts=parts)
            assert length is None or not length.over, (article.id, channel, length)


def test_a_few_articles_were_not_looked_at_in_time_and_those_of_the_stories_were(made: DemoRecords) -> None:
    stale = {article.id for article in of(made, Article) if is_stale(article, NOW.date())}
    assert 3 <= len(stale) <= 8
    assert {article.review_on is None for article in of(made, Article) if article.id in stale} == {True, False}
    assert stale.isdisjoint({"kb-en-refund", "kb-en-compare-plans", "kb-en-reschedule", "kb-en-exchange"})


def test_who_keeps_an_article_works_there(made: DemoRecords) -> None:
    owners = {article.owner for article in of(made, Article)} - {None}
    assert len(owners) > 3
    assert owners <= {one.id for one in (*COLLEAGUES, DESK_AGENT, SUPERVISOR)}


def test_nothing_is_known_about_what_the_tenth_story_asks() -> None:
    assert [article.id for article in articles("mixed") if "esim" in f"{article.title} {article.body}".casefold()] == []


class TestStories:
    def find(self, made: DemoRecords, id: str) -> TicketRecord:
        return next(ticket for ticket in of(made, TicketRecord) if ticket.id == id)

    def test_the_overdue_stories_burn_first(self, made: DemoRecords) -> None:
        tiers = {customer.id: customer.tier for customer in of(made, CustomerRecord)}
        waiting = [ticket for ticket in of(made, TicketRecord) if ticket.waiting_since and ticket.owner != "li.na"]
        waiting.sort(key=lambda t: due_at(t.waiting_since, t.channel, tiers[t.customer], Targets()) or NOW)
        assert [ticket.id for ticket in waiting[:4]] == ["ma-exchange", "liu-now", "he-phone", "wang-refund-today"]

    def test_the_key_account_was_told_two_dates_by_two_agents(self, made: DemoRecords) -> None:
        told = [one for one in of(made, Promise) if one.ticket.startswith("wang-") and one.topic == "refund"]
        assert {one.made_by for one in told} == {"li.na", "chen.tao"}
        assert len({one.due_at for one in told}) == 2
        assert {one.state for one in told} == {"open"}

    def test_mother_and_son_share_a_number(self, made: DemoRecords) -> None:
        numbers = [
            {identity.value for identity in one.identities}
            for one in of(made, CustomerRecord)
            if one.id in ("he-yu", "he-xiulan")
        ]
        assert numbers[0] & numbers[1]

    def test_the_weekday_in_the_mail_is_not_that_dates(self, made: DemoRecords) -> None:
        mail = next(one for one in of(made, Interaction) if one.ticket == "weber-invoice")
        wrong = NOW.astimezone(mail.at.tzinfo) + timedelta(days=2)
        assert f"{wrong:%a} {wrong.day} {wrong:%b}" not in mail.body
        assert f"{wrong.day} {wrong:%b}" in mail.body

    def test_the_search_for_esim_finds_nothing(self, made: DemoRecords) -> None:
        assert self.find(made, "tang-esim").waiting_since
        assert not [one.id for one in of(made, Article) if "esim" in (one.title + one.body).lower()]

    def test_the_broken_promise_has_its_evidence(self, made: DemoRecords) -> None:
        broken = next(one for one in of(made, Promise) if one.ticket == "liu-first")
        assert broken.state == "broken"
        assert broken.evidence in {one.id for one in of(made, Interaction) if one.kind == "note"}

    def test_a_call_back_and_a_report_are_due_within_the_hour(self, made: DemoRecords) -> None:
        due = {one.ticket: one.due_at - NOW for one in of(made, Promise)}
        assert due["zhou-check"] == timedelta(minutes=8)
        assert due["haichuan-update"] == timedelta(minutes=33)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_other_departments_must_do_is_due_before_the_promise_that_hangs_on_it(language: DataLanguage) -> None:
    made = make_records(300, language, 1, NOW)
    promises = {one.id: one for one in made.records if isinstance(one, Promise)}
    assert len(made.orders) == 2
    for one in made.orders:
        assert one.order.promise is not None
        promise = promises[one.order.promise]
        assert (one.order.ticket, promise.state) == (promise.ticket, "open")
        assert NOW < one.order.due_at < promise.due_at
    assert make_records(1, language, 1, NOW).orders == ()
