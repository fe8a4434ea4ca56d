"""What English times look like: the pattern of every part, and the words around spans that tell what they mean."""

import re
from typing import Final

from agent_tui.expectations.check.numerals import ENGLISH_NUMBER, ENGLISH_ORDINAL

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_COUNT: Final = rf"(?:\d{{1,4}}(?:\.\d)?|{ENGLISH_NUMBER}|half\s+an?|an?)"
_UNIT: Final = r"(?:minutes?|mins?|hours?|hrs?|h(?![\w'])|days?|weeks?|wks?|fortnights?|months?|years?)"
_WHICH: Final = r"(?:this\s+coming|this|next|last|the\s+following|the\s+coming|coming|following|every|each|past)"
_NO_SPAN: Final = (
    r"(?!\s*[- ]?(?:money|warrant|guarantee|return|trial|free|hotline|helpline|support|service|line|customer|access"
    r"|membership|subscription|contract|plan|cover|of\s+(?:battery|data|storage|use|video|music)|old|a\s+(?:day"
    r"|week|year)"
    r"|per\s|desk|refund\s+(?:policy|window)|cooling|notice|pass\b|ticket|battery|policy|window|period|limit|term"
    r"|validity|promise|delivery\s+(?:service|option)|supply|reception))"
)

_NO_PART: Final = (
    r"(?!\s+(?:ferry|bus|train|flight|boat|coach|tram|sleeper|shift|porter|manager|crew|staff|nurse|class|course|tea"
    r"|coffee"
    r"|papers?|market|rates?|tariff|desk|team|ride|show|concert|performance|prayers?|cream|dress|meal|menu|service)\b)"
)
"""After a part of a day, which only tells which one is meant: "the night ferry"."""

BEGINS_A_TIME: Final = (
    r"\b(?=\d{1,4}(?!\d)|an?\s|to[dmn]|ten|tm|tu|tw[eo]|th(?:i[rs]|r|u"
    r"|e\s+(?:[\dcefhny]|mi|mo|be|st|sa|se|si|te|th|tw|we|da|af|la))|chr|bo|clo|co[bm]|end|eo|ea|ev|eig|ele|be[gt]|st"
    r"|mid|mo[nr]|ma[ry]|ye[as]|we[de]|ja|fe|ap|ju|au|se[cptv]|oc|no[ov]|dec|fr[io]|sa[mt]|sun|ne[wx]|la[st]|fo[lru]"
    r"|pas|day|fi[frv]|af|ni|lu|hal|qu|one|six)"
)
"""The first letters of all words that a time may begin with: most words are passed over by a look. A test compares what
is found with what would be found without it."""

