"""The parts of times in Chinese, simplified: 11月25日, 下周三, 后天, 下午3点半, 两个工作日内, 月底."""

import re
from collections.abc import Iterator
from typing import Final

from agent_tui.expectations.check.numerals import number_of
from agent_tui.expectations.check.time_atoms import Atom, Part, Unit

_SMALL: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COUNT: Final = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百半]{1,5})"
_UNIT: Final = (
    r"个?(?:银行)?工作日|个?工作天|个?交易日|个?营业日|个?自然日|个?日历日|个?工作小时|个?小时|个?钟头|个钟|分钟|刻钟"
    r"|天|日|周(?![一二三四五六日天末边年期到])|个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])"
    r"|个月|个季度|年"
)
_NO_SPAN: Final = (
    r"(?!\s*(?:人工|客服|热线|在线|服务|营业|值班|恒温|开放|全天|不间断|不打烊|自助|无忧|内?无理由|鉴赏|保价"
    r"|价保|免费|试用|包退|包换|包修|质保|保修|联保"
    r"|有效|会员|体验|流量|套餐|年卡|月卡|卡|票|游|装|租期|以上|期的|账单|分期|老|新高|龄|制|均|销量|天气|假"
    r"|合约|保障|快充|续航|待机"
    r"|待命|连续|消费|额度|循环|监控|保鲜|随时))"
)
_AFTER_DAY: Final = (
    r"(?!\s*(?:之内|以内|内|无|[线楼门店机院桌库仓床柜台馆厅车键码元窗铺座房井路字球令期次件常记用均报租产]))"
)

_SCAN: Final = re.compile(
    rf"""
    (?=[\d一二两三四五六七八九十百半零〇今明昨前后大次翌隔第当本这上下周星礼每逢凌清早中正午傍晚深夜月年元劳国圣平双去营打停])
    (?:
    (?<![\d.])(?P<date>(?:(?P<y>(?:19|20)\d\d|[二一][〇零一二三四五六七八九]{{3}})年\s*|(?P<yw>今年|明年|去年
        |后年)的?)?
        (?P<m>{_SMALL})月(?:份)?\s*(?P<d>{_SMALL})\s*(?:[日号]|(?<=\d)(?![\d个天折%.元条页日号月])))
  | (?P<feast>元旦|劳动节|五一|国庆节?|十一国庆|圣诞节?|平安夜|双十一|双11|双十二|双12)(?:假期
        |长假)?(?=(?:节日)?(?:之?前|之?后|当[天日]|期间))
  | (?P<ofmonth>(?P<om>(?<!\d)(?:上个?|下个?|本|这个?|当|每个?)月)(?:的|份)?(?P<od>{_SMALL})[日号]){_AFTER_DAY}
  | (?P<month>(?:(?P<my>(?:19|20)\d\d)年|(?P<myw>今年|明年|去年))?
        (?P<mm>(?<!\d)(?:{_SMALL}月|上个?月|下个?月|本月|这个月|当月)|(?<![个两\d])月(?=[底末初中]))
        (?:份)?(?P<mp>底|末|初|中旬|上旬|下旬|中(?!心|间|国|奖|的))?)
  | (?P<year>(?P<yy>今年|明年|本年度?)?(?P<yp>年底|年末|年初|年终(?!奖))|(?P<yb>今年底|明年初|明年底|今年内|年内))
  | (?<![a-z0-9./-])(?P<slash>(?P<sm>1[0-2]|0?[1-9])(?P<ss>[/.-])(?P<sd>3[01]|[12]\d|0?[1-9]))(?![\d/.-]
        |\s*(?:元|%|折|倍|折|[个天条小分年人周工mg]))
  | (?P<dayonly>(?<![\da-z月第.尾/-])(?P<do>[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?)[日号]){_AFTER_DAY}
  | (?P<many>(?P<ma>明后|今明|明後)(?:两天|天|日|两日))
  | (?P<weekend>(?P<wes>下下个?|下个?|这个?|本|上个?)?(?:周末|周六、?(?:周)?日|周六和周日))
  | (?P<weekday>(?P<ws>下下个?|下个?|这个?|本|上上个?|上个?|每个?|逢|当)?(?<![一两二三四五六七八九十几半])
        (?:周|星期|礼拜)(?P<wd>[一二三四五六日天])(?![次二年起步]))
  | (?P<week>(?P<wks>下下个?|下个?|这个?|本|上个?)(?:周|星期|礼拜)(?![一二三四五六日天末年边]))
  | (?P<relative>(?P<r>大后[天日]|大前天|(?<![以今之然])后天(?![气然生])|今[天日晚早夜晨](?![后])|今儿
        |明[天日晚早晨](?![星])|明儿
        |昨[天日晚早夜]|前[天](?!数)|当[天日晚](?!地)|次日|翌日|隔天|隔日|第二天))
  | (?P<closing>(?P<cd>当[天日]|今[天日]|明[天日])?(?:下班|营业结束|打烊|停止营业)(?=之?前|以前|时))
  | (?<![\d.a-z])(?P<span>(?P<c1>{_COUNT})(?P<u1>{_UNIT})?\s*(?:[-~–—至到]|或者?)\s*(?P<c2>{_COUNT})|(?P<c>{_COUNT}))
        \s*(?P<hu>个半)?(?P<u>(?:(?<=个半)(?:小时|钟头|月|工作日|星期|天))|{_UNIT})(?P<tail>半)?{_NO_SPAN}
        (?P<dir>(?:的时间)?\s*(?:之内|以内|内(?!容|部|存)|之后|以后|过后|后(?![台悔续期])|之前|以前
        |前(?![台期三]))|左右|上下)?
  | (?P<part>凌晨|清晨|早晨|早上|一早|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|深夜|午夜|今夜
        |零点(?!\d)|(?<![时早今明昨最当])晚(?={_SMALL}[点时:])|(?<![今明最])早(?={_SMALL}[点时:]))
  | (?<![\d.第这那几有])(?P<clock>(?P<h>\d{{1,2}}|[零一二两三四五六七八九十]{{1,3}})\s*(?:点钟|点整|点
        |时(?![间候段长效期代机刻而装尚常至]))
        (?:(?P<half>半)|(?P<q>[一三13])刻|(?P<min>[0-5]?\d|[零一二三四五六七八九十]{{2,3}})分?(?![钟\d个元天%位]))?)
        (?!\s*(?:建议|说明|要求|意见|需要|原因|问题|注意|内容|改进|如下|疑问|要点|提示|不|优势|多钟|左右各))
    )
    """,
    re.VERBOSE,
)

