"""The company's other words for the same."""

from pathlib import Path

import pytest

from agent_tui.config.toml_file import read_toml
from agent_tui.domain.errors import BadInput
from agent_tui.knowledge.synonym_file import read_synonyms
from agent_tui.knowledge.synonyms import MOST_ALSO, WEIGHT, WEIGHT_OF_SEVERAL, Synonyms
from agent_tui.knowledge.values import Versioned
from tests.unit.knowledge.articles import an_article, an_index, found

ARTICLES = [
    Versioned(an_article("refund", "如何申请退款", "退款原路返回。"), 1),
    Versioned(an_article("back", "Money", "You get your money back.", "en"), 1),
    Versioned(an_article("fibre", "光纤安装", "师傅上门安装光纤。"), 1),
]
GROUPS = [["退款", "退钱", "money back"], ["宽带", "光纤"]]


def test_who_types_one_word_finds_the_others(tmp_path: Path) -> None:
    folder = an_index(tmp_path, ARTICLES)
    assert found(folder, "宽带") == []
    assert found(folder, "宽带", synonyms=Synonyms(GROUPS)) == ["fibre"]
    assert set(found(folder, "退钱", synonyms=Synonyms(GROUPS))) == {"refund", "back"}
    assert found(folder, "money back", synonyms=Synonyms(GROUPS))[0] == "back", "what was typed goes first"
    assert "refund" not in found(folder, "money", synonyms=Synonyms(GROUPS)), "half of a word is not it"


def test_a_word_is_found_wherever_its_pairs_of_characters_begin(tmp_path: Path) -> None:
    synonyms = Synonyms([["SIM卡", "光纤"]])
    folder = an_index(tmp_path, ARTICLES)
    assert found(folder, "sim卡不见了", synonyms=synonyms) == ["fibre"]
    assert found(folder, "sim没了", synonyms=synonyms) == []


def test_traditional_characters_are_the_same_words(tmp_path: Path) -> None:
    assert found(an_index(tmp_path, ARTICLES), "寬帶", synonyms=Synonyms(GROUPS)) == ["fibre"]


def test_a_word_of_several_weighs_as_one() -> None:
    also = Synonyms(GROUPS).of("退款", ["退款"])
    assert [(one.term, one.place) for one in also] == [("退钱", "退款"), ("money", "退款"), ("back", "退款")]
    assert [one.weight for one in also] == [WEIGHT, WEIGHT / 2, WEIGHT / 2]


def test_of_a_word_that_shares_one_with_the_query_the_rest_weighs_all() -> None:
    (also,) = Synonyms([("charged twice", "double charge")]).of("double charge", ("doubl", "charg"))
    assert (also.term, also.weight) == ("twice", WEIGHT_OF_SEVERAL)


def test_not_everything_is_searched_for() -> None:
    many = Synonyms([["一一", *(f"word{number}" for number in range(40))]])
    assert len(many.of("一一", ["一一"])) == MOST_ALSO
    assert many.of("二二", ["二二"]) == Synonyms().of("一一", ["一一"]) == []


def a_file(tmp_path: Path, text: str) -> Synonyms:
    path = tmp_path / "synonyms.toml"
    path.write_text(text, encoding="utf-8")
    file = read_toml(path)
    assert file is not None
    return read_synonyms(file)


def test_a_file_is_read(tmp_path: Path) -> None:
    synonyms = a_file(tmp_path, '[[synonyms]]\nwords = ["宽带", "光纤"]\n')
    assert [one.term for one in synonyms.of("宽带", ["宽带"])] == ["光纤"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[synonyms]]\nwords = ["one"]\n', 2),
        ('[[synonyms]]\nwords = ["one", "ONE"]\n', 2),
        ('[[synonyms]]\nwords = ["one", "!!"]\n', 2),
        ('[[synonyms]]\nwords = ["one", ""]\n', 2),
        ('[[synonyms]]\nwords = ["one", "two"]\nother = 1\n', 3),
    ],
)
def test_what_is_wrong_is_told_by_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(BadInput) as caught:
        a_file(tmp_path, text)
    assert caught.value.facts["line"] == line


MENDED = Synonyms([["money back", "refund"], ["membership", "unsubscribe"], ["退款", "退钱"]])
MEMBERS = [*ARTICLES, Versioned(an_article("member", "Membership", "Ending a membership.", "en"), 1)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("unsubscribe", "member"),
        ("unsuscribe", "member"),  # a word that only the company's file has, mistyped
        ("mony back", "back"),
        ("退前", "refund"),  # 退钱 by its sound, which no article says
    ],
)
def test_a_mistyped_word_of_the_file_finds_the_others(tmp_path: Path, query: str, expected: str) -> None:
    assert found(an_index(tmp_path, MEMBERS), query, synonyms=MENDED)[:1] == [expected]


def test_what_a_mistyped_word_means_finds_its_synonyms_too(tmp_path: Path) -> None:
    articles = [*MEMBERS, Versioned(an_article("way", "Way", "A refund takes days.", "en"), 1)]
    folder = an_index(tmp_path, articles)
    assert set(found(folder, "refnud", synonyms=MENDED)) == {"way", "back"}
    assert found(folder, "refnud") == ["way"]


def test_a_word_of_the_file_is_no_typing_error(tmp_path: Path) -> None:
    articles = [*ARTICLES, Versioned(an_article("branch", "Branch", "A branch.", "en"), 1)]
    folder = an_index(tmp_path, articles)
    assert found(folder, "brunch") == ["branch"]
    assert found(folder, "brunch", synonyms=Synonyms([["money", "brunch"]])) == ["back"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("unsu", "member"), ("unsubscri", "member"), ("money ba", "back"), ("uns", None), ("ba", "back")],
)
def test_the_beginning_of_a_word_of_the_file_finds_the_others(tmp_path: Path, query: str, expected: str | None) -> None:
    assert found(an_index(tmp_path, MEMBERS), query, synonyms=MENDED, typing=True)[:1] == [expected] * bool(expected)
