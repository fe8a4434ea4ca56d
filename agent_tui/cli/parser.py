"""Every command, argument and option. Which function runs a command is a name here (`module:function` below
`agent_tui.cli`), so that nothing is loaded but the command that was asked for."""

from collections.abc import Sequence
from typing import Any

from agent_tui import __version__
from agent_tui.cli.command_tree import METAVARS
from agent_tui.cli.parser_knowing import KnowledgeCommands
from agent_tui.cli.usage import Parser
from agent_tui.messages.command_help import COMMANDS
from agent_tui.messages.speech import Language, say
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES

CHANNEL_CHOICES = ("phone", "email", "chat", "sms", "wechat", "weibo", "web", "counter")
LANGUAGE_CHOICES = ("en", "zh")
ROLE_CHOICES = ("agent", "supervisor", "admin")
SORT_CHOICES = ("urgency", "waiting", "created")
MOOD_CHOICES = ("upset", "calm")
PROMISE_STATE_CHOICES = ("open", "kept", "broken", "withdrawn", "renegotiated", "all")
ORDER_STATE_CHOICES = ("open", "done", "withdrawn", "all")
"""The words of `domain.values`, which takes thirty milliseconds to load; a test compares them."""

MOST_CONTACTS = 100_000


def build_parser(language: Language, argv: Sequence[str] | None = None) -> Parser:
    """The command line, its help in `language`: the whole of it, unless `argv` only opens the workstation or the
    wallboard (building every command takes a tenth of the time until the first paint)."""
    return _Tree(language, whole=argv is None or not opens_screen(argv)).root


SCREENS = ("desk", "watch")


def opens_screen(argv: Sequence[str]) -> bool:
    """True for a command line without another command, other options, help or mistake."""
    words = iter(argv)
    for word in words:
        if word in ("--home", "--profile"):
            if next(words, "-").startswith("-"):
                return False
        elif word not in SCREENS and not word.startswith(("--home=", "--profile=")):
            return False
    return sum(map(list(argv).count, SCREENS)) <= 1