_DAYS: Final = {
    "大前天": -3,
    "前天": -2,
    "昨": -1,
    "今": 0,
    "明": 1,
    "后天": 2,
    "次日": 1,
    "翌日": 1,
    "隔": 1,
    "第二天": 1,
    "大后": 3,
}
_FEASTS: Final = {
    "元旦": (1, 1),
    "劳动": (5, 1),
    "五一": (5, 1),
    "国庆": (10, 1),
    "圣诞": (12, 25),
    "平安": (12, 24),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
}
_PARTS: Final[dict[str, Part]] = {
    "凌晨": "dawn",
    "清晨": "morning",
    "早": "morning",
    "晨": "morning",
    "一早": "morning",
    "上午": "morning",
    "中午": "noon",
    "正午": "noon",
    "午间": "noon",
    "下午": "afternoon",
    "午后": "afternoon",
    "傍晚": "evening",
    "晚": "evening",
    "夜": "night",
    "深夜": "night",
    "午夜": "midnight",
    "零点": "midnight",
}
_UNITS: Final[tuple[tuple[str, Unit], ...]] = (
    ("分", "minute"),
    ("刻", "minute"),
    ("时", "hour"),
    ("钟", "hour"),
    ("周", "week"),
    ("星期", "week"),
    ("礼拜", "week"),
    ("月", "month"),
    ("季", "month"),
    ("年", "year"),
)
_WEEKDAYS: Final = "一二三四五六日"
_SAYS_SO_BEFORE: Final = re.compile(
    r"(?:预计|预期|大约|大概|约|需要?|最快|最迟|最晚|至多|最多|不超过|至少|耗时|用时|时间为?|周期为?|时效为?"
    r"|时限为?|再等|再过|过|等待?|等候|延长|推迟|延迟|延后|顺延|给我们|未来|接下来|今后"
    r"|于|在|将于|为|是|要|还要)\s*$"
)
_RECURS_BEFORE: Final = re.compile(r"(?:每隔?|每逢|逢)\s*$")
_BEHIND_BEFORE: Final = re.compile(r"(?:最近|近|过去|此前|前|已经?|已等了?|等了|了|(?<!不)超过了?)\s*$")


