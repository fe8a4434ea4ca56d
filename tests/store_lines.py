"""Records of the import format for tests: plain, whole, and changed where a test says so."""

import json
from typing import Any

Line = dict[str, Any]


def customer(id_: str = "c1", **fields: Any) -> Line:
    return {
        "type": "customer",
        "id": id_,
        "name": "王小明",
        "tier": "standard",
        "language": "zh-CN",
        "tags": [],
        "identities": [{"kind": "phone", "value": "+8613800000001"}],
    } | fields


def ticket(id_: str = "t1", **fields: Any) -> Line:
    return {
        "type": "ticket",
        "id": id_,
        "customer": "c1",
        "channel": "chat",
        "subject": "账单多扣了 30 元",
        "queue": "billing",
        "priority": 3,
        "status": "new",
        "owner": None,
        "created_at": "2026-11-22T09:00:00+08:00",
        "waiting_since": "2026-11-22T09:00:00+08:00",
        "intent": ["2", "1"],
        "tags": [],
    } | fields


def interaction(id_: str = "i1", **fields: Any) -> Line:
    return {
        "type": "interaction",
        "id": id_,
        "ticket": "t1",
        "kind": "message",
        "direction": "inbound",
        "channel": "chat",
        "author": "王小明",
        "at": "2026-11-22T09:00:00+08:00",
        "body": "在吗？",
        "meta": {},
    } | fields


def promise(id_: str = "p1", **fields: Any) -> Line:
    return {
        "type": "promise",
        "id": id_,
        "ticket": "t1",
        "what": "核对账单并回电",
        "due_at": "2026-11-23T18:00:00+08:00",
        "limits": "不承诺退款金额",
        "channel": "phone",
        "state": "open",
        "made_by": "li.na",
        "made_at": "2026-11-22T09:05:00+08:00",
    } | fields


def article(id_: str = "a1", **fields: Any) -> Line:
    return {
        "type": "article",
        "id": id_,
        "title": "如何申请退款",
        "body": "…",
        "language": "zh-CN",
        "audience": "customer",
        "tags": ["退款"],
        "updated_at": "2026-11-01T00:00:00Z",
    } | fields


def jsonl(*lines: Line) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def reply(ticket_id: str = "t1", **fields: Any) -> Line:
    """The body of PUT /v1/interactions/{id}: a public reply."""
    return {
        "ticket": ticket_id,
        "kind": "message",
        "direction": "outbound",
        "channel": "chat",
        "at": "2026-11-22T18:00:00+08:00",
        "body": "您好，我来帮您查。",
    } | fields
