"""The words of English formulae, as United Nations editors and others write them."""

from __future__ import annotations

from .words import BRACKET, NAME, ActWords, SpeechWords, Words

__all__ = ["ENGLISH"]

_ARTICLE = r"(?:[Tt]he |[Aa]n? )"
_ROLE = (
    r"(?:(?:government )?representatives? (?:of|from)|observers? (?:for|of|from|representing)|panellists? (?:from|of)"
    r"|delegat(?:ions?|es?) (?:of|from)|members? for|(?:employer|worker) representatives? (?:of|from)"
    r"|(?:employer|government|worker) (?:members?|delegates?) (?:of|from)|th(?:ose|at) (?:of|from))"
)
# A capital letter within a sentence is that of a title: "the Permanent Representative of".
_NO_TITLE = r"(?:(?<=[Tt]he )|(?<![^\W\d_] ))"
_ORDINARY = r"(?:[a-z]+ )"
# What an organization is said to be, before its name: "the non-governmental organization Lamp Watch".
_DESCRIBED = rf"(?:(?:civil society|intergovernmental|international|non-governmental) organi[sz]ation )(?=[A-Z{NAME}“])"
# What follows such a word in a title of someone's office: "Deputy Chairperson", "member of the Committee".
_SECONDED = r"(?:echoed|endorsed|followed|joined|seconded|supported)"
_JOINING = rf"(?:(?:also )?{_SECONDED} (?=by ))"
_RANK = (
    r"(?:(?:Acting|Assistant|Associate|Deputy|Employer|Executive|Federal|First|Former|General|Honorary|Independent|Joint"
    r"|Lead|Managing|National|Permanent|Political|Prime|Principal|Regional|Resident|Second|Senior|Special|State|Under"
    r"|United Nations|Vice|Worker"
    r"|[a-z]+)[ -])"
)
_OFFICE = (
    r"(?:[Mm]ember|[Aa]dministrator|[Aa]dvis[eo]r|[Aa]dvocate|[Aa]mbassador|Attorney[ -]General"
    r"|[Cc]hair(?:person|man"
    r"|woman|s|-[A-Z][a-z]+)?|[Cc]hancellor|[Cc]hief|[Cc]o-[Cc]hairs?|[Cc]o-[Ff]acilitators?|[Cc]ommissioner"
    r"|[Cc]onvener|[Cc]ouncillor"
    r"|[Cc]oordinator|[Cc]ounsel|[Dd]elegate|[Dd]irector(?:[- ]General)?|[Ee]nvoy|[Ee]xecutive|[Ee]xperts?"
    r"|[Ff]acilitator"
    r"|[Ff]ounder|[Gg]overnor|[Hh]ead|[Hh]igh Commissioner|[Jj]udge|[Mm]anager|[Mm]ayor|[Mm]inister|[Mm]oderator"
    r"|[Oo]fficer|[Oo]mbuds(?:man|person)|[Pp]resenter|[Pp]resident|[Pp]rofessor|[Pp]rosecutor|[Rr]apporteur"
    r"|[Rr]epresentative|[Ss]ecretary(?:[- ]General)?|[Ss]pecialist|[Ss]pokesperson|[Tt]reasurer"
    r"|Under-Secretary-General|Assistant Secretary-General|[Vv]ice-[Cc]hair(?:person|man|woman|s)?"
    r"|[Vv]ice-[Pp]resident|[Pp]roducer|[Rr]esearcher|[Ll]ecturer|[Oo]bserver)"
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİ][\w’'.-]*)"  # noqa: RUF001
_PARTICLE = r"(?:da|de|del|della|den|der|di|do|dos|du|el|la|le|los|bin|ibn|van|von|y|zu|ten|ter|al-[A-Z][\w’'-]*|el-[A-Z][\w’'-]*)"  # noqa: E501, RUF001
_TITLE = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame|Lord|H\.E)\.? )"

