"""English as notes of calls are written (lower case): verbs without a subject, subjects without an article, short
words. "To call cust back", "Mgr to ring her", "Agreed with the resident: engineer visit tomorrow"."""

import re

PERSON = (
    r"(?:(?:the |this |our )?(?:customer|cust|caller|client|guest|passenger|pax|tenant|resident|patient|pt|parent"
    r"|member|user"
    r"|owner|policy ?holder|account ?holder|applicant|student|buyer|subscriber|traveller|hirer|householder|claimant"
    r"|shopper)"
    r"|him|her|them|mr\.? \w+|mrs\.? \w+|ms\.? \w+|miss \w+|dr\.? \w+)"
)
"""To whom something is promised in a note."""
THING = (
    r"(?:call ?-?back|cb|c/b|refund|replacement|reply|response|update|credit|visit|call|answer|repair|re-?send|re-?do"
    r"|discount|compensation|voucher|re-?delivery|collection|appointment|call-?out|inspection|survey|exchange|swap"
    r"|waiver)"
)
"""What is promised as a thing."""
_STAFF = (
    r"(?:mgmt|mgr|mngr|manager|supervisor|supv|sup|team ?leader|tl|eng|engr|engineer|tech|technician|maint"
    r"|maintenance|ops"
    r"|accounts?|accts?|finance|billing|rep|admin|hq|svc|service|whse|warehouse|depot|dispatch|driver|courier|plumber"
    r"|electrician|fitter|installer|surveyor|adjuster|handler|nurse|doctor|dr|gp|rn|vet|specialist|adviser|advisor"
    r"|agent|colleague"
    r"|contractor|inspector|officer|team|dept|department|desk|office|reception|housekeeping|concierge|porter|lab"
    r"|workshop"
    r"|branch|store|back ?office|tier \w+|l[0-9])"
)
_BEGINS = r"(?:^|(?<=[.;:,] )|(?<=[-–] ))"
TO_DO = re.compile(
    rf"{_BEGINS}(?:(?:an? |our |the )?(?:[\w/-]+ ){{0,2}}?{_STAFF} to (?=[a-z])"
    r"|(?:an? |our |the )?(?:(?!(?:they|we|you|i|he|she|it|please|just)\b)[\w/-]+ )?"
    r"(?P<trade>[a-z]{3,}(?:er|or|ist|ian|smith|man)) to (?!be\b)(?=[a-z])"
    r"|to (?=(?:(?:call|ring|phone|e-?mail|text|contact|inform|notify|update|send|refund|visit|write to|revert to"
    rf"|get back to|come back to|reply to|advise) {PERSON}\b"
    r"|(?:re-?(?:deliver|book|send|try|issue|attend|visit)|attend|investigate|inspect)\b(?= *(?:[.;]|$))"
    r"|(?:chase|follow[ -]?up|f/?u|liaise|escalate|raise|revert|check with|speak (?:to|with)|arrange|call back|cb)\b)"
    r"(?![^.;!]*(?:,|\b(?:please|you|your|us|click|press|simply|just)\b))))"
)
"""What somebody of ours has to do yet, as a note says it."""
NOUN = re.compile(
    rf"\s*(?!(?:[\w-]+ ){{0,3}}?(?:no|not|never|without)\b)(?:an? |the |free |new )*(?:[\w-]+ ){{0,3}}?{THING}\b"
    r"(?! (?:was|is|has|had|did|not|cannot|declined|refused|denied|rejected|issued|processed|completed|closed)\b)"
)
"""Behind a colon: "agreed with the resident: engineer visit tomorrow"."""
IS_THING = re.compile(rf"\W*(?:an? |the |full |new )?(?:[\w-]+ ){{0,2}}?{THING}(?: (?:of|for) [^,.;]{{1,30}})?\s*")
"""The subject of "refund of £20 to be applied to her account"."""
AGREED = re.compile(
    r"\b(?<!not )(?:told|advised|informed|assured|promised|confirmed|agreed|offered|arranged"
    r"|booked)\b[^:;.!?]{0,40}: ?$"
)
"""Before it: after the colon goes on what was."""
