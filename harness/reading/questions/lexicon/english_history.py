"""English rules about what the candidate has done and can do."""

from harness.reading.questions.lexicon import sections
from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_WORDS = Answered.WORDS
_CHOICE = Answered.CHOICE

_TONGUES = (
    r"english|german|french|spanish|dutch|portuguese|italian|polish|russian|mandarin|chinese|"
    r"japanese|korean|arabic|hindi|turkish|swedish|danish|norwegian|finnish|czech|ukrainian|greek|"
    r"hebrew|vietnamese|romanian|hungarian|cantonese|welsh|irish|tagalog|bengali|urdu|punjabi"
)
_LANGUAGE = rf"\b({_TONGUES})\b"
_CODE = r"\b(coding|programming|query|scripting|markup|computer|script)\b"
_DATE = r"^(from|to|start|end|until|since|month|year|date|started|ended|finish)\b"

DATES: tuple[Rule, ...] = (
    rule("education.date", _DATE, within=sections.STUDY, words=5, confidence=0.85),
    rule("education.date", r"\byear (completed|finished|obtained)\b", words=6, confidence=0.85),
    rule("history.date", _DATE, within=sections.WORK, words=5, confidence=0.85),
    rule(
        "history.date",
        r"\b(dates?|period) (of employment|employed|worked)\b|\bemployment (dates|period)\b",
        words=8,
    ),
    rule("education.school", r"^name\b", answered=_WORDS, within=sections.STUDY, words=3),
    rule(
        "history.employer",
        r"^(company|company ?/ ?organi[sz]ation|organi[sz]ation|employer|business|firm|"
        r"name of (company|employer))( name)?$",
        answered=_WORDS,
        words=5,
    ),
    rule(
        "history.title",
        r"^(job |position |role )?(title|position|role|job)$",
        answered=_WORDS,
        within=sections.WORK,
        words=4,
    ),
    rule("history.title", r"^your job title\b", answered=_WORDS, words=8),
    rule(
        "history.duties",
        r"^(description|summary|details|tasks|what were your tasks|what did you do)\b",
        answered=_WORDS,
        within=sections.WORK,
        words=6,
    ),
)