_STATEMENT = r"(?:statements?|remarks|comments?|presentations?|address(?:es)?|interventions?|declarations?|messages?)"
_STATEMENT = rf"(?i:{_STATEMENT})"
_ADVERBS = r"(?:(?:also|both|each|further|jointly|subsequently|then|thereafter) )*"
_ADJECTIVES = (
    r"(?i:(?:an?|the|his|her|its|their|additional|brief|closing|concluding|final|further|general|introductory|joint"
    r"|keynote|ministerial|national|opening|oral|second|separate|short|third|two|welcoming|written) "
    r"(?:and (?=closing|concluding))?)*"
)
_AT = (
    r",? (?:after|at|before|by (?=video|pre-?recorded|telephone)|during|following|for|in|on|prior to|through|to|via) "
    r"[^.;,:]{1,60}?,?"
)
_PURSUANT = r"(?:, [^.;]{1,200}?,)?"
_NUMBERS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many)"

_MANY = r"\b(?:delegations|members|observers|Parties|representatives|speakers|States)"
_REPORTING = (
    "acknowledged|added|advised|affirmed|agreed|announced|answered|appealed|applauded|appreciated|argued|asked|asserted"
    "|assured|believed|called|cautioned|clarified|commended|commented|concluded|concurred|condemned|confirmed"
    "|congratulated|considered|(?:could|did|would) not (?:accept|agree|endorse|support)|declared|denounced|deplored"
    "|described|disagreed|drew (?:\\w+ ){0,2}attention|echoed|emphasi[sz]ed|encouraged|endorsed|enquired|explained"
    "|expressed|felt|hailed|highlighted|hoped|indicated|informed|inquired|insisted|intervened|invited|lauded"
    "|made recommendations|maintained|mentioned|noted|objected|observed|offered|opined|opposed|outlined|pledged"
    "|pointed out|praised|proposed|provided (?:\\w+ )?(?:details|information)|queried|questioned|raised|reaffirmed"
    "|recalled|recogni[sz]ed|recommended|referred|regretted|reiterated|rejected|remained|remarked|replied|reported"
    "|requested(?! (?:an? |the )?(?:[a-z-]+ )?(?:ballot|vote))|reserved|responded|restated|said|shared|sought|stated"
    "|stressed|suggested|supported|thanked|took note|underlined|underscored|urged|viewed|voiced|wanted to know"
    "|(?:aligned|associated|dis(?:as)?sociated) (?:him|her|it|them)sel(?:f|ves)"
    "|(?:was|were) of the (?:opinion|view)"
    "|was (?:concerned|encouraged|grateful|interested|pleased)|welcomed|wished|wondered"
)
_DRAFT = r"(?:draft (?:resolution|decision|proposal|text|declaration|amendment|President’s statement)s?|amendments?)"  # noqa: RUF001
_NUMBER_WORDS = "none no one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?:\d+|{'|'.join(_NUMBER_WORDS)})"
_BY = r" by (?:a )?(?:show of hands|secret ballot|roll-?call)"
_OUTCOME = r"adopted|rejected|approved|retained|not adopted|defeated"
# "20 to 4", "20 votes in favour, 4 against and 2 abstentions", "a recorded vote of 20 votes to 4, with 2 abstentions"
_COUNTS = (
    rf"(?:an? (?P<manner>[a-z-]+) vote of )?(?P<in_favour>{_COUNT})(?: votes?)?"
    rf"(?:(?: in favour| for)(?:,? to|,| and)|,? to) (?P<against>{_COUNT})(?: votes?)?(?: against)?"
    rf"(?:,? (?:(?:with|and) )?(?P<abstaining>{_COUNT}) abst(?:aining|entions?))?"
)
_COUNTED = (
    rf"(?:(?P<subject>(?i:{_DRAFT})(?:[^.;{BRACKET}]|\.(?=\d)){{0,200}}?|motion|proposal|paragraph \d+),? "
    rf"(?:was|were) (?:\w+ )?)?\b(?P<outcome>{_OUTCOME})"
    rf"(?: (?:the )?(?P<on>(?:(?!\bby )(?:[^.,:;{BRACKET}]|\.(?=\w)|, (?=as (?:a whole|(?:\w+ )?[a-z]+ed)\b)))*?))?"
    rf",? (?:by|in|with) {_COUNTS}"
)
_COUNTED_BEFORE = (
    rf"\b(?:[Bb]y|[Ww]ith) {_COUNTS}, [^.;]*?\b(?P<outcome>{_OUTCOME})"
    rf"(?: (?:the )?(?P<on>[^.,:;{BRACKET}]*[^.,:;{BRACKET} ]))?"
)
_DECIDED = rf"\b(?P<outcome>decided),? by {_COUNTS},? (?P<on>(?:not )?to [^.,:;{BRACKET}]*[^.,:;{BRACKET} ])"
_RESULT = (
    rf"\bresults? of (?:the|a) (?P<ballot>[a-z -]*(?:ballot|vote|voting))(?:{_BY})? (?:was|were)(?: as follows)?:? "
    rf"{_COUNTS}"
)

