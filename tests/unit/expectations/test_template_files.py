"""Files of strangers: what is wrong in one is named by file, line and key, and it alone is left out."""

import os
import random
import re
from pathlib import Path

import pytest

from agent_tui.desk.template_files import LARGEST_FILE, MOST_FILES, TemplateFiles, TemplateShelf, built_in_folder
from agent_tui.expectations.rendering import render
from agent_tui.expectations.template import FIELD_KINDS, Field, PromiseRule, Template, Texts
from agent_tui.expectations.written import FORMS
from agent_tui.messages.troubles import tell
from tests.unit.expectations.fixture import an_occasion

PAGE = Path(__file__).resolve().parents[3] / "docs" / "templates.md"

GOOD = """id = "x.y"
topic = "refund"
owner = "billing"
version = 1
review = 2027-05-31
title = { en = "Copy", zh = "副本" }
when = { en = "now", zh = "现在" }
when_not = { en = "never", zh = "从不" }
ask = { en = "when?", zh = "何时?" }
miss = { en = "I call.", zh = "我致电。" }

[fields.by]
kind = "datetime"
prompt = { en = "by", zh = "期限" }
default = "+1 workday 18:00"

[promises.copy]
what = { en = "a copy", zh = "副本" }
due = "by"
limits = { en = ["paper"], zh = ["纸质"] }

[text.en]
body = "A copy by $by, not on paper. $miss"
sms = "Copy by $by, not paper."

[text.zh]
body = "$by前发副本，不含纸质。$miss"
sms = "$by前发副本，不含纸质。"
"""


BY = GOOD.split("[fields.by]\n")[1].split("\n\n")[0]
"""What the file says of its field."""

MONEY = 'kind = "money"\nprompt = { en = "by", zh = "期限" }'
DUE = 'default = "+1 workday 18:00"'


def another(kind: str, *lines: str) -> tuple[str, str]:
    """What stands there, and after it a second field, from line 17 on."""
    return DUE, "\n".join([DUE, "", "[fields.x]", 'prompt = { en = "x", zh = "x" }', f'kind = "{kind}"', *lines])


def shelf_of(folder: Path, **files: str | bytes) -> TemplateShelf:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return TemplateFiles(folder, folder / "none").shelf()


def test_a_good_file_is_taken(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, good=GOOD)
    assert not shelf.troubles
    assert shelf.by_id["x.y"].fields["by"].kind == "datetime"
    assert shelf.own == {"x.y"}


