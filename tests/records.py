"""A small desk of a made-up company, Yunqiao (云桥) telecom and its shop, in Chinese and English: for tests of desk and
screen. Every time is relative to `now`, so that the same things are overdue whenever a test runs."""

from datetime import datetime, timedelta
from typing import Any, Literal

from agent_tui.domain.values import (
    Article,
    Channel,
    Customer,
    Identity,
    ImportRecord,
    Interaction,
    Promise,
    TicketRecord,
    Tier,
)

ME = "li.na"


def sample_records(now: datetime) -> list[ImportRecord]:
    """Twelve customers and what they want: for `li.na` two contacts in hand, promises due in 8 and 33 minutes and one
    overdue, contacts that wait on every channel, two that rest, and finished ones behind them."""
    return [
        *_people(),
        *_in_hand(now),
        *_promised(now),
        *_waiting(now),
        *_resting(now),
        *_history(now),
        *_articles(now),
    ]


def customer(id: str, name: str, tier: Tier = "standard", language: str = "zh-CN", **known_as: str) -> Customer:
    """`known_as`: kind of identity = value."""
    identities = tuple(Identity(kind, value) for kind, value in known_as.items())  # type: ignore[arg-type]
    return Customer(id, name, tier, language, (), identities)


def ticket(id: str, customer: str, channel: Channel, subject: str, created_at: datetime, **fields: Any) -> TicketRecord:
    """A new contact in which the customer waits since it began, unless `fields` say otherwise."""
    made: dict[str, Any] = {
        "queue": "service",
        "priority": 3,
        "status": "new",
        "owner": None,
        "waiting_since": created_at,
        "intent": (),
        "tags": (),
    }
    return TicketRecord(
        id=id, customer=customer, channel=channel, subject=subject, created_at=created_at, **made | fields
    )


def said(
    id: str,
    ticket: TicketRecord,
    author: str,
    at: datetime,
    body: str,
    direction: Literal["inbound", "outbound", "internal"] = "inbound",
    **fields: Any,
) -> Interaction:
    """A message of the contact's channel; a call on the phone, a note where it is internal."""
    kind = "note" if direction == "internal" else "call" if ticket.channel == "phone" else "message"
    made: dict[str, Any] = {"kind": kind, "meta": {}} | fields
    return Interaction(
        id=id, ticket=ticket.id, direction=direction, channel=ticket.channel, author=author, at=at, body=body, **made
    )


def promise(id: str, ticket: TicketRecord, what: str, due_at: datetime, limits: str = "", **fields: Any) -> Promise:
    """An open promise that `ME` made two days ago, unless `fields` say otherwise."""
    made: dict[str, Any] = {
        "channel": ticket.channel,
        "state": "open",
        "made_by": ME,
        "made_at": ticket.created_at + timedelta(minutes=3),
    }
    return Promise(id=id, ticket=ticket.id, what=what, due_at=due_at, limits=limits, **made | fields)


def _people() -> list[ImportRecord]:
    return [
        customer("c-wang", "王小明", "key", phone="+8613800000001", email="wang.xiaoming@example.cn"),
        customer("c-zhao", "赵敏", "vip", phone="+8613800000002", account="8800000002"),
        customer("c-chen", "陈静", wechat="chenjing_88", phone="+8613800000003"),
        customer("c-zhou", "周凯", "vip", phone="+8613800000004"),
        customer("c-haichuan", "海川物流", "key", phone="+862155550105", email="it@haichuan.example.cn"),
        customer("c-ma", "马超", phone="+8613800000006"),
        customer("c-weber", "Martin Weber", language="en-GB", email="m.weber@example.com", phone="+12025550107"),
        customer("c-shan", "@山里人", weibo="山里人"),
        customer("c-sara", "Sara Lindqvist", "vip", language="en-US", email="Sara.Lindqvist@Example.com"),
        customer("c-liu", "刘桂芳", phone="+8613800000010"),
        customer("c-liu2", "刘洋（刘桂芳之子）", phone="+8613800000010", email="liuyang@example.cn"),
        customer("c-okafor", "Ngozi Okafor", language="en-US", email="ngozi@example.org", account="8800000012"),
    ]


