"""Under which keys a customer is found: mail addresses without case, phone numbers with and without their country.

A key is for comparing only, it is never shown. Numbers of mainland China and of North America are also found by what
people type at home; anything else is compared digit by digit.
"""

import re

from agent_tui.domain.values import Customer, IdentityKind

_PHONE_LOOK = re.compile(r"\+?[\d\s()./\-\u2010-\u2015\uff0d]{5,}")
_NOT_DIGIT = re.compile(r"\D", re.ASCII)
_CHINA_MOBILE_DIGITS = 11
_NORTH_AMERICA_DIGITS = 10


def keys_of(customer: Customer) -> dict[str, int]:
    """Every key under which this customer is found, and the place of the identity that it is made of."""
    found: dict[str, int] = {}
    for place, identity in enumerate(customer.identities):
        for key in identity_keys(identity.kind, identity.value):
            found.setdefault(key, place)
    return found


def identity_keys(kind: IdentityKind, value: str) -> set[str]:
    """The keys of one identity; empty where there is nothing to compare."""
    if kind == "phone" and (keys := _phone_keys(value)):
        return keys
    folded = value.strip().casefold()
    return {"=" + folded} if folded else set()


def keys_asked_for(who: str) -> set[str]:
    """The keys that a person may mean who typed `who`: an address or account name, or a phone number."""
    asked = identity_keys("account", who)
    if _PHONE_LOOK.fullmatch(who.strip()):
        asked |= _phone_keys(who)
    return asked


def _phone_keys(value: str) -> set[str]:
    digits = _NOT_DIGIT.sub("", value)
    if not digits:
        return set()
    if value.strip().startswith("+"):
        full = digits
    elif digits.startswith("00"):
        full = digits[2:]
    else:
        return {"#" + national for national in (digits, digits.lstrip("0"), *_without_country(digits)) if national}
    return {"#" + national for national in (full, *_without_country(full))}


def _without_country(full: str) -> tuple[str, ...]:
    if full.startswith("86") and len(full) >= _CHINA_MOBILE_DIGITS:
        return (full[2:].lstrip("0"),)
    if full.startswith("1") and len(full) == _NORTH_AMERICA_DIGITS + 1:
        return (full[1:],)
    return ()
