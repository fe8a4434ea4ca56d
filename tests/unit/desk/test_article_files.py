"""Front matter that somebody wrote by mistake or in bad faith: it is refused by line, and costs nothing else."""

from datetime import UTC, datetime

import pytest

from agent_tui.desk.article_files import WrongArticle, read_markdown
from agent_tui.domain.values import Article

BOMB = "a0: &a0 {k: v, l: w}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n" for level in range(1, 30)
)


def read(front: str) -> Article:
    text = f"---\nlanguage: en\naudience: customer\n{front}\n---\nbody"
    return read_markdown(text, default_id="x", modified=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (BOMB, 2),
        ("title: &t [*t]", 2),
        ("title: !!bool foo", 2),
        ("title: !!int ''", 2),
        ("title: !!float ''", 2),
        ("updated: !!timestamp foo", 2),
        ("title: " + ":".join(["1"] * 400) + ".5", 2),
        ('title: "\\uD800"', 4),
        ('title: ok\ntags: ["\\uDFFF"]', 5),
        ("title: !!python/object/apply:os.getcwd []", 4),
    ],
)
def test_hostile_front_matter_is_refused(front: str, line: int) -> None:
    with pytest.raises(WrongArticle) as wrong:
        read(front)
    assert wrong.value.line == line


def test_plain_front_matter_is_taken() -> None:
    assert read("title: ok\ntags: [a, b]\nupdated: 2026-10-01").tags == ("a", "b")