def _in_hand(now: datetime) -> list[ImportRecord]:
    chat = ticket(
        "t-zhao", "c-zhao", "chat", "退货申请三天没有回音", now - timedelta(minutes=19), owner=ME, status="open",
        queue="shop", waiting_since=now - timedelta(minutes=1, seconds=20),
    )  # fmt: skip
    plans = ticket(
        "t-chen", "c-chen", "wechat", "两个套餐怎么选", now - timedelta(hours=1), owner=ME, status="open",
        queue="sales", waiting_since=now - timedelta(minutes=3, seconds=50),
    )  # fmt: skip
    return [
        chat,
        said("i-zhao-1", chat, "赵敏", now - timedelta(minutes=19), "我周一提交的退货申请，到现在没有人理我。"),
        said("i-zhao-2", chat, ME, now - timedelta(minutes=12), "您好，我正在查退货单，两分钟内回您。", "outbound"),
        said("i-zhao-3", chat, "赵敏", now - timedelta(minutes=1, seconds=20), "在吗??"),
        plans,
        said("i-chen-1", plans, "陈静", now - timedelta(hours=1), "你好，想换个流量多一点的套餐"),
        said(
            "i-chen-2",
            plans,
            ME,
            now - timedelta(minutes=50),
            "现在有两个合适：\n· 畅享 59：40 GB\n· 畅享 79：80 GB",
            "outbound",
        ),
        said("i-chen-3", plans, "陈静", now - timedelta(minutes=3, seconds=50), "那两个套餐差在哪"),
    ]


def _promised(now: datetime) -> list[ImportRecord]:
    dispute = ticket(
        "t-zhou", "c-zhou", "phone", "国际漫游扣费争议", now - timedelta(days=2), owner="liu.yang", status="pending",
        queue="billing", waiting_since=None, intent=("账单", "扣费争议"),
    )  # fmt: skip
    outage = ticket(
        "t-haichuan", "c-haichuan", "sms", "城东专线中断", now - timedelta(hours=5), status="open", queue="network",
        waiting_since=None, priority=1,
    )  # fmt: skip
    exchange = ticket(
        "t-ma", "c-ma", "phone", "换货一直没有寄出", now - timedelta(days=4), queue="shop", status="open",
        waiting_since=now - timedelta(minutes=14, seconds=5),
    )  # fmt: skip
    return [
        dispute,
        said(
            "i-zhou-1",
            dispute,
            "周凯",
            now - timedelta(days=2),
            "这笔漫游费我没有用过，请核查。",
            meta={"duration_s": 310},
        ),
        said("i-zhou-2", dispute, ME, now - timedelta(days=2), "已答应核查并回电，赔偿金额没有答应。", "internal"),
        promise("p-zhou", dispute, "核查漫游扣费并回电", now + timedelta(minutes=8), "不承诺赔偿额", owner="liu.yang"),
        outage,
        said("i-haichuan-1", outage, "海川物流", now - timedelta(hours=5), "城东仓库专线断了，什么时候能恢复？"),
        said(
            "i-haichuan-2",
            outage,
            "chen.tao",
            now - timedelta(hours=4),
            "【云桥】城东线路故障，15:00前告知进展。",
            "outbound",
        ),
        promise(
            "p-haichuan",
            outage,
            "断网进展通报",
            now + timedelta(minutes=33),
            "不承诺恢复时间",
            made_by="chen.tao",
            topic="outage",
        ),
        exchange,
        said(
            "i-ma-1",
            exchange,
            "马超",
            now - timedelta(minutes=14, seconds=5),
            "三次来电未接，换货还没寄出。",
            meta={"missed": 3},
        ),
        promise("p-ma", exchange, "换货寄出并短信告知单号", now - timedelta(hours=3), "不承诺到货日", topic="exchange"),
    ]


