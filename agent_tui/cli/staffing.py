"""Makes many agents in one process, for who starts a store of their own (the demo): each `agent-tui admin` would load
the store's libraries anew. A program of its own: `python -m agent_tui.cli.staffing`.

Standard input: a JSON list of `{"agent","role","name"}`. Standard output: one object, each agent's token by name; who
was there already has a new one. The database is that of AGENT_TUI_DATABASE, whose URL may hold a password. Where it
cannot be done the reason goes to standard error, and the exit status is that of the trouble."""

import os
import sys

import msgspec
from msgspec import Struct

from agent_tui.config.paths import DATABASE_VARIABLE
from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput, Trouble
from agent_tui.domain.values import Role
from agent_tui.messages.troubles import tell


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    agent: str
    role: Role
    name: str = ""


def main() -> int:
    wanted = decoded(sys.stdin.buffer.read(), tuple[Wanted, ...])
    try:
        tokens = add_agents(os.environ[DATABASE_VARIABLE], wanted)
    except Trouble as trouble:
        sys.stderr.write(" ".join(tell(trouble.key, "en", trouble.facts)) + "\n")
        return trouble.exit_status
    sys.stdout.buffer.write(msgspec.json.encode(tokens) + b"\n")
    return 0


def add_agents(database_url: str, wanted: tuple[Wanted, ...]) -> dict[str, str]:
    """The token of each; troubles are those of `store.agents` and `store.migrating`."""
    # why: loaded here because the store's libraries are an extra
    from agent_tui.store import agents
    from agent_tui.store.migrating import open_database

    database = open_database(database_url)
    tokens: dict[str, str] = {}
    try:
        for one in wanted:
            try:
                made = agents.add_agent(database, one.agent, one.role, called=one.name)
            except BadInput as trouble:
                if trouble.key != "agent-exists":
                    raise
                made = agents.rotate_token(database, one.agent)
            tokens[one.agent] = made.token
    finally:
        database.close()
    return tokens


if __name__ == "__main__":
    raise SystemExit(main())
