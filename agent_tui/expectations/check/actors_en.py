"""English nouns (lower case) by which a clause tells who acts: us, our people, the customer, somebody else."""

import re

from agent_tui.expectations.check import trades_en as trades
from agent_tui.expectations.check.alternatives import by_first_character

_COMPANIES = (
    r"(?:airline|hotel|hostel|shop|store|restaurant|seller|retailer|merchant|dealer(?:ship)?|manufacturer|maker"
    r"|supplier|provider"
    r"|operator|lender|lessor|landlord|agency|venue|cinema|theatre|garage|company|firm|employer|(?:travel|letting"
    r"|estate"
    r"|booking) agent|tour guide|issuer|marketplace|platform)"
)
YOUR_COMPANY = re.compile(rf"\byour (?:[\w-]+ ){{0,2}}{_COMPANIES}s?(?: (?:itself|directly|also|then|\w+ly))?\s*$")
"""With whom the customer has dealings of his own: "your airline will rebook you"."""
A_COMPANY = re.compile(
    rf"\b(?<!our )(?:the|this|that) (?:[\w-]+ ){{0,2}}(?:{_COMPANIES}|courier|carrier|network|broker|contractor|bank"
    rf"|insurer|developer|driver)s?(?: (?:itself|directly|also|then|\w+ly))?\s*$"
)
"""Ours, unless the text sends the customer there."""
APPOSITION = re.compile(r"(?:^|[.;:!?] |\b(?:and|but|so) )([\w' -]{2,40}), [\w' .&-]{2,40},\s*$")
"""Who acts, before a name between commas: "the courier, ParcelFox, will contact you"."""
WE = re.compile(
    r"\b(?:we|i|ourselves|myself)(?: \w+ly| all| both| also| now| then| still| here| too| at [\w ]{2,20})*\s*$"
)
YOU = re.compile(r"\b(?:you|u|ya|y'all)(?: \w+ly| all| both| also| now| then| still| too)*\s*$")
CUSTOMERS = re.compile(
    r"\b(?:he|she|(?:the |this |our )?(?:customer|caller|client|guest|passenger|tenant|user|account ?holder|member"
    r"|patient|cust|pt|pax|parent|pupil|student|mum|mom|dad|owner|hirer|claimant|householder"
    r"|policy ?holder|subscriber|traveller|buyer|shopper|resident|applicant|payer|recipient|sender|husband|wife"
    r"|son|daughter|mother|father)s?"
    r"|(?:his|her|their|your) (?:own )?(?:solicitor|lawyer|accountant|landlord|employer|bank|insurer|gp|partner|friend"
    r"|neighbour|neighbor|builder|surveyor|broker|agent|colleague|assistant|secretary|boss|carer|school)s?"
    r"|(?:mr|mrs|ms|miss|dr)\.? [\w'-]+(?: [\w'-]+)?|(?:his|her|their|your) own [\w-]+"
    r"|(?:customer|tenant|resident|caller|guest|client|owner|neighbour|neighbor|buyer|patient|member)(?:'s"
    r"|s') (?:own )?[\w-]+)\s*$"
)
THEY = re.compile(r"\bthey(?: \w+ly| all| both| also| then)*\s*$")
STAFF = re.compile(
    r"\b(?:"
    + by_first_character(
        r"teams?|engineers?|technicians?|colleagues?|agents?|advis[eo]rs?|supervisors?|(?:line )?managers?"
        r"|specialists?"
        r"|drivers?|couriers?|carriers?|warehouse|departments?|dept|someone|somebody|staff|rep(?:resentative)?s?"
        r"|finance|billing|accounts"
        r"|support|back ?office|desk|unit|dispatch|depot|developers?|plumbers?|electricians?|crews?|consultants?"
        r"|handlers?"
        r"|hotel|airline|suppliers?|dealer|branch|company|provider|operator|assistants?|experts?|lead|leader|director"
        r"|group|division|network"
        r"|logistics|fulfilment|fulfillment|maintenance|operations|contractors?|council|clinic|school|hospital|surgery"
        r"|library|vet|doctor|nurse|pharmacist|landlord|bureau|authority|registry|lab|workshop|garage|studio|kitchen"
        r"|agency|broker|underwriters?|lender|university|studio|repair ?shop|post ?office|office|fitters?|installers?"
        r"|investigators?"
        r"|officers?|clerks?|partners?"
        r"|house ?keep(?:ing|ers?)|reception(?:ists?)?|concierge|porters?|adjust[eo]rs?|assessors?|surveyors?|valuers?"
        r"|inspectors?|auditors?|registrars?|admissions|bursars?|tutors?|lecturers?|(?:year|department) heads?"
        r"|principal"
        r"|head ?teacher|teachers?|secretar(?:y|ies)|librarians?|caretakers?|janitors?|cleaners?|gardeners?"
        r"|chefs?|waiters?|butlers?|master"
        r"|stewards?|stewardess(?:es)?|pursers?|planners?|dispatchers?|controllers?|co-?ordinators?|analysts?|trainers?"
        r"|instructors?|therapists?|dentists?|opticians?|physio(?:therapist)?s?|midwi(?:fe|ves)|ward|pharmacy|practice"
        r"|(?:case|key|social) ?workers?|wardens?|rangers?|mechanics?|joiners?|roofers?|locksmiths?|decorators?"
        r"|builders?"
        r"|readers?|lines?m[ae]n|repairm[ae]n|handym[ae]n|patrol|payroll|compliance|procurement|customer (?:care"
        r"|services?)"
        r"|help ?desk|security|facilities|estates|catering|lost property|claims|underwriting|collections|treasury"
        r"|services|nurser(?:y|ies)|tailors?|florists?|gym|salon|spa|baker(?:y|s)?|groomers?|jewell?ers?|cobblers?"
        r"|seamstress(?:es)?|photographers?"
        r"|designers?|translators?|editors?|gallery|museum|box office|kennels?|shelter|notary|carpenters?|glaziers?"
        r"|tilers?|movers?|barbers?"
        r"|hairdressers?|beauticians?|guards?|audiologists?|orthodontists?|hygienists?|counsellors?|interpreters?"
        r"|super|guides?|clinicians?|matrons?|nurses|doctors|drivers|hosts?|stylists?|trustees|committee|board|panel"
        r"|system|it|people|person|guys|folks|one of (?:us|our \w+)"
    )
    + r")(?: (?:in|at|from|of|on) [\w' ]{2,40})?(?: (?:also"
    r"|then|\w+ly))*\s*$"
)
OTHERS = re.compile(
    r"\b(?:item|product|movie|film|show|match|concert|game|song|colou?rs?|fabric|app|page|screen|site|website"
    r"|portal|form|link|button|menu|issuer|device"
    r"|phone|handset|router|modem|hub|box|lights?|software"
    r"|browser|plan|contract|subscription|membership|polic(?:y|ies)|offer|sale|promotion|coach|train|flight|bus"
    r"|ferry|shuttle|price|fees?|weather|government|customs|landlord|insurer|seller|bank|card issuer|machine"
    r"|programme|program"
    r"|battery|password|code|warranty|guarantee|licen[cs]e|trial|feedback|patience|lines?|gates?|doors?|market"
    r"|storm|rain|event|winter|summer|spring|autumn|season|holidays?|christmas|easter|festival"
    r"|meeting|call (?:is|may)|music|balance|points|miles|interest|rates?|bill|wizard|pop-?up|section|tab|setup"
    r"|nobody|no one|none)"
    r"(?: (?:in|at|from|of|on|for) [\w' ]{2,40})?(?: (?:also|then|\w+ly))*\s*$"
)
OURS_NAMED = re.compile(r"\bour (?:own )?[\w'-]+(?: [\w'-]+){0,3}\s*$")
NO_PERSON = re.compile(r"\b(?:systems?|networks?|airline|hotel|school|university|company|operator|it)\s*$")
"""Of those, who acts by rules, or for many: what they do is told as how things go."""
_INSTITUTION = re.compile(
    r"\b(?:it|this|that|systems?|networks?|airline|hotel|school|university|company|operator|provider|suppliers?"
    r"|dealer|branch"
    r"|council|clinic|hospital|surgery|library|bureau|authority|registry|lab|workshop|garage|studio|kitchen|agency"
    r"|lender"
    r"|post ?office|gym|salon|spa|nursery|gallery|museum|shelter|pharmacy|practice|unit|group|division|lines?|network"
    r"|box office|support|security|master|lead|people)(?: \w+ly| also| then)*\s*$"
)