@pytest.mark.parametrize(
    ("before", "after", "line", "entry"),
    [
        ("version = 1", "version = 1\ncolour = 3", 5, "colour"),
        ("version = 1", "", 1, "version"),
        ("version = 1", 'version = "1"', 4, "version"),
        ('id = "x.y"', 'id = "X Y"', 1, "id"),
        ('kind = "datetime"', 'kind = "when"', 13, "fields.by.kind"),
        ("version = 1", 'version = 1\nsaid_as = "banana"', 5, "said_as"),
        ('sms = "Copy', f'weibo = "{"x" * 300} $by"\nsms = "Copy', 24, "text.en.weibo"),
        ('sms = "Copy', f'wechat = "{"x" * 201} $by, not paper"\nsms = "Copy', 24, "text.en.wechat"),
        ('sms = "Copy', f'sms_short = "{"x" * 161} $by, not paper"\nsms = "Copy', 24, "text.en.sms_short"),
        ('kind = "datetime"', "", 12, "fields.by.kind"),
        ('kind = "datetime"', 'kind = "datetime"\nsize = 3', 14, "fields.by.size"),
        ('default = "+1 workday 18:00"', 'default = "@nobody"', 15, "fields.by.default"),
        ('default = "+1 workday 18:00"', 'most = "much"', 15, "fields.by.most"),
        ('default = "+1 workday 18:00"', 'default = "a while"', 15, "fields.by.default"),
        ('default = "+1 workday 18:00"', 'default = "@honest a while"', 15, "fields.by.default"),
        ('default = "+1 workday 18:00"', 'default = "it\'s long"', 15, "fields.by.default"),
        ('due = "by"', 'due = "never"', 19, "promises.copy.due"),
        ('due = "by"', 'due = "by"\nwhen = "by=a"', 20, "promises.copy.when"),
        ('due = "by"', 'due = "by"\namount = "by"', 20, "promises.copy.amount"),
        ('en = ["paper"]', "en = []", 20, "promises.copy.limits.en"),
        ("A copy by $by,", "A copy by $by and $other,", 23, "text.en.body"),
        ("A copy by $by,", "A copy by $by for $5,", 23, "text.en.body"),
        ("A copy by $by,", "A copy by ${by.year},", 23, "text.en.body"),
        ("A copy by $by,", "A copy,", 23, "text.en.body"),
        ("not on paper. $miss", "$miss", 23, "text.en.body"),
        ("Copy by $by, not paper.", "Copy by $by.", 24, "text.en.sms"),
        ('en = "I call."', 'en = "I call, $miss."', 10, "miss"),
        ("[fields.by]", "[fields.miss]", 12, "fields.miss"),
        ("version = 1", 'version = 1\ntone = "calm"', 5, "tone"),
        ("version = 1", "version = 1\ntone = { en = 'calm' }", 5, "tone.zh"),
        ("version = 1", "version = 1\nsteps = { en = ['a'], zh = ['a', 'b'] }", 5, "steps"),
        ("version = 1", "version = 1\nsteps = { en = [], zh = [] }", 5, "steps.en"),
        ("version = 1", 'version = 1\neffective_from = "soon"', 5, "effective_from"),
        ("version = 1", "version = 1\neffective_until = 2026-01-01\neffective_from = 2026-01-02", 5, "effective_until"),
        ("version = 1", 'version = 1\ncarry = ["price"]', 5, "carry"),
        ("version = 1", 'version = 1\nauthority = { en = "x", zh = "x", beyond = "y" }', 5, "authority.beyond"),
        ('kind = "datetime"', 'kind = "datetime"\nauthority = "50"', 14, "fields.by.authority"),
        (BY, f'{MONEY}\nauthority = "50"', 15, "fields.by.authority"),
        (BY, f'{MONEY}\nauthority = "fifty"', 15, "fields.by.authority"),
        ('default = "+1 workday 18:00"', 'default = "@me +1 day"', 15, "fields.by.default"),
        (BY, 'kind = "text"\ndefault = "@honest"\nprompt = { en = "by", zh = "by" }', 14, "fields.by.default"),
        ("A copy by $by", "A copy\\u202e by $by", 23, "text.en.body"),
        ("A copy by $by", "A copy\\u001b[31m by $by", 23, "text.en.body"),
        ('en = "Copy"', 'en = "Co\\npy"', 6, "title.en"),
        ('en = ["paper"]', 'en = ["paper", "p\\u200bx"]', 20, "promises.copy.limits.en[1]"),
        ('en = ["paper"]', 'en = [""]', 20, "promises.copy.limits.en[0]"),
        ('en = ["paper"]', 'en = ["."]', 20, "promises.copy.limits.en[0]"),
        ('en = "a copy"', 'en = " "', 18, "promises.copy.what.en"),
        ('en = "Copy"', 'en = ""', 6, "title.en"),
        ('zh = "何时?"', 'zh = "　"', 9, "ask.zh"),
        ('owner = "billing"', 'owner = ""', 3, "owner"),
        ('topic = "refund"', 'topic = "refund "', 2, "topic"),
        ('due = "by"', 'due = "by"\ntopic = ""', 20, "promises.copy.topic"),
        ("version = 1", 'version = 1\nwords = ["copy",\n""]', 5, "words[1]"),
        ("version = 1", 'version = 1\nchannels = ["sms", "fax"]', 5, "channels[1]"),
        ("version = 1", "version = 1\n[steps]\nen = ['a', '']\nzh = ['a', 'b']", 6, "steps.en[1]"),
        ("version = 1", "version = 202611231540", 4, "version"),
        (DUE, f"{DUE}\noptional = true", 20, "promises.copy.due"),
        ("[fields.by]", "[fields.agreed]", 12, "fields.agreed"),
        (DUE, 'default = "+9 days"\nmost = "+3 days"', 15, "fields.by.default"),
        (DUE, 'default = "+1 hour"\nleast = "+2 hours"', 15, "fields.by.default"),
        (DUE, 'least = "+9 days"\nmost = "+3 days"', 16, "fields.by.most"),
        (*another("number", 'least = "9"', 'most = "3"'), 21, "fields.x.most"),
        (*another("duration", 'least = "2 hours"', 'most = "90 minutes"'), 21, "fields.x.most"),
        (*another("text", 'default = "@promise"'), 20, "fields.x.default"),
        (*another("money", 'default = "@me"'), 20, "fields.x.default"),
        (*another("date", 'default = "@order"'), 20, "fields.x.default"),
        (*another("date", 'default = "$by"'), 20, "fields.x.default"),
        (*another("money", 'default = "$by +1 day"'), 20, "fields.x.default"),
        (*another("text", 'default = "$by.short"'), 20, "fields.x.default"),
        (*another("text", 'default = "${by}"'), 20, "fields.x.default"),
        (*another("order", "past = true"), 20, "fields.x.past"),
        (*another("money", "longest = 9"), 20, "fields.x.longest"),
        (*another("text", 'currency = "EUR"'), 20, "fields.x.currency"),
        (
            *another("choice", "[fields.x.choices]", "a = { en = 'a', zh = 'a' }", "'1' = { en = 'b', zh = 'b' }"),
            22,
            "fields.x.choices.1",
        ),
        (
            *another("choice", "[fields.x.choices]", "a = { en = 'a', zh = 'a' }", "b = { en = 'A', zh = 'b' }"),
            22,
            "fields.x.choices.b.en",
        ),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_key(
    tmp_path: Path, before: str, after: str, line: int, entry: str
) -> None:
    assert before in GOOD
    shelf = shelf_of(tmp_path, bad=GOOD.replace(before, after, 1), good=GOOD.replace("x.y", "good"))
    assert set(shelf.by_id) == {"good"}
    (trouble,) = shelf.troubles
    assert trouble.facts["file"] == str(tmp_path / "bad.toml")
    assert (trouble.facts["line"], trouble.facts["entry"]) == (line, entry)
    for language in ("en", "zh"):
        told = tell(trouble.key, language, trouble.facts)
        assert "settings" not in told.title
        assert not re.search(r"Expected|enum|regex|\b(?:str|int|object|array)\b", told.cause), told.cause
    if reason := trouble.facts.get("reason"):
        assert str(reason) not in told.cause, "not told in Chinese"


def test_what_is_filled_in_counts_as_nothing(tmp_path: Path) -> None:
    weibo = GOOD.replace('sms = "Copy', f'weibo = "{"x" * 280}{"$by" * 9}"\nsms = "Copy', 1)
    assert not shelf_of(tmp_path, long=weibo).troubles


def test_a_file_in_which_nothing_stands_lacks_its_id_in_its_first_line(tmp_path: Path) -> None:
    (trouble,) = shelf_of(tmp_path, empty="").troubles
    assert (trouble.key, trouble.facts["line"], trouble.facts["entry"]) == ("toml-missing-key", 1, "id")


def test_more_promises_than_anybody_remembers_are_refused_without_reading_what_they_say(tmp_path: Path) -> None:
    promise = GOOD.split("[promises.copy]\n")[1].split("\n\n")[0]
    many = "".join(f"\n[promises.p{nth}]\n{promise}\n" for nth in range(700))
    (trouble,) = shelf_of(tmp_path, bad=GOOD + many).troubles
    assert trouble.facts["entry"] == "promises"


def test_a_bound_that_holds_on_some_days_only_is_one(tmp_path: Path) -> None:
    sometimes = GOOD.replace(DUE, 'default = "+10 days 18:00"\nleast = "+1 workday"\nmost = "+10 days"')
    assert not shelf_of(tmp_path, good=sometimes).troubles


def test_names_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    circle = """
[fields.a]
kind = "choice"
prompt = { en = "a", zh = "a" }
choices = { x = { en = "$b", zh = "$b" }, y = { en = "", zh = "" } }

[fields.b]
kind = "choice"
prompt = { en = "b", zh = "b" }
choices = { x = { en = "$a", zh = "$a" }, y = { en = "", zh = "" } }
"""
    (trouble,) = shelf_of(tmp_path, bad=GOOD + circle).troubles
    assert "a > b > a" in str(trouble.facts["reason"])
    defaults = """
[fields.a]
kind = "datetime"
prompt = { en = "a", zh = "a" }
default = "$b +1 day"

[fields.b]
kind = "datetime"
prompt = { en = "b", zh = "b" }
default = "$a +1 day"
"""
    (trouble,) = shelf_of(tmp_path, bad=GOOD + defaults).troubles
    assert "a > b > a" in str(trouble.facts["reason"])
    assert trouble.facts["line"]
    ours = (built_in_folder() / "refund.delay.toml").read_text(encoding="utf-8")
    (trouble,) = shelf_of(tmp_path, bad=ours.replace('"@promise"', '"$amount"')).troubles
    assert "amount > old > amount" in str(trouble.facts["reason"])
    deadline = GOOD.replace('"+1 workday 18:00"', '"$by +1 day"')
    (trouble,) = shelf_of(tmp_path, bad=deadline).troubles
    assert "by > by" in str(trouble.facts["reason"])


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe" + GOOD.encode("utf-16-le"), "file-unreadable"),
        (GOOD.replace("副本", "\x00").encode(), "toml-broken"),
        (b"", "toml-missing-key"),
        (b"id = ", "toml-broken"),
        (GOOD.replace("A copy", "A copy " + "x" * 5000).encode(), "toml-wrong-value"),
        (b"# " + b"x" * LARGEST_FILE, "template-too-large"),
        (b"a = " + b"[" * 5000, "file-unreadable"),
        (b"fields = 3\n" + GOOD.split("[fields.by]")[0].encode(), "toml-wrong-value"),
    ],
)
def test_a_file_that_is_none_takes_no_other_down(tmp_path: Path, content: bytes, key: str) -> None:
    shelf = shelf_of(tmp_path, bad=content, good=GOOD.replace("x.y", "good"))
    assert set(shelf.by_id) == {"good"}
    assert [trouble.key for trouble in shelf.troubles] == [key]


