"""English rules about what nobody should have to say: health, origin, gender, record, age."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE = Answered.CHOICE
_AGES = r"(14|15|16|17|18|19|20|21|25)"
_INCLUSION = (
    r"\bmake sure\b|\bwhat does\b|\bdiversity\b.{0,30}\bmean|\bgender-neutral|gender pay|pay gap|"
    r"\bwelcome\b.{0,40}regardless|experience (of |with |in )?(working|teaching|support)|"
    r"\buniform\b|"
    r"\bdo you believe\b"
)

EQUALITY: tuple[Rule, ...] = (
    rule(
        "accommodation",
        r"\b(accommodations?|adjustments?|adaptations?)\b.{0,80}\b(interview|process|application|"
        r"participate|apply|recruitment|assessment|test)",
        r"\b(interview|application|recruitment|hiring|selection)\b.{0,60}\b(accommodations?|"
        r"adjustments?|access requirements?|accessible)\b",
        r"\b(require|need|request)\b.{0,40}\b(accommodations?|adjustments?)\b",
        r"\badjust anything\b",
        r"\b(need|require|request|any|want)\b.{0,20}\b(support|assistance|changes|arrangements|"
        r"access(ibility)? (needs|"
        r"requirements))\b.{0,60}\b("
        r"interview|online test|assessment|application process|recruitment process|hiring process)",
        r"\breasonable (accommodation|adjustment)s?\b.{0,20}\?",
        unless=r"essential (function|dut)|perform the|housing|lodging",
    ),
    rule(
        "health",
        r"\bessential (functions|duties|job functions)\b",
        r"\bvaccinat|\bvaccine\b|\bimmuni[sz]|\bflu (shot|jab)",
        r"\bphysical(ly)? (able|capable|demands|requirements|fit|abilit)",
        r"\b(medical|health) (history|problems?|issues?|questionnaire|exam|check|status)",
        r"\bpre-?employment medical\b|\bmedication\b|\bsick (leave|days)|\bsickness absence|"
        r"days (off )?sick",
        r"\b(lift|carry|push)\b.{0,24}\b(\d+ ?(lbs?|pounds?|kgs?|kilos?|kilograms?)|heavy)",
        r"\bstand(ing)? for\b|\bworkers.? comp",
        r"\b(pregnan|allerg|smok(e|er|ing)\b(?! (signal|test)))",
        r"\bsuffer(ed|ing)? from\b|\bback (problems?|pain|injur)",
        r"\b(fit|able) to (carry out|perform)\b",
        r"\bheight and weight\b|^(height|weight)\b|\bblood (type|group)\b",
        confidence=0.85,
    ),
    rule(
        "eeo.veteran",
        r"\bveterans?\b",
        r"\b(military|armed forces|national|army) (service|status|spouse|experience|duty|"
        r"background)\b",
        r"\b(served|serving|member of|member in|enlisted)\b.{0,40}\b(armed forces|military|army|"
        r"navy|"
        r"reserv(es?|ist)|national guard)",
        unless=r"veteran (sales|developer|engineer|team)",
    ),
    rule(
        "eeo.disability",
        r"\bdisabilit(y|ies)\b",
        r"\bdisabled\b",
        r"\bneurodi(verse|vergent|versity)\b",
        r"\bphysical or mental (impairment|condition)",
        r"\bcc-?305\b",
        r"\blong[- ]term (health|medical|physical|illness)",
        unless=_INCLUSION + r"|disabled (students|people|adults|children)",
    ),
    rule("health", r"\b(medical|health) conditions?\b", confidence=0.85),
    rule("eeo.orientation", r"\bsexual (orientation|identity|preference)\b", r"\blgbt[qia+]*"),
    rule(
        "eeo.gender",
        r"\bgender\b",
        r"^(your |legal |biological )?sex\b|\bwhat is your sex\b|\byour sex\b",
        r"\btrans(gender)?\b",
        r"\bsex assigned\b|\bassigned (at|sex)\b",
        unless=r"\bpronoun|" + _INCLUSION,
    ),
    rule(
        "eeo.ethnicity",
        r"\bethnic",
        r"\bhispanic\b",
        r"\blatin[oax]\b",
        r"\bcultural (background|identity|heritage|origin)",
        r"\b(indigenous|aboriginal|torres strait|first nations?|m[aā]ori|pasifika|m[eé]tis|"
        r"inuit)\b",
        unless=r"^race\b|\byour race\b(?! or)|experience (with|working)|\bculture\b",
    ),
    rule(
        "eeo.race",
        r"\brac(e|ial|ially)\b",
        r"\bvisible minorit|\bpopulation group\b",
        unless=r"\b(race condition|race time|racing|trace|arms race|relay race)\b",
    ),
    rule(
        "eeo.other",
        r"\b(age|what is your) (range|group|bracket|band|current age|category)\b",
        r"\bcurrent age\b",
        r"\bhow old are you\b",
        r"\bcommunit(y|ies) (do|did) you (belong|identify|come|feel)\b",
        r"\b(religio|marital|caste\b|socio-?economic|first[- ]generation)",
        r"\breligion or belief|\bfaith\b.{0,12}\b(group|belong)",
        r"\b(family|civil|parental|relationship) status\b|\bmarried\b",
        r"\b(number of|how many|any|have|planning to have) (\w+ )?(children|dependants|"
        r"dependents|kids)\b",
        r"\bunder-?represented\b|\bprotected (characteristic|group|class)",
        r"\byour age\?$|^age$|^your age$",
        r"\bcar(e|ing|er)('s)? responsibilit|\bcarer\b|primary carer|\bcaregiver\b",
        r"\bhousehold earner\b|\b(parents?|guardians?)('s)? (attend|occupation|job|education|"
        r"degree|go to)",
        r"\bparents\b.{0,12}\b(attend|complete|go to|have)\b|first in your family",
        r"\b(type of|kind of) school\b|\bfree school meals\b",
        r"\btrade union\b|\bunion member|\bpolitical (party|affiliation|opinion|view|belief)",
        r"\bspouse('s)?\b|\bmother tongue\b|"
        r"\bnative language\b(?! .{0,2}name)",
        unless=r"\bfamily status\b.{0,20}\bemploy|experience (with|working|caring)|"
        r"\bname in native|"
        r"\b(do|would) you (speak|know)\b",
    ),
    rule(
        "pronouns",
        r"\bpronouns?\b",
        r"\b(refer to|address) you\b.{0,30}\b(she|he|they)\b",
    ),
    rule(
        "criminal.record",
        r"\b(criminal|convicted|convictions?|felony|felonies|misdemeanou?rs?|arrested|offen[cs]es?|"
        r"criminally charged|offenders?|pleaded|found guilty|barred (from|list))\b",
        unless=r"(undergo|willing|consent|submit|agree)\b.{0,30}background (check|screen)|"
        r"barred from work"
        r"(?!ing with)|\bvisa\b",
    ),
    rule(
        "age.minimum",
        r"\b(at least|over|above|under|aged?|are you|minimum|turned|be)\b.{0,24}\b"
        + _AGES
        + r"\b(?!\s*(%|hours|days|weeks|months|miles|lbs|kg|k\b|minutes|people|years? of (?!age)))",
        r"\b" + _AGES + r"\b.{0,24}\b(or older|years? (of age|old)|or over|and over|and older)",
        r"\b(legal|minimum) (working )?age\b|\bworking age\b|\bold enough\b|\bage of majority\b",
        r"\bif (you are )?under 18\b",
        unless=r"years? of .{0,20}experience|years.{0,4} experience|\bdays\b|\bhours\b|\$|£|€|"
        r"\bbetween the ages\b|hour shift|\bwork permit for|per cent|percent|%",
    ),
    rule(
        "age.birth_date",
        r"\b(date|day|year|month) of birth\b",
        r"\bbirth ?(date|day|year)\b",
        r"^d\.? ?o\.? ?b\.?\b",
        r"^born\b|\bwhen were you born\b",
        unless=r"do not include|without",
    ),
    rule(
        "national_id",
        r"\bsocial (security|insurance)\b",
        r"\b(ssn|sin|itin)\b(?! (tax|city))",
        r"\bnational (id|insurance|identity|identification)\b",
        r"\b(passport|identity card|id card|visa|resident(ce)? card|medicare|driver.?s? licen[cs]e|"
        r"driving licen[cs]e|bank account|ni|pps|cpr|cnic|tax(payer)?( (id|file))?(entification)?|"
        r"government( issued)? id|pan|emirates id)\b.{0,16}(number|no\b|#|\biban\b)",
        r"\btax id\b|\bgovernment-?issued\b.{0,20}\bnumber|\bpersonal (identity|"
        r"identification) (code|"
        r"number)|\bnino\b|\biban\b",
        r"\b(aadhaar|aadhar|bsn|pesel|nif|dni|nric|codice fiscale|cpf|curp|tfn|cnic)\b",
        answered=Answered.WORDS,
        unless=r"\bname\b|\bsinger\b",
    ),
)
