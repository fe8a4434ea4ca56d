"""Undertakings within whole messages, of many trades and in many manners; and what reads alike. Now is Monday."""

from tests.unit.expectations.check.test_undertaking import read_as, without_guarantee

NO_DEADLINE = (
    "Hello! Super sorry about the burnt lasagne, we'll pop a replacement round.",
    "Good evening sir, I have noted your complaint and the same will be rectified.",
    "Rep confirmed that new charger will be sent.",
    "Cust adv that dept will write to her.",
    "Vmail left. Agent will follow up.",
    "I've flagged it with our IT guy and he'll get you back into your account.",
    "The groomer will give Max another bath free of charge.",
    "Our scaffolders are coming to take down the tower.",
    "The conveyancer is to send you the draft contract.",
    "We are crediting you with the two missing lessons.",
    "I'm putting a new remote in the post for you.",
    "We'll be round to have a look at that gutter.",
    "You'll hear from our examinations office.",
    "You will be getting a call from the ward sister.",
    "Our duty manager would like to apologise and will call you.",
    "It'll be taken off your bill.",
    "The spare part is being ordered and our mechanic will fit it.",
    "Please accept our apologies. A new ticket will be issued to you.",
    "As a one-off, we'll waive the exit fee.",
    "Ok hun, will sort!",
    "We'll have that looked at for you.",
    "Dr Shah's secretary will write to you with the scan results.",
    "The insurance company's assessor will inspect the car.",
    "We promise to return your deposit.",
    "We undertake to make good any damage.",
    "The hall porter shall return your umbrella.",
    "The technical team are to roll back the update.",
    "Said to mum that the nursery would ring her.",
    "Good afternoon Mrs Lindqvist, the loose tile over the porch has been reported and our handyman will see to it.",
    "Apologies for the late train. Our delay repay team will pay the claim.",
    "I'll get onto the letting agent for you.",
    "We've let you down here. We'll do the job again at no charge.",
    "We are refunding the booking fee to your card.",
    "Your locker key: a copy will be cut for you by our locksmith.",
    "The curator will write to you regarding the loan.",
    "No worries mate, I'll have a yarn with the boss and get back to ya.",
    "Respected sir, the necessary correction shall be made in your passbook.",
    "We shall take up the matter with the concerned branch.",
    "Your request stands noted; our relationship manager shall contact you.",
    "Caller worried about mould. HA surveyor to inspect.",
    "Tkt escalated to tier 2; they'll call cust.",
    "Agreed to send out new SIM.",
    "Confirmed we'd post P45 to her home addr.",
    "Offered £20 voucher, cust accepted. Voucher to be emailed.",
    "Gave apology, will refund p&p.",
    "Rang supplier; they're sending us the part and we'll fit it.",
    "The nanny agency will find you someone else.",
    "Our captain will speak to the crew.",
    "I'm having the invoice redone.",
    "We're getting the photographer to retouch the portraits.",
    "You can expect to receive the amended lease from our solicitors.",
    "It'll be put right.",
    "The errors on your council tax bill are going to be corrected.",
    "Our ecologist will survey the pond again.",
    "I will see what went wrong and let you know.",
    "I'll make enquiries and get in touch.",
    "We will of course credit you for the missed lesson.",
    "Someone at the depot will set your parcel aside for you.",
    "The missing page will be faxed over to you.",
    "I will apply the discount to your account.",
    "A goodwill payment of £25 will be made to you.",
    "We'll be only too glad to help: I'll transfer the ticket to your name.",
    (
        "Oh dear, what a day you've had. The missing suitcase has been found in Lisbon and our baggage desk "
        "will have it brought to your hotel. Enjoy the sun in the meantime!"
    ),
    (
        "Dear Mr Novak, thank you for the photos of the scratched table. You're right, that should not have "
        "left our workshop. One of our joiners will call at your house and polish it out."
    ),
    (
        "Tenant at 12B reports no heating since last night. Explained how to top up the pressure, no luck. "
        "Gas engineer to attend."
    ),
    (
        "Cust says the app shows the old address. Checked, it is right in our system. Raised with IT, they "
        "will fix the display."
    ),
    "Hey Luca, thanks for the heads-up about the typo in your diploma. We're printing you a new one.",
    (
        "Thank you for calling about the parking fine. I have cancelled it, and the £30 will be going back "
        "onto your card."
    ),
    (
        "We were sorry to read about the cold coffee. Do drop by again and ask for Mia. She'll make you a "
        "fresh one on the house."
    ),
    "Your feedback on the cleaning has been noted. I'll be having a word with the contractor.",
    "Thanks for your letter of 2 November about the hedge. Our grounds team is to cut it back to the boundary line.",
    "Your complaint has been upheld. A written apology from the head of service will be sent to you.",
    "The lab mixed up two labels, and we apologise. Your sample will be tested again free of charge.",
    (
        "Hi there! We've checked the CCTV and you're right, your bike was knocked over by our van. Our "
        "insurer is going to settle the damage with you."
    ),
    (
        "Dear parent, the trip money for Ivy was taken twice. The office will transfer the second payment "
        "back to your account."
    ),
    "Called Mr Brandt re: missing invoice. Confirmed acc dept will resend it.",
    "Voicemail from guest in 304, AC rattling. Told her engineering would look at it.",
    "Thanks, got the pics! I'm passing them on to our panel beater and he'll quote you.",
    "So sorry, the cake topper was left behind in the shop. I'll drive it over to you myself.",
    "Namaste sir, your refund is under process. It will be credited to source account.",
    "Your loft conversion: the structural engineer is to recalculate the beam and our architect will redraw the plan.",
    "We take this seriously and will be looking into the conduct of the steward.",
    (
        "The pallet came short. Depot says they'll put the missing drum on the next truck, and I'll let you "
        "know the number."
    ),
    "Thank you for your bid. Our valuer will examine the clock in person.",
    "The allotment committee will replace your shed lock.",
    "Your mum's glasses were found in the day room; a carer will bring them up to her.",
    "Ok, I've rung the ferry company. They're going to move your booking and email you the new ticket.",
    "Cust disputes call-out fee. TM agreed to waive, accounts to reverse.",
    "I'll have one of the girls ring you with the colour chart.",
    "The typo on the headstone is our mistake, and our mason will recarve the line.",
    "No problem at all. We'll hold the dress for you and send you a text.",
    "Your ISA transfer got stuck at the other end; our transfers team will chase it up for you.",
    "Hallo, we are sorry for the wrong size. We send you the right shoes without extra cost.",
    "Sorry for inconvenience. Our engineer will come to your house for repair the machine.",
    "Dear customer, we already informed the factory, they will produce new one for you.",
    "Thank you for contact us. We will make the refund to your card.",
    "Hello dear, we will resend you the parcel again, no need to pay.",
    "Your problem is understood. We shall give you the replacement unit.",
    "Good day sir/madam, your request is accepted, our team shall connect with you.",
    "I will raise a ticket from my end and the tech team shall look into the same.",
    "We'll get back 2 u.",
    "ill call u back",
    "We'll DM you the code.",
    "Will pass on to the manager, thanks.",
    "gonna have someone check that for ya",
    "The kitchen's remaking it for you and a runner will bring it to your table.",
    "Our HR lead is going to sit down with the guard and we'll report back to you.",
    "I'm asking the branch to reissue the draft and they'll courier it to you.",
    "Our grounds staff will mow around the graves and remove the ivy.",
    "He's with a patient; he'll phone you.",
    "She is in a meeting but she will ring you back.",
    "Notes: mould in bathroom, tenant asthmatic. Damp specialist to survey.",
    "Rang pharmacy, they will deliver to pt.",
    "O/c to customer, n/a. Will retry.",
    "Took details, passed to sales, they'll quote her.",
)

