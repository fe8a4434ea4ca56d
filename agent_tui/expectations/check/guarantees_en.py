"""Where an English sentence (lower case) guarantees something of ours without condition: guarantee, definitely will."""

import re

from agent_tui.expectations.check import actors_en as actors
from agent_tui.expectations.check import wording_en as words

_FUTURE = r"(?:will|'ll|shall|won't|going to|gonna)"
_SURELY = (
    r"(?<!almost )(?:def(?:init(?:e|)ly|inately|initley|inetly|fo|o)|certainly|absolutely|undoubtedly|unquestionably"
    r"|unconditionally|surely|categorically|unfailingly|infallibly"
    r"|assuredly|100%|100 percent|(?:cent"
    r"|a thousand) per ?cent|for definite"
    r"|for sure|for certain|without (?:a )?doubt|without question)"
)
_NEVER_FAILS = (
    r"(?:fail(?! to (?:notice|see|mention)\b)|break(?: down)?|happen again|recur|get lost|be (?:lost|hacked"
    r"|stolen|late|missed)|go wrong|leak|crash"
    r"|let you down)"
)
_SURE = re.compile(
    r"\b(?:guarantee[sd]?|guaranteeing|(?:gaurant|garant|guarent|guarrant|guranta?)e+[sd]?)\b"
    r"|\bno way(?: on earth| at all)? (?!(?:has|was|of|to|around)\b)(?:that )?(?!(?:we|i) (?:can|could"
    r"|are able|am able|will|would"
    r"|'ll)\b)[^.;!?]{0,50}?"
    rf"\b(?:ever|again|{_NEVER_FAILS})\b"
    r"|\bon my (?:life|mother's life|honou?r|word)\b(?=\s*(?:[,.;:!]|$)|\s+(?:the|your|it|that|we|i|you)\b)"
    r"|\bcross my heart\b|\bword of honou?r\b|\b(?:i|we) (?:swear"
    r"|vow)\b(?! by\b)"
    r"|\b(?:rain or shine|come hell or high water|by hook or by crook|no ifs,?(?: and| or| no)? (?:ands,? or )?buts"
    r"|without exception|every (?:single )?time|each and every time)\b"
    r"|\b(?:not|without|beyond|no) (?:a |an |the )?(?:shadow|shred|iota|sliver) of (?:a )?doubt\b"
    r"|\b(?:dead cert(?:ainty)?|a sure thing|foregone conclusion|done deal|racing certainty|cast-iron certainty"
    r"|a sure bet)\b"
    r"|\b(?:completely|totally|entirely|absolutely|utterly) risk-?\s?free\b"
    r"|\bimpossible (?:to (?:pick|break|hack|crack|lose|breach)|that [^.;!?]{2,40}?(?:again|fails?|goes wrong)"
    r"|for [^.;!?]{2,30} to (?:fail|go wrong|get lost"
    r"|happen again))\b"
    rf"|\b(?:can(?:'t|not| never)|could(?:n't| never)) (?:ever |possibly )?{_NEVER_FAILS}\b"
    r"|\b(?:zero|no) (?:risk|chance|danger|possibility) (?:that|of) [^.;!?]{0,50}?\b(?:again|ever|happening|failing"
    r"|recurring)\b"
    r"|\b(?:i|we) give you (?:my|our) (?:\w+ ){0,2}word\b|\byou (?:have|'ve got) (?:my|our) (?:\w+ ){1,2}word\b"
    r"|\b(?:you )?(?:can|may) (?:\w+ly )?(?:rely|depend) (?:up)?on (?:it|that|us|me)\b(?=\s*(?:[,.;:!–—-]|$))"
    r"|\btake (?:it|that) to the bank\b"
    r"|\b(?:absolutely|solemnly|faithfully|categorically|honestly) (?:promise|assure)\b"
    r"|\b(?:is|'s) (?:absolutely|completely|quite|totally) certain (?:that|to)\b|\b(?:are|am|'re|'m) sure 100 ?%"
    r"|\bmake no mistake\b"
    r"|\bno two ways about it\b|\bno question about it\b"
    r"|\bnothing (?:can|will|could) (?:possibly |ever )?go wrong\b|\b(?:nobody|no one|nothing"
    r"|no \w+(?: of ours)?) (?:will|can"
    r"|could) ever\b(?! (?:know|say|tell|predict|guess|be (?:sure|certain)|replace|forget|thank|understand))"
    r"|\b(?:won't|will not|never) (?:happen|occur|be repeated|recur) (?:twice|a second time)\b|\bnot in a (?:million"
    r"|thousand) years\b"
    r"|\bhand to heart\b|\bwith (?:absolute|complete|total|100%|full|utter|every) (?:certainty|confidence|assurance)\b"
    r"|\bstake (?:my|our) (?:\w+ )?(?:reputation|job|life|name) on\b|\bnever (?:ever )?(?:(?:fail|break|slip"
    r"|leak)(?=,? ever\b)|fails|breaks(?: down)?"
    r"|slips|leaks|lets you down|goes wrong|crashes|loses)\b(?! to\b)"
    rf"|{_FUTURE} (?:\w+ ){{0,2}}?{_SURELY}(?!\w)(?! (?:try|do (?:our|my|all|everything)|need|want"
    rf"|be able to (?:try|help)))|\b{_SURELY} (?:\w+ )?{_FUTURE}(?!\w)|(?<!\w){_SURELY}[,:]? (?:we|i|it"
    rf"|your [\w ]{{2,20}}?)(?: will\b|'ll\b)"
    r"|(?<![\d.])100\s?(?:%|per ?cent)(?= (?:sure|certain|guarantee\w*|positive|definite|have it|fixed|sorted"
    r"|resolved|back|satisf\w+|happy|safe|secure|reliable|risk|confident|on time|going|ready|there|arriv\w+|effective"
    r"|accurate|genuine|authentic|waterproof|leakproof|watertight|covered|compatible|correct|available|trustworthy"
    r"|dependable|[a-z]+[- ](?:proof|safe|tight)|(?:error|fault|bug|problem|trouble|worry)-?\s?free"
    r"|successful|protected|clear|legal|legitimate|real|yours))"
    r"|(?<=[,–—-] )(?:100\s?%|(?:100|(?:one |a )?hundred)\s?per ?cent)(?=\s*(?:[,.!;–—]|$))|\b(?:one "
    r"|a )?hundred per ?cent\b(?= (?:sure|certain"
    r"|guarantee\w*|going to|safe|secure|effective|reliable|accurate|satisf\w+|positive|confident|back|sorted|fixed))"
    r"|\b(?:you can |can )?(?:count|bank|bet) on (?:it|that|us)\b|\bhand on heart\b|\bmark my words\b"
    r"|\b(?:zero|no) (?:risk|chance) (?:at all"
    r"|whatsoever|of (?:it|this|that) (?:happening|recurring|failing))\b"
    r"|\b(?:promise|assure|tell)(?: you)? 100\s?%|\bnever again\b(?!,? (?:said|says|thought))|\b(?:will|'ll|shall"
    r"|would) (?:\w+ )?never\b|'ll never\b"
    r"|\b(?:won't|will not"
    r"|shall not) ever\b|\b(?:won't|will not|never) happen(?:s)? (?:to you )?(?:again|ever)"
    r"|\bnever (?:ever )?happen\b"
    r"|\b(?:is|are|'s|'re|am|'m) never (?:ever )?going to\b"
    r"|\b(?:will|'ll)\b[^.!?]{0,60}, (?:definitely|certainly|absolutely|for sure)\b"
    r"|\bwithout fail\b|\bno matter what\b|\bcome what may\b|\bwhatever happens\b|\bat all costs\b|\b(?:you have"
    r"|you've got|i give you|i'm giving you|take) (?:my|our) word\b|\bmy word on it\b"
    r"|\bi promise\b(?! to\b)|\b(?:will|'ll|be|have it \w+|there|you) [\w ]{0,40}?\b(?:for sure|for certain"
    r"|without (?:a )?doubt|guaranteed)\b|\b(?:you can|can) (?:bet|be (?:absolutely |completely )?(?:sure"
    r"|certain)(?! of (?:an?|the|our) ))\b|\b(?:am|i'm|we're|are) (?:absolutely|completely|totally) (?:sure|certain"
    r"|positive)\b"
    r"|\b(?:beyond|no) (?:any )?doubt(?! (?:that |about )?[^.;!?,]{1,40}?\b(?:was|were|has|have|had|did|made"
    r"|caused)\b)(?! that (?:you|he|she|they) (?!will\b|'ll\b))(?: (?:about|that))?\b"
    r"|\bbulletproof\b|\bfoolproof\b|\bhands down\b(?= will)"
    r"|\babsolutely (?:no|zero) (?:risk|chance|danger)\b(?= (?:that|of (?:\w+ing|it|this|that|any)))"
    r"|\bpromise(?: you)?(?: that)? (?:you|he|she|they|your [\w ]{2,20}?)(?: will|'ll)(?= (?:win|pass|succeed|get in"
    r"|qualify|recover|love|not lose))"
    r"|\b(?:is|are|'s) (?:certain|sure|bound) to\b|\b(?:under no circumstances will|(?:will|'ll"
    r"|shall) under no circumstances)\b"
)
_FARES_WELL = re.compile(
    r"\b(?:receive|get|have|be|pass|win|succeed|qualify|recover|heal|graduate|improve|sleep through"
    r"|lose (?:weight|\w+ (?:pounds|kilos)))\b"
)
"""How somebody gets on, which nobody can answer for."""
_SIGNS = re.compile(
    "guarant|gaurant|garant|guarent|guarrant|gurant|hundred|thousand per|cent per|count on|bank on|bet on|rely"
    "|depend|heart"
    "|mark my|word|risk|chance|danger|possibilit|sure|certain|dead cert|def[io]|deff|definit|absolute|undoubt"
    "|unquestion"
    "|uncondition|solemn|faithful|honest|categor|certainty|confidence|assurance|stake|fails|breaks|slips|leaks"
    "|lets you|crashes|loses"
    "|unfailing|infallib|doubt|100|ever|without|matter|come what|come hell|or shine|hook or|no ifs"
    "|whatever|all costs"
    "|no way|on my|cross my|swear|vow|foregone|done deal|impossible|can(?:'t|not| never)|could(?:n't| never)"
    "|go wrong|i promise"
    "|promise (?:you|that|he|she|they)|proof|bound to|bet|happen|occur|recur|repeated|circumstances|hands down|positive"
    "|the bank"
    "|mistake|two ways|question about|million years|thousand years"
)
"""A text without any of them holds none of the words above; telling so is cheap."""
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|your|under|any|no|of|with|without|each|every|our|its|their|in|or|and|full|limited"
    r"|extended|lifetime|bank|price|best|money[- ]back"
    r"|satisfaction|quality|manufacturer's|maker's|product|service|loan|delivery|rental|deposit|\d+[- ](?:year"
    r"|month|day)|(?:one|two|three|five|ten)[- ](?:year|month|day)|[- ]year|years'?|months?'?|back|match|warranty"
    r"|level|standard|personal)|-)[ -]$"
)
_OUR_WORD = re.compile(
    r"(?:\b(?:you have|that's|that is|it's|it is|this is|give you|with|here is|here's)) (?:a|my|our)(?: (?:personal"
    r"|full|cast-iron|absolute|solemn|firm|complete|unconditional|100%|own))* $"
)
_NOUN_AFTER = re.compile(
    r"\s*(?:period|certificate|card|claim|terms|fund|scheme|policy|fee|letter|programme|program|form|cover|section"
    r"|page|document|conditions|number|date|expir|ends|covers|runs|is valid|applies|has|booklet|rate|delivery|next"
    r"|price|parking|minimum|income|interest|term)\b"
)
_VERB_BEFORE = re.compile(
    r"\b(?:we|i|can|will|'ll|would|fully|absolutely|personally|hereby|do|shall|also|is|are|be|am|'m|were|was"
    r"|100%|seat|arrival|money|refund)\s+$|'(?:ll|re)\s+$|\b(?:it|that|he|she|what|there|who)'s\s+$"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|cannot|never|no|nor|neither|unable|without|nobody|none|hardly|impossible|no one|rather than"
    r"|instead of|stop short of|refuse[sd]? to|avoid|nothing)\b|n't)(?: \w+){0,4} ?$"
)
_TO = re.compile(
    r"(?<!able )(?<!going )(?<!happy )(?<!like )(?<!want )(?<!glad )\b(?:to|in order to|helps?(?: to| us)?"
    r"|designed to|you|must|should|may|might) $"
)
_NEVER_ASKS = re.compile(
    r"\s*fail to (?:impress|amaze|delight|please|surprise|charm|make|move)|\s*(?:be )?(?:ask|request|share|sell"
    r"|phone|call you (?:for|to ask)|email you (?:for|to ask)|text you (?:for"
    r"|to ask)|contact you (?:for|to ask))"
)
_THEIRS = re.compile(r"\s*(?:\w+ly )?(?:be )?(?:need|want|lov|enjoy|notice|like|see\b|feel|find|regret|forget|miss)")
_LASTS = re.compile(
    r"\s+(?:stay|last|hold|work|fit|remain|survive|not (?:fade|break|rust|shrink|crack|fail|leak|peel|warp))\b"
)
"""What is guaranteed of a thing that we sell."""
_GIVEN_TO = re.compile(
    r"\s+(?:(?:the |this |our )?(?:customer|caller|client|guest|passenger|tenant|member|patient|buyer|resident)"
    r"|him|her|them|(?:mr|mrs|ms|miss|dr)\b)"
)
"""After "guaranteed" with which a note begins: by whom goes without saying."""
_EMBEDDED = re.compile(r"\b(?:whether|if|how|why|when|asks?|asked|asking)\b(?: \w+){0,4} ?$")
_ASKS_NEXT = re.compile(
    r"\s*,?\s*(?:please|kindly|remember to|make sure|be sure|bring|send|return|keep|you (?:must|need|should|have to"
    r"|will need))\b"
)
"""After it: what the customer is to do without fail."""
_ONLY_WITH = re.compile(
    r"(?:rain or shine|come hell or high water|by hook or by crook|no ifs.*|without exception|every (?:single )?time"
    r"|each and every time)"
)
"""Say so only of what will be, or of what a thing does."""
_WILL_BE = re.compile(
    r"\b(?:will|'ll|shall|won't|going to|gonna|works?|delivers?|arrives?|fix(?:es)?|starts?|money back|you (?:get"
    r"|have))(?!\w)"
)
_BEGINS_CLAUSE = re.compile(r"\s*(?:that )?(?:you|your|he|she|they|somebody|someone|anybody|anyone|a|an|the|we)\b")
"""After "every time": when something else happens."""
_CLAUSE = re.compile(r"[,;:.!?()\n]|\b(?:but|and|so)\b")


