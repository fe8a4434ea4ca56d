"""Articles as Markdown with front matter: the text of one file into an article, and back. Touches no files.

    ---
    title: 如何申请退款
    language: zh-CN
    audience: customer        # or internal
    tags: [退款]
    id: refund.how            # else from the file's place in the folder
    translates: refund.how.en # says the same in another language
    owner: li.na              # who keeps it right
    review: 2027-05-01        # until when somebody must have looked at it again
    updated: 2026-11-01       # else the file's own time
    short:                    # per channel, the form that fits there
      sms: 退款2个工作日内退出。
    internal: |               # what only agents read
      超过50元由班长批。
    ---
    The text, in words for its audience.

Without `title` the first heading is it. What is not as it must be is named by line and field.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, get_args

from agent_tui.desk.front_matter import WrongArticle, read_front_matter, write_front_matter
from agent_tui.domain.values import Article, Audience, Channel, is_id

_FIELDS = (
    "title",
    "language",
    "audience",
    "tags",
    "id",
    "translates",
    "owner",
    "review",
    "updated",
    "short",
    "internal",
)

_Wrong = Callable[[str, str], WrongArticle]


def read_markdown(text: str, *, default_id: str, modified: datetime | None) -> Article:
    """The article that a file holds, or `WrongArticle`. `modified`: the file's own time, where it has one."""
    front = read_front_matter(text)
    fields = front.fields
    for name in fields:
        if name not in _FIELDS:
            raise WrongArticle(front.lines[name], name, f"unknown field; known are {', '.join(_FIELDS)}")

    def wrong(field: str, reason: str) -> WrongArticle:
        return WrongArticle(front.lines.get(field, 1), field, reason)

    def a_text(field: str) -> str:
        if fields.get(field) is None:
            raise wrong(field, "is missing")
        return _text(fields[field], field, wrong)

    def an_optional_text(field: str) -> str | None:
        return a_text(field) if fields.get(field) is not None else None

    body = front.body.strip()
    title, body = (a_text("title"), body) if "title" in fields else _heading(body)
    if not title:
        raise wrong("title", "is missing, and the text begins with no heading")
    audience = a_text("audience")
    if audience not in get_args(Audience):
        raise wrong("audience", f"one of {', '.join(get_args(Audience))} is wanted")
    id_ = a_text("id") if "id" in fields else default_id
    if not is_id(id_):
        raise wrong("id", "is no id; without one the file's name must be one: letters, digits and . _ : @ + -")
    translates = an_optional_text("translates")
    if translates is not None and (translates == id_ or not is_id(translates)):
        raise wrong("translates", "the id of another article is wanted")
    if not body:
        raise WrongArticle(front.last + 1, "body", "is empty")
    return Article(
        id=id_,
        title=title,
        body=body,
        language=a_text("language"),
        audience="internal" if audience == "internal" else "customer",
        tags=_tags(fields.get("tags"), wrong),
        updated_at=_time(fields.get("updated"), modified, wrong),
        internal=an_optional_text("internal") or "",
        short=_short(fields.get("short"), wrong),
        translates=translates,
        owner=an_optional_text("owner"),
        review_on=_day(fields.get("review"), wrong),
    )


def write_markdown(article: Article, *, dated: bool = True) -> str:
    """The file that `read_markdown` reads as this article (blanks around its texts excepted). `dated` False leaves out
    when it was changed: then the file's own time tells."""
    fields: dict[str, Any] = {
        "title": article.title,
        "language": article.language,
        "audience": article.audience,
        "tags": list(article.tags),
        "id": article.id,
        "translates": article.translates,
        "owner": article.owner,
        "review": article.review_on,
        "updated": article.updated_at if dated else None,
        "short": {channel: text for channel, text in article.short.items() if text.strip()},
        "internal": article.internal.strip(),
    }
    wanted = {name: value for name, value in fields.items() if value or name in ("title", "language", "tags")}
    return write_front_matter(wanted, f"{article.body}\n")


def _text(value: Any, field: str, wrong: _Wrong) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(field, "a text is wanted; put it in quotes")
    return value.strip()


def _heading(body: str) -> tuple[str, str]:
    """The first heading as a title, and the text without it."""
    stripped = body.strip()
    first, _, rest = stripped.partition("\n")
    if not first.startswith("#"):
        return "", stripped
    return first.lstrip("#").strip(), rest.strip()


def _tags(value: Any, wrong: _Wrong) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise wrong("tags", "a list of texts is wanted")
    return tuple(tag.strip() for tag in value if tag.strip())


def _short(value: Any, wrong: _Wrong) -> Mapping[Channel, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise wrong("short", "a text for each channel is wanted, as `sms: text` lines below it")
    forms: dict[Channel, str] = {}
    for name, text in value.items():
        if name not in get_args(Channel):
            raise wrong(f"short.{name}", f"one of the channels {', '.join(get_args(Channel))} is wanted")
        forms[name] = _text(text, f"short.{name}", wrong)
    return forms


def _day(value: Any, wrong: _Wrong) -> date | None:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            raise wrong("review", "a date is wanted: 2027-05-01") from None
    if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
        raise wrong("review", "a date is wanted: 2027-05-01")
    return value


def _time(value: Any, modified: datetime | None, wrong: _Wrong) -> datetime:
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
