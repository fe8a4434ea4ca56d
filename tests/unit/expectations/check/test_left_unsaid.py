"""Undertakings that leave a word unsaid, stand second or hang on what was said; and what reads alike. Now is Monday."""

from tests.unit.expectations.check.test_undertaking import read_as, without_guarantee

NO_DEADLINE = (
    "Evening! The dryer has been eating coins again, sorry. We'll put £2 back on your laundry card.",
    (
        "Dear Prof. Osei, thank you for reporting the misprint on page 44. The publisher's office will print "
        "a correction slip."
    ),
    "The dispensing optician is going to remake your left lens.",
    "Caller's blue badge expired. Told him parking services would extend his permit.",
    "So your seat tray was broken, that's no good. I'm logging it and the cabin crew lead will come and take a look.",
    "We are replacing your chair free of charge.",
    "Thank you for your honesty. The library will take the charge off.",
    "Cust not home, left card. To redeliver.",
    "I've had a word with housekeeping, they're going to change the sheets.",
    "The choir director is going to send you the score.",
    "A deputy will ring you about the shift.",
    "Your bouquet arrived wilted? That's not on. We'll send a fresh one.",
    "We'll sort out a new fob for you.",
    "We'll notify the police and the school.",
    "The shortfall will be made up.",
    "I shall draft a letter to the freeholder.",
    "We have decided to refund you and will do so to the same card.",
    (
        "Dear Mr Silva, the strings on your guitar were fitted the wrong way round, our fault. The luthier "
        "will refit them and set the action."
    ),
    (
        "Hi Beth, yes, I can see the hotel double-booked you. We're moving you to our sister hotel and will "
        "cover the taxi."
    ),
    "Resident's lift pass stopped working. Concierge to issue new one.",
    "The radiographer is going to repeat the scan.",
    "Your application was put in the wrong pile. A caseworker is to look at it again.",
    "Thanks for your call about the bees. The pest officer is coming out to look at the nest.",
    "Mum upset re missing cardigan, apologised, will look for it and ring her.",
    "We'd got your name wrong, sorry. It will be corrected on the badge.",
    "Bad news: the frame snapped. Good news: we're giving you a new one.",
    "I'm so sorry about the delay. I'll see to it that someone from accounts rings you.",
    "We will have your garden gate rehung by our carpenter.",
    "The trustees will consider your letter and reply.",
)

VAGUE = (
    "The missing page will be with you soon; our printer was down.",
    "We'll update the timetable online shortly.",
    "Someone's on their way and should be with you shortly.",
    "The plasterer will be over in a little while, he's just finishing next door.",
    "I'll ring round the hospitals and get back to you as fast as I can.",
    "You'll be reimbursed in due course.",
    "Rang daughter: OT will assess mum soon.",
    "It won't be long: we will bring your starters in a minute.",
    "I've asked Priya to look at it and she'll reply soon.",
    "We've a new batch coming in and we'll put one aside for you. You'll hear from me soon.",
    "Your daughter's report is being typed and will be sent home with her shortly.",
    "Apologies for the noise, our builders will be done before long.",
    "The chairlift has stopped because of wind. We'll get everyone down as quickly as we can.",
    "Ta for waiting, our mechanic will be right with you.",
    "The certificate got lost in the post. We'll pop another in the mail in the next day or so.",
)

ABSOLUTE = (
    "The pram is guaranteed to fit in your boot.",
    "Rest assured, no spider will ever get in again.",
    "It'll be ready on 2 December without fail.",
    "Your table on 28 November is 100% safe with us.",
    "We promise: never again a cold pizza.",
    "The new gutter will not leak, full stop, I guarantee it.",
    "Honestly, this boiler will never let you down.",
    "Our ferry is guaranteed to sail on 28 November, whatever the weather.",
    "You'll get your ring back, I swear on my life.",
    "We're 100% certain we can fix it.",
)

