"""`placeholder.unfilled`: what a template left open. A slot stands where a value is due; masks, Roman numerals, sizes
and code only look like one."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding

_HAN = r"\u3400-\u9fff"

_SIGNED = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}"
    rf"|[$#%@]?\{{[ \t]*[a-z_{_HAN}][\w.\- ]{{0,40}}(?:[:!|][\w.,%: ]{{0,12}})?\}}"
    rf"|(?<=[{_HAN}])\{{\}}"
    r"|(?<![a-z0-9_$\\])\$[a-z_][a-z0-9_]*"
    r"|%\([a-z_]\w*\)[sd]|(?<![a-z0-9_%])%[a-z]+_[a-z_]+%"
    r"|<%=?[^%\n]{1,40}%>"
)
"""Marked by a sign of templates."""

_CURRENCIES = frozenset(
    ["usd", "cny", "rmb", "hkd", "twd", "aud", "cad", "sgd", "nzd", "eur", "gbp", "jpy", "k", "m", "bn", "mn", "us"]
)
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|https?://[!-~]+", re.DOTALL)
_SHELL = re.compile(r"(?:\b(?:echo|cd|export|set|env|unset|printenv|sudo|source|variable|shell|bash)|变量)\s*[\"'“]?$")
_MENTION = re.compile(
    r"占位符|变量|字段名|代码|语法|写成|写作|写着|显示|替换|换成|改成|出现|"
    r"\b(?:placeholders?|variables?|syntax|replace|replaced|literally|typed?|shows?|showing|showed|reads?"
    r"|displayed)\b"
)
_OF_CODE = re.compile(
    r"花括号|大括号|代码|语法|\bjson\b|\b(?:curly )?brac(?:es?|kets?)\b|\b(?:syntax|regex|css|javascript|python)\b"
)
_NAMES_KEY = re.compile(r"\{(?:[a-z]+_)?(?:id|uuid|key|slug|token|path|param\w*|query)\}\Z")
_OF_PATH = re.compile(r"\b(?:api|urls?|endpoints?|routes?|webhooks?|query string)\b|接口|请求路径|网址参数")
"""Where they stand together, a word in braces is written as programs read it."""
_QUOTES = "\"'“”‘’「」『』"

_BRACKETED = re.compile(
    r"[【\[〔<(](?:请|此处|这里|在此)[^】\]〕>)\n]{0,4}(?:填写?|输入|填入|插入|补充|录入|填上"
    r"|选择)[^】\]〕>)\n]{0,24}[】\]〕>)]"
    r"|[【\[〔(](?:待填写?|待补充?|待录入|待输入|待插入|待定|填写|填入|插入)[^】\]〕)\n]{0,16}[】\]〕)]"
    r"|【(?:待确[认定]|待核[实定对]|待通知|待补|待议)[^】\n]{0,16}】"
    r"|【[ \t]{0,20}】"
    r"|[\[<](?:insert|enter|fill in|add|put|your|customer'?s?|client'?s?|agent'?s?)\b[^\]>\n]{0,40}[\]>](?!\()"
    r"|[\[<](?:tbd|tbc|to be (?:filled|confirmed|completed)[^\]>\n]{0,20})[\]>]"
)
"""Brackets that say themselves that something is to be filled in."""

_NAMED = re.compile(
    r"【(?:客户|顾客|用户|您的|座席|客服|收件人)?(?:姓名|名字|名称|称呼|日期|时间|金额|订单号|订单编号|单号"
    r"|工单号|电话|手机号|号码|地址|"
    r"产品|商品|数量|原因|链接|网址|网点|工号)】"
    r"|\[(?:(?:customer|client|agent|order|due|first|last|full|start|end|tracking|phone|case|ticket|reference"
    r"|product|company)"
    r"[ _-])?(?:name|date|time|amount|number|no\.?|id|address|link|reason)\](?!\()"
)
"""A field's name in brackets, where its value should stand."""
_OF_A_FORM = re.compile(
    r"(?:点击|点|选择|选|进入|打开|找到|按|(?:请|可以?|需要?|须)[^,。;\n]{0,4}在"
    r"|click(?: on)?|tap|select|choose|open|press|the)\s*$"
)
_FORM_FOLLOWS = re.compile(r"\s*(?:一?栏|页|按钮|处|菜单|选项|字段|一项|框|button|field|tab|box|menu|column)")