VAGUE = (
    "Your flowers will be with you real soon.",
    "We'll let you know soon as.",
    "The team will look at your ticket when time permits.",
    "Give us a few days and we'll have it fixed.",
    "I'll circle back with you in a little bit.",
    "Our plumber will be there in no time.",
    "It will get done one of these days.",
    "You'll get your bike back sometime soon.",
    "The surveyor's report will follow in due time.",
    "Someone from dispatch is going to get back to you momentarily.",
    "We hope to get back to you within a reasonable time.",
    "My colleague shall contact you at the soonest possible.",
    "We're doing everything to get the heating back on quickly.",
    "We'll process it without undue delay.",
    "Your complaint will be answered in a timely manner.",
    "An agent will be with you in a few moments.",
    "We'll come and empty the skip in the next few days.",
    "We'll be posting the results on the site in the near future.",
    "I'll deal with it first thing when I'm back.",
    "Refund will be initiated at the earliest.",
    "Our bees' keeper will be over to you in a bit.",
    "It's on my list and I'll do it soonest.",
    "Our case handler will revert as early as possible.",
    "The team's looking at it and you'll hear from us presently.",
    "You will get your parking permit any day now.",
    "Your luggage is being flown over and will be brought to your hotel later.",
    "The hearing aid is nearly done, we'll post it in a couple of days.",
    "Your kitchen fitter will be in touch about a date in due course.",
    "We'll swing by in a little while to pick up the ladder.",
    "Our conservator will look at the frame when she has time.",
    "The council will fill the pothole at some stage.",
    "I'm sending the plumber round asap.",
    "We will be getting back to you on this soon.",
    "Will let u know asap hun.",
    "Expect your replacement shortly.",
    (
        "Hi Jo, the courier lost our first parcel, can you believe it? A second jar of honey will be with "
        "you before you know it."
    ),
    "Sorry for the silence! The jeweller was ill last week. He's back now and will have your ring resized soon.",
    (
        "The council has granted the licence. We will let all stallholders know about their pitches in due "
        "course. Please keep 5 December free."
    ),
    (
        "Water is off in Elm Road after a burst main. Crews are digging and we hope to have you reconnected "
        "as soon as we can."
    ),
    "I've had a look at your account and something doesn't add up. Bear with me, I'll get to the bottom of it asap.",
    "Pt called re results. Told her GP will ring her shortly with them.",
    "Cust complains of damp. Advised that a surveyor wd be sent out in the next few wks.",
    "The orthodontist is running late, but she'll be with you as soon as she can.",
    "I know it's frustrating. The team are on it and should have you back up in a jiff.",
    "Dear customer, the repair of your watch is complete and it shall be sent to you very shortly.",
    "Told Mrs Kaur the carer would be there asap.",
    "Thanks for waiting! I'll have an answer for you in just a sec.",
    "We've ordered the part from Germany and will fit it at the first opportunity.",
    "Your allotment key will be cut and posted to you in the next few working days.",
    "Engineer informed, will attend site shortly.",
    "The warden will look into the noise as a matter of urgency.",
    "Our planners are reviewing the drawing. You can expect our comments soon.",
    "We will send it to you soonest possible.",
    "Please wait, we will solve your problem soon.",
    "The goods will arrive you in few days.",
    "we'll sort it asap, promise",
    "Your money will come back to your card in some days.",
    "Will do the needful soon.",
    "Our collegue will contact to you shortly.",
    "We'll try our best to send it quickly.",
    "will be with u shortly x",
    "Dispatch will happen soon.",
)

