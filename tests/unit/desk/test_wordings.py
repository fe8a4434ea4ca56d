"""What the customer of a contact is told of an article: by the replica's records."""

from pathlib import Path
from typing import Any

import pytest

from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Article
from tests.desk_fixture import NOW, make_desk
from tests.records import customer, ticket


def an_article(id: str, language: str, **fields: Any) -> Article:
    return Article(id, id, f"body of {id}", language, fields.pop("audience", "customer"), (), NOW, **fields)


RECORDS = (
    customer("c-en", "Ann", language="en-GB"),
    customer("c-zh", "王", language="zh-CN"),
    ticket("t-en", "c-en", "wechat", "", NOW),
    ticket("t-zh", "c-zh", "sms", "", NOW),
    an_article("a", "zh-CN", short={"sms": "**短**"}),
    an_article("a.en", "en", translates="a", short={"sms": "short"}),
    an_article("a.fr", "fr", translates="a.en"),
    an_article("inside", "zh-CN", audience="internal"),
    an_article("lone", "en", translates="not-here"),
    an_article("b", "zh-CN", translates="b.en"),
    an_article("b.en", "en", translates="b"),
)


def test_language_and_channel_of_the_contact_decide(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    chosen = {id: desk.article(id) for id in ("a", "a.en", "inside", "lone")}

    def said(id: str, contact: str) -> str | None:
        wording = desk.words_for(chosen[id], contact)
        return wording.text if wording is not None else None

    assert said("a", "t-en") == said("a.en", "t-en") == "body of a.en"
    assert said("a", "t-zh") == said("a.en", "t-zh") == "短"
    assert said("lone", "t-zh") == "body of lone"
    assert said("inside", "t-zh") is None
    with pytest.raises(BadInput):
        said("a", "no-such")
    desk.close()


def test_counterparts_are_found_from_every_side(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    found = {id: [one.id for one in desk.counterparts(desk.article(id))] for id in ("a", "a.en", "a.fr", "lone", "b")}
    assert found == {"a": ["a.en"], "a.en": ["a", "a.fr"], "a.fr": ["a.en"], "lone": [], "b": ["b.en"]}
    desk.close()