def test_links_in_a_circle_pipes_and_folders_take_no_other_down(tmp_path: Path) -> None:
    (tmp_path / "circle.toml").symlink_to(tmp_path / "circle.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    shelf = shelf_of(tmp_path, good=GOOD)
    assert set(shelf.by_id) == {"x.y"}
    assert {trouble.key for trouble in shelf.troubles} == {"file-unreadable"}
    assert len(shelf.troubles) == 3


def test_a_folder_that_is_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(tmp_path / "share that is not there")
    shelf = TemplateFiles(tmp_path / "templates").shelf()
    assert "refund.delay" in shelf.by_id
    assert [trouble.facts["file"] for trouble in shelf.troubles] == [str(tmp_path / "templates")]
    assert not TemplateFiles(tmp_path / "none").shelf().troubles


def test_a_name_that_ends_in_capitals_is_that_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "A.TOML").write_text(GOOD, encoding="utf-8")
    assert set(TemplateFiles(tmp_path, tmp_path / "none").shelf().by_id) == {"x.y"}


def test_one_id_stands_for_one_template_and_the_own_one_wins(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, a=GOOD, b=GOOD)
    assert [trouble.key for trouble in shelf.troubles] == ["template-twice"]
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text(GOOD.replace("x.y", "callback"), encoding="utf-8")
    shelf = TemplateFiles(own).shelf()
    assert shelf.by_id["callback"].owner == "billing"
    assert shelf.own == {"callback"}
    assert "refund.delay" in shelf.by_id


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD, encoding="utf-8")
    files = TemplateFiles(tmp_path, tmp_path / "none")
    before = files.shelf().by_id["x.y"]
    assert files.shelf().by_id["x.y"] is before
    path.write_text(GOOD.replace("version = 1", "version = 22"), encoding="utf-8")
    assert files.shelf().by_id["x.y"].version == 22
    path.unlink()
    assert not files.shelf().by_id