ABSOLUTE = (
    "I promise you on my honour that the kitten is healthy.",
    "There is absolutely no chance of the ring getting lost again.",
    "We'll be there on 27 November, guaranteed.",
    "No matter what, your seat is yours on 3 December.",
    "Your deposit is completely safe, 100%.",
    "We are certain beyond any doubt that the crack will not reopen.",
    "This will work every time.",
    "You are sure to get your visa.",
    "I assure you that this will never ever happen to you again.",
    "He'll definitely be there at 9 am on 25 November.",
    "We will under no circumstances be late on 27 November.",
    "Delivery on 28 November, guaranteed.",
    "You can take my word for it, the brakes are fixed.",
    "We absolutely promise the puppy will be home for Christmas.",
    "It is absolutely certain that the lift will be working on 27 November.",
    "The parcel cannot get lost.",
    "No client of ours will ever lose a penny.",
    "It's guaranteed that you'll pass the test.",
    "I can categorically assure you the data is gone.",
    "Trust me, that will never break.",
    "Our lawyers always win, guaranteed.",
    (
        "Dear Mrs Haines, we have changed the supplier of the eggs. I give you my word that no shell will "
        "ever end up in your quiche again."
    ),
    "Your son's place at the camp is 100% certain. The kit list is attached.",
    "The cable you bought is guaranteed never to fray. The receipt is in the box.",
    "We've fixed the loose railing. It will definitely hold, so do come and enjoy the balcony.",
    "Told the guest that the noise from the bar will never bother her again.",
    "The vaccine is guaranteed to arrive on 26 November at 9 am.",
    "We will repaint the door by 27 November, you have our word.",
    "Don't worry, there's no way your dog can get out of our garden ever again.",
    "Your loan is absolutely certain to be approved.",
    "Our umbrellas never break, ever.",
    "I'm one hundred per cent certain that the roof will hold.",
    "I promise you'll have the keys by noon on 1 December.",
    "We guarantee you will receive it before 5 December.",
    "We are sure 100% the colour will be same.",
    "It is impossible that it fails again.",
    "You will definately get it on 27 November.",
    "No matter what happens, we will be there on 28 November.",
)

