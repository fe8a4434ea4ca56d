"""Words that date an action at no time one could be held to: 尽快, 稍后, 这两天; soon, in due course, before long."""

import re
from functools import lru_cache

from agent_tui.expectations.check.alternatives import compiled
from agent_tui.expectations.check.cues_en import cues, words_of

_SOME = r"(?:几|数|若干|一两|三两|两三(?=天))"
_UNIT = r"(?:个?工作日|个?工作天|天|日(?!常|期)|个?小时|个?钟头|分钟|个?星期|周|个?礼拜|个月)"

_ZH = (
    # As fast as it goes.
    r"尽快|尽早|尽速|[及趁]早|(?<![最太更较很越么年月日清])早[点些]儿?(?=[给帮为替把将让回联办修送发安处解恢通退弄搞打落完定查])|尽可能地?(?:快|早|迅速)地?|越[快早]越好|赶紧|赶快|火速|从速|抓紧(?:时间)?|加紧|快[点些]儿?(?=[给帮为替把将回联办修送发安处解恢退弄搞打])",
    r"以?最[快短]的?(?:速度|时间)内?|[在于]?第一时间",
    r"马上就?|立马|立刻|立即|即刻|即时|当即|及时|迅速(?!度)",
    # A little later.
    r"稍后(?!的(?!时候))|稍晚[些点]?(?:一[点些])?(?:的?时候)?|稍迟|(?<![最太更较很越])晚些(?:时候)?",
    r"晚一?点儿?(?:的?时候)?(?!\d|[到前整半钟])|待会儿?|等一?会儿?|(?<![有那了])一会儿?|过会儿?",
    r"等下(?!周|个|星|礼|月|次)|等一下|回头(?!客|率|见)|随[后即]|片刻(?:之?后)?|[过隔](?:一?阵[子儿]?|一?段(?:时间|日子)|些(?:天|日子|时候|时日))",
    # Some day.
    rf"(?:过|隔|再过|再等)(?:{_SOME}|两(?=天|日)){_UNIT}(?:之?后|左右)?",
    rf"(?:未来|接下来|今后|往后)的?这?{_SOME}{_UNIT}(?:之?内|里)?",
    rf"(?<![第十百两\d]){_SOME}{_UNIT}(?:之内|以内|内|里|之后|以后|后)",
    r"(?<![前过])(?:这|最近)一?(?:两|几|些|两三)[天日](?:之?内|里)?",
    r"近[期日]内?(?!的)|近几[天日]内?|不日内?|日内(?!瓦)|择[日期机]|改[天日]|适时",
    r"短(?:期|时间)内|不久(?:之?后|的将来|以后)?|[过用要]不[了着](?:多久|多长时间|多大会儿?|多少时间|[几两三][天日]|[两三几]个(?:小时|钟头))|不出[几两三][天日]|没(?:多久|[几两][天日])|(?<=[会将])很快"
    r"|很快就?(?![,。;!?的了吧呢啊\s]|$)|即将(?!满期|期满|到[期来]|届满|结束|截止|过期|失效|用[完尽]|耗尽|来临"
    r"|开[始幕售播]|下架|停[产售用]|涨价|超期|逾期|扣费)|早日",
    r"(?:[有得抽]空|方便|忙完)(?:的?时候|了|之?后)?(?=[^,。;!?]{0,4}(?:[给帮为]您|联系|回|去|到|过|上门|处理))"
    r"|抽(?:空|个?时间)|[找腾]出?个?时间(?![^,。;]{0,2}[您你])|最近(?=[会将就]|[给跟为]您)",
    r"(?<![报签送])到时候?(?!间|期|达|再说)|在?(?:适当|合适|恰当|适宜)的?(?:时候|时机|时间)|迟早|早晚会|总有一天",
)

_COUNT = r"(?:(?:a|the next|the coming|next|these) )?(?:very )?(?:few|couple(?: of)?|several)"
_LENGTH = r"(?:working |business |more )?(?:minute|min|hour|hr|day|week|wk|month|mth|moment|second)s?"
_CHANCE = r"(?:a |the )?(?:free |spare )?(?:chance|moment|minute|time|opportunity)"
_NOT_COUNTED = "".join(rf"(?<!{unit} )(?<!{unit}s )" for unit in ("minute", "hour", "day", "week", "month", "year"))

