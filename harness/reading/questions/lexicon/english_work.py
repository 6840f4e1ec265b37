"""English rules about work: permission, pay, time, history, how one heard of it."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_WORDS = Answered.WORDS

_LANGUAGE = (
    r"\b(english|german|french|spanish|dutch|portuguese|italian|polish|russian|mandarin|chinese|"
    r"japanese|korean|arabic|hindi|turkish|swedish|danish|norwegian|finnish|czech|ukrainian|greek|"
    r"hebrew|vietnamese|romanian|hungarian|cantonese)\b"
)

WORK: tuple[Rule, ...] = (
    rule(
        "work.authorization",
        r"authori[sz]ed\b.{0,60}\bwithout\b.{0,30}\bsponsor",
        r"\bstatus that allows you to work\b",
    ),
    rule(
        "work.sponsorship",
        r"\bsponsor(ship|ed|s|ing)?\b.{0,80}\b(visa|immigration|work|employ|authori|permit|now|"
        r"future)",
        r"\b(visa|immigration|work|employment|require|need)\b.{0,80}\bsponsor",
        r"\brequire (a )?(work )?(visa|permit)\b",
        r"\bneed (a )?(work )?(visa|permit)\b",
        r"^(visa )?sponsorship\b",
        unless=r"sponsored by (us|the company) to attend",
    ),
    rule(
        "work.authorization",
        r"\b(authori[sz]ed|authori[sz]ation|eligible|eligibility|entitled|permitted|permission|"
        r"allowed|legal(ly)?( able)?|right|registered|permit)\b.{0,30}\bto (\w+ and )?(legally "
        r")?work\b",
        r"\bwork(ing)? (authori[sz]ation|permit|permission|eligibility|status|visa|rights)\b",
        r"\bright to work\b",
        r"\bemployment (eligibility|authori[sz]ation)\b",
        r"\blegally work\b",
        r"\b(visa|immigration|residency|residence permit) (status|type)\b",
        r"\b(residence|work) permit\b",
    ),
    rule(
        "work.relocation",
        r"\brelocat",
        r"\bwilling to move\b",
        unless=r"\bassistance policy\b",
    ),
    rule(
        "work.travel",
        r"\b(willing|able|ability|comfortable|open|available|reliably|required?)\b.{0,40}\btravel",
        r"\btravel\b.{0,30}\b(require|expectation|willing|%|percent|comfortable)",
        r"^travel\b",
    ),
)

ABOUT: tuple[Rule, ...] = (
    rule(
        "source",
        r"\bhow (did|have|do) you (first )?(hear|learn|find|come|discover|know|get to know)\b",
        r"\bhow you (first )?(heard|learned|found|came)\b",
        r"\bwhere (did|have) you (first )?(hear|heard|find|found|learn|see|seen)\b",
        r"\b(heard|learned|found out) about (us|this|the|our)\b",
        r"\bwhere you (found|heard|saw)\b",
        r"\breferral source\b",
        r"^(application |candidate |applicant )?source\b",
        r"\byou (chose|selected|select|choose) [\"“”']?other\b",
    ),
    rule(
        "referral.name",
        r"\bwho\b.{0,12}\breferred\b",
        r"\breferred\b.{0,60}\b(name|mention|list|who)\b",
        r"\b(referr(er|al)|employee)('s)?\b.{0,20}\bname\b",
        r"\bname of\b.{0,30}\b(referr|employee)",
        r"\bemployee\b.{0,30}\b(their|his|her)\b.{0,12}\bname\b",
        r"\brecommending someone\b",
        r"^referred by\b",
        r"^referral$",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"\b(previously|before|ever|past|already)\b.{0,30}\b(applied|interviewed|applying)\b",
        r"\bapplied\b.{0,40}\b(before|previously|in the past)\b",
        unless=r"\bmachine learning\b",
    ),
    rule(
        "previously.employed",
        r"\b(ever|previously|formerly|before)\b.{0,40}\b(been employed|worked|employed|an "
        r"employee)\b"
        r".{0,30}\b(by|for|at|with|here|us|of)\b",
        r"\bare you\b.{0,24}\b(current|former|previous|existing|internal)\b.{0,24}\b(employee|"
        r"staff|"
        r"contractor|worker)",
        r"\bemployment status with\b",
        r"\b(former|previous|current) (employee|staff)\b",
        r"\bworked (for|at|with) (us|this company|our)\b",
        r"\w+ employment history$",
        r"\bbeen employed (by|at|with)\b",
        unless=r"family|relative|friend|spouse|referr|most recent",
    ),
    rule(
        "salary.current",
        r"\b(current|present|last|previous|existing|most recent)\b.{0,24}\b(salary|compensation|"
        r"ctc|"
        r"pay|cost to company|remuneration|wage|earnings|base)\b",
        unless=r"\b(expect|desired|requirement)",
    ),
    rule(
        "salary.expectation",
        r"(?<!no )\b(salar(y|ies)|compensation|remuneration|wages?|rate of pay|hourly rate|day "
        r"rate|"
        r"rate range|cost to company|ctc)\b",
        r"\b(pay|rate|income|earnings?|ote)\b.{0,16}\b(expect|require|desired|range|target)",
        r"\b(expect|desired?|target|minimum)\w*\b.{0,16}\b(pay|rate|income|earnings?|ote|"
        r"package)\b",
    ),
    rule(
        "notice",
        r"\bnotice period\b",
        r"\b(weeks?|days?|months?|much|period of)\b.{0,12}\bnotice\b",
        r"^notice\b",
    ),
    rule(
        "start_date",
        r"\bwhen\b.{0,40}\b(start|begin|join|commence)\b",
        r"\bhow soon\b",
        r"\b(start|starting|begin|joining|commencement)[- ]date\b",
        r"\bearliest\b.{0,24}\b(start|date|available|begin)",
        r"\bavailab(le|ility)\b.{0,20}\b(to start|to begin|from|date|to join)\b",
        r"\bdates? (of availability|available|you (can|could|are))\b",
        unless=r"\b(job|employment|position) (start|began)|interview",
    ),
)

HISTORY: tuple[Rule, ...] = (
    rule(
        "language.level",
        _LANGUAGE
        + r".{0,40}\b(proficien|fluen|level|skill|speak|written|spoken|command|knowledge)",
        r"\b(proficien\w*|fluen\w*|level|speak|spoken|command|knowledge)\b.{0,40}" + _LANGUAGE,
        r"\b(languages?)\b.{0,40}\b(fluen|speak|proficien|skill|level|spoken|read|write|known)",
        r"\b(fluen\w*|speak|proficien\w*|which|what|list|other)\b.{0,24}\blanguages?\b",
        r"^languages?\b",
        r"\bcefr\b",
        unless=r"\b(coding|programming|query|scripting|markup)\b",
    ),
    rule(
        "experience.years",
        r"\b(how many|number of|total)\b.{0,16}\b(years?|yrs)\b",
        r"\b\d\+? (or more )?years?\b.{0,60}\bexperience\b",
        r"\b(years?|yrs)( of)?\b.{0,40}\bexperience\b",
        r"\bhow long\b.{0,30}\b(worked|been working|experience)\b",
        unless=r"\b(attainment|living|reside|ago|of age|years old)\b",
    ),
    rule(
        "certificate",
        r"\b(certificat(e|es|ion|ions)|certified)\b",
        r"\blicen[cs](e|es|ed|ure)\b",
        r"\b(accreditation|professional registration)\b",
        unless=r"\b(upload|attach)\b|birth",
    ),
    rule(
        "question.text",
        r"\bdo(es)? your (experience|background)\b.{0,30}\b(fit|match)",
        answered=_WORDS,
    ),
    rule("experience.skill", r"\babout your skills\b"),
    rule(
        "experience.skill",
        r"\b(do|did|have|are) you\b.{0,30}\bexperience\b",
        r"\bexperience (with|in|using|working|closing|of)\b(?!.{0,60}(describe|please tell))",
        r"\byour\b.{0,24}\bexperience (with|in|using)\b",
        r"\bhave you (worked with|used|built|managed|led)\b",
        r"\b(strongest|primary|preferred|favou?rite)\b.{0,20}\b(coding|programming|language|"
        r"skill|stack)",
        r"\b(familiar(ity)?|proficien\w*|skilled|competen\w*|knowledge|expertise|hands-on)\b.{0,12}"
        r"\b(with|in|of|using)\b",
        r"^(key |technical |your )?skills?\b",
        r"\bhow (well|familiar|comfortable|proficient|experienced)\b.{0,20}\b(know|with|in|are "
        r"you)\b",
        r"\b(tools|software|platforms|technologies)\b.{0,30}\b(experience|used|worked)\b",
        unless=r"^(please )?(describe|outline|share|tell)|\bwhy\b|\bfavou?rite project",
    ),
    rule(
        "education.date",
        r"\bgraduat(ion|ed?|ing)\b.{0,16}\b(date|year|month|when)\b",
        r"\b(date|year|month|when)\b.{0,24}\bgraduat",
        r"^graduation\b",
    ),
    rule(
        "education.level",
        r"\b(highest|level of|levels? of)\b.{0,30}\b(education|degree|qualification|schooling|"
        r"study)",
        r"\beducation(al)? (level|attainment|background|qualification)\b",
        r"\bdo you (have|hold)\b.{0,16}\b(bachelor|master|degree|ph\.?d|diploma|associate|high "
        r"school)",
        r"^(education|qualification)$",
    ),
    rule(
        "education.school",
        r"^(name of )?(your )?(school|university|college|institution|alma mater|educational "
        r"institution)"
        r"( name| attended|\b)",
        r"\b(which|what|name of)\b.{0,16}\b(university|college|school|"
        r"institution)\b.{0,40}\b(attend|study|"
        r"graduat|did you|you)",
        words=24,
        unless=r"high school (diploma|degree)|current location|transfer|\bapplying\b|gpa",
    ),
    rule(
        "education.degree",
        r"\b(field|area|course|program(me)?|subject) of study\b",
        r"^(your )?(degree|major|discipline|speciali[sz]ation|minor)\b",
        r"\bdegree\b.{0,12}\b(name|title|type|earned|obtained|subject)\b",
        words=8,
    ),
    rule(
        "history.employer",
        r"\b(current|most recent|last|previous|present|latest)\b.{0,24}\b(company|employer|"
        r"organi[sz]ation|"
        r"workplace)\b",
        r"^(company|employer|organi[sz]ation)( name)?$",
        r"^name of (company|employer|organi[sz]ation)$",
        answered=_WORDS,
        unless=r"\b(why|leav|role at|how long|responsib|describe|contact)\b",
    ),
    rule(
        "history.title",
        r"\b(current|most recent|last|previous|present|latest)\b.{0,16}\b((job|position|role) "
        r"?(title|role)?|"
        r"title|occupation|designation)$",
        r"^(job|position|role) ?title\b",
        r"^(your )?(occupation|profession|title|position held|role)$",
        answered=_WORDS,
        words=9,
    ),
    rule(
        "history.duties",
        r"^(job |role |position )?(duties|responsibilities|description)\b",
        r"\b(duties|responsibilities)\b.{0,12}$",
        r"^(work|employment|job) (history|experience)$",
        answered=_WORDS,
        words=8,
    ),
)

SCHEDULE: tuple[Rule, ...] = (
    rule("notice", r"^availability$", answered=Answered.LIST, confidence=0.6),
    rule(
        "work.schedule",
        r"\b(on-?site|in[- ]?(office|person)|hybrid|remotely|from (the|our) office|from home)\b",
        r"\b(shifts?|weekends?|overtime|nights?|evenings?|holidays)\b.{0,40}\b(work|available|"
        r"able|willing|"
        r"comfortable|prefer)",
        r"\b(work|available|able|willing|comfortable)\b.{0,40}\b(shifts?|weekends?|overtime|"
        r"nights|evenings)\b",
        r"\b(full|part)[- ]?time\b",
        r"\b(hours|days) (a|per|each) week\b",
        r"\bworking hours\b",
        r"\b(work )?schedule\b",
        r"\bhour(s|ly) (commitment|available|of work|availability)\b",
        r"\bavailab(le|ility)\b.{0,30}\b(work|hours|days|week|shift)",
        r"^(your )?availability\b",
        r"\b(type of (opportunit|employment|work|contract))",
        r"\b(commute|commuting)\b",
    ),
)
