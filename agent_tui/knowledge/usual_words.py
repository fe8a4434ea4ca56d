"""English words that everybody uses and few articles do: one of them is no typing error of another word. Pure."""

_USUAL = """
able about above according across actually after afternoon again against ago agree ahead allow allowed allows
almost
alone along already also although always among amount angry another answer answered anybody anymore anyone
anything
anyway anywhere appear appeared apply around asked asking asks away awful
baby back bad badly became because become becomes been before began begin beginning begun behind being believe
below
beside best better between beyond bigger biggest bill bits body book both bought break bring broke broken
brother brought
build built busy buying
call called calling calls came care careful case cases caught cause caused certain certainly change changed
chance check
child children choice choose chose chosen city clean clear clearly close closed cold come comes coming complain
complete
completely concerned confused correct correctly cost costs could couple course cover covered
daily date dates daughter days dead deal dealt dear decide decided definitely depend depends described
description
difference different difficult difficulty directly does doing done door doubt down drive driven drove during
each earlier early easily easy either else empty ended enough entire entirely especially even evening event ever
every
everybody everyone everything everywhere exact exactly example except expect expected explain explained extra
face facing fact fail failed fair fairly fallen family fast father favour feel feeling fell felt field file
filled final
finally find finding fine finish finished first five follow followed following food forget forgot forgotten form
former
forward found four free friend friends front full fully funny further future
gave general generally gets getting girl give given gives giving glad goes going gone good gotten great group
grown guess
half hand handle happen happened happening happens happy hard hardly head hear heard hello held help helped
helpful helps
hence herself high himself hold holding home hope hoping hour hours house however huge hundred husband
idea ideas imagine immediately important impossible include included including inside instead interested into
itself
join just keep keeping keeps kept kind kindly kinds knew know knowing known knows
lack large last late lately later latest learn least leave leaving left less letter level life light like liked
likely
line list listed little live lived living local long longer look looked looking looks lose loss lost love lots
luck
made mainly major make makes making many matter maybe mean meaning means meant meet message mind minute minutes
miss
missed missing mistake moment money month monthly months more morning most mostly mother move moved moving much
must
myself
name near nearly necessary need needed needs neither never next nice night nine nobody none normal normally
nothing
notice noticed nowhere
obviously offer offered often okay once ones only onto open opened opening opinion option options ordinary
original
other others otherwise ourselves over own
page paid part parts past patient people perfect perhaps period person personal phone pick picked piece place
placed
places plan plans play please plenty point points poor possible possibly prefer present pretty previous
previously
probably problem problems proper properly provide provided purpose puts putting
question questions quick quickly quiet quite
rather reach reached read reading ready real really reason reasons receive received recent recently regarding
related
remain remember reply request respond rest result return right room running
safe said same saying says second seconds seem seemed seems seen self sell send sending sense sent serious
seriously
serve seven several shall short should show showed showing shown shows side sign similar simple simply since
single
sister size slow slowly small sold solve solved some somebody somehow someone something sometimes somewhere soon
sooner
sorry sort sound speak special spent spoke spoken stand start started starting state stay still stop stopped
story
strange stuff such sudden suddenly suggest sure surely
take taken takes taking talk talked talking tell telling tells than thank thanks their theirs themselves there
therefore
thing things think thinking third this those though thought thousand three through throughout time times tired
today
together told tomorrow tonight took total totally toward towards tried tries trouble true truly trust trying
turn turned
turning twelve twenty twice type
uncle under understand understood unless unlike until upon used useful user uses using usual usually
various very view visit
wait waited waiting walk want wanted wanting wants warning watch water ways wear weather week weekend weekly
weeks well
went were whatever whenever wherever whether while whoever whole whom whose wife will wish within without woke
woman
women wonder wondering word words work worked working works world worry worse worst worth would write writing
written
wrong wrote
yeah year years yesterday young your yours yourself zero
"""
USUAL_WORDS = frozenset(_USUAL.split())
