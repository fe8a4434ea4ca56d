"""Whether an English noun (lower case) names somebody by what he does, whatever the trade: thatcher, optician, case
handler. Most trades are told by how their names end; so are many things, which are listed."""

import re

_NAMED = re.compile(
    r"\b(?:our|an?|the|another|one of (?:our|the)|(?:duty|senior|junior|chief|head|lead|local|night|on-call)"
    r"|(?:council|hotel|school|company|clinic|hospital|city|shop|store)'s)"
    r" (?:[\w'-]+ ){0,3}?(?P<noun>[a-z-]{2,}?(?:er|or|ist|ian|ant|man|men|woman|women|smith|wright))s?"
    r"(?: (?:in|at|from|of|on|for) [\w' ]{2,40})?(?: (?:also|then|now|\w+ly))*\s*$"
    r"|\b(?:the|our|an?) \w+ (?:boy|girl|lad|lady|guy|chap|man|woman|person)\s*$"
    r"|\b(?:one of (?:our|the)|the|our|a) (?:\w+ )?(?:lads?|lasses|boys|girls|chaps?|blokes?|folks?|guys?|gang|people)"
    r"(?: (?:in|at|from|of|on|for) [\w' ]{2,40})?\s*$"
    r"|(?:^\s*|\b(?:her|him|them|that|cust|the|our) )(?:engineering|plumbing|electrical|joinery|housekeeping"
    r"|catering|cleaning)\s*$"
    r"|\b(?:the|our|an?|another) (?:[\w-]+ )?(?:mason|chef|cook|vet|nurse|tailor|smith|judge|guard|guide|host|coach"
    r"|clerk|surgeon|crew"
    r"|mechanic|expert|bursar|registrar|warden|steward|priest|vicar|pilot|carpenter|butcher|scribe|curate|agronomist"
    r"|luthier"
    r"|apprentice|trainee|volunteer|colleague|partner|dietitian|physio|paramedic|midwife|pro|sub|temp|au pair)s?\s*$"
    r"|(?:^\s*|\b[\w-]+ )"
    r"(?P<short>mgmt|mgr|mngr|supv|supvsr|sup|eng|engr|tech|maint|ops|acct?s|rep|admin|hq|cs|svc|whse|tl|dr|cons)s?\s*$"
)
_NO_TRADES = """
    actor adapter adaptor aerator aerial airliner alternator amplifier ancestor anchor answer antioxidant
    antiperspirant appetizer applicant armour artist assist australian author bachelor banner bar barometer
    barrier battery beaker beer belgian beneficiary bitter blanket blazer blender blinker blocker blower
    boiler booster bootloader border borrower bother breaker brewer broadcaster brother browser bucket buffer
    bumper bunker burger burner butter buyer buzzer calculator calendar caliper caller camper canadian cancer
    canister cannister capacitor carburettor card cardholder career cashpoint cellar center centre chamber
    chandelier chapter character charger chatter checklist cheer christian cider civilian claimant clatter
    cleanser clipper closer cluster clutter coaster colander collar color colour comforter common commuter
    competitor compiler composter compressor computer concealer condenser conditioner connector consist
    constant container controller converter conveyor cooker coolant cooler copier copper corner corridor
    counter coupler cover crater crawler creditor cruiser cucumber cupholder cursor curtain customer cutover
    cyclist cylinder daughter dealer debtor debugger december decoder defender defibrillator dehumidifier
    deodorant detector deter developer diameter diaper diffuser digger dimmer dinner disaster dishwasher
    disinfectant dispenser distant diverter divider donor door drawer dresser drier dropper dryer dumper
    duster echo elector elephant elevator elixir embroider emitter employer emulator encounter enlist
    equaliser equator eraser error escalator estimator exhibitor exist expander exporter extender exterior
    extinguisher factor fastener father fathom favor favour feeder fender fertiliser fertilizer fever fiber
    fibre figure filler filter finger fist flavor flavour flicker flier floor flower flyer folder footer
    foreigner forest former freezer freighter freshener fryer funder gear gender generator german geyser
    ginger gist glacier glider grandfather grandmother grant grater grinder guarantor guardian guest gutter
    hammer hamper handover hanger hangover harbor harbour hardener harvester header heater helicopter
    highlighter hiker hinder hirer holder hoover hopper hour householder hover human humidifier humor humour
    hunger hydrant hypervisor igniter important importer incubator indian indicator infant inhabitant inhaler
    injector insider instant insulator insurer interior inverter investor irritant isolator italian january
    journalist juicer jumper junior kneeler labor labour lacquer ladder lager laminator lantern laser latter
    launcher lavender layer layover learner leaseholder leather ledger leftover lender letter leveller lever
    lifter lighter limiter liner linter list litter liver loader loafer locker lodger logger loser lower
    lubricant major makeover maker man manner manor manufacturer marker matter mayor median member men meteor
    meter metre microphone minister mirror mist mixer modulator moisturiser moisturizer monitor mother motor
    motorist mower muffler multiplier murder neighbor neighbour newsletter november number october odometer
    odour offer opener optimizer order organ organizer other outer oven over owner pacemaker pager panther
    paper parameter parker parser participant passenger pattern payer pedestrian peeler peer pendant pepper
    percolator perimeter persist photocopier pier pillar pitcher placeholder plant plaster platter player
    playlist pleasant plier plotter plunger pointer policyholder pollutant popover poster powder power pram
    prayer predecessor premier preorder preparer primer printer prisoner processor profiler projector
    propeller proper publisher pullover pump purifier quarter quiver quota radar radiator rafter rather razor
    reactor reader rear receiver reclaimer recliner recorder rectifier reducer refrigerator register regulator
    relevant remainder reminder renter repeater reseller reservoir resist resistor resonator restaurant
    retailer rigor ripper river roller rollover roman rooster roster rotor router rubber ruler rumor russian
    sanitiser sanitizer saucer saver scanner scheduler scooter scrambler scraper screensaver screwdriver
    scrubber sealant sealer sector seller semester sender senior sensor separator september server shaker
    shareholder sharpener shaver shelter shopper shortlist shoulder shower shredder shutter significant silver
    simulator sister skewer skimmer sleeper slicer slider slipper smoker sneaker softener solder soldering
    soloist speaker speedometer spider spinner splinter sprayer sprinkler squatter stabiliser stabilizer
    stakeholder stapler starter steamer sticker stimulant stopover stopper straightener strainer stranger
    stretcher strimmer stripper stroller structure subscriber subwoofer successor summer supper supplier
    sweater sweeper swimmer switcher synthesiser synthesizer syringe takeover tanker tariff taser tax teenager
    temper template tenant tender tenor terrier terror terrorist theater theatre thermometer thinner thriller
    tier tiller timber timer toaster toddler toner torpedo tourist tower tracker tractor trailer traitor
    transceiver transfer transformer transistor transmitter transponder traveler traveller trigger trimmer
    tumbler tumour tuner turnover tweeter twist typewriter under updater upper user vapor vaporizer variant
    vector ventilator vibrator victor viewer visitor visor visualiser vocalist voucher wafer waitlist walker
    wallpaper wardrobe warmer warrant washer water weather whatever whether whisker whisper winner winter
    wiper wishlist woman wonder woofer wrapper wrist zipper
"""
"""Of those that end so, who or what is none of our people, or no person at all."""
_THINGS = frozenset(_NO_TRADES.split())


_SOMEBODY = re.compile(
    r"\b(?:our|the|an?|my) (?:[\w-]+ ){0,2}?(?P<noun>[a-z]{3,}(?:er|or|ist|ian|man|woman)|nurse|chef|colleague|vet"
    r"|bursar"
    r"|mechanic|expert|surgeon|guard)\b"
)


def names_somebody(said: str) -> bool:
    """Whether the last one who is named in what was said, by his trade or otherwise, is one of our people."""
    named = [one["noun"] for one in _SOMEBODY.finditer(said)]
    return bool(named) and named[-1] not in _THINGS


def names_trade(subject: str) -> bool:
    """Whether the subject of a clause ends with one of our people, named by a trade."""
    named = _NAMED.search(subject)
    if named is None:
        return False
    noun = named["noun"]
    return noun is None or (noun not in _THINGS and noun.rpartition("-")[2] not in _THINGS)
