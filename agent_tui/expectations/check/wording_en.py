"""English words (lower case) by which a clause tells who acts, on what, and how it is put."""

import re

from agent_tui.expectations.check import notes_en as notes

STAFF_NOUNS = (
    r"maintenance|engineers?|technicians?|plumbers?|electricians?|managers?|supervisors?|team|colleagues?|someone"
    r"|somebody|reception|house ?keeping|concierge|porters?"
    r"|drivers?|couriers?|warehouse|finance|billing|accounts|claims|underwriting|crews?|nurses?|doctors?|pharmacist"
    r"|surgery|ward|specialists?|surveyors?|adjust[eo]rs?"
    r"|inspectors?|officers?|desk|office|department|dept|support|back ?office|security|facilities|operations|dispatch"
    r"|depot|workshop|branch|store|shop|kitchen|lab"
)
"""Of our people, with whom a note goes on without saying who spoke: "Said maintenance would be up"."""
HARD_BORDER = re.compile(r"[.;!?()\n]+(?=\s|$)|:(?=\s|$)|[()\[\]]| [-–—]+ |—")
SOFT_BORDER = re.compile(r",(?!\d)|\b(?:and|but|so|or|then|plus)\b")

# --- what is told ---------------------------------------------------------------------------------------------------

TOLD = re.compile(
    r"\b(?:told|advised|informed|assured|reassured|promised|confirmed(?: (?:with|to))?|explained(?: to)?"
    r"|agreed(?: with)?|notified|replied"
    r"|(?:i|we)(?: have)? said|said(?= (?:that )?(?:i|we)(?:'d| would))|(?:^|[.;,:] ?)said(?= (?:that )?(?:the |an? "
    r"|one of the |our |someone |somebody )?(?:[\w-]+ ){0,2}?"
    rf"(?:{STAFF_NOUNS}) (?:would|will)\b)|(?:e-?mailed|texted|messaged|wrote to"
    r"|called|rang|phoned) [^,.;]{2,30}? (?:to say"
    r"|saying)|said to|committed|let)\b(?: (?:the|our|this))?(?: (?:customer|caller|client|cust"
    r"|guest|passenger|her|him"
    r"|them|you|mr|mrs|ms|user|member)\b[\w.' ]{0,20}?)?"
    r"(?: know)?(?: that)?\s*(?:[,:] )?"
)
REPORTS = re.compile(
    r"\b(?:customer|caller|client|guest|passenger|tenant|user|member|cust|pt|patient|pax|parent|pupil|student|mum"
    r"|mom|dad|owner"
    r"|hirer|claimant|neighbou?r|he|she|they|you|buyer|resident"
    r"|policy ?holder|mr\.? \w+|mrs\.? \w+|ms\.? \w+"
    r"|account ?holder|(?:his|her) (?:wife|husband|son|daughter|mother|father))\b(?:'d|'s|'ve"
    r"| \w+){0,3}? (?:ask(?:s|ed|ing)?|want(?:s|ed|ing)?|request(?:s|ed|ing)?"
    r"|sa(?:id|ys)|wrote|writes|told us|tells us|(?<!can )(?<!may )(?<!should )(?<!will )(?<!'ll )expect(?:s|ed"
    r"|ing)?|demand(?:s|ed|ing)?|claim(?:s|ed|ing)?"
    r"|hop(?:es|ed|ing)|insist(?:s|ed|ing)?"
    r"|complain(?:s|ed|ing)?|would like|'d like|needs?|needed|thinks?|thought|believe[sd]?|understood"
    r"|was promised|were promised"
    r"|had been (?:told|promised)|been (?:told|promised)|heard|mention(?:s|ed)?|wonder(?:s|ed|ing)?|stat(?:es|ed)"
    r"|threaten(?:s|ed)|alleg(?:es|ed)|recall(?:s|ed)?"
    r"|remember(?:s|ed)?|reckons|assum(?:es|ed)|fear(?:s|ed)|worr(?:ies|ied)|report(?:s|ed)|quot(?:es|ed)"
    r"|wish(?:es|ed)?)\b(?! (?:you|her|him|them|the caller|the customer) (?:that )?(?:we|i|our)\b)"
    r"|\baccording to (?!our\b|my\b)"
    r"|(?=[hty'])(?:\b(?:his|her|their|your)|(?<=[a-z])'s) (?:own |\w+ )?(?:bank|insurer|solicitor|lawyer"
    r"|accountant|landlord"
    r"|employer|agent|airline|hotel|supplier|provider|dealer|broker|builder|school|council|company|doctor|gp"
    r"|neighbou?r)s?"
    r" (?:had |has |have )?(?:told|advised|said|says|assured|promised|informed|confirmed|wrote|replied|explained)\b"
    r"|\b(?=[taipnr])(?:(?:told|advised|informed|assured|promised) us\b"
    r"|(?:told|advised|informed|assured|reassured|promised|notified) by (?!us\b|our\b|me\b|phone\b|e?-?mail\b"
    r"|text\b|letter\b|sms\b"
    r"|(?:the|an?|this) (?:duty |senior |shift |team |line )?(?:agent|advis[eo]r|supervisor|manager|engineer"
    r"|technician|colleague|team|staff|desk|rep|undersigned)\b))"
)
OUR_TURN = re.compile(
    r"\b(?:told|advised|informed|assured|reassured|confirmed|explained|agreed with|i(?:'ve| have|'ll| will)?"
    r"|we(?:'ve| have|'ll| will)|our)\b"
)

