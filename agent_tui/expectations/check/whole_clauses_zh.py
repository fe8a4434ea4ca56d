"""What a Chinese clause as a whole tells that somebody does, where no verb of a known task tells it."""

import re

from msgspec import Struct

from agent_tui.expectations.check import parties_zh as parties
from agent_tui.expectations.check import tasks_zh as tasks
from agent_tui.expectations.check import wording_zh as words
from agent_tui.expectations.check.actor_zh import actor_of
from agent_tui.expectations.check.deeds import Actor, Standing
from agent_tui.expectations.check.read_clauses_zh import ReadClause, Said
from agent_tui.expectations.check.standing_zh import standing_of

COUNTED_FOR_THEM = re.compile(
    r"[会将再来重免](?:(?<=[会将再来])|(?<=重)新|(?<=免)费)(?:再|先|另外?|重新|免费|额外|单独|立即)*[给为帮替][您你](?:们|的(?:[\u4e00-\u9fff](?![给为帮替])){1,3}?)?(?P<deed>(?:(?:再|另外?|重新|免费|额外|单独|多|现)*[\u4e00-\u9fff]{1,3}?"
    r"(?:[一两二三四五六几0-9]|新的?一?)[册本份张件组台套间束瓶盒箱袋支副双枚只辆把床块条根趟次遍桌针杯碗壶盘盆棵对排颗](?!就|一|地)"
    r"|[\u4e00-\u9fff]{1,3}(?:(?<!最|更|较|良|友|美|爱|喜|只|还|恰|正|刚)(?:好|回|齐|平|牢|干净|完整)|(?<![以之不线身早晚网])上)(?=[,。;!~]|$)))"
)
"""One thing or several, or what is done when it is done: "重新给您粘好"."""
_OF_THEIRS = (
    r"(?:[您你]们?的|[您你][这那本该]|贵[司方公单校院]|[该此这那](?!样|么|些天|里|边)|上述|相应|差额|差价"
    r"|[旧新原](?![则来因]))"
)
"""Of what a deed is done to: one certain thing."""
SEEN_TO = re.compile(
    r"[会将来去再](?:(?<![机社开约理学都均一待等过]会)|(?<=[经助代]理会)|(?<=司机会))(?!员|议|[过上下]|[给为帮替]?自己)[^,。;会将]{0,8}?"
    r"(?:[给为帮替][您你他她](?:们|家)?(?P<deed>[\u4e00-\u9fff]{2,12})"
    r"|[跟向和与同][^,。;您你的]{1,6}(?P<settled>[\u4e00-\u9fff]{1,3}(?:清楚|明白|好|妥当?)|反映|交涉|商量|打招呼|[说讲提]一?[下声明])"
    rf"|(?P<seldom>(?:{tasks.SELDOM_TASKS}){tasks.NOMINAL}[^,。;!~]*?)"
    rf"|(?P<done>(?!{tasks.CONDUCT})[\u4e00-\u9fff][\u4e00-\u9fff](?<![把将给对为向跟与和同被从由用以按凭就在于到因如])"
    rf"{_OF_THEIRS}[^,。;!~]*?)"
    r"|(?P<carried>对[^,。;您你]{2,10}(?:进行|予以|[作做]出)(?!问候|排序|分类|加密|编号)[\u4e00-\u9fff]{2,8})"
    r"|(?P<put>[放送拿带挂贴装搬摆存寄留]到[^,。;您你]{2,8}?)"
    r"|(?P<moved>[\u4e00-\u9fff]{1,3}(?:[进上回过]去|出来|[进回]来|到位))"
    r"|(?P<shown>[\u4e00-\u9fff]{1,4}(?:好|清楚|完|齐)?[给让][您你][看过签选挑试]目?))[的哦呢哈]?(?=[,。;!~]|$)"
)
"""Something that will be done for the customer, told with any verb: "会去楼下帮您拿快递上来", "会跟保育员交代清楚"."""


class WholeDeed(Struct, frozen=True, gc=False):
    """Places are those of the clause."""

    start: int
    end: int
    actor: Actor
    standing: Standing
    is_task: bool