_STATE_BEFORE = re.compile(r"(?:状态|显示|标[为记注]|处于|[变改]成?为?|筛选|选择|点击?)[^,。;!?\n]{0,4}$")
_STATE_AFTER = re.compile(r"的|订单|状态|列表|申请|工单|标[签记]")
"""Around brackets that hold what a thing's state is called: "状态为【待确认】的订单"."""
_TO_BE_DECIDED = re.compile(r"(?<![a-z0-9_./-])tb[cd](?![a-z0-9_/-])")
_DUE_BEFORE = re.compile(
    r"(?:\b(?:by|on|at|before|until|from|to|of|for|amount|date|time|name|number|is|be|are)|[:=(,]|[\u4e00-\u9fff])\s*$"
)
_STATED_BEFORE = re.compile(r"\b(?:still|yet|currently|remains?|means|stands for|says|reads|shows?|marked|as)\s+$")
_STATED_AFTER = re.compile(r"\s+(?:by|until|once|when|after|pending|as|because|depending|means|stands)\b")
"""With these it is told that something is not decided yet, or what the letters mean."""

_BLANK = re.compile(
    rf"(?<![a-z0-9_*])_{{3,}}(?![a-z_])|(?<=[{_HAN}:])_{{2}}(?=[年月日点时分元号天个])"
    rf"|(?<=[年月日])_{{2}}(?=[{_HAN}])"
)
_FOR_CUSTOMER = re.compile(
    r"请(?:您|贵方|在|务必|先|于|将|把)*[^,。;!?\n]{0,12}(?:填写|填上|签字|签名|签署|勾选|抄写|签收)[^。;!?\n]{0,24}$"
    r"|\bplease\b[^.;!?\n]{0,24}\b(?:sign|fill|complete|tick|write|enter|print)\b[^.;!?\n]{0,24}$"
)
_FOR_WRITER = re.compile(r"(?:^|[。;!?\n])\s*(?:此处|这里)?请?填写:[^。;!?\n]{0,24}$")
"""A template's own word, other than "请填写后寄回:"."""
_LONGEST_RULE = 400
_RULED_LINE = re.compile(r"[\s_\-=*]{8,}\Z")

_CROSSES = re.compile(r"(?<![a-z])(?:x{2,}|[×╳✕]{2,})(?![a-z])")
_ONE_CROSS = re.compile(
    r"(?<![a-z0-9 ×])[x×]"
    r"(?:月[x×\d]{1,2}[日号]|年[x×\d]{1,2}月|[日号][x×\d]{1,2}[点时]|点[x×\d]{1,2}分|个工作日|元(?!素))"
    r"|(?<=月)[x×](?=[日号])"
)
_MASK_FOLLOWS = re.compile(r"(?:[ \-]?[x×*]+)*[ \-]?\d")
_MASK_BEFORE = re.compile(r"\d(?:[ \-]?[x×*]+)*[ \-]?$")
_SERVICE_NUMBER = re.compile(r"(?<!\d)[48]00[ \-]?(?:[x×]+[ \-]?)*$")
_NUMBERED = re.compile(
    r"(?:\b(?:chapter|part|section|volume|vol\.?|appendix|book|version|ver\.?|article|act|annex|class|louis|phase|stage|mark"
    r"|mk|level|type"
    r"|model|size|series|generation|bowl|olympiads?|schedule|clause|title|table|figure|fig\.?|cup|pope|king"
    r"|edition|games"
    r"|protocol|sizes|rated)\s*(?:[ivxlc]+\s*(?:,|and|or|&|to|through)\s*)*)$"
    r"|\b(?:king|queen|pope|emperor|saint|rocky|apollo|final)\s+\w+\s*$"
)
"""Roman numerals and sizes follow these."""
_NUMBERED_ZH = re.compile(r"(?:附件|附录|附表|附图|附则|卷|篇|章|编|册|图|表)\s*$")
_ROMAN = re.compile(r"(?<![A-Za-z])(?=[IVXLC]{2,})(?!X+(?![A-Za-z]))X{0,3}(?:IX|IV|V?I{0,3})(?![A-Za-z])")
"""A number of that kind other than XX: where one stands, XX is twenty."""
_NUMERAL_FOLLOWS = re.compile(
    r"\s*(?:century|centuries|chromosomes?|olympi|(?:[a-z]+ )?games\b|congress|edition|legion|anniversary|-large|-small"
    r"|染色体|-?型|系列|世纪|码)"
)
_DRAWN_BEFORE = re.compile(
    r"\b(?:cross(?:ed|es)?|mark(?:ed|s)?|struck|strikes?|scribbled?|stamp(?:ed|s)?|drew|draws?)\b[^.;]{0,40}"
    r"\b(?:with|an?)\s+(?:(?:big|large|red|black|bold|double|an?)\s+)*$"
    r"|[打画划][了上着]?(?:一?个)?(?:大大的|很大的|大|红色?的?|黑色?的?)*$"
)
"""Two strokes of a pen."""
_OF_GENES = re.compile(r"chromosom|karyotyp|genotyp|染色体|核型|基因型")
_MODEL = re.compile(r"[\-_/#&+']\s?[a-z0-9]|\.?[0-9]|\.[a-z]")
_MONEY_BEFORE = re.compile(r"[$¥€£][x×,]*$|\b(?:usd|eur|gbp|cny|rmb|hk\$|nt\$)\s?[x×,]*$")
_CENTS = re.compile(r"[.,](?:[x×]{2,3}|\d\d)(?![a-z0-9])")
"""Of "£XX.XX", "¥XX.00"."""
_KISSES = re.compile(r"\s*(?:\n|\Z)")
_WORD_FOLLOWS = re.compile(r" [a-z]")
_WANTS_VALUE = re.compile(
    r"(?:\b(?:dear|hi|hello|mr|mrs|ms|miss|by|on|at|before|until|till|within|in|after|for|of|is|was|are|number"
    r"|no|order|ref"
    r"|reference|cny|rmb|usd|eur|gbp|from|to|code|name|date|time|amount|ext|extension|call|ticket|about"
    r"|with)\.?|[$¥€£#:=(])\s*$"
)