NONE = (
    "The printer prints both sides.",
    "The baker's boy whistled all morning.",
    "The counter is closing in five minutes.",
    "Our new season starts on 4 December.",
    "The referee will blow the whistle at 3 pm.",
    "The minister will speak at the service.",
    "The speaker will talk about bees on 3 December.",
    "The band will play in the courtyard on 5 December at 7 pm.",
    "Visitors will be given a badge.",
    "Participants will receive a certificate at the end of the course.",
    "Each child will get a goodie bag.",
    "The winner will receive a hamper.",
    "Please allow ten minutes for parking.",
    "Allow us to introduce ourselves.",
    "Give us a wave when you pass!",
    "Give us a ring if it comes back.",
    "I was going to ring you but my shift ended.",
    "We would have refunded you, had you asked.",
    "I wish we could do more.",
    "It could take a while.",
    "That may change soon.",
    "Hopefully the rain stops soon.",
    "Hope to hear from you soon.",
    "Hoping for a quick reply.",
    "We trust this answers your question.",
    "You'll soon be an expert!",
    "Your child will soon be able to swim.",
    "The bridge will be closed to traffic until 30 November.",
    "The road will reopen on 30 November.",
    "Prices will rise on 1 January.",
    "From 1 January, we will be known as Halden Water.",
    "We will no longer print paper timetables.",
    "We won't call you about this again.",
    "We will not be reopening the case.",
    "Our solicitor has written to you.",
    "The solicitor said he would write, but he never did.",
    "According to the seller, a courier will collect it.",
    "Tenant reports that the plumber promised to return soon.",
    "Mr Li says our driver promised to call him.",
    'Her note reads "call asap".',
    "Her voicemail said she'd call later.",
    "You promised to send us the photos soon.",
    "Remember, you said you'd let us know.",
    "As you will soon see, it's easy.",
    "Absolutely! See you there.",
    "For sure, thanks.",
    "Sure, no problem.",
    "I'm sure it was an oversight.",
    "You can be sure of a warm welcome.",
    "It's a guaranteed way to ruin a rug, so please don't bleach it.",
    "Dear Sir, your seat is 14C. Boarding starts at 18:05 at gate 7.",
    "Thank you, we have received your claim. The claims team is open from 9 to 5.",
    "Please bring your own lunch; the kitchen is shut for repairs.",
    "Customer had already been helped by a colleague. Closed.",
    "He wanted to know whether we'd ever sell the van. Told him no.",
    "The vet says Rex is fine and that you can collect him at 4 pm today.",
    "If the lamp flickers again, let us know and we'll take it back.",
    "The insurance covers theft, fire and water.",
    "The caretaker locks the gates at 10 pm.",
    "Your tutor is Ms Reyes; she teaches in room 5.",
    "The midwife saw you on 16 November and noted that all is well.",
    "Our drivers never carry cash.",
    "You will be met at the station by your host.",
    "Lunch will be served on the terrace.",
    "The bus will stop at the school.",
    "The concert will be recorded.",
    "You may be asked to show a ticket.",
    "Your stay will be remembered fondly.",
    "It will be a busy weekend.",
    "The manager is aware and has noted it.",
    "A surveyor must sign the form.",
    "An electrician can do that for you; we can't.",
    "The gardener usually comes on Tuesdays.",
    "Is the plumber coming today?",
    "Who will pay for the glass?",
    "We'd like to hear from you soon.",
    "I'd love to send you one, but we've run out.",
    "She said we'd send her one; I found no trace of it.",
    "According to our records, you were refunded on 2 November.",
    "Our baker will be on TV on 5 December!",
    "Our captain welcomes you on board.",
    "I am writing to thank you for the lovely flowers.",
    "We are sending you our warmest wishes.",
    "We're giving away ten hampers.",
    "He's coming round to the idea.",
    "The kids are getting new uniforms.",
    "Your parcel is coming from Spain.",
    "A parcel is coming for you from your aunt.",
)


def test_what_is_undertaken_without_a_day() -> None:
    assert read_as("promise.no-deadline", NO_DEADLINE) == []


def test_what_is_dated_by_nothing_firm() -> None:
    assert read_as("time.vague", VAGUE) == []


def test_what_is_guaranteed() -> None:
    assert without_guarantee(ABSOLUTE) == []


def test_what_reads_alike() -> None:
    assert read_as(None, NONE) == []
