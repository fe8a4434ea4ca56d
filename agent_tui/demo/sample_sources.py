"""Two systems that the demo's context cards ask: billing and logistics of the made-up company, on loopback.

For whoever starts the demo: `sources = start_sample_sources()`, write `sources.toml` (the text) as `sources.toml` into
the config folder of the demo's home, and call `sources.stop()` at the end. What is answered depends on the customer
and the day alone, so that the same customer always has the same bill."""

import json
import random
import threading
from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from agent_tui.demo.company import PLANS, PRODUCTS, Tongue, tongue_of
from agent_tui.domain.values import is_id

LONGEST_REQUEST_S = 5.0

_CARRIERS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("顺丰", "中通", "京东物流", "邮政"),
    "zh-TW": ("黑貓宅急便", "中華郵政", "順豐"),
    "en": ("DHL", "UPS", "Royal Mail"),
}
_STATES: dict[Tongue, tuple[str, ...]] = {
    "zh": ("待发货", "运输中", "派送中", "已签收"),
    "zh-TW": ("待出貨", "運送中", "配送中", "已簽收"),
    "en": ("to be shipped", "on its way", "out for delivery", "delivered"),
}

_Words = tuple[str, str]
"""English, Chinese."""

_CARDS: tuple[tuple[str, _Words, tuple[tuple[_Words, str], ...]], ...] = (
    (
        "billing",
        ("Billing", "账务"),
        (
            (("Plan", "套餐"), "plan"),
            (("Balance", "余额"), "balance"),
            (("Last bill", "上月账单"), "join(' ', [bill.month, bill.amount, bill.state])"),
        ),
    ),
    (
        "logistics",
        ("Orders", "订单物流"),
        (
            (("Latest", "最近"), "orders[0].join(' ', [no, item])"),
            (("State", "状态"), "orders[0].join(' ', [state, carrier, day])"),
            (("Others", "其他"), "orders[1:].no"),
        ),
    ),
)
"""Each system, what its card is called, and the rows of the card with where the answer has them (JMESPath)."""


class SampleSources:
    """The two systems, answering until `stop`."""

    def __init__(self, today: Callable[[], date]) -> None:
        class Handler(_Answering):
            day = staticmethod(today)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.5,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def sources_toml(self) -> str:
        """What belongs into `sources.toml`."""
        lines = ["# Context cards of the demo: what billing and logistics know of a customer. See docs/sources.md."]
        for system, title, rows in _CARDS:
            lines += ["", f"[source.{system}]", f"title = {_in_toml(title)}"]
            lines.append(f'url = "{self.url}/{system}/{{customer.id}}?language={{customer.language}}"')
            for label, path in rows:
                lines += ["", f"[[source.{system}.field]]", f"label = {_in_toml(label)}", f'path = "{path}"']
        return "\n".join(lines) + "\n"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _in_toml(words: _Words) -> str:
    return '{{ en = "{}", zh = "{}" }}'.format(*words)


def start_sample_sources(today: Callable[[], date] = date.today) -> SampleSources:
    """Billing and logistics on a free port of loopback."""
    return SampleSources(today)


def billing(customer: str, language: str, today: date) -> dict[str, Any]:
    """Plan, balance and last month's bill; amounts are texts, as billing systems write them."""
    rng = random.Random(f"billing {customer}")
    plan = rng.choice(PLANS[tongue_of(language)])
    monthly = int("".join(char for char in plan if char.isdigit()))
    extra = rng.choice((0, 0, 0, 6, 10, 30))
    paid = rng.random() < 0.8
    last_month = today.replace(day=1) - timedelta(days=1)
    unpaid, settled = ("未缴", "已缴") if tongue_of(language) != "en" else ("unpaid", "paid")
    return {
        "customer": customer,
        "plan": plan,
        "since": f"{rng.randint(2012, 2025)}-{rng.randint(1, 12):02d}",
        "balance": f"{rng.randint(0, 12_000) / 100:.2f}" if paid else f"-{monthly + extra:.2f}",
        "bill": {
            "month": f"{last_month:%Y-%m}",
            "amount": f"{monthly + extra:.2f}",
            "state": settled if paid else unpaid,
        },
    }


def logistics(customer: str, language: str, today: date) -> dict[str, Any] | None:
    """The customer's orders, the latest first; None for somebody who never ordered."""
    rng = random.Random(f"logistics {customer}")
    count = rng.choice((0, 1, 1, 2, 3))
    if not count:
        return None
    tongue = tongue_of(language)
    orders = []
    ago = 0
    for place in range(count):
        ago += rng.randint(0, 4) if place == 0 else rng.randint(5, 60)
        state = rng.choice(_STATES[tongue][:3]) if place == 0 else _STATES[tongue][3]
        orders.append(
            {
                "no": str(rng.randint(100_000, 999_999)),
                "item": rng.choice(PRODUCTS[tongue]),
                "state": state,
                "carrier": rng.choice(_CARRIERS[tongue]),
                "day": f"{today - timedelta(days=ago):%m-%d}",
            }
        )
    return {"customer": customer, "orders": orders}


class _Answering(BaseHTTPRequestHandler):
    """`GET /billing/{id}?language=` and `GET /logistics/{id}?language=`: JSON, or 404."""

    timeout = LONGEST_REQUEST_S
    day: Callable[[], date]
    server_version = "sample"
    sys_version = ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        system, _, customer = parts.path.lstrip("/").partition("/")
        customer = unquote(customer)
        language = parse_qs(parts.query).get("language", [""])[0]
        document: dict[str, Any] | None = None
        if is_id(customer) and system == "billing":
            document = billing(customer, language, self.day())
        elif is_id(customer) and system == "logistics":
            document = logistics(customer, language, self.day())
        body = json.dumps(document, ensure_ascii=False).encode() if document else b'{"error": "not found"}'
        self.send_response(HTTPStatus.OK if document else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the workstation has the terminal."""