def unfilled(checked: Checked) -> Iterator[Finding]:
    """Every slot once; where two shapes lie over each other the one that begins first."""
    slots = sorted(_slots(checked))
    if not slots:
        return
    code = [(found.start(), found.end()) for found in _CODE.finditer(checked.reading.plain)]
    begins = [begin for begin, _ in code]
    end = 0
    for start, stop in slots:
        before = bisect_right(begins, start) - 1
        if start < end or (before >= 0 and start < code[before][1]):
            continue
        end = stop
        yield Finding("placeholder.unfilled", "error", start, stop, {"slot": checked.text[start:stop][:40]})


def _slots(checked: Checked) -> Iterator[tuple[int, int]]:
    plain = checked.reading.plain
    found_marks = frozenset(_ANY_MARK.findall(plain))
    for any_of, marks, pattern, is_slot in _SHAPES:
        if found_marks.isdisjoint(any_of) or marks.search(plain) is None:
            continue
        for found in checked.own(pattern):
            if is_slot(checked, found):
                yield found.start(), found.end()


def _is_signed_slot(checked: Checked, found: re.Match[str]) -> bool:
    plain, start, end = checked.reading.plain, found.start(), found.end()
    before = plain[max(0, start - 24) : start]
    if found[0].startswith("$") and not found[0].startswith("${"):
        name = checked.text[start + 1 : end]
        if name.lower() in _CURRENCIES or (name.isupper() and len(name) <= 5 and not _is_field_name(name)):
            return False
    if _SHELL.search(before) or before.endswith(("\\", "/", "=")) or plain[end : end + 1] == "/":
        return False
    sentence = checked.sentence_at(start)
    if sentence is not None and _is_of_code(sentence.plain):
        return False
    if sentence is not None and _NAMES_KEY.match(found[0]) and _OF_PATH.search(sentence.plain):
        return False
    return not _is_mentioned(checked, start, end)


def _is_field_name(name: str) -> bool:
    return name in ("NAME", "DATE", "TIME", "ORDER", "PHONE")


def _is_mentioned(checked: Checked, start: int, end: int) -> bool:
    """Talked about and not used: in quotation marks by itself, in a sentence about templates."""
    plain = checked.text
    if plain[start - 1 : start] not in _QUOTES or plain[end : end + 1] not in _QUOTES or not start:
        return False
    sentence = checked.sentence_at(start)
    return sentence is not None and _mentions_slots(sentence.plain)


# why kept: a sentence of thousands of slots is looked through once
@lru_cache(maxsize=8)
def _is_of_code(plain: str) -> bool:
    return _OF_CODE.search(plain) is not None


@lru_cache(maxsize=8)
def _is_of_genes(plain: str) -> bool:
    return _OF_GENES.search(plain) is not None


@lru_cache(maxsize=8)
def _mentions_slots(plain: str) -> bool:
    return _MENTION.search(plain) is not None


