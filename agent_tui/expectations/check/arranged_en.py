"""English present progressive (lower case) that says what is arranged, though no day is named: "we are sending you a
new one", "a fitter is coming to your home". What goes on as it is said is put so, too, and is no undertaking."""

import re

from agent_tui.expectations.check import actors_en as actors
from agent_tui.expectations.check.deeds import Span

_THEM = r"(?:you|him|her|them|(?:the )?(?:customer|cust|caller|client|guest|tenant|patient|resident)|your|his)"
_GIVES = re.compile(
    r"(?:sending|posting|mailing|shipping|dispatching|couriering|popping|delivering|bringing|refunding|crediting"
    r"|reimbursing|repaying|replacing|swapping|exchanging|waiving|re-?sending|re-?issuing|returning (?!your call))"
    rf"(?: [\w£$€.,'-]+){{0,12}}? ?\b{_THEM}\b(?! own\b)"
    r"|(?:taking|knocking|wiping) (?:[\w£$€%.'-]+ ){1,6}off\b|putting (?:[\w£$€%.'-]+ ){1,6}(?:back|through|right"
    r"|in the post)\b"
    r"|(?:giving|getting|paying) (?:you|him|her|them) (?:back\b|your\b|his\b|another\b|(?:the|an?"
    r"|some) (?:[\w-]+ ){0,2}"
    r"(?:refund|money|new|replacement|credit|fee|fare|compensation))"
    r"|(?!(?:show|tell|giv|ask|offer|wish|writ|cost|ow|charg|teach|call|leav|caus|do|serv)ing)[a-z]{2,}ing (?:you"
    r"|him|her)"
    r" (?:an?|another|some)\b"
    r"|(?:moving|upgrading|re-?booking|switching) (?:you|him|her) (?:to|on ?to|into)\b"
    r"|getting (?:the|our|an?|my|someone|somebody|one of) (?:[\w'-]+ ){0,4}?to [a-z]"
    r"|(?:having|getting) (?:[\w'-]+ ){1,6}?(?:[a-z]{2,}ed|sent|done|redone|rebuilt|recut|remade|cut|put|taken"
    r"|brought)\b"
    r"(?= (?:for (?:you|him|her)|back|again|out|to (?:you|your|his|her)|up|over|free|by)\b|[.,;!]|$)"
)
"""What the customer is given, or has done for him."""
_COMES = re.compile(
    r"(?:coming|visiting|calling|bringing|collecting|ringing|dropping|popping|driving|travelling|flying)"
    r" (?:up |down |back )?(?:to (?:you|your|his|her|look|see|fix|check|collect|repair|inspect|measure|take)\b"
    r"|you\b|your\b(?! own\b)|him\b|her\b(?! own\b)|out\b|round\b|over\b|by\b|along\b|and\b)"
)
_FROM_US = re.compile(
    r"(?:getting|receiving|having)\b(?=[^.;]*\bfrom (?:us|our)\b)"
    r"|(?:getting|receiving) (?:an?|your) (?:[\w-]+ ){0,3}?(?:refund|replacement|credit|voucher|repayment|money)\b"
)
_AS_IT_IS_SAID = re.compile(
    r"\b(?:now|here|herewith|attached|enclosed|link|because|since|why|about|regarding|concerning|this (?:text"
    r"|message|e-?mail"
    r"|letter|note|reminder|survey|chat|sms|form)|to (?:ask|let|inform|confirm|say|tell|remind|thank|wish|invite)"
    r"|details"
    r"|information|hugs?|love|wishes|thanks|thoughts|regards|congratulations|every|each|when|whenever|only|currently"
    r"|at the moment|already|still|if|by mistake)\b"
)
"""It is done in saying so, or goes on: "we are sending you this text because …"."""
_RELATIVE = re.compile(r"\b(?:which|who|that|whom|what|where|why)\s*$")
_TOLD_THAT = re.compile(
    r"\b(?:told|advised|informed|assured|confirmed|note|confirm|say|pleased|glad)\b[^,.;]{0,30} that\s*$"
)


def is_arranged(plain: str, head: Span, subject: int, verb: int, closes: int) -> bool:
    """Of a progressive `head` whose subject begins at `subject`, whose verb at `verb`, and whose clause ends at
    `closes`."""
    before = plain[max(0, subject - 60) : subject]
    if _AS_IT_IS_SAID.search(plain, verb, closes) or (_RELATIVE.search(before) and not _TOLD_THAT.search(before)):
        return False
    if plain[head[0] : verb].startswith(("we ", "i ", "'m", "'re")) and (
        not (lead := plain[subject : head[0]].strip()) or lead in ("i", "we", "they", "you")
    ):
        if lead == "you":
            return _FROM_US.match(plain, verb, closes) is not None
        return _GIVES.match(plain, verb, closes) is not None
    who = plain[subject : plain.find(" ", head[0])] if plain[head[0]] != "'" else plain[subject : head[0]]
    if actors.YOU.search(who):
        return _FROM_US.match(plain, verb, closes) is not None
    if actors.CUSTOMERS.search(who) or not actors.names_person(who) or actors.OTHERS.search(who):
        return False
    return _COMES.match(plain, verb, closes) is not None or _GIVES.match(plain, verb, closes) is not None
