"""English simple present (lower case) that says what we are about to do: "we refund you tomorrow", "we check it and
call you". How things always go is put so, too: only what is done to the reader, or on a day, is undertaken."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from agent_tui.expectations.check.deeds import Span

_WINDOW = 40
_TURNED_TO = (
    r"(?:call|phone|ring|text|e?-?mail|message|contact|visit|update|notify|inform|tell|remind|refund|reimburse"
    r"|compensate"
    r"|pay|repay|credit|send|reply to|answer|write to|get back to|come (?:back |out |round )?to) (?:you|him|her|them)"
    r"|let (?:you|him|her|them) know|keep (?:you|him|her|them) (?:posted|updated|informed)"
    r"|(?:give|drop) (?:you|him|her|them) an? (?:call|ring|line)|get (?:back )?in touch|call back|be in touch"
)
_DONE_TO = (
    r"(?:re-?send|send|ship|dispatch|post|deliver|refund|credit|return|repay|pay|reimburse|replace|exchange|swap|check"
    r"|look into|review|investigate|examine|test|inspect|verify|fix|repair|mend|restore|correct|cancel|collect|pick up"
    r"|transfer|forward|pass|escalate|unlock|reset|waive|remove|book|install|finish|complete|sort|resolve|settle"
    r"|process"
    r"|update|bring)"
)
_OBJECT = (
    r"(?: (?:up|out|off|back|over|on|again))? (?:it|this|that|these|those|them|your|his|her|the|an?|another|cny|rmb|usd"
    r"|eur|gbp|[$€£¥]|\d)"
)
_STAFF = (
    r"(?:engineer|technician|colleague|manager|supervisor|driver|courier|plumber|electrician|mechanic|surveyor|nurse"
    r"|doctor|specialist|adviser|advisor|agent|team|inspector|fitter|installer)"
)
_GOES = (
    r"(?:goes (?:back|out)|leaves (?!your|his|her)|reaches|arrives|comes|gets to|lands|is (?:back )?"
    r"(?:with (?:you|him|her)\b|in (?:your|his|her)\b|on (?:your|his|her)\b(?! way)|paid|sent|made|refunded|credited))"
)
WE_DO = re.compile(
    r"\b(?:we|i) (?:(?:then|also|now|gladly|still|therefore|both) )?"
    rf"(?=(?:{_TURNED_TO}|(?:refund|come)(?= to| on| at| by| before)|{_DONE_TO}{_OBJECT})(?![a-z]))"
)
STAFF_DOES = re.compile(
    rf"\b(?:our|the|an?|one of our) (?:[a-z]+ ){{0,2}}?{_STAFF} (?=(?:calls|rings|phones|e?mails|texts|contacts|visits"
    r"|updates|meets) (?:you|him|her)\b|(?:comes|attends|arrives|calls round|starts work)\b(?! (?:from|with"
    r"|to the conclusion)\b))"
)
MONEY_GOES = re.compile(
    r"\b(?:your|his|her|the) (?:[a-z]+ ){0,2}?(?:refund|money|repayment|reimbursement|compensation|replacement|credit) "
    rf"(?:(?:then|also) )?(?={_GOES})"
)
_OPENS = re.compile(
    r"(?:^|[.;:!?,()\n–—-] ?|\b(?:and|but|so|then|therefore|tomorrow|today|tonight|now|afterwards|ok|okay|yes|thanks"
    r"|sorry) )\W*$"
)
"""Before who acts: another word makes it the time, place or thing of something else ("the number we call you on")."""
_ADDRESSED = re.compile(
    rf"(?:{_TURNED_TO})(?: back| again| about (?:it|this)| with (?:the|an|our|my|more) \w+| then| first)*"
    r"\s*(?:$|[.,;!)]|\band\b)"
)
_NEW_ONE = re.compile(
    r"(?:send|give|post|ship|bring|mail|order|courier) (?:you |him |her )(?:(?:the|a|your) )?(?:right|correct"
    r"|missing|new|replacement|other"
    r"|another|proper|good|money|refund)\b"
)
_ONCE_MORE = re.compile(
    rf"{_DONE_TO}(?: (?:it|this|that|them|these|those|one|another))+(?: out| over| off)? (?:again|once more|anew)\b"
)
_ONLY_TELLS = re.compile(
    r"\b(?:that|because|about (?!it\b|this\b)|regarding|concerning|of your|of the|why|to (?:ask|say|tell))\b"
)
"""Done by saying so: "I write to you about your visit tomorrow", "we inform you that …"."""
_AS_A_RULE = re.compile(
    r"\b(?:when(?:ever)?|if|once|each|every|before|after|until|unless|only|never|ever|whether|where|how|except|while"
    r"|during|weekdays?|weekends?|holidays?|per|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|by (?:e-?mail|phone|text|post|letter))\b"
)
_SINCE = re.compile(r" (?:of|after|from|before)\b")
"""After a length of time: it is counted from something else, as in terms of business."""


def is_undertaken(plain: str, subject: Span, region: Span, dated: Sequence[Span], *, told: bool, is_over: bool) -> bool:
    """Whether what stands behind the `subject` in its clause (`region`) is to come: dated by one of the times ahead
    (`dated`) and not told as a rule, or done for the reader. `told`: a note says whom we told so; `is_over`: the
    sentence names a time that lies behind."""
    at, verb = subject
    first = bisect_left(dated, (region[0], 0))
    time = dated[first] if first < len(dated) and dated[first][1] <= region[1] else None
    follows_time = time is not None and time[1] <= at and not plain[time[1] : at].strip(" ,")
    if not (told or follows_time or _OPENS.search(plain, max(0, at - _WINDOW), at)):
        return False
    if time is not None:
        until = time[0] if time[0] > verb else region[1]
        if _SINCE.match(plain, time[1]) is not None:
            return False
        return _ONLY_TELLS.search(plain, verb, until) is None and _AS_A_RULE.search(plain, verb, until) is None
    if is_over or _AS_A_RULE.search(plain, *region) is not None:
        return False
    if _ONCE_MORE.match(plain, verb, region[1]) or _NEW_ONE.match(plain, verb, region[1]):
        return True
    clause = plain[verb : region[1]]
    return any(_ONLY_TELLS.search(clause, 0, one.end()) is None for one in _ADDRESSED.finditer(clause))