PART_OF_TIME: Final = re.compile(
    rf"""
    {BEGINS_A_TIME}
    (?:
    (?=[cet])
      (?P<close>(?P<cwh>today'?s?\s+)?(?:close\s+of\s+(?:business|play|day)|cob|eob|eod|end\s+of\s+(?:business
        |the\s+(?:working\s+|business\s+)?day|(?:the\s+)?day|play|today|tomorrow)))
  | (?=[bemst])
      (?:the\s+)?(?P<end>(?P<pp>end|beginning|start|middle)\s+of\s+(?:(?P<pw>this|next|the|last|the\s+coming
        |the\s+following)\s+)?(?P<pu>week|month|year|(?P<pm>{_MONTH})))
  | (?=[mwy])
      (?P<closing>(?P<mu>month|year|week)[- ]end)
  | (?=[bcn])
      (?P<feast>christmas(?:\s+day|\s+eve)?(?!\s+(?:sale|offer|gift|card|party|time))|boxing\s+day
        |new\s+year'?s?\s+(?:day|eve))
  | (?=[\defnst])
      (?P<date>(?:the\s+)?(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and
        |or)\s*(?:the\s+)?)?(?P<d>\d{{1,2}}|{ENGLISH_ORDINAL})(?:st|nd|rd
        |th)?(?:\s+of)?[\s-]+(?P<m>{_MONTH})\b\.?(?:,?[\s-]+(?P<y>20\d\d)\b)?)
  | (?=[adfjmnos])
      (?P<adate>(?P<am>{_MONTH})\b\.?\s+(?:the\s+)?(?P<ad>\d{{1,2}}|{ENGLISH_ORDINAL})(?:st|nd|rd|th)?(?:\s*(?:-|–
        |—|to)\s*(?P<ad2>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!\s*(?:[ap]\.?m\b|:\d|%|\.\d|o'clock|times|days|hours
        |mins?\b|minutes))(?:,?\s+(?P<ay>20\d\d)\b)?)
  | (?=\d)
      (?P<slash>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})(?:/(?P<sy>20\d\d|\d\d))?(?![\d/]))
  | (?=[t])
      (?P<nth>the\s+(?P<nd>\d{{1,2}})(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)(]|$|at\b|by\b|before\b|and\b|or\b|to\b
        |between\b|from\b|in\b|if\b|-|of\s+(?P<nw>this|next|the)\s+month)))
  | (?=[ceflmnpstw])
      (?P<weekday>(?:(?P<wwh>{_WHICH})\s+)?(?P<w>{_WEEKDAY})(?P<ws>s)?\b\.?(?P<ww>\s+week\b|\s+after\s+next\b
        |\s+next\s+week\b|\s+of\s+next\s+week\b)?)
  | (?=[lnt])
      (?P<ends>(?P<ewh>this|next|last|the|the\s+coming|the\s+following)\s+(?P<eu>weekend|week|month
        |year)(?P<an>\s+after\s+next)?)
  | (?=[fnt])
      (?P<workday>(?:the\s+)?(?:next|following|first)\s+(?:working|business|work)\s+day)
  | (?=[dflnsty])
      (?P<relative>(?:the\s+)?day\s+after\s+tomorrow|(?:the\s+)?day\s+before\s+yesterday|today|tonight|tomorrow
        |tmrw|yesterday
      |(?:the\s+)?same\s+day|(?:the\s+)?(?:next|following)\s+day|this\s+(?:morning|afternoon|evening)|last\s+night)
  | (?=[aelmnt])
      (?P<part>(?:the\s+|early\s+|late\s+|mid[- ])?(?:morning|afternoon|evening|(?<!first\s)(?<!second\s)(?<!third\s)
        (?<!fourth\s)(?<!extra\s)(?<!one\s)(?<!per\s)(?<!each\s)(?<!additional\s)(?<!missed\s)night)(?!s\b){_NO_PART})
  | (?=[1lmn])
      (?P<noon>(?:12\s+)?(?:noon|midday|midnight)|lunchtime)
  | (?=[\defnost])
      (?P<clock>(?P<h>\d{{1,2}})(?:[.:](?P<min>[0-5]\d))?\s*(?:(?P<half>[ap])\.?m\b\.?|o'clock)
        |(?P<hw>{ENGLISH_NUMBER})\s*(?:(?P<hwh>[ap])\.?m\b\.?|o'clock))
  | (?=[ahq])
      (?P<ofclock>half\s+past\s+(?P<hp>\d{{1,2}}|{ENGLISH_NUMBER})|(?:a\s+)?quarter\s+(?P<qd>past
        |to)\s+(?P<qh>\d{{1,2}}|{ENGLISH_NUMBER}))
  | (?=[\daefhnost])
      (?P<span>(?P<c>{_COUNT})(?:\s*(?:-|–|—|to|or|and)\s*(?P<c2>{_COUNT}))?(?P<ah>\s+and\s+a\s+half)?[\s-]*
        (?:(?:full|clear|more|further|additional)\s+)?(?P<wk>working|business|work|banking|trading|week|calendar
        |consecutive)?[\s-]*(?P<u>{_UNIT})(?:')?(?:\s+time)?
        (?P<uh>\s+and\s+a\s+half)?\b{_NO_SPAN}(?P<dir>\s+(?:ago|earlier|from\s+(?:now|today)|later
        |at\s+(?:the\s+)?(?:most|latest)))?)
  | (?=\d)
      (?P<loose>(?<=by\s)(?P<lh>\d{{1,2}})(?=\s*(?:[.,;!?)]|$|today\b|tomorrow\b|tonight\b|on\b|this\b|in\s+the\b))
        |(?<=at\s)(?P<la>\d{{1,2}})(?=\s+(?:today|tomorrow|tonight|this\s+(?:morning|afternoon|evening)
        |in\s+the\s+(?:morning|afternoon|evening)|on\s+(?:{_WEEKDAY}|the\s+\d))\b)
        |(?<=at\s)(?P<lalone>1[0-2]|[1-9])(?=[.,;!?](?:\s|$)|$))
  | (?=[t])
      (?P<hour>(?<=within\s)the\s+(?:next\s+)?hour\b)
  | (?=[bf])
      (?P<between>(?:between|from)\s+(?P<b1>\d{{1,2}})(?:[.:](?P<b1m>[0-5]\d))?\s*(?P<b1h>[ap]\.?m\b\.?)?\s*(?:-|–
        |—|and|to|until|till)\s*(?P<b2>\d{{1,2}})(?:[.:](?P<b2m>[0-5]\d))?\s*(?P<b2h>[ap]\.?m\b\.?
        |o'clock)?(?!\s*(?:working|business|days?|hours?|weeks?|minutes?|%|{_MONTH}|[\w$£€¥/.]*\d)))
  | (?=\d)
      (?P<dash>(?P<d1>\d{{1,2}})(?:[.:](?P<d1m>[0-5]\d))?\s*(?:-|–|—|to
        |until)\s*(?P<d2>\d{{1,2}})(?:[.:](?P<d2m>[0-5]\d))?\s*(?P<d2h>[ap])\.?m\b\.?)
  | (?=[adefjlmnos])
      (?P<month>(?:(?:mid|early|late)[- ])?(?P<mo>{_MONTH})\b(?:\s+(?P<moy>20\d\d))?)
    )
    """,
    re.VERBOSE,
)

