"""The times that a sentence names, in both languages, as far as they can be told without knowing what time it is."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from agent_tui.expectations.check import times_en, times_zh
from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.cues_en import words_of
from agent_tui.expectations.check.points import Mention, Point
from agent_tui.expectations.check.time_atoms import Atom, figures_in
from agent_tui.expectations.check.words_around_times import DUE_AFTER, DUE_BEFORE, LATER_AFTER, SHORT, put_by

_LONGEST_GAP: Final = 28
_MOST_LISTED: Final = 6
_JOIN: Final = re.compile(
    r"[\s,()\[\]\"“”的]*(?:(?:在|于|at|on|by|before|around|about|approximately|the|a|of|in|from|between|is|i\.e\."
    r"|(?:no|not) later than|@|即|也就是|是)"
    r"[\s,()]*)*"
)
_RANGE: Final = re.compile(r"[\s)]*(?:-|~|–|—+|至|到|to|and|until|till|through|thru|直到)[\s(]*(?:the\s+)?")
_LIST: Final = re.compile(r"[\s)]*(?:,|、|/|和|及|与|or|and|&)[\s(]*(?:the\s+)?")
_RULE_AFTER: Final = re.compile(
    r"[\s)]*(?:例行|固定|照常|常规|仍|也|都|均)?(?:休[馆息市诊园业]|公休|闭[馆园店]|不(?:营业|开|上班|接诊|办公)"
    r"|停[诊业办]|定休|店休|放假|除外|起|开馆|营业)|\s+(?:closed|excluded|excepted|off)\b"
)
"""After a weekday: it tells of every such day, and not which the date before it is."""
_NOUN_FOLLOWS: Final = re.compile(
    r"\s+(?!(?:before|after|of|following|at|by|from|between|in|on|and|or|to|we|you|i)\b)[a-z]{3}"
)
"""After "the Friday": what takes place then, "the Friday market"."""
_LIMITS_BEFORE: Final = re.compile(r"\b(?:by|before|later\s+than)\b")
_LIMITS_AFTER: Final = re.compile(r"\s*at\s+the\s+(?:very\s+)?(?:latest|earliest)\b")
_BETWEEN_BEFORE: Final = re.compile(r"(?:between|from)\s+(?:the\s+)?$")
_ANY_WORD: Final = re.compile(r"[a-z]{2}|\d\s?[ap]\.?m")
_ANY_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_ANY_SIGN: Final = re.compile(
    r"[\d一二两三四五六七八九十廿卅半几周末底今明后昨前当次隔早晚夜点班月年星礼上下中]"
    r"(?:(?<![星礼上下中])|(?<=星)期|(?<=礼)拜|(?<=[上下中])午)"
)
"""Begins with a set: what stands before one is skipped at once."""

_HOURS_BEFORE: Final = re.compile(
    r"(?:营业|服务|工作|办公|受理|开放|上班|接听|客服|热线|门店|坐席|值班|人工|在线|接待|取件|取货|咨询|开门"
    r"|每[天日]|每个?工作日|工作日)[^,。;!?\n]{0,12}$"
    r"|\b(?:open|opens|hours|lines?|phones|weekdays|daily|every\s+day|each\s+day|staffed|operates?|operating"
    r"|office|desk|hotline|helpline)\b[^.!?\n]{0,30}$"
)
_HOURS_AFTER: Final = re.compile(
    r"\s*(?:,\s*)?(?:\(?(?:daily|every\s+day|each\s+day|(?:on\s+)?weekdays|mon(?:day)?s?\b|seven\s+days"
    r"|7\s+days))|\s*(?:营业|开门|有人|在线|提供服务)"
)
_EVENT_BEFORE: Final = compiled(
    r"(?<![今明昨前稍之])(?:后|之日起|起|完成|通过|成功|当天起|之时起)的?(?:[,\s]|预计|大?约|最[快晚迟多长]"
    r"|一般|通常|需要?)*$"
    r"|\b(?:once|after|when|upon|following)\b[^,.;!?]{3,60},\s*(?:\w+\s+){0,8}$"
)
_IF_BEFORE: Final = re.compile(r"若|如果|一旦|[^今明以之最]后[^,。]{0,6},|\b(?:if|once|after|when|upon)\b")
"""The day is that of something else."""
_EVENT_AFTER: Final = re.compile(
    r"\s*(?:(?:,\s*)?(?:of|after|from|following|before|prior\s+to|upon|once|since)\b(?!\s+(?:now|today"
    r"|this\s+(?:message|email|call))\b))"
)
_SPAN_AFTER: Final = re.compile(
    r"\s*(?:就|便|即可|可以?|能|会|才|将)*\s*(?:到账|到帐|送达|送到|完成|处理|回复|答复|办结|办理|退|寄|发|修"
    r"|恢复|出结果|有结果|解决|给|审核|开具|联系|上门)"
)


@lru_cache(maxsize=512)
def mentions_in(text: str, plain: str, shape: str) -> tuple[Mention, ...]:
    """Of one sentence, as it is written and as it is read, in order. Kept, because from key to key only the sentence
    that is being typed changes."""
    atoms = _atoms_in(text, plain, shape)
    found: list[Mention] = []
    for item in _grouped(plain, atoms) if atoms else ():
        before = plain[max(0, item.start - 80) : item.start]
        after = plain[item.end : item.end + 30]
        one = _of_span(item, before, after) if isinstance(item, Atom) else _of_group(item, before, after, shape)
        if one is not None:
            found.append(one)
    return tuple(found)


def _atoms_in(text: str, plain: str, shape: str) -> Sequence[Atom]:
    """The parts, in order; where two cover the same place, the one that begins first, then the longer."""
    found: list[Atom] = []
    in_chinese = _ANY_HAN.search(plain) is not None
    if in_chinese and _ANY_SIGN.search(plain):
        found += times_zh.atoms_in(plain, 0, len(plain))
    if words_of(shape) and _ANY_WORD.search(plain):
        found += times_en.atoms_in(text, plain, 0, len(plain))
    found += figures_in(plain, 0, len(plain), of_a_day=in_chinese)
    if len(found) < 2:
        return found
    found.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


class _Group(Struct, frozen=True, gc=False):
    """Atoms that are one time, or two ends of one."""

    points: list[Point]
    start: int
    end: int
    inside: str


def _grouped(plain: str, atoms: Sequence[Atom]) -> list[Atom | _Group]:
    points: list[Point | Atom] = []
    for atom in atoms:
        if atom.kind == "span":
            points.append(atom)
            continue
        last = points[-1] if points else None
        if (
            isinstance(last, Point)
            and _JOIN.fullmatch(plain, last.end, min(atom.start, last.end + _LONGEST_GAP))
            and atom.start - last.end <= _LONGEST_GAP
        ):
            joined = last.joined(atom)
            if joined is not None and not _begins_anew(last, atom, atoms, plain):
                points[-1] = joined
                continue
        points.append(Point.of(_in_month_of(last, atom, plain)))
    return _ranges(plain, _paired(plain, points))


def _in_month_of(last: Point | Atom | None, atom: Atom, plain: str) -> Atom:
    """The second of "12月15日、16日" with the month of the first."""
    if not isinstance(last, Point) or atom.kind != "date" or atom.month is not None or atom.ahead is not None:
        return atom
    month = last.date.month if last.date is not None else None
    if last.date is None or month is None or _LIST.fullmatch(plain[last.end : min(atom.start, last.end + 8)]) is None:
        return atom
    return replace(atom, month=month, year=last.date.year)


def _paired(plain: str, points: list[Point | Atom]) -> list[Point | Atom]:
    """Several dates and as many weekdays, each to its own: "12月15日至16日（周二、周三）"; "Tuesday and Wednesday, 15
    and 16 December"."""
    for place, point in enumerate(points):
        if not isinstance(point, Point) or point.weekday is None or point.date is None:
            continue
        for first, second in ((_is_date_only, _is_weekday_only), (_is_weekday_only, _is_date_only)):
            before = _beside(plain, points, place, -1, first)
            after = _beside(plain, points, place, 1, second)
            if not before or len(before) != len(after):
                continue
            run = [*before, point, *after]
            weekdays = [one.weekday for one in run if one.weekday is not None]
            dates = [one for one in run if one.date is not None]
            paired = [replace(one, weekday=day) for one, day in zip(dates, weekdays, strict=True)]
            paired[0] = replace(paired[0], start=run[0].start) if first is _is_weekday_only else paired[0]
            paired[-1] = replace(paired[-1], end=run[-1].end)
            return [*points[: place - len(before)], *paired, *points[place + len(after) + 1 :]]
    return points


