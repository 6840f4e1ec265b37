"""English rules that keep a topic's words from deciding: other people, open questions, asides."""

from harness.reading.questions.lexicon import sections
from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_WORDS = Answered.WORDS
_CHOICE = Answered.CHOICE
_OPEN = Answered.OPEN

_STILL_ASKED = (
    r"^how (did|have) you (first )?(find|come|see|discover|become|get to)\b|"
    r"\b(your|desired|expected|target|ideal|minimum) (\w+ )?(salary|compensation|pay\b|wage|"
    r"rate)|(salary|pay|compensation) "
    r"(expectation|requirement|range)|\bavailab|\bnotice period|\bstart date|accommodat|"
    r"adjust(ment)?s?\b.{0,30}\b(need|require|interview)|access requirement|convict|criminal|"
    r"\bhear(d)? (about|of)|found out about|learn(ed)? (about|of)|\bgender\b.{0,10}\b(identity|"
    r"you)|"
    r"^how (do|would) you (identify|describe your (gender|sex|ethnic|race|sexual))|pronoun|"
    r"\breferred|"
    r"\blanguages? (you|do you) speak|sponsor|\bvisa\b|authori[sz]ed|allerg|medical|cover(ing)? "
    r"letter|\bbest (number|phone)|your (linkedin|github|portfolio)|responsibilities|\bduties\b|"
    r"\b(should|would|could|can|do) (we|you) (call|address|refer|pronounce)|like to be called|"
    r"pronounce|your work\? \(portfolio|\bgo by\b|best describes (you|your)"
)

OTHERS: tuple[Rule, ...] = (
    rule(
        "question.text",
        r".",
        answered=_WORDS,
        within=sections.REFERENCES,
        confidence=0.7,
    ),
    rule(
        "question.text",
        r"\b(manager|supervisor|reference|referee|emergency|next of kin|spouse|partner|parent|"
        r"guardian|recruiter|teacher)('s)?\b.{0,24}\b(name|phone|telephone|e-?mail|number|contact|"
        r"title|address|relationship)\b",
        r"\b(company|employer)('s)? (phone|telephone|e-?mail|address|website)\b",
        r"\b(name|phone|telephone|e-?mail|title|number|contact details?)\b.{0,14}\b(of|"
        r"for) (your |a "
        r"|the |an )?(current |former |last |direct )?(manager|supervisor|reference|referee|"
        r"emergency|next "
        r"of kin|spouse|guardian)",
        r"^(references?|referees?)\b",
        r"^emergency\b",
        answered=_WORDS,
        unless=r"\bhiring manager|\breferr(ed|al)|recruiter.{0,20}(refer|spoke)|\bage\b",
        confidence=0.8,
    ),
    rule(
        "question.choice",
        r"\b(phone|telephone|number|device|address|e-?mail) type\b",
        r"\b(preferred|best) (method|way|mode|means|time) (of|to) (contact|communicat|reach|call)",
        r"\b(best|preferred) time to (call|contact|reach)",
        r"\bcurrency\b",
        r"\buniform\b|\b(t-?)?shirt size\b",
        r"^how would you like (us )?to be contacted",
        answered=_CHOICE,
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(best|preferred|good) time to (call|contact|reach)|when is the best time",
        answered=_WORDS,
        confidence=0.8,
    ),
)