def _is_bracketed_slot(checked: Checked, found: re.Match[str]) -> bool:
    plain = checked.reading.plain
    before, after = plain[max(0, found.start() - 12) : found.start()], found.end()
    if found[0].startswith("【待") and (_STATE_BEFORE.search(before) or _STATE_AFTER.match(plain, after)):
        return False
    return _OF_A_FORM.search(before) is None and _FORM_FOLLOWS.match(plain, after) is None


def _is_undecided(checked: Checked, found: re.Match[str]) -> bool:
    plain, start, end = checked.reading.plain, found.start(), found.end()
    before = plain[max(0, start - 24) : start]
    if not checked.text[start:end].isupper() or _DUE_BEFORE.search(before) is None:
        return False
    return _STATED_BEFORE.search(before) is None and _STATED_AFTER.match(plain, end) is None


def _is_blank(checked: Checked, found: re.Match[str]) -> bool:
    """No ruled line that parts a text, nor a line of a form that the customer is to fill in."""
    plain = checked.reading.plain
    begin = plain.rfind("\n", 0, found.start()) + 1
    stop = plain.find("\n", found.end())
    stop = stop if stop >= 0 else len(plain)
    near = plain[max(begin, found.start() - 40) : found.start()]
    if _FOR_CUSTOMER.search(near) and _FOR_WRITER.search(near) is None:
        return False
    return stop - begin > _LONGEST_RULE or _RULED_LINE.match(plain[begin:stop]) is None


def _is_crossed_slot(checked: Checked, found: re.Match[str]) -> bool:
    plain, start, end = checked.reading.plain, found.start(), found.end()
    before, after = plain[max(0, start - 24) : start], plain[end : end + 24]
    if _SERVICE_NUMBER.search(before):
        return True
    if _is_mask(before, after):
        return False
    if before[-1:] in _QUOTES and after[:1] in _QUOTES and before[-1:] and after[:1]:
        return False
    if found[0][0] != "x":
        return True
    if _MODEL.match(after) or before[-1:] in ("-", "/", "_", "."):
        if _MONEY_BEFORE.search(before) and _CENTS.match(after):
            return True
        return before[-1:] in ("-", "/", ".") and before[-2:-1] in ("x", "×") and not after[:1].isalnum()
    if _NUMBERED.search(before) or _NUMERAL_FOLLOWS.match(after):
        return False
    if _NUMBERED_ZH.search(before) and _ROMAN.search(checked.text):
        return False
    sentence = checked.sentence_at(start)
    if sentence is not None and (
        _is_of_genes(sentence.plain) or _DRAWN_BEFORE.search(plain, max(0, start - 64), start)
    ):
        return False
    if sentence is not None and sentence.language == "en":
        return _is_crossed_in_english(checked, found, before, after)
    return True


def _is_mask(before: str, after: str) -> bool:
    """Hidden digits of a number whose others are shown."""
    if after[:1] in "年月日号点时元天%" and after:
        return False
    if _MASK_FOLLOWS.match(after):
        return not before[-1:].isspace() or _MASK_BEFORE.search(before) is not None or after[:1] in " -"
    return _MASK_BEFORE.search(before) is not None and not before[-1:].isspace()


def _is_crossed_in_english(checked: Checked, found: re.Match[str], before: str, after: str) -> bool:
    is_small = checked.text[found.start() : found.end()].islower()
    wants = _WANTS_VALUE.search(before) is not None
    if is_small and _KISSES.match(after):
        return wants
    return not (before.endswith(("the ", "a ")) and _WORD_FOLLOWS.match(after))


_SHAPES = (
    ("{$%", re.compile(r"[{$%]"), _SIGNED, _is_signed_slot),
    ("【[〔<(", re.compile(r"[【\[〔<(][ \t]{0,20}[请此这在待填插】a-z]"), _BRACKETED, _is_bracketed_slot),
    ("【[", re.compile(r"[【\[]"), _NAMED, _is_bracketed_slot),
    ("_", re.compile("__"), _BLANK, _is_blank),
    (("bc", "bd"), re.compile(r"tb[cd]"), _TO_BE_DECIDED, _is_undecided),
    ("x×╳✕", re.compile(r"[x×╳✕]{2}"), _CROSSES, _is_crossed_slot),
    ("x×", re.compile(r"[x×]"), _ONE_CROSS, lambda checked, found: True),
)
"""Each with what one look at a text, by `_ANY_MARK`, finds wherever it has the shape; then with a look of its own."""
_ANY_MARK = re.compile(r"[{$%【\[〔<(_x×╳✕b](?:(?<!b)|(?<=tb)[cd])")
