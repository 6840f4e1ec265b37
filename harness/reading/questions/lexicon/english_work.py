"""English rules about the job applied for: permission, pay, time, how one heard of it."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_WORDS = Answered.WORDS

WORK: tuple[Rule, ...] = (
    rule(
        "work.authorization",
        r"authori[sz]ed\b.{0,80}\bwithout\b.{0,30}\b(sponsor|restriction)",
        r"\bstatus that allows you to work\b",
        r"\bright to (live and )?work\b.{0,50}\bwithout\b|\bno need for a visa\b",
        r"\bwithout\b.{0,20}\b(visa restriction|restriction)",
    ),
    rule(
        "work.sponsorship",
        r"\bsponsor(ship|ed|s|ing)?\b.{0,80}\b(visas?|immigration|work|employ|authori|permit|now|"
        r"future)",
        r"\b(visas?|immigration|work|employment|require|need)\b.{0,80}\bsponsor",
        r"\brequire (an? )?(\w+ )?(work )?(visa|permit)\b",
        r"\bneed (an? )?(\w+ )?(work )?(visa|permit)\b",
        r"\b(support|help|assistance) with (a |your )?(work )?(visa|permit)",
        r"\bvisa petition\b|\bimmigration (petition|case)\b",
        r"^(visa )?sponsorship\b|\bdo you require one\b",
        unless=r"sponsored by (us|the company) to attend|\b(sponsored|sponsoring) (hackathon|event|"
        r"research|content|project|trial|stud|program)|\bsponsor (of|company's product)|"
        r"executive sponsor",
    ),
    rule(
        "work.authorization",
        r"\b(authori[sz]ed|authori[sz]ation|eligible|eligibility|entitled|permitted|permission|"
        r"allowed|allows|lets|legal(ly)?( able)?|lawfully|rights?|registered|permit)\b.{0,40}\bto "
        r"(\w+ and )?(legally |lawfully )?(work|take up employment|be employed)\b",
        r"\b(lets|allows) you (to )?work\b|\bmay (lawfully|legally) work\b|\ballowed to work\b",
        r"\bwork(ing)? (authori[sz]ation|permits?|permission|eligibility|status|visas?|rights?)\b",
        r"\bright to work\b|\brights to work\b|\beligible to work\b",
        r"\bemployment (eligibility|authori[sz]ation)\b",
        r"\b(legally|lawfully) (\w+ )?work\b|\bwork authori[sz]ed\b",
        r"\b(visa|immigration|residency|residence permit) (status|type|category)\b",
        r"\b(residence|work) (permit|visa)\b|\bstamp \d\b|\bgreen card\b|\bpermanent residen",
        r"\bable to work in [A-Z].{0,30}\bvisa\b",
        unless=r"\bpresident\b|eligible to work (overtime|nights|remotely|weekends)|"
        r"work status with|"
        r"work permit.{0,10}under|under (16|18)",
    ),
    rule(
        "work.relocation",
        r"\brelocat",
        r"\b(willing|consider|open|able|prepared|ready) (to |for )?(mov(e|ing))\b",
        r"\bwould you (be willing to )?move\b",
        unless=r"\bassistance policy\b|customer.{0,10}relocat",
    ),
    rule(
        "work.travel",
        r"\b(willing|able|ability|comfortable|open|available|reliably|required?|requires|"
        r"restrictions?|"
        r"can you|could you|could not|involves?|prepared|happy|how much|often)\b.{0,50}\btravel",
        r"\btravel\w*\b.{0,40}\b(require|expectation|willing|%|percent|comfortable|acceptable|"
        r"ok with|"
        r"between (our|sites))",
        r"^travel\b|\bof travel\b",
        unless=r"\b(commut|travel (agent|industry|blog|experience|time))",
    ),
)

ABOUT: tuple[Rule, ...] = (
    rule(
        "source",
        r"\bhow (did|have|do) you (first )?(hear|learn|come|discover|know|get to know|"
        r"become aware)\b"
        r"(?!.{0,12}\b(to |how to )(code|cook|program|drive|use|speak))",
        r"\bhow (did|have) you (first )?(find|found) (us|this|the|our|out|acme|your way|about)\b",
        r"\bhow you (first )?(heard|learned|found|came)\b",
        r"\bwhere (did|have) you (first )?(hear|heard|find|found|learn|see|seen|come across)\b",
        r"\b(heard|learned|found out) about (us|this|the|our)\b",
        r"\bwhere you (found|heard|saw)\b",
        r"\bcome to your attention\b|\bled you to (us|our|this|the)\b|\bbrought you to (us|our|"
        r"this)",
        r"\b(which|what) (web ?site|job board|platform|source|newspaper|"
        r"channel)\b.{0,20}\b(did you|see|"
        r"find|hear)",
        r"\b(referral|recruitment|candidate|application) source\b|\bsource of (application|hire|"
        r"referral)",
        r"^(application |candidate |applicant )?source\b(?! code)",
        r"\byou (chose|selected|select|choose) [\"“”']?other\b",
        unless=r"\byour last job|\bculture\b|\bhackathon",
    ),
    rule(
        "referral.name",
        r"\bwho\b.{0,24}\b(referred|recommended|thank for referring)\b",
        r"\breferred\b.{0,60}\b(name|mention|list|who|whom)\b",
        r"\b(referr(er|al)|employee)('s)?\b.{0,20}\bname\b",
        r"\bname of\b.{0,30}\b(referr|employee)",
        r"\bemployee\b.{0,30}\b(their|his|her)\b.{0,12}\bname\b|\bemployees? (recommended|"
        r"referred)",
        r"\brecommending someone\b|\bpointed you to\b|\bthank for referring\b",
        r"\bknow any(one|body)\b.{0,60}\bname\b",
        r"^referred by\b",
        r"^(employee |internal )?referral( name| code| \(.*)?$",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"\b(previously|before|ever|past|already|earlier|last \d+)\b.{0,34}\b(applied|interviewed|"
        r"applying|apply|submitted an application)\b",
        r"\b(applied|interviewed|submitted an application|appl(y|ied) for this)\b.{0,60}\b(before|"
        r"previously|in the (past|last)|earlier|already|with us|at \w+ in)\b",
        r"\bfirst (application|time applying)\b",
        unless=r"\bmachine learning\b|\bto production\b|\bhear(d)? about|\bresearch methods",
    ),
    rule(
        "previously.employed",
        r"\b(ever|previously|formerly|before|past)\b.{0,40}\b(been employed|worked|employed|an? "
        r"(intern|employee|contractor))\b.{0,30}\b(by|for|at|here|us|of)\b",
        r"\b(ever|previously)\b.{0,12}\b(worked|employed) with (us|acme|our|this)\b|"
        r"\bpreviously worked "
        r"with\b(?!.{0,30}\b(tool|software|react|python|sql))",
        r"\bare you\b.{0,24}\b(current|former|previous|existing|internal|ex-?)\b.{0,24}\b(employee|"
        r"staff|contractor|worker|applicant|candidate)",
        r"\bemployment status with\b",
        r"\b(former|previous|current) (employee|staff)\b",
        r"\bworked (for|at|with) (us|this company|this organi[sz]ation|our)\b|\bworked (here|"
        r"with us)\b",
        r"\b(do|did) you (currently )?work (for|at) (?!(home|night|weekend|least|a\b|an\b|any\b|"
        r"height))",
        r"\bcurrently employed (by|at|with)\b|\bon our payroll\b|\bthrough an agency\b",
        r"\w+ employment history$",
        r"\bbeen employed (by|at|with)\b",
        answered=Answered.CHOICE,
        unless=r"family|relative|friend|spouse|referr|most recent|\breferred\b|government|"
        r"public official|remotely|auditor",
    ),
    rule(
        "previously.employed",
        r"\bemployment status with\b|\bever (been employed|worked) (by|for|at|with) (?!a\b|an\b|"
        r"any)",
        r"\b(previously|formerly) (been )?(employed|worked) (by|for|at|with)\b",
        unless=r"family|relative|friend|spouse|referr",
    ),
    rule(
        "salary.current",
        r"\b(salary|pay|compensation|wage) history\b",
        r"\b(current|present|last|previous|existing|most recent|latest)\b.{0,24}\b(salary|salaries|"
        r"compensation|ctc|pay|cost to company|remuneration|wages?|earnings|base|package|income)\b",
        r"\b(salary|wages?|pay|compensation)\b.{0,30}\b(in|at|of|before leaving) (your |"
        r"the )?(last|"
        r"current|previous|present)",
        r"\b(currently|at the moment|now)\b.{0,12}\b(earn|paid|make|making)\b|"
        r"\bare you currently earning",
        r"\b(are you paid|do you earn)\b.{0,24}(at the moment|now|currently|\?$)",
        r"\bdid you earn\b|\blast drawn\b",
        unless=r"\b(expect|desired|requirement|target|not ask)",
    ),
    rule(
        "salary.expectation",
        r"(?<!no )\b(salar(y|ies)|compensation|remuneration|wages?|rate of pay|hourly rate|day "
        r"rate|rate range|cost to company|ctc)\b",
        r"\b(pay|rate|income|earnings?|ote|financial|package)\b.{0,16}\b(expect|require|desired|"
        r"range|"
        r"target|looking for)",
        r"\b(expect\w*|desired?|target\w*|minimum|ideal|wanted)\b.{0,16}\b(pay|rate|income|"
        r"earnings?|ote|"
        r"package|wage)\b",
        r"\b(like|want|hope|need|expect) to (earn|be paid|make)\b|\bhow much do you charge\b",
        r"\b(base|bonus|pay|package)\b.{0,20}\blooking for\b|\bwhat pay\b",
        unless=r"\bworkers.? compensation|\bcurrency\b|salary (model|negotiat|system)|\bour salary|"
        r"compensation (team|plan design|analyst|experience|model)|experience (with|in)|"
        r"transparency|\bsalary policy",
    ),
    rule(
        "notice",
        r"\bnotice period\b(?! comments)",
        r"\b(weeks?|days?|months?|much|period of)\b.{0,14}\bnotice\b(?! board)",
        r"^notice\b(?! of| to)|\bnotice (required|must|do you)\b",
        unless=r"\bprivacy notice",
    ),
    rule(
        "start_date",
        r"\b(when|how soon|how quickly|what date|from when|which month|soonest)\b.{0,60}\b(start|"
        r"begin|"
        r"join|commence|available|free to|take up)",
        r"\bhow soon\b",
        r"\b(start|starting|begin|joining|commencement)[- ]date\b",
        r"\bearliest\b.{0,24}\b(start|date|available|begin|join)",
        r"\bavailab(le|ility)\b.{0,24}\b(to start|to begin|from|date|to join|immediately|on \d)\b",
        r"\bdates? (of availability|available|you (can|could|are))\b",
        r"\b(start|begin|join|available)\b.{0,12}\b(immediately|right away|straight away|at once)",
        r"^(desired|preferred|possible|expected|earliest|target) (start|availability|joining)\b",
        unless=r"\b(job|employment|position) (start|began)|interview|reach you|your current school|"
        r"\b(shift|work day)\b|enrol",
    ),
)

SCHEDULE: tuple[Rule, ...] = (
    rule("notice", r"^availability$", answered=Answered.LIST, confidence=0.6),
    rule(
        "work.schedule",
        r"\b(on-?site|in[- ]?(office|person)|hybrid|remotely|from (the|our) \w*\s?office|from home|"
        r"in the office)\b",
        r"\b(shifts?|weekends?|overtime|nights?|evenings?|holidays|"
        r"early mornings?)\b.{0,40}\b(work|"
        r"available|able|willing|comfortable|prefer|requirement|work)",
        r"\b(work\w*|available|able|willing|comfortable|prefer\w*)\b.{0,50}\b(shifts?|weekends?|"
        r"overtime|"
        r"nights|evenings?|holidays)\b",
        r"\bshift (preference|pattern|availability)|\bwhich shifts?\b",
        r"\bweekend in \w+\b|\bon[- ]call\b",
        r"\b(full|part)[- ]?time\b",
        r"\b(hours|days) (a|per|each|of the|every) (week|day)\b",
        r"\bworking (hours|patterns?|arrangement|model)\b|\bwork pattern\b",
        r"\bwork (those|these|the following|our) hours\b|\b(eastern|pacific|central|cet|est|pst|"
        r"gmt) "
        r"(time|hours|working)\b.{0,30}\b(work|hours)|\btime ?zone\b.{0,30}\b(work|overlap)",
        r"\b(work )?schedule\b(?! (an? )?(interview|call|meeting))",
        r"\bhour(s|ly) (commitment|available|of work|availability)\b",
        r"\bavailab(le|ility)\b.{0,30}\b(work|hours|days|week|shift)",
        r"^(your |please state your |current )?availability\b",
        r"\b(type of (opportunit|employment|work\b|contract))|\b(employment|job|contract) type\b",
        r"\b(commute|commuting)\b",
        r"\bdays and (hours|times)\b",
        unless=r"experience (in|with|working)|\bthink about\b|night club|\bdescribe a",
    ),
)
