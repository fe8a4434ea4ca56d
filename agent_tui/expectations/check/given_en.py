"""English words (lower case) by which a clause tells what the customer will have, from whom, and who will be there."""

import re

GREETS = re.compile(
    r"(?:see(?:ing)?|welcom(?:e|ing)|meet(?:ing)?|host(?:ing)?|greet(?:ing)?|hear(?:ing)? from|serv(?:e|ing)|hav(?:e"
    r"|ing)(?= you (?:back|with us|here|again|on board|join|stay))|work(?:ing)? with"
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
    r"be (?:(?:back )?with (?:you|him|her)|at (?:your|his|her) (?:door|home|house|place|flat|office|address)"
    r"|(?:up|round|around|out|over|along|down)(?= (?:to|and|at|there|with)\b))"
)
"""Where one of our people will be: "someone will be out to you"."""
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
    r"|land (?:in|on) (?:your|his|her)|come (?:back )?to (?:you|your|him|her))"
)
"""Of money or a replacement: it is with the customer."""
