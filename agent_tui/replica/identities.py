"""Under which keys a customer is found: addresses and accounts without case, telephone numbers in one way of writing.

A key is for comparing only, it is never shown. Two customers with one key share an identity, unless it begins with `~`:
under that a number with an extension is also found by who leaves the extension out.
"""

import re
import unicodedata

from agent_tui.domain.values import DEFAULT_REGION, Customer, IdentityKind
from agent_tui.replica.phone_numbers import NUMBER_LIMIT, PhoneNumber, phone_number

_KIND_KEYS: dict[IdentityKind, str] = {"phone": "p=", "email": "e=", "wechat": "w=", "weibo": "b=", "account": "a="}
_EXTENSION = r"[\s,;]*(?:ext\.?|extn\.?|x|#|转|轉|分机|分機)\s*[\d\s]{1,9}"
_PHONE_LOOK = re.compile(rf"(?:tel:)?\(?\s*\+?[\d\s()./\-\u2010-\u2015]{{3,}}(?:{_EXTENSION})?", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D", re.ASCII)


def keys_of(customer: Customer, region: str = DEFAULT_REGION) -> dict[str, int]:
    """Every key under which this customer is found, and the place of the identity that it is made of."""
    found: dict[str, int] = {}
    for place, identity in enumerate(customer.identities):
        for key in identity_keys(identity.kind, identity.value, region):
            found.setdefault(key, place)
    return found


def identity_keys(kind: IdentityKind, value: str, region: str = DEFAULT_REGION) -> set[str]:
    """The keys of one identity; empty where there is nothing to compare."""
    if kind == "phone" and (number := phone_number(value, region)):
        return {_shared(number), "~" + number.number} if number.extension else {_shared(number)}
    folded = _folded(kind, value)
    return {_KIND_KEYS[kind] + folded} if folded else set()


def keys_asked_for(who: str, region: str = DEFAULT_REGION) -> set[str]:
    """The keys that a person may mean who typed `who`: an address or account name, or a phone number."""
    asked = {prefix + folded for kind, prefix in _KIND_KEYS.items() if (folded := _folded(kind, who))}
    wide = unicodedata.normalize("NFKC", who).strip()
    if len(who) > NUMBER_LIMIT or not _PHONE_LOOK.fullmatch(wide):
        return asked
    number = phone_number(who, region)
    if number is None:
        return asked
    if number.extension:
        return asked | {_shared(number), "p" + number.number}
    digits = _NOT_DIGIT.sub("", wide)
    national = digits.lstrip("0")
    # what people leave out: the country they are used to, the plus before it
    written = {number.number, digits, f"+{national}"} if wide.lstrip("( ").startswith(("+", "00")) else {
        number.number, digits, f"+{national}", f"+86{national}", f"+1{national}"
    }  # fmt: skip
    return asked | {"p" + one for one in written} | {"~" + one for one in written}


def numbers_in(keys: dict[str, int]) -> list[str]:
    """The full telephone numbers among a customer's keys, as they are searched for."""
    return [key[1:].partition(";")[0] for key in keys if key.startswith("p+")]


def _shared(number: PhoneNumber) -> str:
    return f"p{number.number};{number.extension}" if number.extension else f"p{number.number}"


def _folded(kind: IdentityKind, value: str) -> str:
    text = value if value.isascii() else unicodedata.normalize("NFKC", value)
    text = text.strip().casefold()
    return text.lstrip("@") if kind == "weibo" else text