HISTORY: tuple[Rule, ...] = (
    rule(
        "language.level",
        _LANGUAGE
        + r".{0,40}\b(proficien|fluen|level|skill|speak|written|spoken|command|knowledge|native)",
        r"\b(proficien\w*|fluen\w*|level|speak|spoken|written|command|knowledge|native|bilingual)\b"
        r".{0,40}" + _LANGUAGE,
        r"\b(languages?)\b.{0,40}\b(fluen|speak|proficien|skill|level|spoken|read|write|known|"
        r"work in|"
        r"can you|do you (know|use))",
        r"\b(fluen\w*|speak|proficien\w*|which|what|list|other)\b.{0,24}\blanguages?\b",
        r"^(foreign |spoken )?languages?\b",
        rf"^({_TONGUES})( \(.*\)| level| skills?| language)?$",
        rf"\b(apart from|besides|other than) ({_TONGUES})\b",
        r"\bcefr\b|\bbilingual\b",
        unless=_CODE + r"|\bname in native|language (for|of) the interview|preferred language|"
        r"\btranslate\b|\bcoding\b|\bfluen\w* (in|with) (sql|python|java|excel)",
    ),
    rule(
        "experience.years",
        r"\b(how many|number of|total)\b.{0,24}\b(years?|yrs)\b",
        r"\b\d+\+? ?(or more |plus )?(years?|yrs)\b.{0,60}\bexperience\b",
        r"\b(years?|yrs)('|’)?( of)?\b.{0,40}\bexperience\b",
        r"\bexperience\b.{0,40}(\(|\bin )years\b",
        r"\byears? (in|as) an?\b|^years in\b",
        r"\bhow long\b.{0,30}\b(worked|been working|experience|been (a|an|coding|doing|using))\b",
        r"\bhow much\b.{0,24}\bexperience\b",
        r"\b(total|overall)( \w+)? experience\b",
        unless=r"\b(attainment|living|reside|ago|of age|years old|sick)\b",
    ),
    rule(
        "certificate",
        r"\b(certificat(e|es|ion|ions)|certified)\b",
        r"\blicen[cs](e|es|ed|ure|ing)\b",
        r"\b(accreditations?|professional (registration|memberships?)|chartered)\b",
        r"\b(registered nurse|registration (number|current)|nursing registration|"
        r"registered with)\b",
        r"\bcdl\b|\bcscs\b|\bdbs\b|\bworking with children\b|\bfood handler|\bsecurity clearance",
        r"\bpassed the \w+ (exam|bar|test)\b",
        r"\b(have|hold|possess)\b.{0,24}\b(blue card|permit|police check|police certificate)\b",
        unless=r"\b(upload|attach)\b|birth|\bkeep your certificates|"
        r"\blicen[cs]e number\b.{0,6}plate|"
        r"experience (working )?with children|ssl|software licen|\bbarred\b|export",
        words=30,
    ),
    rule(
        "question.text",
        r"\bdo(es)? your (experience|background)\b.{0,30}\b(fit|match)",
        answered=_WORDS,
    ),
    rule("experience.skill", r"\babout your skills\b"),
    rule(
        "education.level",
        r"\b(highest|level of|levels? of|last)\b.{0,30}\b(education|degree|qualifications?|"
        r"schooling|"
        r"study|grade)\b",
        r"\b(education|academic)(al)? (level|attainment|background|qualifications?)\b",
        r"\b(do|have) you (have|hold|completed|earned|obtained|graduated)\b.{0,24}\b(bachelor|"
        r"master|"
        r"degree|ph\.?d|diploma|associate|high school|ged|university)",
        r"\bhold at least an?\b.{0,20}\bdegree\b",
        r"\bgraduated? from (high school|college|university)\b",
        r"^(education|qualifications?)$",
        unless=r"\b(when|year|date)\b|\bname of\b|\bwhich (university|school)",
    ),
    rule(
        "education.date",
        r"\bstart(ed)? (at|in) (your|the) (\w+ )?(school|university|college|degree)\b",
        r"\bgraduat(ion|ed?|ing)\b.{0,16}\b(date|year|month|when)\b",
        r"\b(date|year|month|when)\b.{0,24}\bgraduat",
        r"^(expected |anticipated )?graduation\b",
        r"\b(finish|complete|finished|completed) (your |my |the )?(degree|studies|school|course)\b",
        unless=r"\bschool name|why\b",
    ),
    rule(
        "experience.skill",
        r"\b(do|did|have|are) you\b.{0,30}\bexperience\b",
        r"\bexperience (with|in|using|working|closing|of)\b(?!.{0,60}(describe|please tell))",
        r"\byour\b.{0,24}\bexperience (with|in|using)\b",
        r"\b(strongest|primary|preferred|favou?rite|which|what)\b.{0,20}\b(coding|programming|"
        r"skill|stack)",
        r"\b(familiar(ity)?|proficien\w*|skilled|competen\w*|knowledge|expertise|expert|hands-on)\b"
        r".{0,12}\b(with|in|of|using)\b",
        r"^(key |technical |your |computer |it |main |other )?skills?\b",
        r"\b(rate|level of|assess)\b.{0,30}\b(skills?|knowledge|abilit|proficiency|experience|"
        r"expertise)",
        r"\bhow (well|familiar|comfortable|proficient|experienced|confident)\b.{0,20}\b(know|"
        r"with|in|"
        r"are you)\b",
        r"\b(comfortable|confident) (using|with (using )?\w+ (software|tools|sheets))|"
        r"\bdo you know how to",
        r"\b(tools?|software|platforms?|technolog(y|ies)|systems?|"
        r"frameworks?)\b.{0,30}\b(experience|"
        r"used|worked|use|know|familiar)\b",
        r"\bhave you (ever |previously |also )?(operated|sold|managed|led|built|used|developed|"
        r"designed|written|trained|cooked|served|handled|implemented|deployed|maintained|taught|"
        r"programmed|supervised|run|created|performed|administered|worked (in|with|on|as|from)|"
        r"completed an?|coordinated|planned|delivered|negotiated|installed|repaired|owned)\b",
        unless=r"^(please )?(describe|outline|share|tell)|\bwhy\b|\bfavou?rite project|\bdisciplin|"
        r"\bour (product|company)|this job|\bnon-?compete|for (us|this company)|here before|"
        r"through an agency|\bai\b.{0,30}application|health condition",
    ),
    rule(
        "education.school",
        r"^(name of )?(your )?(most recent |last |current |high )?(school|university|college|"
        r"institution|alma mater|educational institution)( name| attended|\b)",
        r"\b(which|what|name of|where)\b.{0,20}\b(university|college|school|"
        r"institution)\b.{0,40}\b("
        r"attend|study|graduat|did you|you|enrolled|awarding)",
        r"\b(last|recent|current) (school|college|university)\b.{0,20}\b(attend|enrolled)",
        r"\bwhere did you (go to (college|school|university)|study|graduate)\b",
        r"\binstitution awarding\b|\bname of institution\b|\b(college|university|"
        r"school) attended\b",
        words=24,
        unless=r"high school (diploma|degree)|current location|transfer|\bapplying\b|gpa|\bwhen\b|"
        r"type of school|\bparents\b|\bdates?\b",
    ),
    rule(
        "education.degree",
        r"\b(field|area|course|program(me)?|subject) of (study|degree)\b",
        r"^(your )?(degree|major|discipline|speciali[sz]ation|speciali[sz]ed|minor|majors?)\b",
        r"\b(degree|qualification)\b.{0,12}\b(name|title|type|earned|obtained|subject)\b",
        r"\b(your|the) (major|degree subject)\b|\bwhat (did|do|are) you (study|studying)\b",
        r"\bwhat degree\b",
        words=10,
        unless=r"\bwhy\b|level",
    ),
    rule(
        "history.employer",
        r"\b(current|most recent|last|previous|present|latest|recent)\b.{0,24}\b(company|employer|"
        r"organi[sz]ation|workplace|place of (work|employment))\b",
        r"^(company|employer|organi[sz]ation)( name)?$",
        r"^name of (company|employer|organi[sz]ation)$",
        r"\bwhere (do|are) you (currently |now )?work(ing)?\b(?! from)|\bwho do you work for\b|"
        r"\bcompany (do|did) you (currently )?work\b|\bcompany you (currently )?work\b",
        answered=_WORDS,
        unless=r"\b(why|leav|role at|how long|responsib|describe|contact|restrict|say about|notice|"
        r"refer)\b",
    ),
    rule(
        "history.duties",
        r"^(main |key |your |job |role |position )?(job )?(duties|responsibilities|description|"
        r"tasks)\b",
        r"\b(duties|responsibilities)\b.{0,24}$",
        r"\bresponsibilities (in|at|of) (your|the)\b",
        r"^(work|employment|job) (history|experience)$",
        r"\bwhat did you do there\b|\bwhat were your tasks\b",
        answered=_WORDS,
        words=10,
    ),
    rule(
        "history.title",
        r"\b(current|most recent|last|previous|present|latest)\b.{0,16}\b((job|position|role) "
        r"?(title|role)?|title|occupation|designation|position)$",
        r"^(job|position|role) ?title\b",
        r"^(your )?(current )?(occupation|profession|title|position held|role|designation)$",
        r"\b(position|role|job|title)\b.{0,12}\b(do|did) you (currently )?hold\b|^your role\b|"
        r"\bpresent occupation\b|\bcurrent job title\b",
        answered=_WORDS,
        words=10,
        unless=r"\bapplying\b|\binterested\b|\bbook\b",
    ),
)
