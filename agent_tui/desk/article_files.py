"""Articles as Markdown with front matter: the text of one file into an article. Touches no files.

    ---
    title: 如何申请退款
    language: zh-CN
    audience: customer        # or internal
    tags: [退款]
    id: refund.how            # else from the file's place in the folder
    updated: 2026-11-01       # else the file's own time
    ---
    The text.

Without `title` the first heading is it. What is not as it must be is named by line and field.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, get_args

from agent_tui.domain.values import Article, Audience, is_id

FRONT_LIMIT = 64 * 1024
"""Characters of the front matter."""

_FENCE = "---"
_FIELDS = ("title", "language", "audience", "tags", "id", "updated")


class WrongArticle(Exception):
    """A file that cannot be taken; `reason` in English, without any of its text."""

    def __init__(self, line: int, field: str, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.field = field
        self.reason = reason


def read_markdown(text: str, *, default_id: str, modified: datetime | None) -> Article:
    """The article that a file holds, or `WrongArticle`. `modified`: the file's own time, where it has one."""
    front, front_lines, body = _split(text)
    fields, lines = _fields(front)
    for name in fields:
        if name not in _FIELDS:
            raise WrongArticle(lines[name], name, f"unknown field; known are {', '.join(_FIELDS)}")

    def wrong(field: str, reason: str) -> WrongArticle:
        return WrongArticle(lines.get(field, 1), field, reason)

    def a_text(field: str) -> str:
        value = fields.get(field)
        if value is None:
            raise wrong(field, "is missing")
        if not isinstance(value, str) or not value.strip():
            raise wrong(field, "a text is wanted; put it in quotes")
        return value.strip()

    title, body = (a_text("title"), body.strip()) if "title" in fields else _heading(body)
    if not title:
        raise wrong("title", "is missing, and the text begins with no heading")
    audience = a_text("audience")
    if audience not in get_args(Audience):
        raise wrong("audience", f"one of {', '.join(get_args(Audience))} is wanted")
    id_ = a_text("id") if "id" in fields else default_id
    if not is_id(id_):
        raise wrong("id", "is no id; without one the file's name must be one: letters, digits and . _ : @ + -")
    if not body:
        raise WrongArticle(front_lines + 1, "body", "is empty")
    return Article(
        id=id_,
        title=title,
        body=body,
        language=a_text("language"),
        audience="internal" if audience == "internal" else "customer",
        tags=_tags(fields.get("tags"), wrong),
        updated_at=_time(fields.get("updated"), modified, wrong),
    )


def _split(text: str) -> tuple[str, int, str]:
    """Front matter, its last line's number, and what follows."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise WrongArticle(1, "", "front matter is missing: the first line must be ---")
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1 : number - 1]), number, "\n".join(lines[number:])
    raise WrongArticle(1, "", "front matter has no end: a second line of --- is missing")


def _fields(front: str) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """The fields and on which line of the file each stands."""
    # why: loaded here because only the import of Markdown needs it
    import yaml

    if len(front) > FRONT_LIMIT:
        raise WrongArticle(1, "", f"front matter is longer than {FRONT_LIMIT} characters")
    loader = yaml.SafeLoader(front)
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, yaml.SafeLoader)):
            # a few of them, merged into each other, are more fields than any memory holds
            raise WrongArticle(2, "", "front matter says everything itself, without & and *")
        node = loader.get_single_node()
        if node is None:
            return fields, lines
        if not isinstance(node, yaml.MappingNode):
            raise WrongArticle(2, "", "front matter must be `field: value` lines")
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 2
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise WrongArticle(line, "", "a field's name must be a text")
            if key in fields:
                raise WrongArticle(line, key, "stands there twice")
            fields[key] = loader.construct_object(value_node, deep=True)
            lines[key] = line
            if not _is_storable(fields[key]):
                raise WrongArticle(line, key, "holds half of a character")
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 2 if error.problem_mark is not None else 2
        raise WrongArticle(at, "", "front matter is no YAML") from error
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, AttributeError, ArithmeticError) as error:
        # why: `!!bool x`, `!!int ""` and their like make the library fail in many ways
        raise WrongArticle(2, "", "front matter is no YAML") from error
    finally:
        loader.dispose()
    return fields, lines


def _is_storable(value: object) -> bool:
    """False for a text with a lone surrogate, which YAML can write and UTF-8 cannot."""
    match value:
        case str():
            return not any("\ud800" <= char <= "\udfff" for char in value)
        case list():
            return all(_is_storable(one) for one in value)
        case _:
            return True


def _heading(body: str) -> tuple[str, str]:
    """The first heading as a title, and the text without it."""
    stripped = body.strip()
    first, _, rest = stripped.partition("\n")
    if not first.startswith("#"):
        return "", stripped
    return first.lstrip("#").strip(), rest.strip()


def _tags(value: Any, wrong: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise wrong("tags", "a list of texts is wanted")
    return tuple(tag.strip() for tag in value if tag.strip())


def _time(value: Any, modified: datetime | None, wrong: Any) -> datetime:
    """YAML knows dates and times; a text must be one of RFC 3339. Without an offset it is UTC."""
    if value is None:
        if modified is None:
            raise wrong("updated", "is missing, and the file's own time is none")
        return modified
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            raise wrong("updated", "a date or an RFC 3339 time is wanted") from None
    if isinstance(value, datetime):
        return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise wrong("updated", "a date or an RFC 3339 time is wanted")