NONE = (
    "A colleague will never ask you for your PIN.",
    "Is there a guarantee on the brake pads?",
    "We do not guarantee that the toner fits.",
    "I'm absolutely thrilled with your review.",
    "You're absolutely right.",
    "The pan is 100% stainless steel.",
    "Definitely a lovely dog!",
    "The show will definitely not be for everybody, says the critic.",
    "As soon as you land, show this text at the desk.",
    "Soon after, the alarm stopped.",
    "The sooner you reply, the better.",
    "We'll need a photo of the label soon.",
    "Your trial will end soon.",
    "Winter is coming soon.",
    "Bye for now, speak later!",
    "Customer will send photos soon.",
    "Mum says dad will collect him later.",
    "He asked whether we could come round in the next few days.",
    "She was told by her bank that they would refund her.",
    "The tenant's own plumber will fix it.",
    "Your builder will need to sign it off.",
    "Your insurer will pay the rest.",
    "The airline will rebook you; please contact them.",
    "We've already refunded you.",
    "You were refunded on 20 November.",
    "Had a word with the driver, matter closed.",
    "Issue fixed on call.",
    "Replacement handed over at desk.",
    "The porter carried the bags up.",
    "Would you like our gardener to come again?",
    "If you like, I'll send you the recipe.",
    "Send us the serial number and we'll order the part.",
    "Once you've paid, we'll ship the rug.",
    "The store will be closed on 25 December.",
    "The heating will come on at 6 am each day.",
    "We will be pleased to see you at the fair.",
    "The exhibition will move to Leeds in spring.",
    "Our choir will sing carols on 19 December at 5 pm.",
    "Our team will be on holiday from 24 December.",
    "You'll love it here.",
    "You'll find the key under the mat.",
    "That'll be 12 pounds, please.",
    "It will take about two weeks.",
    "I will be off on 27 November.",
    "Your code will expire in 10 minutes.",
    "The new line will open in 2028.",
    "The gardener is cutting the hedge right now.",
    "Our engineer is already on his way.",
    "Our engineer has been and gone.",
    "Your appointment with the nurse is on 26 November at 9 am.",
    "The judge will decide.",
    "The weather will clear up soon.",
    "Interest rates will go up soon.",
    "Your daughter will grow out of them soon.",
    "Your bank will credit the amount soon.",
    "The app will update itself shortly.",
    "The page will load shortly.",
    "You will get used to it soon.",
    "You'll get the hang of it in no time.",
    "You will soon be eligible for the senior card.",
    "I look forward to your reply at your earliest convenience.",
    "May I ask you to send the form soon?",
    "Kindly revert at the earliest.",
    "Kindly do the needful asap.",
    "Pls share the docs asap.",
    "Requesting you to kindly share the invoice at the earliest.",
    "Cust asked to share docs asap.",
    "Caller wants refund asap.",
    "Asked cust to send photos asap.",
    "Told cust to reply soon.",
    "Advised customer to return the router as soon as possible.",
    "Advised caller that she should contact her bank soon.",
    "We told you on 2 November that it would come soon; it did on 4 November.",
    "Customer hung up before I could answer.",
    "Wrong number.",
    "The bakery opens at 6 am every day.",
    "Please do not promise anything to the customer.",
    "Never leave a candle unattended.",
    "We never share your data.",
    "We will never sell your number.",
    "Your PIN will never be asked for.",
    "It's definitely worth a try.",
    "I'm certain you mean well.",
    "Is it certain that they will come?",
    "The result is not certain.",
    "There is a risk of frost.",
    "No risk, no fun, says my daughter.",
    "Come rain or shine, I walk the dog.",
    "On my word processor the font is different.",
    "Nothing could be easier.",
    "You can rely on the timetable on our page.",
    "The chance of rain is zero.",
    (
        "Hello Mrs Petrov, thank you for your patience this morning. The leak under the basin came from a "
        "worn washer, which our plumber replaced at 11:20. The tap is working and nothing else is needed. "
        "Have a lovely week!"
    ),
    (
        "Hi Sam, great to hear you enjoyed the tasting menu. I've passed your kind words to the kitchen, "
        "they were chuffed. Hope to see you again soon!"
    ),
    (
        "Good evening. The museum is open until 6 pm today and the last tour starts at 4.30. Bags go in the "
        "cloakroom. Enjoy your visit!"
    ),
    (
        "Dear Ms Roberts, the vet looked at Bella's blood test this morning. Everything is within the normal "
        "range, so no treatment is needed. Please bring her in for her usual check in spring."
    ),
    (
        "Thanks for flagging the missing button. It was sewn on yesterday and the coat is ready at the "
        "counter. Our opening hours are on the door."
    ),
    "Hiya! Your order has left our bakery and is on its way. Keep it in the fridge and eat it within three days.",
    (
        "You asked why the price went up. The supplier raised it in July and we kept the old one until "
        "October. Your contract stays as it is."
    ),
    "We hear you: the queue on Saturday was far too long. Two extra tills have been open since Monday.",
    "Please do not reply to this text. To change your appointment, ring the clinic or use the link in your e-mail.",
    (
        "The swimming pool is heated to 29 degrees. Children under eight swim with an adult. Lockers take a "
        "£1 coin, which you get back."
    ),
    (
        "Customer rang about a late parcel. Tracking shows it was left with a neighbour at 10:12 today. She "
        "found it while we were on the phone. No action."
    ),
    (
        "Caller is moving on 4 December and wanted to know how to read the meter. Talked her through it. She "
        "will send us the reading herself."
    ),
    (
        "Tenant says the upstairs neighbours are noisy and that she will never sleep again. Sent her the "
        "leaflet and noted the dates."
    ),
    "Mr Adeyemi asked if we guarantee the fit. Told him we don't, but he may return it within 30 days.",
    "Pt's wife called, she'll bring his meds list tomorrow. Nothing further.",
    "I'm sorry, the 7 o'clock sitting is fully booked. We still have a table at 9, if that suits you.",
    "That's a fair question. The deposit covers breakages only, and you had yours back on 12 November.",
    "Our choir is looking for tenors! Rehearsals are on Tuesdays at 7 pm in the church hall. Just come along.",
    "The road outside the school will be closed on 28 November from 8 am to 4 pm for resurfacing by the council.",
    "Your tyre pressure should be 2.4 bar. If the light stays on, drive slowly to the nearest garage.",
    (
        "As the manufacturer has stopped making this model, we can no longer order parts for it. I'm sorry "
        "that I have no better news."
    ),
    "Our driver rang your bell at 10:05 today and left a card. You can pick the box up at the depot from 4 pm.",
    (
        "Your new card was posted on 19 November. It takes up to seven days to reach you; the PIN comes in a "
        "letter of its own."
    ),
    (
        "I can see that you were charged twice. The second payment was cancelled this morning, and your bank "
        "shows it as pending until it drops off."
    ),
    "Your claim has been settled in full. The letter with the breakdown is attached. Thank you for insuring with us.",
    "We never guarantee a sea view.",
    "He said the brakes would never fail, but they did.",
    "The warranty guarantees free repairs for two years.",
    "The word guarantee does not appear in our terms.",
    "I can't guarantee it, but I'd be surprised if it rained.",
    "You are certain to enjoy the dessert trolley.",
    "Please make absolutely sure the gas is off.",
    "I will ask you to sign here.",
    "I'll be honest with you, the sofa is not worth repairing.",
    "We'll need your date of birth before we can go on.",
    "I will need to see your passport.",
    "We will happily accept cheques.",
    "The choir will be singing in the foyer.",
    "You will be asked to leave your bag.",
    "The waiter will bring you the menu when you sit down.",
    "Our guides speak five languages.",
    "Our trainer is certified in first aid.",
    "The office is closed; someone will be there again on 25 November at 9 am.",
    "Customer's plumber will send us a report.",
    "Her solicitor will be in touch with us.",
    "The landlord will have to sign too.",
    "His mum will collect the prescription.",
    "My colleague Ana has already replied to you.",
    "You've been upgraded, congratulations!",
    "Your deposit was returned on 16 November to the card ending 4410.",
    "Sorry that nobody came on 20 November. The fitter had an accident.",
    "Is anyone going to call me back? That was your question, and Ana did at 10:15 today.",
    "We were going to call you, but you were faster!",
    "The lift was supposed to be back soon, and it has been since this morning.",
    "As you're about to move, here is the checklist.",
    "You're about to run out of data.",
    "The train to Brno is about to leave from platform 2.",
    "To be honest, I like the blue one better.",
    "This offer is to be used by 30 November.",
    "The aim is to make travel easy.",
    "What am I to do with the old boiler? You can leave it at the depot.",
    "Who is to pay for it? The landlord.",
    "Nothing is to be paid at the door.",
    "Looking at your bill now.",
    "Checking that for you now.",
    "One moment please, I'm looking at the file.",
    "Thank you for holding.",
    "I'm transferring you to our claims desk now.",
    "We're working on it.",
    "We are aware of the problem.",
    "Our engineers are on site.",
    "Pls send ur order no asap.",
    "Pls tell me ur address and I'll send the parts.",
    "pls call us soon",
    "Kindly share the AWB number, sir.",
    "Kindly check your inbox.",
    "I kindly ask you to be patient.",
    "We don't have this size anymore, sorry for that.",
    "The goods arrived to our warehouse this morning.",
    "You must pay the customs by yourself.",
    "The parcel is with the post office, please collect it soon.",
    "We wish you a quick recovery.",
    "Wishing you a speedy recovery!",
    "It was our pleasure to serve you, come back soon!",
    "Many thanks and see u soon",
    "cu soon!",
    "TTYL",
    "Speak soon hun x",
    "brb",
    "np, glad it works now :)",
    "lol no worries",
    "Cust ref no given. Call ended.",
    "Cust will call bk l8r.",
    "Rang cust, no ans.",
    "N/A, left no msg.",
    "Pt DNA'd appt on 20 November.",
    "Pt to ring back himself when ready.",
    "Customer promised payment by 30 November.",
    "Guest promised to leave quietly.",
    "Owner agreed to keep the dog on a lead.",
    "Caller advised me that his bank would pay.",
    "She will be writing to the ombudsman.",
    "He'll be sending his brother to pick it up.",
    "Their insurer is to pay the excess.",
)


def test_what_is_undertaken_without_a_day() -> None:
    assert read_as("promise.no-deadline", NO_DEADLINE) == []


def test_what_is_dated_by_nothing_firm() -> None:
    assert read_as("time.vague", VAGUE) == []


def test_what_is_guaranteed() -> None:
    assert without_guarantee(ABSOLUTE) == []


def test_what_reads_alike() -> None:
    assert read_as(None, NONE) == []