def guarantees_in(plain: str, is_question: bool) -> list[tuple[int, int]]:
    """The places of the words that leave no way out, in order."""
    found: list[tuple[int, int]] = []
    if _SIGNS.search(plain) is None:
        return found
    asked_from = _asked_from(plain) if is_question else len(plain) + 1
    reports = [(one.start(), one.end()) for one in words.REPORTS.finditer(plain)]
    for sure in _SURE.finditer(plain):
        if sure.start() >= asked_from or _is_reported(plain, sure.start(), reports):
            continue
        if _is_ours(plain, sure):
            found.append((sure.start(), sure.end()))
    return found


def _asked_from(plain: str) -> int:
    last = plain.rfind(",")
    is_one = last < 0 or words.INVERTED.match(plain) is not None or words.TAG.match(plain[last + 1 :]) is not None
    return 0 if is_one else last


def _is_reported(plain: str, at: int, reports: list[tuple[int, int]]) -> bool:
    before = [end for start, end in reports if start < at]
    if not before:
        return False
    between = plain[before[-1] : at]
    return not (re.search(r"[,;]|\bbut\b|\band\b", between) and words.OUR_TURN.search(between))


def _is_ours(plain: str, sure: re.Match[str]) -> bool:
    start, end, word = sure.start(), sure.end(), sure[0]
    window = plain[max(0, start - 70) : start]
    opens = 0
    for border in _CLAUSE.finditer(window):
        opens = border.end()
    clause = window[opens:]
    if plain[max(0, start - 200) : start].count('"') % 2 or window.count("“") > window.count("”"):
        return False
    is_asked = words.ASKED_OF_THEM.search(clause) is not None and not clause.rstrip().endswith(("you can", "you may"))
    if is_asked or _EMBEDDED.search(clause):
        return False
    if not clause.strip() and _ASKS_NEXT.match(plain, end):
        return False
    if _ONLY_WITH.fullmatch(word) and not _may_be_undertaken(plain, clause, end):
        return False
    if words.DENIED.search(clause):
        return False
    if "never" not in word and _NEGATED.search(clause):
        return False
    if word.startswith(("guarantee", "gau", "gar", "guaren", "guarr", "gur")):
        return _is_given(plain, window, clause, word, end)
    if word.endswith(("never", "ever")) and _NEVER_ASKS.match(plain, end):
        return False
    subject = re.split(r"\b(?:will|'ll|shall|won't|are|is)\b", clause)[0]
    if actors.YOU.search(subject) and _THEIRS.match(plain, end):
        return False
    if _LASTS.match(plain, end):
        return True
    if actors.CUSTOMERS.search(subject) and not _FARES_WELL.search(plain, start, end + 20):
        return False
    return (
        actors.OTHERS.search(subject) is None
        or re.search(r"\b(?:your|line|be back|be fixed)\b", plain[max(0, start - 40) : end + 20]) is not None
    )