def _beside(
    plain: str, points: Sequence[Point | Atom], place: int, step: int, wanted: Callable[[Point], bool]
) -> list[Point]:
    """The points of one kind that are listed with that at `place`, on one side of it, in order."""
    found: list[Point] = []
    here = points[place]
    at = place + step
    while 0 <= at < len(points) and len(found) < _MOST_LISTED:
        next_ = points[at]
        if not isinstance(next_, Point) or not wanted(next_):
            break
        left, right = (here, next_) if step > 0 else (next_, here)
        gap = plain[left.end : right.start] if right.start - left.end <= _LONGEST_GAP else ""
        if _LIST.fullmatch(gap) is None and _RANGE.fullmatch(gap) is None:
            break
        found.append(next_)
        here, at = next_, at + step
    return found if step > 0 else found[::-1]


def _is_date_only(point: Point) -> bool:
    return point.date is not None and point.weekday is None


def _is_weekday_only(point: Point) -> bool:
    return point.is_weekday_only


def _begins_anew(point: Point, atom: Atom, atoms: Sequence[Atom], plain: str) -> bool:
    """ "25 November, Friday 27 November", "from 1 August the Friday market": the weekday belongs to what follows;
    "25 November, tomorrow at the latest" is another time."""
    if atom.kind == "day":
        return point.date is not None and _is_limit(plain, point.end, atom)
    if atom.kind != "weekday" or point.date is None:
        return False
    gap = plain[point.end : atom.start]
    if gap.strip() == "the" and _NOUN_FOLLOWS.match(plain, atom.end):
        return True
    if "," not in gap:
        return False
    if _RULE_AFTER.match(plain, atom.end):
        return True
    place = atoms.index(atom)
    following = atoms[place + 1] if place + 1 < len(atoms) else None
    return following is not None and following.kind == "date" and following.start - atom.end <= 2