_ACTS = ActWords(
    introduced=r",? (?:also |then |orally )*introduced"
    rf"(?P<too> and (?:also |then )*orally (?:amended|corrected|revised))? (?=[^.;]*\b{_DRAFT})",
    introduced_by=rf"{_DRAFT}[^.;]{{0,400}}? (?:was|were) (?:also |then )*introduced by ",
    revised=r"(?<!introduced and),? (?:also |then |further |subsequently )*orally (?:revised|amended|corrected) "
    rf"(?=[^.;]*\b{_DRAFT})",
    sponsored=r"(?<![\w-])(?P<also>co-?)?sponsored by (?:the )?",
    submitted=rf"(?<![\w-])(?i:{_DRAFT})\b(?:[^.;]|\.(?=\d)){{0,400}}?,? submitted (?:jointly )?by (?:the )?"
    r"(?!sponsors?\b)",
    sponsors=rf"\b[Ss]ponsors of (?:the )?{_DRAFT}[^.:]{{0,80}}? (?:were|are|included):? ",
    joined=r",? (?:also |had |have |subsequently |then |later )*(?:joined (?:the|as|in|its) (?:co-)?sponsor"
    r"|bec[ao]me (?:an? )?(?:[a-z]+ )?(?:co-)?sponsor)",
    withdrew=r",? (?:also |had |have |subsequently |then |later )*(?:withdrew|withdrawn) (?:its|their"
    r"|as) (?:original )?(?:co-)?sponsor",
    requested=r"(?:[Aa]t the request of|requested by) ",
    vote=rf"\b(?:a |the )?(?P<manner>(?:[a-z-]+ )?vote(?:{_BY})?) (?:was|had been) (?:also |then )?(?:taken|held"
    rf"|requested)(?P<how>{_BY})?"
    r"(?: on (?:the )?(?P<on>(?:[^.,:;]|\.(?=\w)|, (?=as (?:\w+ )?[a-z]+ed\b))*))?"
    rf"|\b(?:was|were) put to (?:the |an? )?(?P<put>vote{_BY})",
    asked_for=r" (?:had )?requested (?:that )?(?:an? |the )?(?:[a-z-]+ )?(?:ballot|vote)\b",
    votes=(
        ("in_favour", r"\b(?:Voting )?[Ii]n favour:"),
        ("against", r"\b(?:Voting )?[Aa]gainst:"),
        ("abstaining", r"\b(?:Abstaining|Abstentions?|Abstained):"),
        ("", r"\b(?:Absent|Not voting|Not participating)[^:]{0,40}:"),
    ),
    counted=(_COUNTED, _COUNTED_BEFORE, _DECIDED, _RESULT),
    outcomes=(
        ("rejected", r"rejected|not adopted|defeated"),
        ("retained", r"retained"),
        ("adopted", r"adopted|approved|decided"),
    ),
    manners=(
        ("recorded", r"\brecorded\b"),
        ("roll-call", r"\broll-?call\b"),
        ("show-of-hands", r"\bshow of hands\b"),
        ("secret-ballot", r"\bsecret\b"),
    ),
    numbers={word: max(0, place - 1) for place, word in enumerate(_NUMBER_WORDS)},
    nobody=r"\W*(?:[Nn]one|[Nn]il)\b|\W*$",
    meant=r"(?:intended|wished|meant|intending|should have been recorded as)(?: to)? "
    r"(?P<vote>vot(?:e|ing) (?:in favour|against)|abstain(?:ing)?)",
    meanings=(("in_favour", r"favour"), ("against", r"against"), ("abstaining", r"abstain")),
)

