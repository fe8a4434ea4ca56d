"""Bringing a database's schema up to date, in one transaction: all of it, or nothing."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from agent_tui.domain.errors import BadInput
from agent_tui.store.database import Database, migrating, reason_of, unusable


def open_database(url: str) -> Database:
    """The database behind `url` with the newest schema.

    Raises BadInput("database-unusable" | "database-driver-missing" | "database-newer")."""
    database = Database(url)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    try:
        with migrating(database.url) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None
    except ModuleNotFoundError as error:
        raise BadInput("database-driver-missing", driver=error.name) from None
    except CommandError:
        raise BadInput("database-newer", database=database.url.render_as_string(hide_password=True)) from None
    return database