def _is_limit(plain: str, end: int, atom: Atom) -> bool:
    """After a comma, and said to be the latest or the earliest."""
    gap = plain[end : atom.start]
    return "," in gap and (_LIMITS_BEFORE.search(gap) is not None or _LIMITS_AFTER.match(plain, atom.end) is not None)


def _ranges(plain: str, points: list[Point | Atom]) -> list[Atom | _Group]:
    groups: list[Atom | _Group] = []
    for point in points:
        if isinstance(point, Atom):
            groups.append(point)
            continue
        last = groups[-1] if groups else None
        if isinstance(last, _Group) and len(last.points) < 3 and point.start - last.end <= 10:
            gap = plain[last.end : point.start]
            is_range = _RANGE.fullmatch(gap) is not None
            if is_range and gap.strip() == "and":
                is_range = _BETWEEN_BEFORE.search(plain, max(0, last.start - 12), last.start) is not None or (
                    "between" in last.inside
                )
            until = point.clock is not None and not point.names_day and last.points[-1].clock is not None
            if is_range and (len(last.points) == 1 or point.is_weekday_only or until):
                groups[-1] = _Group([*last.points, point], last.start, point.end, plain[last.start : point.end])
                continue
        groups.append(_Group([point], point.start, point.end, plain[point.start : point.end]))
    return groups


def _of_group(group: _Group, before: str, after: str, shape: str) -> Mention | None:
    first, last = group.points[0], group.points[-1]
    if len(group.points) == 3 and last.weekday is not None:
        # 11月25日至27日(周三至周五)
        first, last = replace(first, weekday=group.points[1].weekday), replace(group.points[1], weekday=last.weekday)
    elif len(group.points) == 3:
        # 11月25日至27日 9:00-18:00
        last = replace(group.points[1], clock=last.clock, part=last.part or group.points[1].part)
    if _are_hours(group, before, after):
        return None
    if not group.points[0].says_so and len(group.points) == 1 and not _said_around(before, after):
        return None
    if group.points[-1].follows_something and _IF_BEFORE.search(before):
        return Mention(group.start, group.end, is_of_event=True)
    put = put_by(shape, group.start, group.end, first is not last)
    closes = 1 if "(" in group.inside and after[:1] == ")" else 0
    if group.inside.endswith(".") and not group.inside.endswith(".m."):
        closes = -1  # the sentence's
    return Mention.of_points((group.start, group.end + closes), first, last, put)


def _said_around(before: str, after: str) -> bool:
    """Whether a number of hours in characters ("三点") is a time, and no point in a list."""
    return bool(
        DUE_AFTER.match(after)
        or LATER_AFTER.match(after)
        or re.search(r"(?:于|在|到|至|约|大概|晚于|下午|上午|改为|是|为)\s*$", before)
        or re.match(r"\s*(?:左右|许|准时|前后|见|$|[,。!])", after)
    )


def _are_hours(group: _Group, before: str, after: str) -> bool:
    """Opening hours: from when to when on every such day."""
    points = group.points
    for point in points:
        if point.date is not None or point.day is not None:
            return False
    if any(point.recurring for point in points):
        return any(point.clock is not None for point in points)
    weekdays = [point.weekday for point in points if point.weekday is not None]
    if len(weekdays) > 1:
        opens_to = (weekdays[0].weekday, weekdays[-1].weekday) in ((0, 4), (0, 5), (0, 6), (1, 5), (1, 6))
        said_hours = any(point.clock is not None for point in points) or bool(_HOURS_BEFORE.search(before))
        return (opens_to and not _BETWEEN_BEFORE.search(before) and weekdays[0].ahead is None) or said_hours
    is_range = len(points) > 1
    return is_range and not weekdays and bool(_HOURS_BEFORE.search(before) or _HOURS_AFTER.match(after))


def _of_span(atom: Atom, before: str, after: str) -> Mention | None:
    from_event = bool(_EVENT_BEFORE.search(before) or (_EVENT_AFTER.match(after) and atom.direction != "ago"))
    told = atom.said_alone or atom.working or from_event or bool(_SPAN_AFTER.match(after) or DUE_AFTER.match(after))
    if not told:
        return None
    due = atom.direction == "within" or bool(DUE_BEFORE.search(before[-SHORT:]) or DUE_AFTER.match(after))
    return Mention(atom.start, atom.end, span=atom, precision="span", due=due, from_event=from_event)