def _may_be_undertaken(plain: str, clause: str, end: int) -> bool:
    """What stands around words that alone guarantee nothing: "we will be there, rain or shine"."""
    if _BEGINS_CLAUSE.match(plain, end):
        return False
    return _WILL_BE.search(plain) is not None and actors.YOU.search(clause) is None


def _is_given(plain: str, window: str, clause: str, word: str, end: int) -> bool:
    """A guarantee as something that is done, not the paper that comes with a product."""
    if plain.startswith((" way", " recipe", " hit", " success"), end):
        return False
    if _OUR_WORD.search(window):
        return True
    if _NOUN_AFTER.match(plain, end) and not _VERB_BEFORE.search(clause):
        return False
    if _TO.search(clause) and word == "guarantee":
        return False
    if word == "guaranteed":
        if not clause.strip() and _GIVEN_TO.match(plain, end):
            return True
        return re.match(
            r"\s+(?:to|by|on|for|or|that|you|from|before|within|this|tomorrow|today|next)\b|\s*[.,;:!)]"
            r"|\s*$",
            plain[end:],
        ) is not None or (_VERB_BEFORE.search(clause) is not None)
    if _NOUN_BEFORE.search(window) and not _VERB_BEFORE.search(clause):
        return False
    return (
        _VERB_BEFORE.search(clause) is not None
        or actors.WE.search(clause) is not None
        or actors.STAFF.search(clause) is not None
    )