ENGLISH = (
    # As fast as it goes.
    (
        "aj",
        r"(?:just )?as (?:soon|quick(?:ly)?|fast|early|promptly|swiftly|speedily|rapidly) as (?:(?:is|it is|it's) )?"
        r"(?:humanly |reasonably |practically )?(?:possible|practicable|practical|feasible)",
    ),
    (
        "a",
        r"(?:as (?:soon|quick(?:ly)?|fast|early|promptly|swiftly|speedily) as|as and when) (?:we|i|they|he|she|it"
        r"|one)(?:'re| am| are| is)?(?: possibly)?"
        rf" (?:can|could|able to|able|may|get {_CHANCE}|have {_CHANCE})"
        r"|as soon as (?:one|somebody|someone|an? [\w-]+)(?: of [\w ]{2,20}?| [\w-]+)? (?:is|becomes|comes"
        r"|gets) (?:free|available)",
    ),
    (
        "aisw",
        r"a\.s\.a\.p|asap|soonest(?: possible)?(?=\s*(?:[.,;!)]|$))|(?:with|in) all (?:due )?(?:haste|speed)"
        r"|without (?:further "
        r"|any |undue |unnecessary )?delay",
    ),
    (
        "a",
        r"at (?:the|our|my|their|his|her) (?:very )?(?:earliest|soonest|first)(?: possible)?"
        r"(?: (?:opportunity|convenience|chance|moment|time))?",
    ),
    (
        "airs",
        r"(?:right|straight) ?away|right(?= (?:with you|over to you|round)\b)|immediately(?! (?:after|before"
        r"|available|visible|next|effective))|instantly|at once",
    ),
    ("epqrs", r"(?<!as )(?<!how )(?<!too )(?:promptly|speedily|swiftly|pronto|quickly|rapidly|expeditiously)"),
    ("i", r"in (?:next to |virtually |practically )?no time(?: at all)?|in (?:a )?timely (?:manner|fashion|way)"),
    (
        "adfilopuw",
        r"(?:in )?double[- ]quick(?: time)?|in (?:very )?short order|imminently|forthwith|post-?haste|urgently"
        r"|with urgency"
        r"|as a (?:matter of (?:the utmost |some )?urgency|(?:top |high )?priority)"
        r"|on (?:an? |top |high |utmost )*(?:priority|urgent|urgency)(?: basis)?(?! (?:list|line|order|desk))"
        r"|like a shot|lickety-?split",
    ),
    # A little later.
    (
        "fpqrsv",
        r"(?:very |really |quite |pretty |fairly )?(?<!as )(?<!how )(?<!too )(?:soon|shortly)(?! after)(?:ish)?",
    ),
    (
        "bimoptw",
        r"before you know it|(?:over |within |in )?the next (?:little |short |wee )?while|in (?:two|a couple of|\d"
        r"|a few) (?:shakes"
        r"|ticks|secs|mos|jiffies)"
        r"|in a (?:few|couple|bit)(?=\s*(?:[.,;!)]|$))|presently|momentarily|before (?:too |very )?long"
        r"|in (?:just )?(?:a|one) (?:little |short |wee |quick )*"
        r"(?:bit|moment(?:'s time)?|minute|second|sec|min|jiffy?|while|tick|mo)(?! of)",
    ),
    ("abdi", r"after a (?:little |short )?while|by and by|down the (?:line|road)|in the not too distant future"),
    (
        "iasw",
        r"in (?:the )?(?:very )?near(?:est)? (?:future|time)|in (?:the )?(?:due|good|fullness of) (?:course|time)"
        r"|(?:with)?in (?:a|the) (?:reasonabl[ey]|shortest|short|minimum)(?: possible)? (?:time(?: ?frame)?|period"
        r"|delay|space of time)"
        r"(?! of \d)|at (?:a later|an early|a convenient|some later) (?:date|stage|point|time|opportunity|moment)"
        r"|in the (?:days|weeks|months) (?:ahead|to come)|sooner rather than later|sooner or later",
    ),
    (
        "al",
        rf"(?<!no )(?<!than )(?<!or ){_NOT_COUNTED}(?:a (?:bit|little) )?later(?: on)?"
        r"(?! than| today| this| tonight| tomorrow| in the (?:day|week|month|afternoon|evening)| on \w+day)",
    ),
    ("as", r"(?<!shortly )(?<!soon )afterwards|subsequently"),
    # Some day.
    (
        "astcfnv",
        rf"(?:(?<=give us )|(?<=give me )|(?<=allow us )|(?<=allow me ))(?:{_COUNT} {_LENGTH}|a (?:little "
        rf"|short )?(?:while|bit)"
        r"|some (?:more )?time|a little (?:more )?time)",
    ),
    ("acfinstvw", rf"(?:with)?in (?:just |about |only )?{_COUNT} {_LENGTH}(?:'? time)?|{_COUNT} {_LENGTH} from now"),
    (
        "diow",
        r"(?:over|during|in|within) (?:the )?(?:next|coming|following)(?: (?:few|couple(?: of)?|several))?"
        r" (?:working |business )?(?:day|hour|week|minute|month)s",
    ),
    ("a", r"a (?:few|couple of|couple) (?:working |business |more )?(?:minute|day|hour|week)s later"),
    ("aiw", r"(?:(?:with)?in|after) some (?:\w+ )?(?:days|hours|weeks|time)(?! of)"),
    ("tw", r"within (?:minutes|hours|days|weeks)|the (?:next|coming) (?:few |couple of )?days"),
    (
        "aos",
        r"(?:at )?any (?:minute|moment|second)(?: now)?|any (?:day|time|hour) now|one of these days|some ?(?:time"
        r"|day)(?: soon)?"
        r"(?! (?:today|tomorrow|this|next week|between|before|to|on|ago))",
    ),
    ("aeiu", r"at some (?:point|stage)|eventually|ultimately|in the long run"),
    ("iow", r"(?:(?:with)?in a|(?:in|within|over) the next) (?:day|week|month) or (?:so|two)"),
    (
        "w",
        rf"when(?:ever)? (?:we|i|they|he|she) (?:can|gets? {_CHANCE}|ha(?:ve|s) {_CHANCE})|when(?:ever)? (?:possible"
        rf"|(?:time|workload|staffing|capacity) (?:allows|permits))",
    ),
    (
        "aow",
        r"(?:when|once|as soon as|after) (?:(?:things|it|everything|the (?:\w+ )?(?:rush|dust|queues?|backlog"
        r"|holidays?|season|storm))"
        r"(?: has| have|'s)? (?:calm|quiet|settle|slow|die|eas|clear|improve|over|pass|is over|are over)\w*(?: down"
        r"| off)?"
        r"|(?:we|i|they)(?:'re|'m| are| am|'ve| have)? (?:less busy|free|back(?! to| up| on)|caught up|catch up"
        r"|find the time"
        r"|got (?:a )?(?:chance|moment|minute|time)|get (?:round|around) to it))",
    ),
)
"""Each with the letters that they begin with: what does not begin so is told by a look."""