WILL = re.compile(r"(?:will|shall|'ll|.{0,10}going to)")
ADVERBS = re.compile(
    r"(?:\s|,|\b(?:not|never|also|now|then|of course|only|just|soon|shortly|asap|still|always|surely|both|all"
    r"|(?!(?:re|ap|sup|com|im)ply\b|rely\b)\w+ly|need to"
    r"|have to|try(?:ing)? (?:to|and)|do (?:our|my|everything \w+ \w+|all \w+ \w+) (?:best |utmost )?to|endeavou?r to"
    r"|make every effort to|continue to|aim to|go ahead and|look to|work to|want to|as soon as possible"
    r"|as soon as (?:we|i) can|right away|straight away|again|first|next|once again|in turn|at once"
    r"|be able to|be)\b(?=[\s,]))*"
)
STATIVE = re.compile(
    r"(?:need|have to|must|know|remain|stay|appl(?:y|ies) (?:to|from|if|when)|cost|includ|expir|requir"
    r"|mean|lik|lov|renew|end\b|depend|become|see\b(?! (?:what (?:went|has|is|happened|caused)|why|how|whether|if"
    r"|to (?:it|this|that|your|the)|that (?:it|this|your|you|the"
    r"|he|she))\b)|be (?:happy|glad|pleased"
    r"|delighted|sorry|unable|required"
    r"|charged|closed|open|subject|asked|prompted|sure|aware|responsible|considered|unavailable)"
    r"|help (?:us|you)|allow|enabl|continue|appreciat|look forward|miss|stop\b|lose\b|keep your|treat|protect"
    r"|respect|strive|serve|value)"
)

# --- how it is put ---------------------------------------------------------------------------------------------------