def unnamed_in(clause: ReadClause) -> WholeDeed | None:
    """Something of ours under a time, whatever its verb: told by who acts or for whom."""
    text, marks = clause.text, clause.marks
    subject = clause.subjects[-1] if clause.subjects else None
    if subject and marks.last(words.OBLIGES, 0, subject.start) >= 0:
        return None
    for_them = parties.FOR_THEM.search(text) if marks.any(parties.FOR_THEM) else None
    is_vague = clause.is_vague
    is_ours = (
        for_them or (subject and subject.actor == "ours") or (is_vague and not subject and tasks.MOVES.search(text))
    )
    if clause.is_reported or not is_ours:
        return None
    is_machine = subject is not None and text.startswith(parties.PROGRAMS, subject.start)
    if is_machine and not for_them and marks.any(words.AUTOMATIC):
        return None
    acts_alone = is_vague and not is_machine and words.OF_LATE.match(text) is None
    if not for_them and not acts_alone and not marks.any(words.FUTURE):
        return None
    start = for_them.start() if for_them else subject.end if subject else 0
    end = len(text)
    if start >= end or clause.is_quoted_at(start):
        return None
    actor = actor_of(clause, start, end, subject, None)
    standing = standing_of(clause, end, end, subject, None)
    if text.endswith("了") and not marks.any(words.FUTURE):
        standing = "done"
    return WholeDeed(start, end, actor, standing, is_task=False)


def disposed_in(clause: ReadClause, after: int) -> WholeDeed | None:
    """What we do to something, whatever the verb: "我们会把路上的坑填平"; looked for behind `after`."""
    text = clause.text
    disposes = tasks.DISPOSES.search(text, after)
    if disposes is None:
        return None
    start, end = disposes.start(), len(text)
    subject = next((one for one in reversed(clause.subjects) if one.end <= start), None)
    if subject is None or subject.actor != "ours" or subject.is_asked_to or start >= clause.reported_from:
        return None
    is_machine = text.startswith(parties.PROGRAMS, subject.start)
    if is_machine or clause.is_quoted_at(start) or tasks.OF_CONDUCT.search(text, start):
        return None
    return WholeDeed(start, end, "ours", standing_of(clause, end, end, subject, None), is_task=True)


def given_in(clause: ReadClause) -> WholeDeed | None:
    """One thing or several that we do for the customer, whatever the verb: "馆员会为您另调一册"."""
    text = clause.text
    given = COUNTED_FOR_THEM.search(text) if clause.marks.may_hold(parties.FOR_THEM) else None
    given = given or _seen_to(text)
    if given is None or clause.is_reported:
        return None
    subject = next((one for one in reversed(clause.subjects) if one.end <= given.start()), None)
    is_named = subject is not None and subject.actor == "ours" and not subject.is_asked_to
    if not is_named and (subject is not None or given.lastgroup not in ("deed", "seldom", "done", "carried")):
        return None
    if clause.is_quoted_at(given.start()):
        return None
    start, end = given.start(given.lastgroup or 0), given.end()
    if subject is None and actor_of(clause, start, end, None, None) != "ours":
        return None
    standing = standing_of(clause, end, end, subject, None)
    if standing == "described" and words.HEREBY.search(text, 0, start):
        standing = "promised"
    return WholeDeed(start, end, "ours", standing, is_task=True)


def _seen_to(text: str) -> re.Match[str] | None:
    found = SEEN_TO.search(text)
    if found is None or tasks.BY_A_RULE.search(text, found.start(), found.start(found.lastgroup or 0)):
        return None
    is_whole = found.lastgroup in ("seldom", "done", "carried")
    return None if not is_whole and tasks.OF_CONDUCT_TO_THEM.search(text, found.start()) else found


def told_in(clause: ReadClause, said: Said) -> WholeDeed | None:
    """What stands after a verb of telling, under a time and for the customer: "已告知今天17:00前给她新卡"."""
    text = clause.text
    if not tasks.TELLS_THEM.match(text, max(0, said.end - 2)) or not clause.is_dated_from(said.end):
        return None
    after = next((one for one in clause.subjects if one.start >= said.end), None)
    for_them = parties.FOR_THEM.search(text, said.end)
    if for_them is None or (after is not None and after.actor != "ours") or clause.is_reported:
        return None
    start, end = for_them.start(), len(text)
    standing = standing_of(clause, end, end, after, said)
    if standing == "done" or clause.is_quoted_at(start):
        return None
    return WholeDeed(start, end, "ours", standing, is_task=True)


def received_in(clause: ReadClause) -> WholeDeed | None:
    """What the customer gets is sent by us."""
    receives = tasks.RECEIVES.search(clause.text)
    if receives is None:
        return None
    start, end = receives.end() - 2, receives.end()
    subject = clause.subjects[-1] if clause.subjects else None
    if subject is None or subject.actor != "customer" or subject.is_asked_to or start >= clause.reported_from:
        return None
    return WholeDeed(start, end, "ours", standing_of(clause, start, end, subject, None), is_task=False)
