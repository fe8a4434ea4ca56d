"""What is to be written to close a gap, as a Markdown file that `kb import` reads once somebody has written it: without
a text it is refused.

Troubles: BadInput draft-exists, file-unwritable.
"""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from agent_tui.desk.article_files import write_markdown
from agent_tui.desk.front_matter import write_front_matter
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article
from agent_tui.knowledge.analyzer import is_chinese, terms
from agent_tui.knowledge.folding import simplified
from agent_tui.knowledge.gaps import Gap

_TRADITIONAL = ("zh-TW", "zh-HK", "zh-MO", "zh-Hant")

LONGEST_NAME = 40
"""Characters of a file's name that come from the question."""


def new_article(gap: Gap, tags: Sequence[str], comments: Iterable[str], customers: Sequence[str] = ()) -> str:
    """The beginning of an article on what was asked; internal until somebody says that customers may read it.
    `customers`: the languages of those for whom it was searched, the most usual first."""
    language = _language_of(gap, customers)
    title = clean_line(gap.question).strip()
    fields = {
        "title": simplified(title) if language == "zh-CN" else title,
        "language": language,
        "audience": "internal",
        "tags": list(tags),
    }
    return _commented(write_front_matter(fields, "\n"), comments)


def _language_of(gap: Gap, customers: Sequence[str]) -> str:
    """That of the question; Chinese that everybody wrote in traditional characters is `zh-TW`. A word such as `eSIM` is
    the same in both: then that of the customers."""
    if not any(map(is_chinese, terms(gap.question))):
        if not customers or not customers[0].startswith("zh"):
            return "en"
        return "zh-TW" if customers[0].startswith(_TRADITIONAL) else "zh-CN"
    asked = [one.query for one in gap.queries if any(map(is_chinese, terms(one.query)))]
    return "zh-TW" if all(simplified(query) != query for query in asked) else "zh-CN"


def article_to_mend(article: Article, comments: Iterable[str]) -> str:
    """The article as it is, without when it was changed: the file's own time tells that."""
    return _commented(write_markdown(article, dated=False), comments)


def file_name(gap: Gap, mends: Article | None = None) -> str:
    """The article's id, or the words of the question that an id may hold and the end of the gap's id: the id of what is
    written comes from it."""
    if mends is not None:
        return f"{mends.id}.md"
    words = "-".join(re.findall(r"[a-z0-9]+", gap.question.lower()))[:LONGEST_NAME].strip("-")
    return f"{words or 'gap'}-{gap.id[-8:].lower()}.md"


def write_draft(folder: Path, name: str, text: str) -> Path:
    """The file, which was not there before."""
    file = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(file):
            raise BadInput("draft-exists", file=clean_line(str(file)))
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput("file-unwritable", file=clean_line(str(file)), reason=reason) from error
    return file


def _commented(text: str, comments: Iterable[str]) -> str:
    """With lines at the head of the front matter that no import takes."""
    fence, _, rest = text.partition("\n")
    told = "".join(f"# {clean_line(comment)}\n" for comment in comments)
    return f"{fence}\n{told}{rest}"