def atoms_in(plain: str, start: int, end: int) -> Iterator[Atom]:
    """The parts in `plain[start:end]`, in order."""
    for found in _SCAN.finditer(plain, start, end):
        kind = next(name for name in _READERS if found[name] is not None)
        atom = _READERS[kind](found, plain)
        if atom is not None:
            yield atom


def _shift(word: str | None) -> int | None:
    """Weeks, months from this one; None where nothing is said."""
    if not word:
        return None
    if word.startswith("下"):
        return word.count("下")
    return -word.count("上") if word.startswith("上") else 0


def _small(written: str | None) -> int:
    return int(number_of(written or "") or 0)


def _year_of(figures: str | None, word: str | None) -> tuple[int | None, int | None]:
    """The year, or how many from this one."""
    if figures:
        return _small(figures), None
    return None, {"去年": -1, "今年": 0, "明年": 1, "后年": 2}.get(word or "")


def _date(found: re.Match[str], plain: str) -> Atom | None:
    year, ahead = _year_of(found["y"], found["yw"])
    return Atom(
        "date", found.start(), found.end(), year=year, ahead=ahead, month=_small(found["m"]), day=_small(found["d"])
    )


def _feast(found: re.Match[str], plain: str) -> Atom | None:
    month, day = next(day for name, day in _FEASTS.items() if name in found["feast"])
    return Atom("date", found.start(), found.end(), month=month, day=day)


def _of_month(found: re.Match[str], plain: str) -> Atom | None:
    return Atom(
        "date",
        found.start(),
        found.end(),
        ahead=_shift(found["om"]),
        unit="month",
        day=_small(found["od"]),
        recurring="每" in found["om"],
    )


def _month(found: re.Match[str], plain: str) -> Atom | None:
    year, years = _year_of(found["my"], found["myw"])
    word = found["mm"]
    named = _small(word[:-1]) if word[0] not in "上下本这当月" else None
    if named is not None and not 1 <= named <= 12:
        return None
    place = found["mp"] or ""
    return Atom(
        "period",
        found.start(),
        found.end(),
        year=year,
        month=named,
        ahead=years if named else _shift(word) or 0,
        unit="month",
        place="end"
        if place in ("底", "末", "下旬")
        else "start"
        if place in ("初", "上旬")
        else "middle"
        if place
        else "whole",
    )


def _year(found: re.Match[str], plain: str) -> Atom | None:
    whole = found["year"]
    ahead = 1 if "明年" in whole else 0
    place = "start" if "初" in whole else "whole" if "内" in whole else "end"
    if place == "start" and whole == "年初":
        return None
    return Atom(
        "period", found.start(), found.end(), ahead=ahead, unit="year", place="start" if place == "start" else "end"
    )


def _slash(found: re.Match[str], plain: str) -> Atom | None:
    """Only where something around it says that it is a date."""
    before, after = plain[max(0, found.start() - 4) : found.start()], plain[found.end() : found.end() + 6]
    said = re.search(r"(?:于|在|截至|截止|最晚|最迟|到|至|日期:?|从|为|改)\s*$", before)
    told = re.match(
        r"\s*(?:之前|以前|前|后|之后|日|号|\(?\s*(?:周|星期|礼拜)[一二三四五六日天]|\s\d{1,2}:\d\d|[上下中]午|晚上)",
        after,
    )
    if found["ss"] == "/" and not (said or told or int(found["sd"]) > 12):
        return None
    if found["ss"] != "/" and not told:
        return None
    return Atom("date", found.start(), found.end(), month=int(found["sm"]), day=int(found["sd"]))


