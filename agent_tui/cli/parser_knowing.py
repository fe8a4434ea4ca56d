"""The commands on knowledge, with their arguments and options: `search`, `kb`, `bulletin`."""

from typing import Any

from agent_tui.cli.command_tree import CommandTree
from agent_tui.messages.commands_bulletins import SAID

LANGUAGE_CHOICES = ("zh", "en")
AUDIENCE_CHOICES = ("customer", "internal")
BULLETIN_CHOICES = ("product", "price", "outage", "campaign")
"""The words of `domain.values`, as in `cli.parser`."""


def _bulletin_kind(text: str) -> str:
    """The code of a kind that is named as the screen names it, in either language."""
    word = text.strip().casefold()
    named = (one for one in BULLETIN_CHOICES if word in (SAID[f"kind.{one}"].en, SAID[f"kind.{one}"].zh))
    return next(named, text)


class KnowledgeCommands(CommandTree):
    def _bulletins(self, commands: Any) -> None:
        bulletin = self._group(self._command(commands, "bulletin", None), required=True)
        listed = self._command(bulletin, "bulletin list", "bulletins:list_bulletins")
        self._add(listed, "bulletin list --all", "--all", action="store_true")
        published = self._command(bulletin, "bulletin publish", "bulletins:publish")
        self._add(published, "bulletin publish FILE", "file", type=self._filled, metavar="FILE")
        self._add(
            published, "bulletin publish --kind", "--kind", type=_bulletin_kind, choices=BULLETIN_CHOICES, required=True
        )
        self._add(published, "bulletin publish --title", "--title", type=self._filled, metavar="TEXT")
        self._add(published, "bulletin publish --until", "--until", type=self._filled, metavar="T")
        for name, run in (("show", "show"), ("ack", "acknowledge"), ("withdraw", "withdraw")):
            parser = self._command(bulletin, f"bulletin {name}", f"bulletins:{run}")
            self._add(parser, "bulletin ID", "id", type=self._filled, metavar="ID")

    def _knowing(self, commands: Any) -> None:
        search = self._command(commands, "search", "knowing:search")
        self._add(search, "search QUERY", "query", metavar="QUERY")
        self._add(search, "search --limit", "--limit", type=self._whole(1, 1000), default=10, metavar="N")
        self._add(search, "search --language", "--language", choices=LANGUAGE_CHOICES)
        self._add(search, "search --audience", "--audience", choices=AUDIENCE_CHOICES)
        self._add(search, "search --tag", "--tag", type=self._filled, metavar="TAG")
        kb = self._group(self._command(commands, "kb", None), required=True)
        import_ = self._command(kb, "kb import", "articles:import_articles")
        self._add(import_, "kb import FILE", "file", nargs="+", metavar="FILE|DIR")
        listed = self._command(kb, "kb list", "articles:list_articles")
        self._add(listed, "kb list --language", "--language", type=self._filled, metavar="LANGUAGE")
        self._add(listed, "kb list --audience", "--audience", choices=AUDIENCE_CHOICES)
        self._add(listed, "kb list --tag", "--tag", type=self._filled, metavar="TAG")
        self._add(listed, "kb list --stale", "--stale", action="store_true")
        show = self._command(kb, "kb show", "articles:show_article")
        self._add(show, "kb show ID", "id", metavar="ID")
        how = show.add_mutually_exclusive_group()
        self._add(how, "kb show --markdown", "--markdown", action="store_true")
        self._add(how, "kb show --for", "--for", dest="ticket", type=self._filled, metavar="TICKET")
        edit = self._command(kb, "kb edit", "editing:edit_article")
        self._add(edit, "kb edit ID", "id", metavar="ID")
        gaps = self._command(kb, "kb gaps", "gaps:list_gaps")
        self._add(gaps, "kb gaps --all", "--all", action="store_true")
        self._add(gaps, "kb gaps --write", "--write", type=self._filled, metavar="N|ID")
        self._add(gaps, "kb gaps --to", "--to", type=self._filled, metavar="DIR")
        for verdict in ("solved", "wrong", "missing"):
            outcome = self._command(kb, f"kb {verdict}", f"gaps:{verdict}")
            self._add(outcome, "kb outcome QUERY", "query", type=self._filled, metavar="QUERY")
            if verdict != "missing":
                self._add(outcome, "kb outcome --article", "--article", type=self._filled, required=True, metavar="ID")
            self._add(outcome, "kb outcome --ticket", "--ticket", type=self._filled, metavar="TICKET")
        published = self._command(kb, "kb publish", "publishing:publish")
        self._add(published, "kb publish DIR", "folder", type=self._filled, metavar="DIR")
        for name in ("title", "contact"):
            self._add(published, f"kb publish --{name}", f"--{name}", action="append", default=[], metavar="TEXT")
        self._add(published, "kb publish --language", "--language", type=self._filled, metavar="LANGUAGE")
        measured = self._command(kb, "kb eval", "knowing:evaluate")
        for name, metavar in (("articles", "A"), ("queries", "Q"), ("qrels", "R")):
            self._add(measured, f"kb eval --{name}", f"--{name}", required=True, metavar=metavar)
