"""Made-up customers: names, tiers, and fictional ways to reach them (`texts/names.toml`)."""

import random
from functools import cache

from msgspec import Struct

from agent_tui.demo.company import COLLEAGUES, Tongue, tongue_of
from agent_tui.demo.situations import read_texts
from agent_tui.domain.values import CustomerRecord, Identity, IdentityKind, Tier

_TIERS: tuple[Tier, ...] = ("standard", "vip", "key")
_TIER_WEIGHTS = (88, 9, 3)
_MAILS = ("example.com", "example.net", "example.org")

_FIRST_NUMBER = 1000
"""Below it lie the numbers of the stories."""
_CHINESE_NUMBERS = 19_000
_FIRST_AREA, _AREAS = 212, 700

_STAFF = frozenset(name for one in COLLEAGUES for name in (one.name_zh, one.name_en))
"""A customer of the same name would be taken for a colleague."""


class _Names(Struct, frozen=True, forbid_unknown_fields=True):
    surnames: str
    given: str
    firms: tuple[str, ...]
    tags: tuple[str, ...]


class PeopleMaker:
    """Makes customers one after the other, each with ids and numbers of their own; `rng` decides the rest."""

    def __init__(self, rng: random.Random, made: int = 0) -> None:
        """`made`: how many there are already."""
        self._rng = rng
        self._made = made

    def make(self, language: str, tier: Tier | None = None) -> CustomerRecord:
        """A customer who speaks `language`; of a tier by chance where none is wanted."""
        rng, number = self._rng, self._made
        self._made += 1
        tier = tier or rng.choices(_TIERS, _TIER_WEIGHTS)[0]
        tongue = tongue_of(language)
        return CustomerRecord(
            id=f"c{number + 1:05d}",
            name=self._name(tongue, tier),
            tier=tier,
            language=language,
            tags=tuple(rng.sample(_names()[tongue].tags, rng.choice((0, 0, 0, 1, 1, 2)))),
            identities=self._identities(number, tongue),
        )

    def _name(self, tongue: Tongue, tier: Tier) -> str:
        rng, names = self._rng, _names()[tongue]
        if tier == "key" and rng.random() < 0.7:
            return rng.choice(names.firms)
        surname, given = rng.choice(names.surnames.split()), rng.choice(names.given.split())
        name = f"{given} {surname}" if tongue == "en" else surname + given
        return self._name(tongue, tier) if name in _STAFF else name

    def _identities(self, number: int, tongue: Tongue) -> tuple[Identity, ...]:
        """One to three ways to reach somebody: the phone nearly always, the rest by chance."""
        rng = self._rng
        others: dict[IdentityKind, str] = {
            "email": f"demo.{number:05d}@{_MAILS[number % 3]}",
            "wechat": f"wx_demo_{number:05d}",
            "weibo": f"@demo_{number:05d}",
            "account": f"YQ-{20_500_000 + number}",
        }
        kinds: tuple[IdentityKind, ...] = ("email", "account") if tongue == "en" else tuple(others)
        phone = (Identity("phone", _phone(number, tongue)),) if rng.random() < 0.92 else ()
        return (*phone, *(Identity(kind, others[kind]) for kind in rng.sample(kinds, rng.choice((1, 1, 2)))))


def _phone(number: int, tongue: Tongue) -> str:
    if tongue == "en":
        # 555-0100 to 555-0199 are kept for fiction in every North American area
        return f"+1{_FIRST_AREA + number // 100 % _AREAS}5550{100 + number % 100}"
    return f"+8613800{_FIRST_NUMBER + number % _CHINESE_NUMBERS:06d}"


@cache
def _names() -> dict[Tongue, _Names]:
    return read_texts("names", dict[Tongue, _Names])