def test_what_a_template_carries_stands_in_every_short_text(tmp_path: Path) -> None:
    field = """[fields.sum]
kind = "money"
prompt = { en = "Sum", zh = "金额" }

[fields.by]"""
    text = GOOD.replace("[fields.by]", field).replace("version = 1", 'version = 1\ncarry = ["by", "sum"]')
    (trouble,) = shelf_of(tmp_path, bad=text).troubles
    assert (trouble.facts["entry"], "$sum" in str(trouble.facts["reason"])) == ("text.en.sms", True)
    text = text.replace("not paper.", "not paper, $sum.").replace('不含纸质。"\n', '不含纸质，$sum。"\n')
    assert shelf_of(tmp_path, bad=text).by_id["x.y"].carried == ("by", "sum")


def test_thousands_of_files_are_told_and_the_first_ones_stay(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 20):
        (tmp_path / f"{number:04}.toml").write_text(f"# {number}", encoding="utf-8")
    (tmp_path / "0000.toml").write_text(GOOD, encoding="utf-8")
    shelf = TemplateFiles(tmp_path, tmp_path / "none").shelf()
    assert set(shelf.by_id) == {"x.y"}
    assert str(MOST_FILES) in str(shelf.troubles[0].facts["reason"])
    assert len(shelf.troubles) == MOST_FILES