_SPEECH = SpeechWords(
    strong=r"; (?:and )?(?:by )?",
    separators=r"[,;]? (?:and|or|as well as) (?:by (?=the |an? |representative|observer))?|[,;] ",
    articles=_ARTICLE,
    lead=rf"(?:{_JOINING}|of )?(?:by )?(?:{_ARTICLE})?(?:(?i:{_ROLE}) {_ARTICLE}?(?:[Gg]overnments? of {_ARTICLE}?)?)?"
    rf"(?:{_DESCRIBED})?",
    described=rf"(?:{_ARTICLE})?(?:(?:(?!and )[a-z][\w-]*|Member States|States) )+(?:of (?:the )?)?(?={NAME})",
    same_role=r"th(?:ose|at) (?:of|from) ",
    members=r" (?:and|with) (?:its|their) (?:\d+ |[a-z-]+ )?[Mm]ember (?:States|countries)",
    role=rf"(?:{_JOINING})?(?:by )?(?:{_ARTICLE}|{_ORDINARY}{{0,2}})?(?i:{_ROLE}) ",
    roles=(
        (
            "representative",
            rf"(?:representatives?|[Gg]overnment representatives?|{_NO_TITLE}Representatives?) (?:of|from)\b",
        ),
        ("observer", rf"(?:observers?|{_NO_TITLE}Observers?) (?:for|of|from|representing)\b"),
        ("panellist", r"[Pp]anellists? (?:from|of)\b"),
        (
            "member",
            rf"(?:members?|{_NO_TITLE}Members?) for\b|(?i:employer|government|worker) (?:members?|delegates?)\b",
        ),
    ),
    joined=rf"(?:by )?(?:{_ARTICLE}|(?i:{_ROLE}) |(?:members?) (?:of|from) "
    rf"|{_JOINING}|of (?:the )?(?=[A-Z])|(?:also |speaking )*on behalf of )",
    single=r"(?i:representative|observer|panellist|member|delegation|delegate|that) ",
    territory=r"\b(?:Hong Kong|Maca[ou])(?: SAR)?$",
    abbreviation=r"[A-Z]{3,}[A-Za-z0-9-]*",
    grouping=rf"Group of [A-Z][^;.(){NAME}{BRACKET}]{{0,120}}? (?:Countries|States|Parties)\b",
    collective=r"\b(?:NGOs|organi[sz]ations|groups)$",
    apposition=r"(?:(?:affiliated|based|represented|established|formerly|headquartered) |of [A-Z]"
    r"|(?:el|la|las|le|les|los) [A-Z])",  # within names in other languages: "para la Luz, la Niebla y el Faro"
    behalf=r"(?:who (?:also )?spoke |speaking |(?P<also>also ))*"
    r"(?:[io]n behalf of|(?<=speaking )for|(?<=speaking also )for) "
    r"(?:(?:the )?(?:Member )?States(?: Members of [^,;.]{1,40})? (?:that|which) are (?:also )?members of (?:the )?"
    r"|the (?=[a-z]))?",
    own=r"(?:and )?in (?:its|his|her|their) (?:national|own|personal|individual) capacit(?:y|ies)",
    own_too=r",? (?:and|as well as) (?:also )?in (?:its|his|her|their) (?:national|own|individual) capacit(?:y|ies)",
    excepting=r"(?:, )?(?:with the exception of|except(?: for)?|excluding) ",
    delivery=r"(?:by|via|through|in|using) (?:a )?(?:pre-?recorded )?(?:video|telephone|audio|writ"
    r"|correspondence|remote)"
    r"|(?:video|pre-?recorded|online|virtual|remote|writt)",
    trailing=r"(?:on|in|at|to|as|under|about|after|before|during|following|regarding|concerning|who|which|that|where"
    r"|also|then|each|made|delivered)\b",
    field_of=r"\b(?:for|of|on) (?:the )?[A-Z][\w’'-]+$",  # noqa: RUF001
    fields=r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*",  # noqa: RUF001
    field=r"[A-Z][\w’'-]+",  # noqa: RUF001
    ending=r"[A-Z][a-z]+(?:al|ic|ary|ive) and [A-Z][a-z]+(?:al|ic|ary|ive) [A-Z].*",
    organs=r"\b(?:Action|Agenc|Alliance|Assembl|Associa|Authorit|Bank|Board|Bureau|Campaign|Cent(?:er|re)"
    r"|Chamber|Church"
    r"|Coalition|Comisi|Commission|Committee|Communit|Conference|Confederation|Congress|Consortium|Convention"
    r"|Corporation"
    r"|Council|Court|Department|Federa|Forum|Foundation|Fund|Group|Initiative|Institut|Guild|International$|Laborator|League"
    r"|Ministry|Mission|Movement|Network|Office|Organi[sz]ation|Parliament|Partnership|Police|Programme|Project"
    r"|Secretariat"
    r"|Service|Society|Syndicat|Trust|Union|Unit\b|Universit|Watch)",
    office=rf"{_RANK}{{0,3}}{_OFFICE}(?:/{_RANK}{{0,3}}{_OFFICE})*\b",
    possessive=r"(?:its|their|his|her)\b|(?:[a-z]+ ){0,2}(?:co-?)?(?:authors|sponsors)\b",
    aside_in_brackets=r"(?i:see |ibid|resolution |decision )|[A-Z]+/|[A-Z][A-Za-z-]*[A-Z]$",
    title=_TITLE,
    person=rf"(?:{_TITLE}?{_NAME_WORD}(?: (?:{_NAME_WORD}|{_PARTICLE})){{1,5}}"
    rf"|(?:Baroness|Dame|Lady|Lord|Sir) {_NAME_WORD} of {_NAME_WORD})",
    nameable=rf"[A-ZÀ-ÞŁŚŠŽČ0-9“\"]|(?:[a-z][\w-]* ){{0,6}}[A-Z{NAME}]|[a-z][\w ,’'-]*(?:organi[sz]ations?"  # noqa: RUF001
    rf"|groups?|NGOs?|peoples?|youth|women|constituenc(?:y|ies)|communit(?:y|ies)|unions|industry|countries"
    rf"|institut\w+|authorities|governments?|municipalities)",
    unusual=r"(?!\w+ed\b)(?!(?:who|which|that|all|both|each|it|they)\b)[a-z][\w’'-]+(?: (?:and "  # noqa: RUF001
    r"|of )?[a-z][\w’'-]+){0,3}",  # noqa: RUF001
    not_an_entry=r"(?:[Aa]t|[Oo]n|[Ii]n|[Dd]uring|[Ff]ollowing|[Aa]fter|[Bb]efore|[Ff]or|[Uu]nder(?!-)|[Ww]ith"
    r"|[Ww]ithin|[Pp]ursuant"
    r"|[Aa]s|[Ff]rom|[Ii]ncluding|[Ww]ho|[Ww]hich|[Tt]hat|[Ww]hile|[Ww]here|[Tt]o|[Tt]here|[Tt]hen|[Aa]lso"
    r"|[Ss]ubsequently"
    r"|[Ii]t|[Nn]o|[Oo]ther|[Cc]oncerning|[Rr]egarding|[Ww]elcoming|[Nn]oting|[Rr]ecalling|[Aa]ware"
    r"|[Ff]urthermore|[Mm]oreover"
    rf"|[Aa]dditionally|[Ff]inally|\d+|(?i:{_NUMBERS}) (?:other )?(?:experts|members|representatives)"
    r"|(?i:another|one) [a-z]+ [a-z]+|[Mm]embers of (?:its|the))\b",
    turns=rf"; (?:(?:and|but|while|whereas) )?|, (?:and|but|while|whereas) (?=(?:the |an? )(?:{_ROLE}) )",
    seconded=rf" (?:was|were) {_ADVERBS}{_SECONDED} by (?=(?:the )?(?:{_ROLE}) )",
    clause=r"(?<=[a-z]) that (?=the [A-Z]|[A-Z\u2135])"
    rf"|, (?:after|at|during|following|in) which (?=(?:the )?(?:{_ROLE}) )"
    rf"|{_MANY}, including (?=those of |(?:the )?{NAME})",
    made=r"(?P<before>[,;]? (?:(?:answered questions|(?:participated in|responded to|thanked) [^.;,]{0,60}?|replied)"
    r",? and )?(?:(?:also|both|each|further|jointly|subsequently|then) )*)"
    rf"(?:(?:made|delivered|gave|submitted) (?P<what>{_ADJECTIVES}{_STATEMENT})"
    rf"|presented{_PURSUANT} (?=(?P<reports>[^.]*\b(?i:reports?|updates?|stud(?:y|ies)|findings|outcomes?"
    rf"|recommendations|notes?|papers?|results)\b))"
    rf"|(?:gave|provided){_PURSUANT} (?=(?P<told>(?:an?|the|his|her|their) oral (?:briefing|report|update)s?\b))"
    r"|(?P<spoke>took the floor|spoke|intervened|(?:addressed|briefed) the (?:[A-Z]\w+"
    r"|conference|meeting|plenary|session)"
    r"|participated in (?:the|an?) (?:[a-z-]+ ){0,3}(?:debate|dialogue|discussions?|exchange(?: of views)?|round table)"
    r"|participated(?=[.;,]|$)"
    rf"|exercised (?:its|his|her|their|the) right of reply))\b(?=(?P<rest>[^.;]*))",
    took_part="participated",
    dialogue=r"\b(?:debate|dialogue|discussion|exchange|round table)\b[^.;]* in which ",
    one=r"an? ",
    made_by=rf"(?P<what>(?<![\w-]){_ADJECTIVES}{_STATEMENT})"
    r"(?P<manner> (?:after|before|following|in|of|on|prior to) [^.;,:]{1,80}?)? "
    rf"(?:was|were|had been) {_ADVERBS}(?:made|delivered|given|heard)"
    rf"(?:(?: on behalf of (?P<group>[^.;:]{{1,120}}?))?(?P<at>{_AT})?(?= by) (?P<for>by)|(?P<then>{_AT})?"
    r" (?P<by>by|from|on behalf of)) "
    rf"|\bthe floor was {_ADVERBS}taken (?P<taken>by) "
    rf"|\bheard (?P<heard>{_ADJECTIVES}{_STATEMENT}) (?:by|from) "
    r"|\b(?P<asked>(?i:comments|observations|questions)\b[^.;:,]{0,60}? (?:asked|made|posed|put|raised) by) "
    rf"(?=(?:the )?(?:{_ROLE}) )"
    r"|\b(?P<answered>(?i:answer|repl|respon)\w*(?: to)?(?: [a-z]+){0,6}? (?:comments|observations|questions)"
    r" (?:by|from)) "
    rf"(?=(?:the )?(?:{_ROLE}) )"
    rf"|\bas (?P<did>did) (?=(?:the |an? )?(?:{_ROLE}) )"
    rf"|[a-z]\w* (?:was|were) {_ADVERBS}(?P<addressed>addressed by) (?=(?:the |an? )?(?:{_ROLE}) )"
    r"|\b(?P<replied>[Rr]ights? of reply (?:was|were) exercised by) ",
    following=rf"\b(?:(?:(?P<called>(?i:{_ROLE})) )?[Tt]he following(?P<group>(?: [\w-]+){{0,4}})(?:, [^,.:]*,)? "
    rf"(?:{_ADVERBS}(?:made|delivered|gave) {_ADJECTIVES}{_STATEMENT}|took the floor|spoke|intervened|addressed"
    r"|participated in (?:the )?[a-z ]*(?:debate|dialogue|discussion|exchange|round table))\b[^.:]{0,200}"
    rf"|{_STATEMENT} (?:was|were) {_ADVERBS}(?:made|delivered|given) by"
    rf"(?: (?:the )?(?:heads of delegations? (?:of|from) )?(?:(?P<role>{_ROLE}) )?(?:the )?following"
    rf"(?P<listed>(?: [\w-]+){{0,8}})(?:, [^.:]{{1,60}})?)?"
    rf"|(?:led by|presentations by|with) the following(?P<led> (?:panellists|presenters|speakers))):(?: |$)"
    r"|\b[Tt]he (?P<panel>panellists|presenters|keynote speakers) were(?: as follows)?:? (?=[A-Z])",
    before=r"(?:^|, )(?:(?:[Aa]lso )?[Ss]peaking (?:also )?(?:on behalf of|for)|[Oo]n behalf of) (?:the )?"
    r"(?P<group>[^.;]+), $",
    heading=rf"(?:(?:{BRACKET}+|[a-z]+[.)]) +)?(?:(?P<label>[A-Z][^:]{{0,200}}): )?",
    counted=rf"(?:made by |by )?(?:{_ARTICLE})?(?:representatives? of )?(?P<count>\d+|{_NUMBERS}) "
    r"(?:Part(?:y|ies)|States|Member States|delegations|speakers|organizations)\b",
    including=r"[^.;:]{0,40}?,? including ",
    counted_for=rf"(?:(?:{_NUMBERS}|\d+) )?(?:(?:spoke|speaking|speaks) )?(?:on )?behalf of (?:the )?",
    kinds=(
        ("right-of-reply", r"[Rr]ights? of reply"),
        ("explanation-of-vote", r"explanation of (?:its |their )?(?:vote|position)"),
        ("opening", r"(?i:\b(?:opening|keynote|welcoming)\b)"),
        ("introductory", r"(?i:\bintroductory\b)"),
        ("closing", r"(?i:\bclosing\b)"),
        ("concluding", r"(?i:\bconcluding\b|\bfinal remarks\b)"),
        ("general-comment", r"(?i:general comments?)"),
        ("presentation", r"(?i:presentations?)"),
    ),
    called=(("observer", r"\bobservers$"), ("representative", r"\brepresentatives$")),
    standings=(
        ("observer", r"\bobserver State"),
        ("member", r"(?<!\bits )(?<!\btheir )(?<!\d )\b(?:States [Mm]embers|[Mm]ember States)\b(?! and observers)"),
    ),
    capacities=(
        ("state-concerned", r"as (?:the |a )?States? concerned"),
        ("party-concerned", r"as (?:the )?parties concerned"),
    ),
    categories=(
        ("non-governmental-organization", r"non-governmental organi[sz]ation"),
        ("intergovernmental-organization", r"intergovernmental organi[sz]ation"),
        ("united-nations-entity", r"United Nations|specialized agenc"),
        ("institution", r"national human rights institution|institution"),
    ),
    together=rf"(?:{_ARTICLE})?(?:Captains|{_RANK}{{0,3}}{_OFFICE}s)\b",
    panellists=r"panellist|presenter|(?:guest|invited|keynote) speaker",
    unnamed=r"\b(?:[Pp]anellists|[Pp]resenters|[Pp]articipants|[Dd]elegations|[Mm]embers|[Ss]peakers|[Ss]takeholders"
    r"|[Ee]xperts|[Oo]rgani[sz]ations|[Rr]epresentatives|[Oo]bservers|Part(?:y|ies)|States|[Nn]o"
    rf"|{_NUMBERS}|\d+)\b(?! of| for)",
    reporting=rf" (?:(?:[a-z]+ly|also|further|again|then|in particular|in conclusion) )*(?:{_REPORTING})\b(?! by\b)",
    content=r"\.?$|[^.;]{0,80}\b(?:that|how|whether|why|what|the (?:view|hope|opinion)|concerns?|support|appreciation"
    r"|proposal)\b",
    aside=r"(?:(?:[Aa]s|[Aa]ware|[A-Z][a-z]+(?:ing|ed)|[Cc]oncerning|[Ff]ollowing|[Ff]inally|[Ff]or|[Ff]urthermore|[Ii]n|[Oo]n"
    r"|[Nn]oting|[Rr]egarding|[Rr]eferring"
    r"|[Rr]ecalling|[Rr]esponding|[Tt]urning|[Ww]ith|[Ww]hile|[Ww]elcoming|[Aa]t|[Dd]uring|[Aa]dditionally"
    r"|[Mm]oreover)\b[^.;]*, "
    rf"|[^.;,]{{0,40}}{_MANY}, including )?",
    no_statement=r".*\b(?:thanked|congratulated|requested|expressed|asked|agreed|supported|considered|remained"
    r"|took note)\b",
    aside_within=r", (?:with [^.;]*? (?:aligning|associating) themselves\b[^.;]*"
    r"|(?!speaking (?:also )?(?:on behalf|for)\b|including\b|representing\b)[a-z]+ing\b[^.;]*"
    r"|(?:as (?:the |an? |host\b)|in (?:an?|the|his|her|its|their|exercise|explanation|reply|response) |under |via "
    rf"|by (?:video|pre-?recorded)|at the |whose |(?!{_SECONDED} )[a-z]+ed by |who (?:is|are|was|were) )[^.;,]*)$",
    also_following=r",? (?:and|as well as) (?:by |of |for )?(?:the )?following [^.:;,]{1,60}: ",
    both=" and ",
    acts=_ACTS,
)

