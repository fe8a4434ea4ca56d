"""English words (lower case) by which a clause tells what the customer will have, from whom, and who will be there."""

import re

GREETS = re.compile(
    r"(?:see(?:ing)?|welcom(?:e|ing)|meet(?:ing)?|host(?:ing)?|greet(?:ing)?|hear(?:ing)? from|serv(?:e|ing)|hav(?:e"
    r"|ing)(?= you (?:back(?! (?:online|up|on|in|to|connected|working|at)\b)|with us|here|again|on board|join|stay))"
    r"|work(?:ing)? with"
    r"|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|chat(?:ting)? (?:to|with)|catch(?:ing)? up with"
    r"|cook(?:ing)? for|fly(?:ing)? with)"
    r" (?:you|ya|u|everyone|all of you)\b(?! (?:the|an?|your|with the|about)\b)"
)
"""How people part: "we hope to see you soon"."""
ANY_DOING = re.compile(
    r"(?!(?:being|having|using|taking|making|doing|keeping|needing|looking|getting|seeing|treating|charging|selling"
    r"|serving"
    r"|running|closing|opening|holding|following|wearing|hosting|leaving|saying)\b)(?:[a-z]{2,5}-)?[a-z]{2,}ing\s+"
    r"(?:(?:up|down|out|off|in|away|back|over)\s+)?(?:it|them|the|your|his|her|an?|these|those)\b"
)
"""The same, as it goes on: "will be letting out the waistband"."""
IN_PERSON = re.compile(
    r"be (?:(?:right |straight )?(?:back )?with (?:you|him|her)|at (?:your|his|her) (?:door|home|house|place|flat"
    r"|office|address)"
    r"|(?:up|round|around|out|over|along|down)(?= (?:to|and|at|there|with)\b))"
)
"""Where one of our people will be: "someone will be out to you"."""
BY_THEM = re.compile(
    r"\bby (?:you|him|her|(?:the )?(?:customer|cust|caller|client|guest|tenant|resident|patient|pt|owner|hirer"
    r"|member))\b"
)
A_CALL = re.compile(
    r"(?:get(?:ting)?|receiv(?:e|ing)|hav(?:e|ing)) an? (?:\w+ )?(?:call|ring|visit|letter|e-?mail|text|reply|answer"
    r"|response|update)"
    r" from (?:the|our|an?|one|my|us)\b(?! (?:bank|court|police|council)\b)"
)
COMES_ROUND = re.compile(r"be (?:round|around|out|over|along|down|up) to [a-z]")
"""Where we ourselves will be."""
AND_THEN = re.compile(
    r"\band (?:then |also |will )?(?=(?:get (?:back|in touch)|let|call|ring|phone|text|e-?mail|message|write|send"
    r"|refund|reply|come back"
    r"|contact|update|report|return|replace|fix|repair|bring|post|deliver|drop|give|sort|finish|confirm|tell|pay"
    r"|credit)"
    r"(?: (?:you|ya|u|it|them|him|her|the|your|his|back|in touch|to|that|this|an?)\b|(?<=reply)(?=[,.;!]|$)))"
)
"""The second thing that somebody will do: "I'll have a yarn with the boss and get back to you"."""
NEEDS = re.compile(r"(?:need|require|want)\b")
"""What we will do so is the customer's to give."""
IN_HAND = re.compile(
    r"(?:have|hold|be holding|be having) (?:it|them|these|(?:the|your|an?|our|this|that|another|full"
    r"|back)(?! (?:choice|chance|say"
    r"|right|option|look|view|good|great|lovely|nice|wonderful|safe|opportunity|problem|question|responsibility"
    r"|access|minimum"
    r"|maximum|few|couple|month|week|year|day)\b)|[£$€¥])(?! \w+ (?:days?|hours?|weeks?|months?)\b)"
    r"|see (?:it|them|(?:the|your|that|this|an?) (?:[\w-]+ ){0,2}?(?:money|refund|credit|funds|payment|amount|cash"
    r"|points|adjustment"
    r"|reduction|correction|rebate|repayment|fix))\b|be (?:given|paid|sent|handed|offered) "
)
"""What the customer will have because we do something: "you will hold the visa in your hands"."""
BY_US = re.compile(
    r"\b(?:by|from) (?:us|me|our|(?:the|an?|one of) (?:[\w-]+ ){0,3}?(?:team|desk|manager|office|department|adviser"
    r"|advisor|colleagues?)"
    r"|(?P<trade>(?:the|an?|one of (?:the|our)) (?:[\w-]+ )?[a-z]{3,}(?:er|or|ist|ian)s?))\b"
)
"""Who does, or sends, what the customer gets."""
IS_THERE = re.compile(
    r"(?:be )?(?:(?:back )?(?:with|in|on) (?:you|your|his|her|him)\b|on (?:its|the) way|reach (?:you|him|her|your"
    r"|his)|arrive (?:at|on|in|with) (?:you|your|his|her)"
    r"|go(?:ing)? back (?:on ?to|into|to|on|in) (?:your|his|her)|land (?:in|on) (?:your|his|her)"
    r"|come (?:back )?to (?:you|your|him|her))"
)
"""Of money or a replacement: it is with the customer."""