_NO_VERB_BEFORE = "".join(
    rf"(?<!{ending} )"
    for ending in (
        "eeds",
        "need",
        "have",
        "has",
        "had",
        "want",
        "wants",
        "ought",
        "going",
        "ikely",
        "able",
        "order",
        "sed",
        "eems",
        "ears",
        "like",
        "appy",
    )
)
"""Of "to be sent" as a sentence of its own: "needs to be sent" is none."""
_ABOUT_TO = (
    r"(?: now| not| also| still)? (?:(?:going|about|due|set|scheduled|expected|planned|hoping|planning|aiming|looking"
    r"|expecting|intending) to|gonna|gunna)\b"
)
FUTURE = re.compile(
    rf"(?=')(?<=[a-z])(?:'ll\b|'(?:m|s|re){_ABOUT_TO}|'d\b)"
    rf"|\b(?=[aceghiopstuw])(?:(?:will|shall|won't|shan't|gonna|wd|wld"
    rf"|(?:ill|well|theyll)(?= (?:call|ring|send|get|let|refund|text|e?mail|post|check|sort|do|look)\b (?:u|you|ya"
    rf"|it|back|into|them|that|this|the|your|ur)\b))\b|(?:am|is|are) to\b|(?:am|is|are|isn't"
    rf"|aren't){_ABOUT_TO}"
    r"|(?:plan|aim|intend|expect|hope|promise|undertake|commit|agree|pledge|guarantee|endeavou?r)s? to\b|(?:promised"
    r"|agreed|committed|offered|undertook)(?: (?:the )?(?:customer|caller|client|him|her|them))? to\b"
    rf"|(?=to ){_NO_VERB_BEFORE}to(?= follow\b| be \w+(?:ed|en|t|ne|de)\b)"
    r"|(?:should|would)\b|(?:expect|anticipate)s?(?! (?:you|him|her|them|all|guests?|customers?|members?"
    r"|everyone)\b)(?: \w+){1,6}? to\b)"
)
UNDERTOOK = re.compile(
    r"(?:promised|agreed|committed|offered|undertook)\b[\w .']{0,20}? to (?!the\b|an?\b|this\b|that\b|his\b|her\b"
    r"|their\b|our\b|your\b|all\b|be\b|have\b|not\b|\w+ing\b)"
)
"""Whatever is to be done then is a task: "agreed to courier the key"."""
NOMINAL = re.compile(
    rf"\b(?:promised|agreed(?: on)?|guaranteed)(?: (?:with |w/ ?)?{notes.PERSON})? (?!to )(?:an? |the |his |her "
    rf"|their )?(?:\w+ ){{0,2}}?"
    rf"{notes.THING}\b(?! (?:was|is|has|had|only|did|never|didn't|wasn't|hasn't)\b)"
)
"""A promise told as a thing: "promised a callback"."""
EXPECTED = re.compile(
    r"\b(?:is|are|'s|'re) (?:expected|due|anticipated|coming(?! up\b| to an end)|on (?:its|the|their) way)\b"
)
PROGRESSIVE = re.compile(
    r"(?:\b\w++ (?:am|are|is)|(?=')(?:(?<=\bi)'m|(?<=\bwe)'re|(?<=\bthey)'re|(?<=\byou)'re(?= (?:getting|receiving))"
    r"|(?:(?<=one)|(?<=ody)|(?<=er)|(?<=or)|(?<=an)|(?<=he))'s(?= (?:coming|visiting|calling|bringing"
    r"|sending))))(?: now| just| also"
    r"| currently)? (?!going to|hoping|planning|aiming|looking to|expecting|intending|being)(\w+ing)\b"
)
COMES = re.compile(r"\b(?:coming|arriving)$")
LET_ME = re.compile(
    r"\b(?:let me|let us|allow me to|i'd like to|we'd like to)\b(?! (?:know|hear|thank|see|welcome|invite|wish)\b)"
)
KEPT = re.compile(r"(?:can|able to)")
KEPT_BY = re.compile(r"\b(?:by|before|within|no later than|inside)\s+(?:the\s+)?$")
"""Before a time: with these "we can" is what we undertake."""
ON_THE_CLOCK = re.compile(r"\d\s?[ap]\.?m\b|\d[:.]\d\d|\bnoon\b")
CHOICE = re.compile(r"\b(?:or|either|any|whichever|whenever|suits?|prefer|like|arrange|book|offer|schedule|choose)\b")
"""With these "we can" offers what is to be chosen yet."""
HOPES = re.compile(r"(?:hopes|plans|intends|expects|aims|wants|hoping|planning|intending|expecting|aiming)\b")
"""In a note, without a subject: what the customer means to do."""
DONE = re.compile(
    r"\b(?=[bdhw])(?:have|has|had|was|were|did|didn't|haven't|hasn't|wasn't|weren't|been)\b"
    r"|(?=')(?:(?<=[a-z])'ve\b|(?<=\b(?:he|it))'s (?:been|gone)\b)"
)
CAN = re.compile(
    r"\b(?=[cmauo])"
    r"(?<!everything we )(?<!everything i )(?<!all we )(?<!all i )(?<!best we )(?<!what we )(?<!what i )(?:can"
    r"|could|may|might|cannot|can't|couldn't|able to|unable|must|ought)\b"
)
ASKED_OF_THEM = re.compile(
    r"\bplease\b(?! (?:note|be (?:aware|advised|assured)|rest assured|accept|bear|don't worry|do not worry|know"
    r"|expect|allow|find|see|understand))"
    r"|\bpl[sz]\b|\bkindly\b(?! (?:note|be (?:aware|advised|assured|informed)|rest assured|accept|bear|find|expect"
    r"|allow))"
    r"|\b(?:could|can|would|will|might) (?:you|u)\b|\byou(?:'ll| will)? (?:can|could|may|might|should"
    r"|must|need|have to|ought|want|would)\b(?! (?:hear|receive|get|see|have|expect|be (?:con|ref|cre|not|rei|upd"
    r"|cal)))"
    r"|\blet (?:us|me) know\b"
    r"|\b(?:feel free|(?<!ll )(?<!to )(?<!and )make sure|be sure|don't (?:forget|hesitate|have)|do not (?:forget"
    r"|hesitate)|remember to"
    r"|we (?:ask|need|require|advise|recommend|suggest|urge) (?:that )?you)\b|\bwant you to\b|\bneed you to\b"
)
IMPERATIVE = re.compile(
    r"(?:^|[.;:!?,\n] ?|\b(?:and|then|or|so) )(?:just |simply |now |then |next |first |also )?(?:repl(?:y)"
    r"|call (?:us|me|our|\d)|text|send|visit|click|tap|press|use|check|try|log|enter|contact|return|keep|bring"
    r"|tell|download"
    r"|update|restart|charge|choose|select|see|go|follow|scan|sign|complete|fill|ask|allow|hold|quote|open|close"
    r"|get well|see you|speak|talk|enjoy|take|upload|provide|turn|plug|unplug|wait|pay|book|order|read|switch"
    r"|confirm|do not(?! worry)|don't(?! worry)|no need)\b"
)
SUBORDINATE = re.compile(
    r"\b(?:if|when(?!ever possible)|once|unless|until|till|before(?! (?:long|too|very))|after(?! a (?:while|little"
    r"|short))|because|although|though|while|whether|how (?:soon|long|quickly|much)|how|what(?! we will)|why|where"
    r"|in case|so that|in order"
    r"|provided|as soon as(?! (?:possible|practic|we can|i can|they can|we're able|reasonably|humanly"
    r"|it is possible|it's possible))|should you|whenever|as long as|assuming|in the event|upon|on receipt"
    r"|following)\b"
)
EMBEDS = re.compile(
    r"\b(?:if|when|whether|how(?: soon| long| quickly| much)?|what(?: time| day)?|why|where|until|till|unless"
    r"|which (?:day|date)|in case|so that)\s+$"
)
NEGATION = re.compile(
    r"\s*(?:not|n't|never|no longer|hardly|by no means)\b|\s+(?:\w+ly )?(?:not|never|no longer|neither)\b"
    r"|\s+be (?:unable|no )"
)
DENIED = re.compile(
    r"\b(?:don't|do not|didn't|did not|doesn't|does not|can't|cannot|never|couldn't) (?:think|believe|expect"
    r"|promise|guarantee|say|said|know|told|tell|recall)\b|\b(?:isn't|not) (?:something|anything)\b|\bnot (?:sure"
    r"|certain|clear|known|yet known|promised)\b"
    r"|\bno (?:idea|promise|guarantee)\b"
)
HABITUAL = re.compile(
    r"\b(?:usually|normally|typically|generally|always|automatically|each (?:month|year|day|week|time)"
    r"|every (?:month|year|day|week|time|\w+day)|as a rule|often|daily|monthly|weekly)\b"
)
OFFERS = re.compile(r"\bbe (?:happy|glad|pleased|delighted|able|more than happy|only too happy)\b")
HOPED = re.compile(r"should|(?:expect|hope|aim|plan)s? to|'(?:re|m) (?:hoping|expecting|aiming|planning) to")
"""With these "be able to" offers nothing: "we hope to be able to ship it soon"."""
WAITS = re.compile(
    r"\b(?:if|once|when|whenever|as soon as|after|unless|until|should|provided(?: that)?|in case|as long as"
    r"|assuming|the (?:moment|minute|second))\b(?: \w+){0,3}? (?:you|u|he|she|they|the (?:customer|caller"
    r"|client))\b(?!r)"
    r"|\b(?:if|when|where) (?:needed|required|necessary|so|not|desired|applicable|requested|preferred)\b"
    r"|\bif (?:that|this|it) (?:suits|works|is (?:ok|okay|fine|acceptable|convenient|alright)|helps|sounds)"
    r"|\b(?:once|when|as soon as|after|upon|on|until|following)\b(?: \w+){0,4}? (?:receiv\w+|receipt(?: of)?|get"
    r"|got|have|hear(?:d|ing)?)(?: back)?(?: \w+){0,2}? (?:your|from you|his|her|their)\b"
    r"|\b(?:upon|on|after|once|subject to|with|pending|following|when|as soon as)\b(?: we (?:have|get"
    r"|receive))? (?:your|his|her|their|the customer's) (?:\w+ )?(?:reply|approval|confirmation|response|payment"
    r"|go-ahead|consent|return(?:ed)?|documents?|form|order number|answer|permission|agreement|request|signature"
    r"|details|parcel|item)"
    r"|\bon request\b|\bupon request\b|\bat any time\b|\bwhenever\b"
)
EVENT = re.compile(
    r"(?:^|[,;:.(] ?|\b(?:and|but|so) )(?:if|should|in case|in the event|unless|were)\b(?! you\b)|\b(?:if|in case"
    r"|in the event)\b (?!you\b)(?:\w+ ){1,6}?(?:chang|happen|fail|go(?:es)? wrong|aris|occur|delay|anything|any"
    r"|there)|\b(?:if|in case of|in the event of)\b"
)
FRAGMENT = re.compile(
    r"^(?:\W*)(?:more|further|an? |the |your |full |next )*(?:news|updates?|information|info|details|callback"
    r"|call[- ]?back|repl(?:y|ies)|response|answers?|back (?:to|with) you|refund|confirmation|replacement"
    r"|new \w+)\b(?! (?:us|is|was|has|are|you|me))(?: (?:to (?:be \w+|follow|come)|coming|on (?:its|the) way"
    r"|\w+)){0,4}"
)
HAPPENED = re.compile(r"\b(?:went|came|left|arrived|got|reached|landed|cleared)\b")
"""Told as over, without a word that marks it."""
EXPECT_OURS = re.compile(
    r"\b(?:expect|look out for|watch out for|await)\b(?: \w+){1,4}? (?:from|by) (?:us|our|me|the|one)\b"
    r"|\bexpect (?:to (?:receive|get|have|see) |your |the |an? )(?:[\w-]+ ){0,3}?(?:refund|replacement|money|credit"
    r"|parcel|delivery"
    r"|report|results?|answer|letter|certificate|card|cheque|(?:from|by) (?:us|our))\b"
    r"|\bexpect our (?:\w+ )?(?:comments|answer|reply|report|offer|quote|decision|response|call|letter|driver"
    r"|engineer|fitter)\b"
    r"|\bexpect (?:to hear|an? (?:call|email|reply|update|answer|response|text|visit))\b"
)
INVERTED = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|hi|hello|sorry|thanks|well|now)\W+)*(?:will|shall|would|should|could|can|may|do"
    r"|does|did|is|are|am|was|were|have|has|what|when|where|why|which|who|how|if|any)\b"
)
TAG = re.compile(
    r"^\W*(?:is|are|does|do|would|will|shall|ok|okay|alright|all right|right|yes|can|could|how|sound|fine"
    r"|good)\b(?:\W+[\w']+){0,6}\W*$"
)