def names_person(subject: str) -> bool:
    """Whether the subject of a clause ends with a person or a team of ours, and no house that serves many."""
    if trades.names_trade(subject):
        return True
    return STAFF.search(subject) is not None and _INSTITUTION.search(subject) is None


MADE_GOOD = re.compile(
    r"(?:refund|reimburs|waiv|credit|revers|repaid|remov|correct|fix|repair|restor|replac|reset|unlock|reinstat|return"
    r"|tak(?:en|ing) (?:off|away|down|back)|lift|wiped|written off|knocked|amend|adjust|recalculat|rectif|sorted"
    r"|put right|swap"
    r"|exchang|re-?issu|re-?sent|re-?print|re-?done|mend|(?:e-?mail|sent|post|deliver|mail|courier|fax|ship|dispatch"
    r"|brought|forward|pass"
    r"|hand)(?:ed)? (?:[\w-]+ ){0,3}?"
    r"(?:to|on to|over to) (?:you|him|her|our|your|the \w+ (?:team|department|desk|office))\b)"
)
"""Done to a thing, it is our doing whatever the thing is: "the fee will be waived"."""
REMEDY = re.compile(
    r"(?:^|\bthe |\byour )\W*[£$€]\s?[\d.,]+\s*$|\b(?:the|a|an|your|his|her|this|that|our) (?:[\w-]+ ){0,2}(?:patch"
    r"|fix|hotfix|correction|replacement|refund"
    r"|reimbursement|repayment|credit|adjustment|rebate|cheque|money|payment"
    r"|repair|compensation|reply|answer|amendment|apology|workaround|upgrade)(?: (?:of|for) [\w£$€., ]{1,30})?\s*$"
)
"""What is done with it is our doing: "the patch will be included in the next release"."""
ADVERSE = re.compile(
    r"(?:block|suspend|cancel|lock|charg|deduct|clos|deactivat|terminat|declin|remind|ask|need|prompt)"
)
"""Done to the customer by a rule of the house: "the PIN will be blocked"."""
OUR_PARTNERS = re.compile(r"\bour (?:own |partner )?(?:insurer|bank|landlord|seller|lines?)\s*$")
TO_THEM = re.compile(
    r"(?:call|ring|phone|contact|e-?mail|text|message|write to|visit|come (?:out |round |back )?to|get back to"
    r"|reply to|update|let|tell|send"
    r"|show|bring|take)\s+(?:her|him)\b"
)
"""So does who does it to her or to him: "told her he will ring her"."""
TO_YOU = re.compile(r"[\w ]{2,30}? you\b(?! (?:said|asked|want|can|have|need))")
"""He or she does it to the reader: not the customer, but one of us."""
CONTACT = re.compile(
    r"(?:call|phon|ring\b|contact|get(?:ting)? (?:in touch|back|right back)|be in touch|reach out|visit|com(?:e"
    r"|ing) (?:back|out|round)"
    r"|reply|respond|write to|let you know|text you|e-?mail you)"
)
"""Only people do so, whatever they are called: "the meter reader will come back"."""
A_CUSTOMER = re.compile(
    r"\b(?:customer|caller|client|guest|passenger|tenant|user|member|patient|subscriber|buyer|resident|applicant|he|she"
    r"|him|her|mrs?|ms)\b"
)
HE_OR_SHE = re.compile(r"(?:he|she)\s*")
SPOKEN_OF_LAST = re.compile(
    r"\b(?:with|to|by|asked|told|briefed|assigned|our|the|a|an)\s+(?:[\w-]+\s+){0,2}(?:officer|engineer|technician"
    r"|manager"
    r"|supervisor|specialist|adviser|advisor|colleague|surveyor|inspector|assessor|adjuster|nurse|doctor|pharmacist"
    r"|plumber|electrician|joiner|glazier|decorator|driver|courier|librarian|tutor|registrar|planner|analyst|expert"
    r"|handler|caretaker|warden|mechanic|fitter|installer)\W*$"
)
"""With one of our people a sentence ends, and the next goes on: "… is with the housing officer. She will reply"."""
YOURS = re.compile(r"\byour (?:[\w-]+ ){0,2}[\w-]+\s*$")
NOBODY = re.compile(r"\b(?:nobody|no one|none|neither|nothing|no \w+)(?: of [\w ]{2,20})?\s*$")