OPEN: tuple[Rule, ...] = (
    rule(
        "question.text",
        r"^(please )?(kindly )?(briefly |shortly )?(tell|describe|explain|elaborate|outline|"
        r"summari[sz]e|"
        r"discuss|walk|talk|give us an|give an|share (an?|one|with us|your (thoughts|story|view|"
        r"experience|favou?rite))|provide (an|examples?|a (brief|short)))\b",
        r"^(and |but |so )?why\b",
        r"\bwhy (do|are|did|should|would|have|this|us|you|our|is)\b",
        r"\btell us (about|why|what|how)\b",
        r"^what (do you (think|like|love|know|enjoy|want|hope|value|look|believe|intend|expect to)|"
        r"does|would|motivat|attract|excit|interest|makes|has|have you|drew|draws|inspire|appeal|"
        r"are (you most|your (career|biggest|greatest|strength|long|short|hobbies|goals|thoughts|"
        r"main|key|top|three))|"
        r"is (the |one |your )?(\w+ )?(approach|favou?rite|biggest|greatest|proudest|"
        r"strategy|view|opinion|philosophy|hardest|most|best|understanding|superpower|ideal|story|"
        r"passion|motivation))\b",
        r"^how (would|do|did|does|have|can|will|might|should|are|was|were) (you|your|we|our|the|"
        r"a|it)\b",
        r"^(if|when) you (were|could|had)\b",
        r"^in (your|a few|one|two|three|\d+)\b.{0,40}\b(words?|sentences?|opinion|view|bullet|"
        r"paragraph)",
        r"^(which|what) of our\b",
        r"^(if|when) (yes|no|so|not|you (answered|selected|said|chose|"
        r"indicated))\b(?!.{0,40}\bother\b)",
        r"\bmotivated you to apply\b",
        r"^(additional|further|any other|other) (information|comments?|details|remarks|notes)",
        r"^(comments?|notes|remarks|anything else|is there anything else|reason for leaving|"
        r"message)\b",
        answered=_OPEN,
        unless=_STILL_ASKED,
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"^what (is|was|are) the (name|title|meaning|answer|capital|color|colour|result)\b",
        r"\bfavou?rite\b",
        r"^what year was\b",
        r"^what name would\b",
        r"\b(sat|act|gre|gmat)\b.{0,10}\bscores?\b|\bgpa\b|grade point average|stack rank",
        answered=_WORDS,
        confidence=0.75,
        unless=r"\b(your|you) (university|college|school|degree|employer|company|current)",
    ),
    rule(
        "question.choice",
        r"\bgpa\b|grade point average|\b(sat|act|gre|gmat)\b.{0,10}\bscores?\b|test scores?",
        r"\b(language|medium) (for|of) (the|your) interview",
        answered=Answered.LIST,
        confidence=0.75,
    ),
)

ASIDE: tuple[Rule, ...] = (
    rule(
        "question.boolean",
        r"\b(undergo|submit to|consent to|agree to|pass|complete|authori[sz]e|willing|"
        r"take)\b.{0,40}"
        r"\b(background|drug|credit|reference|employment|security|alcohol)[ -]?(and [\w ]+ )?"
        r"(check|screen|test|vetting|verification|history)",
        r"\b(non-?compete|non-?solicit|restrictive covenant|agreement).{0,60}\b(restrict|employer|"
        r"previous|prevent|limit|agreement|bound|subject)",
        r"\b(bound by|subject to|party to|signed)\b.{0,40}\b(non-?compete|non-?solicit|restrictive|"
        r"agreement|covenant)",
        r"\b(related to|relatives?|family members?|friends?|know (any(one|body)|someone))\b.{0,60}"
        r"\b(work|employ|company|acme|agency|here|us)\b",
        r"\b(may|can|could) we (contact|call|speak|reach)\b",
        r"\bcontact (your|my) (current|present|listed|previous) (employer|supervisor|manager|"
        r"reference)",
        r"\bcontact my listed references\b",
        r"\b(dismissed|fired|terminated|asked to resign|suspended|disciplinary|disciplined)",
        r"\b(u\.?s\.?|united states|american|eu|uk|british|canadian|australian|irish) (citizens?|"
        r"person|national)\b.{0,30}\?",
        r"\bcitizen of (the )?(united states|u\.?s|this country)",
        r"\bown (a |your own |an? )?(car|vehicle|laptop|computer|bike|transport)",
        r"\b(reliable|own|personal|access to( a| an)?) (transport|vehicle|car|internet|laptop|"
        r"smartphone|"
        r"computer)",
        r"\b(were|was|are|have) you (been )?referred\b(?!.{0,120}\bname\b)",
        r"\brefused (a )?visa\b",
        r"\bcurrently (employed|in employment|working|unemployed)\??$",
        r"\bprovide\b.{0,30}\breference",
        r"\bread (and understood )?the (job|role|position) (description|advert|spec)",
        r"\bformer (customer|client|user)|\bour product",
        r"\biphone\b",
        answered=Answered.ANY,
        unless=r"\b(authori[sz]ed|eligible|entitled|right|permit|permitted|"
        r"legally)\b.{0,30}\bto work|"
        r"\bsponsor|certify that|work permit",
        confidence=0.75,
    ),
)