def _waiting(now: datetime) -> list[ImportRecord]:
    wang = ticket(
        "t-wang-3", "c-wang", "phone", "争议扣费", now - timedelta(minutes=1, seconds=40), queue="billing", priority=1,
        intent=("账单", "扣费"),
    )  # fmt: skip
    invoice = ticket(
        "t-weber", "c-weber", "email", "Invoice 8812 charged twice", now - timedelta(hours=7), queue="billing"
    )
    public = ticket("t-shan", "c-shan", "weibo", "公开投诉宽带反复掉线", now - timedelta(minutes=26), queue="network")
    order = ticket(
        "t-sara", "c-sara", "chat", "Which phone for my father?", now - timedelta(minutes=2, seconds=5), queue="sales"
    )
    counter = ticket("t-liu", "c-liu", "counter", "老人机换卡", now - timedelta(minutes=6), queue="shop")
    form = ticket(
        "t-okafor", "c-okafor", "web", "Change of delivery address", now - timedelta(hours=1), queue="shop",
        intent=("delivery",),
    )  # fmt: skip
    return [
        wang,
        said("i-wang-31", wang, "王小明", now - timedelta(minutes=1, seconds=40), "又多扣了 30 元，第三次打来了。"),
        promise(
            "p-wang",
            wang,
            "退款退出",
            now + timedelta(days=2, hours=8),
            "没答应当天到账",
            topic="refund",
            amount="30.00",
            agreed=True,
        ),
        invoice,
        said(
            "i-weber-1",
            invoice,
            "Martin Weber",
            now - timedelta(hours=7),
            "Hello,\n\nyou charged invoice 8812 twice. Please refund one of the two payments\n"
            "and confirm in writing by Friday.\n\nKind regards\nMartin Weber",
        ),
        public,
        said("i-shan-1", public, "@山里人", now - timedelta(minutes=26), "宽带一天掉三次，客服只会说重启？@云桥电信"),
        order,
        said(
            "i-sara-1", order, "Sara Lindqvist", now - timedelta(minutes=2, seconds=5), "He is 81 and hates small keys."
        ),
        counter,
        said("i-liu-1", counter, "刘桂芳", now - timedelta(minutes=6), "换卡后不能打电话。"),
        form,
        said("i-okafor-1", form, "Ngozi Okafor", now - timedelta(hours=1), "Please deliver to my office instead."),
    ]


def _resting(now: datetime) -> list[ImportRecord]:
    photos = ticket(
        "t-okafor-2", "c-okafor", "email", "Cracked screen on arrival", now - timedelta(days=1), status="pending",
        owner=ME, queue="shop", waiting_since=None,
    )  # fmt: skip
    visit = ticket(
        "t-liu-2", "c-liu2", "wechat", "预约上门检测", now - timedelta(hours=20), status="open", owner="chen.tao",
        queue="network", waiting_since=None,
    )  # fmt: skip
    return [
        photos,
        said("i-okafor-21", photos, "Ngozi Okafor", now - timedelta(days=1), "The screen was cracked when it arrived."),
        said(
            "i-okafor-22", photos, ME, now - timedelta(hours=22), "Please send two photos, front and box.", "outbound"
        ),
        visit,
        said("i-liu-21", visit, "刘洋", now - timedelta(hours=20), "能约周三下午吗？"),
        said("i-liu-22", visit, "chen.tao", now - timedelta(hours=19), "已约周三 14:00-16:00。", "outbound"),
    ]


def _history(now: datetime) -> list[ImportRecord]:
    first = ticket(
        "t-wang-1", "c-wang", "phone", "话费多扣 30 元", now - timedelta(days=3), status="resolved", owner=ME,
        queue="billing", waiting_since=None,
    )  # fmt: skip
    second = ticket(
        "t-wang-2", "c-wang", "wechat", "退款还没到", now - timedelta(days=1), status="closed", owner="chen.tao",
        queue="billing", waiting_since=None,
    )  # fmt: skip
    return [
        first,
        said("i-wang-11", first, "王小明", now - timedelta(days=3), "这个月多扣了 30 元。", meta={"duration_s": 184}),
        said("i-wang-12", first, ME, now - timedelta(days=3), "答应三天内退款。", "internal"),
        promise(
            "p-wang-0",
            first,
            "三天内退款",
            now - timedelta(days=1),
            state="renegotiated",
            topic="refund",
            amount="30.00",
        ),
        second,
        said("i-wang-21", second, "王小明", now - timedelta(days=1), "退款呢？"),
        said("i-wang-22", second, "chen.tao", now - timedelta(days=1, minutes=-9), "请再等等。", "outbound"),
    ]


def _articles(now: datetime) -> list[ImportRecord]:
    return [
        Article(
            "a-refund",
            "如何申请退款",
            "1. 打开“我的订单”。\n2. 选择“申请退款”。",
            "zh-CN",
            "customer",
            ("退款",),
            now - timedelta(days=20),
        ),
        Article(
            "a-roaming",
            "Roaming charges explained",
            "Outside the EU, data is charged per MB.",
            "en-GB",
            "internal",
            ("roaming",),
            now - timedelta(days=9),
        ),
    ]