class _Tree(KnowledgeCommands):
    def __init__(self, language: Language, *, whole: bool) -> None:
        self.language = language
        self.root = Parser(language=language, prog="agent-tui", description=say(COMMANDS, "", language))
        self.root.set_defaults(run="workstation:open_workstation", command="desk")
        for name in ("profile", "home"):
            self._add(self.root, f"--{name}", f"--{name}", type=self._filled, metavar=METAVARS[name])
        self._add(self.root, "--json", "--json", action="store_true")
        self._add(self.root, "--version", "--version", action="version", version=f"agent-tui {__version__}")
        self._add_help(self.root)
        commands = self._group(self.root)
        self._command(commands, "desk", "workstation:open_workstation")
        watch = self._command(commands, "watch", "watching:watch")
        self._add(watch, "watch --once", "--once", action="store_true")
        if not whole:
            return
        self._server(commands)
        self._signing_in(commands)
        self._records(commands)
        self._reading(commands)
        self._writing(commands)
        self._customers(commands)
        self._knowing(commands)
        self._bulletins(commands)
        self._upkeep(commands)

    def _server(self, commands: Any) -> None:
        demo = self._command(commands, "demo", "server:demo")
        self._add(demo, "demo --contacts", "--contacts", type=self._whole(0, MOST_CONTACTS), default=300, metavar="N")
        self._add(demo, "demo --language", "--language", choices=("zh", "en", "mixed"))
        self._add(demo, "demo --database", "--database", type=self._filled, metavar="URL")
        how = demo.add_mutually_exclusive_group()
        for name in ("headless", "tour", "watch", "unplug"):
            self._add(how, f"demo --{name}", f"--{name}", action="store_true")
        serve = self._command(commands, "serve", "server:serve")
        self._add(serve, "--database", "--database", type=self._filled, metavar="URL")
        self._add(serve, "serve --host", "--host", default="127.0.0.1", metavar="H")
        self._add(serve, "serve --port", "--port", type=self._whole(0, 65535), default=8080, metavar="P")
        self._add(serve, "serve --workers", "--workers", type=self._whole(1, 64), default=1, metavar="N")
        admin = self._group(self._command(commands, "admin", None), required=True)
        agent = self._group(self._command(admin, "admin agent", None), required=True)
        for verb in ("add", "list", "rename", "disable", "rotate"):
            parser = self._command(
                agent, f"admin agent {verb}", f"server:{verb}_agent" if verb != "list" else "server:list_agents"
            )
            if verb != "list":
                self._add(parser, "admin agent NAME", "name", metavar="NAME")
            if verb == "add":
                self._add(parser, "admin agent add --role", "--role", choices=ROLE_CHOICES, required=True)
                self._add(parser, "admin agent add --name", "--name", dest="called", default="", metavar="TEXT")
                self._add(parser, "admin agent add --queue", "--queue", action="append", type=self._filled, metavar="Q")
            if verb == "rename":
                self._add(parser, "admin agent rename TEXT", "called", metavar="TEXT")
            self._add(parser, "--database", "--database", type=self._filled, metavar="URL")

    def _signing_in(self, commands: Any) -> None:
        login = self._command(commands, "login", "signing_in:login")
        self._add(login, "login --url", "--url", type=self._filled, metavar="URL")
        self._add(login, "login --backend", "--backend", choices=("store",), default="store")
        self._add(login, "login --token-file", "--token-file", type=self._filled, metavar="FILE")
        self._command(commands, "logout", "signing_in:logout")
        self._command(commands, "whoami", "signing_in:whoami")

    def _records(self, commands: Any) -> None:
        import_ = self._command(commands, "import", "records:import_records")
        self._add(import_, "import FILE", "file", nargs="+", metavar="FILE")
        export = self._command(commands, "export", "records:export_records")
        self._add(export, "export --customer", "--customer", type=self._filled, metavar="ID")
        self._add(export, "export --since", "--since", type=self._filled, metavar="T")

    def _reading(self, commands: Any) -> None:
        queue = self._command(commands, "queue", "reading:show_queue")
        self._add(queue, "queue --mine", "--mine", action="store_true")
        self._add(queue, "queue --queue", "--queue", type=self._filled, metavar="Q")
        self._add(queue, "queue --channel", "--channel", choices=CHANNEL_CHOICES)
        self._add(queue, "queue --sort", "--sort", choices=SORT_CHOICES, default="urgency")
        self._command(commands, "agents", "teamwork:list_agents")
        show = self._command(commands, "show", "reading:show_contact")
        self._add(show, "TICKET", "ticket", type=self._filled, metavar="TICKET")
        customer = self._command(commands, "customer", "reading:show_customer")
        self._add(customer, "customer WHO", "who", type=self._filled, metavar="ID|PHONE|EMAIL")
        promise = self._group(self._command(commands, "promise", None), required=True)
        listed = self._command(promise, "promise list", "reading:list_promises")
        self._add(listed, "promise list --state", "--state", choices=PROMISE_STATE_CHOICES, default="open")
        self._add(listed, "promise list --customer", "--customer", type=self._filled, metavar="ID")
        self._promise_deeds(promise)
        self._orders(commands)
        self._templates(commands)
        check = self._command(commands, "check", "checking:check_text")
        self._add(check, "check --channel", "--channel", choices=CHANNEL_CHOICES)
        self._add(check, "check --now", "--now", type=self._filled, metavar="T")
        self._add(check, "check --context", "--context", type=self._filled, metavar="FILE")
        self._add(check, "check --batch", "--batch", type=self._filled, metavar="FILE")

    def _promise_deeds(self, promise: Any) -> None:
        make = self._command(promise, "promise make", "promising:make")
        self._add(make, "TICKET", "ticket", type=self._filled, metavar="TICKET")
        self._add(make, "promise make --what", "--what", type=self._filled, required=True, metavar="TEXT")
        self._add(make, "--due", "--due", type=self._filled, required=True, metavar="T")
        self._add(make, "promise make --limits", "--limits", metavar="TEXT")
        self._add(make, "promise make --channel", "--channel", choices=CHANNEL_CHOICES)
        for name, metavar in (("topic", "CODE"), ("amount", "AMOUNT"), ("owner", "AGENT")):
            self._add(make, f"promise make --{name}", f"--{name}", type=self._filled, metavar=metavar)
        self._add(make, "--agreed", "--agreed", action="store_true")
        self._contradicting(make)
        for verb in ("keep", "break", "withdraw", "renegotiate", "attempt"):
            deed = self._command(promise, f"promise {verb}", f"promising:{verb}{'_' if verb == 'break' else ''}")
            self._add(deed, "promise ID", "id", type=self._filled, metavar="ID")
            self._add(deed, "--words", "--words", metavar="TEXT")
            if verb == "renegotiate":
                self._add(deed, "--due", "--due", type=self._filled, required=True, metavar="T")
                self._add(deed, "--agreed", "--agreed", action="store_true")

    def _contradicting(self, parser: Any) -> None:
        """What to do where an open promise says otherwise."""
        which = parser.add_mutually_exclusive_group()
        self._add(which, "--replaces", "--replaces", type=self._filled, metavar="ID")
        self._add(which, "--both", "--both", action="store_true")

    def _orders(self, commands: Any) -> None:
        order = self._group(self._command(commands, "order", None), required=True)
        listed = self._command(order, "order list", "ordering:list_orders")
        self._add(listed, "order list --state", "--state", choices=ORDER_STATE_CHOICES, default="open")
        self._add(listed, "order list --customer", "--customer", type=self._filled, metavar="ID")
        make = self._command(order, "order make", "ordering:make")
        self._add(make, "TICKET", "ticket", type=self._filled, metavar="TICKET")
        for name, metavar in (("department", "DEPARTMENT"), ("what", "TEXT")):
            self._add(make, f"order make --{name}", f"--{name}", type=self._filled, required=True, metavar=metavar)
        self._add(make, "--due", "--due", type=self._filled, required=True, metavar="T")
        self._add(make, "order make --promise", "--promise", type=self._filled, metavar="ID")
        for verb in ("done", "withdraw"):
            deed = self._command(order, f"order {verb}", f"ordering:{verb}")
            self._add(deed, "order ID", "id", type=self._filled, metavar="ID")
            self._add(deed, "--words", "--words", metavar="TEXT")

    def _templates(self, commands: Any) -> None:
        template = self._group(self._command(commands, "template", None), required=True)
        listed = self._command(template, "template list", "template_listing:list_templates")
        shown = self._command(template, "template show", "template_listing:show_template")
        self._add(shown, "template ID", "id", metavar="ID")
        for parser in (listed, shown):
            self._add(parser, "template --drafts", "--drafts", action="store_true")
        approved = self._command(template, "template approve", "approving:approve")
        self._add(approved, "template ID", "id", type=self._filled, metavar="ID")
        self._add(approved, "template approve --withdraw", "--withdraw", action="store_true")
        rendered = self._command(template, "template render", "templates:render_template")
        self._add(rendered, "template ID", "id", metavar="ID")
        self._add(rendered, "template --drafts", "--drafts", action="store_true")
        self._add(rendered, "--set", "--set", action="append", metavar="NAME=VALUE")
        self._add(rendered, "template render --channel", "--channel", choices=CHANNEL_CHOICES, default="phone")
        self._add(rendered, "template --language", "--language", choices=LANGUAGE_CHOICES)
        self._add(rendered, "template render --now", "--now", type=self._filled, metavar="T")

    def _writing(self, commands: Any) -> None:
        claim = self._command(commands, "claim", "writing:claim")
        which = claim.add_mutually_exclusive_group()
        self._add(which, "claim TICKET", "ticket", nargs="?", type=self._filled, metavar="TICKET")
        self._add(which, "claim --queue", "--queue", type=self._filled, metavar="Q")
        release = self._command(commands, "release", "writing:release")
        self._add(release, "TICKET", "ticket", type=self._filled, metavar="TICKET")
        for name in ("reply", "note"):
            parser = self._command(commands, name, f"writing:{name}")
            self._add(parser, "TICKET", "ticket", type=self._filled, metavar="TICKET")
            said = parser.add_mutually_exclusive_group()
            self._add(said, "--body", "--body", metavar="TEXT")
            self._add(said, "--template", "--template", type=self._filled, metavar="ID")
            self._add(parser, "--set", "--set", action="append", metavar="NAME=VALUE")
            self._add(parser, "template --language", "--language", choices=LANGUAGE_CHOICES)
            self._add(parser, "--id", "--id", type=self._uuid, metavar="UUID")
            self._contradicting(parser)
        transfer = self._command(commands, "transfer", "teamwork:transfer")
        self._add(transfer, "transfer TICKET", "what", type=self._filled, metavar="TICKET|accept|decline")
        self._add(transfer, "transfer ID", "id", nargs="?", type=self._filled, metavar="ID")
        to = transfer.add_mutually_exclusive_group()
        self._add(to, "transfer --to", "--to", type=self._filled, metavar="AGENT")
        self._add(to, "transfer --queue", "--queue", type=self._filled, metavar="Q")
        self._add(transfer, "transfer --consult", "--consult", action="store_true")
        self._add(transfer, "transfer --note", "--note", default="", metavar="TEXT")
        self._add(
            transfer, "transfer --promise", "--promise", action="append", type=self._filled, default=[], metavar="ID"
        )
        me = self._command(commands, "me", "teamwork:be")
        self._add(me, "me STATE", "state", choices=("ready", "break", "away"), metavar="STATE")
        self._add(me, "me --reason", "--reason", default="", metavar="TEXT")
        wrap_up = self._command(commands, "wrap-up", "writing:wrap_up")
        self._add(wrap_up, "TICKET", "ticket", type=self._filled, metavar="TICKET")
        self._add(
            wrap_up,
            "wrap-up --disposition",
            "--disposition",
            known=DISPOSITIONS,
            required=True,
            type=self._filled,
            metavar="CODE",
        )
        self._add(wrap_up, "wrap-up --root-cause", "--root-cause", known=ROOT_CAUSES, type=self._filled, metavar="CODE")
        self._add(wrap_up, "wrap-up --improve", "--improve", metavar="TEXT")

    def _customers(self, commands: Any) -> None:
        for name in ("verify", "mood", "pending", "open"):
            parser = self._command(commands, name, f"customers:{'open_' if name == 'open' else name}")
            self._add(parser, "TICKET", "ticket", type=self._filled, metavar="TICKET")
            if name == "mood":
                self._add(parser, "mood MOOD", "mood", choices=MOOD_CHOICES, metavar="|".join(MOOD_CHOICES))
        tag = self._command(commands, "tag", "customers:tag")
        self._add(tag, "customer WHO", "who", type=self._filled, metavar="ID|PHONE|EMAIL")
        for verb in ("add", "remove"):
            self._add(tag, f"tag --{verb}", f"--{verb}", action="append", type=self._filled, metavar="TAG")
        merge = self._command(commands, "merge", "customers:merge")
        for which in ("source", "target"):
            self._add(merge, f"merge {which.upper()}", which, type=self._filled, metavar=which.upper())
        decision = merge.add_mutually_exclusive_group()
        for word in ("undo", "different"):
            self._add(decision, f"merge --{word}", f"--{word}", action="store_true")
        secret = self._group(self._command(commands, "secret", None), required=True)
        for verb in ("keep", "forget"):
            parser = self._command(secret, f"secret {verb}", f"customers:{verb}_secret")
            self._add(parser, "secret NAME", "name", metavar="NAME")

    def _upkeep(self, commands: Any) -> None:
        sync = self._command(commands, "sync", "upkeep:sync")
        self._add(sync, "sync --timeout", "--timeout", type=self._seconds, metavar="S")
        outbox = self._group(self._command(commands, "outbox", "upkeep:show_outbox"))
        for verb in ("retry", "drop"):
            parser = self._command(outbox, f"outbox {verb}", f"upkeep:{verb}")
            self._add(parser, "outbox ID", "id", metavar="ID")
        doctor = self._command(commands, "doctor", "upkeep:doctor")
        self._add(doctor, "doctor --mend", "--mend", action="store_true")
