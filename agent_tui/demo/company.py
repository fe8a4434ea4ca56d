"""Yunqiao (云桥, CloudBridge), a made-up telephone company with an online shop: who works there, and what it sells."""

from typing import Literal

from msgspec import Struct

DataLanguage = Literal["zh", "en", "mixed"]
"""Which languages the made-up contacts are in."""

Tongue = Literal["zh", "zh-TW", "en"]
"""What one customer speaks; written Cantonese and Taiwanese Mandarin share the traditional voice."""

OPENS, CLOSES = 8, 22
"""Hours of the telephone desk."""


class Colleague(Struct, frozen=True):
    """Somebody who works there. `id` is how they sign in and how records name them."""

    id: str
    name_zh: str
    name_en: str
    queues: tuple[str, ...]
    tongues: tuple[Tongue, ...] = ("zh", "zh-TW")

    def name(self, tongue: Tongue) -> str:
        return self.name_en if tongue == "en" else self.name_zh


EVERY_TONGUE: tuple[Tongue, ...] = ("zh", "zh-TW", "en")

DESK_AGENT = Colleague("li.na", "李娜", "Li Na", ("billing", "sales", "orders", "complaints"), EVERY_TONGUE)
"""Who sits in front of the demo."""

SUPERVISOR = Colleague("zhou.li", "周莉", "Zhou Li", ("complaints", "key-accounts"), EVERY_TONGUE)
ADMIN = "demo.admin"
"""Who brings contacts and articles in; nobody at the desk."""

NIGHT_SHIFT = Colleague("gao.peng", "高鹏", "Gao Peng", ("key-accounts", "tech"))

COLLEAGUES: tuple[Colleague, ...] = (
    DESK_AGENT,
    SUPERVISOR,
    NIGHT_SHIFT,
    Colleague("chen.tao", "陈涛", "Chen Tao", ("billing", "orders", "sales"), EVERY_TONGUE),
    Colleague("liu.yang", "刘洋", "Liu Yang", ("complaints", "billing")),
    Colleague("wang.fang", "王芳", "Wang Fang", ("orders", "sales")),
    Colleague("sun.hao", "孙浩", "Sun Hao", ("tech", "orders")),
    Colleague("he.jing", "何静", "He Jing", ("key-accounts", "tech"), EVERY_TONGUE),
    Colleague("zhao.lei", "赵磊", "Zhao Lei", ("tech", "complaints")),
    Colleague("lin.yue", "林悦", "Lin Yue", ("orders", "billing", "complaints", "sales", "tech"), ("zh-TW", "zh")),
    Colleague("emma.clarke", "Emma", "Emma", ("billing", "orders", "complaints", "sales"), ("en",)),
    Colleague("tom.reed", "Tom", "Tom", ("tech", "orders", "sales", "key-accounts"), ("en",)),
)

AT_WORK: tuple[str, ...] = ("chen.tao", "emma.clarke", "wang.fang", "lin.yue", "sun.hao")
"""The colleagues who claim and answer while the demo runs, in the order in which they come in."""

ON_THE_PHONE: dict[str, str] = {"liu.yang": "liu-now"}
"""Who is there but on a call, and with which contact: they promised a call-back that is due now."""

QUEUES: tuple[str, ...] = ("billing", "orders", "tech", "complaints", "sales", "key-accounts")

PLANS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("云享59", "云享99", "云享129", "畅联家庭199", "校园29", "银龄19"),
    "zh-TW": ("雲享59", "雲享99", "雲享129", "暢聯家庭199"),
    "en": ("CloudShare 59", "CloudShare 99", "CloudShare 129", "Family 199", "Student 29"),
}
LINES: dict[Tongue, tuple[str, ...]] = {
    "zh": ("宽带300M", "宽带500M", "宽带1000M"),
    "zh-TW": ("寬頻300M", "寬頻500M", "寬頻1000M"),
    "en": ("Fibre 300", "Fibre 500", "Fibre 1000"),
}
PRODUCTS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("R6路由器", "降噪耳机", "充电宝", "学生平板", "运动手表", "蓝牙音箱", "看护摄像头", "Y20手机", "老人手机"),
    "zh-TW": ("R6路由器", "降噪耳機", "行動電源", "平板電腦", "運動手錶", "藍牙喇叭", "Y20手機"),
    "en": ("R6 router", "headphones", "power bank", "tablet", "sports watch", "speaker", "baby camera", "Y20 phone"),
}
AREAS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("城东", "滨江", "湖西", "南桥", "老街口", "科技园", "大学城", "东港", "北苑", "柳林"),
    "zh-TW": ("城東", "濱江", "湖西", "南橋", "老街口", "科技園", "大學城", "東港"),
    "en": ("Eastgate", "Riverside", "Lakeside", "Southbridge", "Old Market", "Science Park", "Campus", "Northgate"),
}
ENGINEERS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("陈工", "老周师傅", "吴工", "小马师傅", "郑工", "韩师傅"),
    "zh-TW": ("陳工程師", "吳師傅", "鄭工程師"),
    "en": ("Mr Chen", "Wu", "Mr Zheng", "Old Zhou", "Han"),
}


def colleagues_for(queue: str, tongue: Tongue) -> tuple[Colleague, ...]:
    """Who may have worked on such a contact: those of the queue who speak the language, else all who speak it."""
    speaking = tuple(one for one in COLLEAGUES if tongue in one.tongues)
    return tuple(one for one in speaking if queue in one.queues) or speaking


def sms_signature(language: DataLanguage) -> str:
    """What the company's gateway puts before every SMS. The Chinese brackets make any text UCS-2: 70 characters."""
    return "CloudBridge: " if language == "en" else "【云桥】"


def tongue_of(language: str) -> Tongue:
    """The voice in which a customer of this language speaks (BCP 47)."""
    if language.startswith("zh"):
        return "zh-TW" if language in ("zh-TW", "zh-HK") else "zh"
    return "en"