def told(heading: str) -> set[str]:
    """The keys of the table under a heading of the page."""
    part = PAGE.read_text(encoding="utf-8").split(heading, 1)[1].split("\n#", 1)[0]
    rows = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def test_the_page_tells_every_key_and_no_other() -> None:
    assert told("## Keys of the file") == set(Template.__struct_fields__)
    fields = told("### `[fields.NAME]`")
    assert fields == set(Field.__struct_fields__) | set(FIELD_KINDS)
    assert told("### `[promises.NAME]`") == set(PromiseRule.__struct_fields__)
    assert told("### `[text.en]` and `[text.zh]`") == set(Texts.__struct_fields__)
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"`.{form}`" in page for forms in FORMS.values() for form in forms)


def test_the_example_of_the_page_is_one(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    shelf = shelf_of(tmp_path, example=example)
    assert not shelf.troubles
    assert set(shelf.by_id) == {"invoice.copy"}


VALUES = (
    "3", "-1", '"x"', '""', "[]", "{}", "true", "1979-05-27", "07:32:00", "nan", "9999999999999999999", '["a"]', "[[]]",
    '{ en = "a", zh = "b" }', '"$a $b"', '"${x.y}"', '"@honest"', '"@honest +99999 workdays"', '"$new"', '"+999 weeks"',
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_somebody_makes_of_a_file_it_is_taken_or_refused_with_its_name(tmp_path: Path, seed: int) -> None:
    """Lines that are gone, doubled, moved, or say something else."""
    chance = random.Random(seed)
    for number, path in enumerate(sorted(built_in_folder().glob("*.toml"))):
        lines = path.read_text(encoding="utf-8").split("\n")
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(lines))
            key, equals, _ = lines[at].partition("= ")
            match chance.randrange(4):
                case 0:
                    del lines[at]
                case 1:
                    lines.insert(at, chance.choice(lines))
                case 2 if equals:
                    lines[at] = key + equals + chance.choice(VALUES)
                case _:
                    lines[at] = lines[at].replace("$", chance.choice(("$1", "${", "$miss", "$$")), 1)
        (tmp_path / f"{number:02}.toml").write_text("\n".join(lines), encoding="utf-8")
    shelf = TemplateFiles(tmp_path, tmp_path / "none").shelf()
    assert len(shelf.by_id) + len(shelf.troubles) == number + 1
    for trouble in shelf.troubles:
        assert str(trouble.facts["file"]).startswith(str(tmp_path))
    for template in shelf.by_id.values():
        for channel in ("email", "sms"):
            assert render(template, {}, an_occasion(channel=channel, promises=(), orders=())).template == template.id