SAYS_SO_BEFORE: Final = re.compile(
    r"\b(?:within|in|after|under|than|to|most|another|next|coming|following|takes?|taking|took|allow|about"
    r"|around|approximately|roughly|wait|needs?"
    r"|expect|over|lasts?|for|least|be|is|are|every|by|another|give\s+(?:us|it|them"
    r"|me))\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+|up\s+to\s+|about\s+|around\s+|approximately\s+"
    r"|another\s+|a\s+further\s+|at\s+most\s+|at\s+least\s+|us\s+|only\s+)*$"
)
WITHIN_BEFORE: Final = re.compile(
    r"\b(?:within|inside(?:\s+of)?|(?:no|not)\s+(?:later|more|longer)\s+than|(?:in\s+)?(?:less|under|up\s+to"
    r"|at\s+most)(?:\s+than)?|(?:over|during|in)\s+the\s+(?:next|coming|following)|the\s+next"
    r"|under)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+)?(?:about\s+)?$"
)
AFTER_BEFORE: Final = re.compile(r"\b(?:in|after)\s+(?:about\s+|around\s+|another\s+|approximately\s+|just\s+)?$")
BEHIND_BEFORE: Final = re.compile(r"\b(?:for|past|last|previous|over)\s+(?:the\s+)?(?:past\s+|last\s+|previous\s+)?$")
PAST_BEFORE: Final = re.compile(r"\b(?:the\s+last|past|previous)\s+$")
PRICE_BEFORE: Final = re.compile(
    r"(?:[£$€¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:p|c|pence|cents?|pounds?|dollars?|euros?|usd|eur|gbp|rmb|yuan|rupees))\s+$"
)
CLOCK_AFTER: Final = re.compile(r",?\s+(?:at\s+)?\d{1,2}(?:[.:][0-5]\d(?!\d)|(?:[.:][0-5]\d)?\s?[ap]\.?m\b)")
"""After a date in figures, which tells it from a part of a whole."""
RECURS_BEFORE: Final = re.compile(r"\b(?:every|each)\s+$")
DATE_BEFORE: Final = re.compile(
    r"\b(?:on|by|before|until|till|from|to|of|after|is|due|dated?|for|and|or|than|between|was|day)\s*:?\s*\(?$"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+$"
    r"|[(,]\s*$"
)
