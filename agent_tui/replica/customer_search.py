"""Customers found by fragments of what they are known by: name, id, numbers, addresses, in any script.

Beside each customer lies one text of all that, without case, and an index of its three-character pieces (FTS5). A word
of three characters and more is found by its pieces and then compared; a shorter one is the beginning of some piece,
since every text ends in two line breaks. So no search reads all customers.
"""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable

from agent_tui.domain.values import Customer

TEXT_LIMIT = 2000
"""Characters of what a customer is known by, at most."""
WORDS_LIMIT = 8
WORD_LIMIT = 100
_CANDIDATES = 200
"""So many are looked at before the best of them are chosen."""
_PIECE = 3
_LAST = "\U0010ffff"
_SEPARATORS = re.compile(r"[\s().\-\u2010-\u2015/]+")
_NUMBER_LOOK = re.compile(r"\+?[\d().\-\u2010-\u2015/]{3,}\Z")

TABLES = (
    "CREATE TABLE customer_text (number INTEGER PRIMARY KEY, customer TEXT NOT NULL UNIQUE, text TEXT NOT NULL)",
    "CREATE INDEX customer_text_begins ON customer_text (text)",
    """CREATE VIRTUAL TABLE customer_pieces USING fts5(
        text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')""",
    "CREATE VIRTUAL TABLE customer_piece USING fts5vocab(customer_pieces, instance)",
)
NAMES = ("customer_piece", "customer_pieces", "customer_text")


def folded(text: str) -> str:
    """As texts are compared: without case, and wide digits and letters as the ordinary ones."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def text_of(customer: Customer, numbers: Iterable[str]) -> str:
    """What a customer is found by; `numbers`: their telephone numbers in one way of writing."""
    known_by = [customer.name, customer.id, *(one.value for one in customer.identities), *numbers]
    return folded("\n".join(known_by))[:TEXT_LIMIT] + "\n\n"


def keep_texts(connection: sqlite3.Connection, texts: dict[str, str]) -> None:
    """Makes these customers findable by these texts."""
    listed = (json.dumps(list(texts)),)
    before = dict(
        connection.execute(
            "SELECT customer, text FROM customer_text WHERE customer IN (SELECT value FROM json_each(?))", listed
        )
    )
    changed = [customer for customer, text in before.items() if texts[customer] != text]
    if changed:
        forget_texts(connection, changed)
    made = [(customer, text) for customer, text in texts.items() if before.get(customer) != text]
    if not made:
        return
    connection.executemany("INSERT INTO customer_text (customer, text) VALUES (?, ?)", made)
    connection.execute(
        "INSERT INTO customer_pieces (rowid, text) SELECT number, text FROM customer_text"
        " WHERE customer IN (SELECT value FROM json_each(?))",
        (json.dumps([customer for customer, _ in made]),),
    )


def erase_texts(connection: sqlite3.Connection, customers: Collection[str]) -> None:
    """These are no more: nothing of their texts stays in the file."""
    if customers:
        forget_texts(connection, customers)
        # a piece that nobody has any more would otherwise stay in the index until it is merged some day
        connection.execute("INSERT INTO customer_pieces (customer_pieces) VALUES ('optimize')")


def forget_texts(connection: sqlite3.Connection, customers: Collection[str]) -> None:
    """These are not found any more."""
    listed = (json.dumps(list(customers)),)
    connection.execute(
        "INSERT INTO customer_pieces (customer_pieces, rowid, text) SELECT 'delete', number, text FROM customer_text"
        " WHERE customer IN (SELECT value FROM json_each(?))",
        listed,
    )
    connection.execute("DELETE FROM customer_text WHERE customer IN (SELECT value FROM json_each(?))", listed)


def found_customers(connection: sqlite3.Connection, words: str, limit: int) -> list[str]:
    """Ids of customers in whose text every word stands; whole names and beginnings of names first."""
    words = words.replace("\x00", " ")  # would end a query in its middle
    wanted = [_forms(word) for word in folded(words[: WORDS_LIMIT * WORD_LIMIT]).split()[:WORDS_LIMIT]]
    if not wanted:
        return []
    whole = " ".join(folded(words).split())[:WORD_LIMIT]
    found: dict[str, str] = {}
    begins = connection.execute(
        "SELECT customer, text FROM customer_text WHERE text >= ? AND text < ? ORDER BY text LIMIT ?",
        (whole, whole + _LAST, limit),
    )
    found |= dict(begins)
    # the longest word has the fewest customers
    wanted.sort(key=lambda forms: -min(map(len, forms)))
    for form in wanted[0]:
        found |= dict(_with_word(connection, form, wanted[1:]))
    return sorted(found, key=lambda customer: _rank(found[customer], whole))[:limit]


def _with_word(connection: sqlite3.Connection, word: str, others: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    parameters: list[str | int] = []
    conditions = []
    for forms in ((word,), *others):
        conditions.append("(" + " OR ".join("instr(t.text, ?)" for _ in forms) + ")")
        parameters += forms
    where = " AND ".join(conditions)
    if len(word) < _PIECE:
        return connection.execute(
            "SELECT DISTINCT t.customer, t.text FROM customer_piece p JOIN customer_text t ON t.number = p.doc"
            f" WHERE p.term >= ? AND p.term < ? AND {where} LIMIT ?",
            (word, word + _LAST, *parameters, _CANDIDATES),
        ).fetchall()
    pieces = sorted({word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1)})
    asked = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    return connection.execute(
        "SELECT t.customer, t.text FROM customer_pieces p JOIN customer_text t ON t.number = p.rowid"
        f" WHERE customer_pieces MATCH ? AND {where} LIMIT ?",
        (asked, *parameters, _CANDIDATES),
    ).fetchall()


def _forms(word: str) -> tuple[str, ...]:
    """The word, and for what looks like a piece of a telephone number its digits as they are kept."""
    word = word[:WORD_LIMIT]
    if not _NUMBER_LOOK.match(word):
        return (word,)
    digits = _SEPARATORS.sub("", word)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    forms = (word, digits, digits.lstrip("0"))
    return tuple(dict.fromkeys(form for form in forms if form))


def _rank(text: str, whole: str) -> tuple[int, str]:
    name, _, rest = text.partition("\n")
    if whole == name or whole in rest.split("\n"):
        return (0, text)
    if name.startswith(whole):
        return (1, text)
    return (2 if whole in name else 3, text)