def _day_only(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("date", found.start(), found.end(), day=_small(found["do"]))


def _many(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("day", found.start(), found.end(), ahead=1 if found["ma"] == "今明" else 2)


def _weekend(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("period", found.start(), found.end(), ahead=_shift(found["wes"]) or 0, unit="week", place="weekend")


def _weekday(found: re.Match[str], plain: str) -> Atom | None:
    word = found["ws"]
    return Atom(
        "weekday",
        found.start(),
        found.end(),
        weekday=_WEEKDAYS.index(found["wd"].replace("天", "日")),
        ahead=None if word in ("每", "每个", "逢", "当") else _shift(word),
        recurring=word in ("每", "每个", "逢"),
    )


def _week(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("period", found.start(), found.end(), ahead=_shift(found["wks"]), unit="week")


def _relative(found: re.Match[str], plain: str) -> Atom | None:
    word = found["r"]
    part: Part | None = (
        "evening" if word[-1] == "晚" else "morning" if word[-1] in "早晨" else "night" if "夜" in word else None
    )
    if word[0] == "当":
        return Atom("day", found.start(), found.end(), part=part)
    ahead = next(days for name, days in _DAYS.items() if word.startswith(name))
    return Atom("day", found.start(), found.end(), ahead=ahead, part=part)


def _closing(found: re.Match[str], plain: str) -> Atom | None:
    return Atom("close", found.start(), found.end(), ahead=1 if (found["cd"] or "").startswith("明") else 0)


def _span(found: re.Match[str], plain: str) -> Atom | None:
    least = number_of(found["c1"]) if found["c1"] else None
    count = found["c2"] or found["c"]
    amount = number_of(count)
    if amount is None:
        return None
    if found["hu"] or found["tail"]:
        amount += 0.5
    word = found["u"]
    unit = next((unit for name, unit in _UNITS if name in word and "交易" not in word), "day")
    amount *= {"刻": 15, "季": 3}.get(word.replace("个", "")[0], 1)
    before, told = plain[max(0, found.start() - 6) : found.start()], found["dir"] or ""
    if unit == "day" and word == "日" and not told:
        return None  # 25日: a day of the month
    told = told.replace("的时间", "").strip()
    direction = "within" if "内" in told else "after" if "后" in told else "ago" if "前" in told else "bare"
    if direction == "ago" and re.search(r"(?:提前|至少|最少)\s*$", before):
        return None
    if unit == "year" and count == "半" and not told:
        return None
    behind = _BEHIND_BEFORE.search(before)
    if behind and direction == "bare":
        return None
    recurs = _RECURS_BEFORE.search(before)
    return Atom(
        "span",
        found.start(),
        found.end(),
        least=least,
        amount=amount,
        unit=unit,
        working="工作" in word or "交易" in word or "营业" in word,
        direction=direction,
        recurring=bool(recurs),
        said_alone=direction != "bare" or bool(told) or bool(_SAYS_SO_BEFORE.search(before)) or bool(recurs),
    )


def _part(found: re.Match[str], plain: str) -> Atom | None:
    word = found["part"]
    part = _PARTS.get(word) or _PARTS[word[0]]
    return Atom("part", found.start(), found.end(), part=part)


def _clock(found: re.Match[str], plain: str) -> Atom | None:
    hour = _small(found["h"])
    minute = 30 if found["half"] else 15 * _small(found["q"]) if found["q"] else _small(found["min"])
    if hour > 24 or minute > 59:
        return None
    words = not found["h"].isdigit()
    exact = found["half"] or found["q"] or found["min"] or found["clock"].endswith(("整", "钟"))
    return Atom(
        "clock",
        found.start(),
        found.end(),
        hour=hour,
        minute=minute,
        is_figures=hour > 12,
        said_alone=bool(exact) or not words,
    )


_READERS: Final = {
    "feast": _feast,
    "date": _date,
    "ofmonth": _of_month,
    "month": _month,
    "year": _year,
    "slash": _slash,
    "dayonly": _day_only,
    "many": _many,
    "weekend": _weekend,
    "weekday": _weekday,
    "week": _week,
    "relative": _relative,
    "closing": _closing,
    "span": _span,
    "part": _part,
    "clock": _clock,
}