ENGLISH = Words(
    item=(r"(?:agenda )?(?:sub-?)?item", r"(?:agenda )?(?:sub-?)?items"),
    meeting=r"(?:plenary )?meetings?",
    ordinal=r"(?P<number>\d+)(?:st|nd|rd|th)",
    paragraph=(r"paragraph|para\.", r"paragraphs|paras\."),
    separator=r",? (?:and|or) |, ",
    range=r" to | ?[–-] ?",  # noqa: RUF001
    here=r" of (?:the present|this) (?:annex|section|chapter)",
    body=r" of (?:the present|this) (?:report|document|addendum)",
    elsewhere=r",? (?:of|in|to) ",
    annex=r" of (?:the )?annex(?: ([0-9]+|[IVXL]+)\b)?+(?! (?:to|of)\b)\b",
    not_before=r"(?:operative|preambular|sub-?) ?$|\b(?:annex|appendix|article|chapter|decision|protocol|regulation"
    r"|resolution|rule|section) [^\s,;]+, $"
    r"|[A-Z][\w.]*/[\w./()-]+, $",
    spoken_for=("behalf of ", "behalf of the "),
    small=frozenset(
        "a after all also although among an and as at because before between both but by during each either except "
        "following for from had has have if in including into it its like nor not of on only or other over per since "
        "so such than that the their then these this those through thus to toward towards under until upon was were "
        "when where which while who whose with within without".split()
    ),
    offices=frozenset(
        "Government Governments Parliament Republic Kingdom Territory Constitution People Peoples Mission Missions "
        "Embassy Delegation Delegations Representation Representative Representatives Observer Observers Expert "
        "Experts Member Members Head Heads President Vice-President King Queen Emperor Chancellor Premier Prime "
        "Minister Ministers Vice-Minister Ministry Secretary Secretary-General State Ambassador Ambassadors "
        "Permanent Deputy Chair Vice-Chair Chairperson Chief Director Coordinator Commissioner Attorney "
        "Attorney-General Prosecutor Judge Governor Adviser Counsellor Rapporteur Behalf".split()
    ),
    speech=_SPEECH,
)
"""English, as United Nations editors write it."""