_IN_CHINESE = compiled("|".join(_ZH))
_IN_ENGLISH = re.compile(rf"\b(?:{'|'.join(f'(?=[{begins}])(?:{words})' for begins, words in ENGLISH)})\b")
_CUES = cues(
    """
    after afterwards ahead asap away bit by coming convenient couple course days delay distant double earliest early
    eventually expeditiously fast feasible few first following forthwith fullness future haste immediately
    imminently instantly jiff jiffies jiffy know later lickety licketysplit lickitysplit line long min minimum minute mo
    moment momentarily months mos near nearest next now once opportunity p point possible post posthaste practicable
    practical presently priority promptly pronto quick quickly rapidly reasonable reasonably right rightaway road run
    sec
    second secs several shakes short shortest shortly shortlyish shot so some someday sometime soon sooner soonest
    soonish speed speedily stage straightaway subsequently swiftly these tick ticks time timely two ultimately
    urgency urgent urgently weeks when whenever while within
    """
)
"""Each of the English ones holds one of these, as a whole run of letters: most sentences are told by a look."""


@lru_cache(maxsize=512)
def spans_of(shape: str) -> tuple[tuple[int, int], ...]:
    """Where the vague times of one sentence stand, in order; whose action they date is not told here. Kept, because
    from key to key only the sentence that is being typed changes."""
    found = [] if shape.isascii() else [one.span() for one in _IN_CHINESE.finditer(shape)]
    if not _CUES.isdisjoint(words_of(shape)):
        found += [one.span() for one in _IN_ENGLISH.finditer(shape)]
    return tuple(sorted(found))
