"""An article as a person writes it anew in an editor: the text they are given, what they made of it, and its way into
the store. What cannot be taken is named by line and field, and the text is kept in a file of its own."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import make_private_folder
from agent_tui.config.profiles import Profile
from agent_tui.config.settings import Settings
from agent_tui.config.toml_file import write_private_file
from agent_tui.desk.article_files import read_markdown, write_markdown
from agent_tui.desk.front_matter import WrongArticle, read_front_matter
from agent_tui.desk.importing import STANDARD_INPUT, import_files
from agent_tui.desk.short_forms import check_short_forms
from agent_tui.desk.signing_in import whoami
from agent_tui.desk.views import Imported
from agent_tui.domain.errors import NotAllowed
from agent_tui.domain.values import Article

KEPT_FOLDER = "articles"
"""Of a profile's data folder: texts that could not be taken."""

_IN_FRONT_MATTER: Mapping[str, str] = {"updated_at": "updated", "review_on": "review"}
"""What fields of an article are called there, where that is another name."""


def text_to_edit(article: Article) -> str:
    """Without when it was changed: that is when it is sent, unless a person writes it there."""
    return write_markdown(article, dated=False)


def read_edited(article: Article, text: str, now: datetime, settings: Settings) -> Article:
    """What a person made of `article`; `WrongArticle`. `settings`: how long an SMS may be."""
    edited = read_markdown(text, default_id=article.id, modified=now.replace(microsecond=0))
    if edited.id != article.id:
        line = read_front_matter(text).lines.get("id", 1)
        raise WrongArticle(line, "id", "is the article's own and stays; another article is made by an import")
    check_short_forms(edited, settings, text)
    return edited


def check_may_edit(profile: Profile, credentials: Credentials) -> None:
    """Before somebody writes in vain: NotAllowed("not-permitted") for who is no admin; OutOfReach."""
    if whoami(profile, credentials).role != "admin":
        raise NotAllowed("not-permitted", url=profile.url)


def send_edited(profile: Profile, token: str, article: Article, text: str) -> Imported:
    """Sends it as an import of one line. `WrongArticle` where the store refuses it, by the line of `text`."""
    line = io.BytesIO(msgspec.json.encode(article) + b"\n")
    done = import_files(profile, token, [STANDARD_INPUT], standard_input=line)
    for refused in done.rejected:
        front, field = read_front_matter(text), _IN_FRONT_MATTER.get(refused.field, refused.field)
        raise WrongArticle(front.last + 1 if field == "body" else front.lines.get(field, 1), field, refused.reason)
    return done


def keep_text(profile_data: Path, id_: str, text: str) -> Path:
    """Writes a text that could not be taken into a file of its own, which `kb import` reads."""
    folder = profile_data / KEPT_FOLDER
    make_private_folder(folder)
    number = 1
    while (file := folder / (f"{id_}.md" if number == 1 else f"{id_}-{number}.md")).exists():
        number += 1
    write_private_file(file, text)
    return file
