"""English rules about who the candidate is and how to reach them."""

from harness.reading.questions.lexicon import sections
from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_WORDS = Answered.WORDS
_OPEN = Answered.OPEN


IDENTITY: tuple[Rule, ...] = (
    rule(
        "name.pronunciation",
        r"\bpronounc",
        r"\bpronunciation\b",
        r"\b(spell|write)\b.{0,20}\bname phonetically|phonetic (spelling|name)|\bsay your name\b",
        unless=r"preferred name and",
    ),
    rule("name.middle", r"\bmiddle[- ]?(names?|initials?)\b(?!\W*\))", r"^middle$", words=9),
    rule(
        "name.preferred",
        r"\b(preferred|chosen|display)\b.{0,16}\bname\b",
        r"\b(nick ?name|known (as|by)|goes by|go by)\b(?!.{0,4}\))",
        r"\b(what|how)\b.{0,8}\b(would|should|can|do|may|could)\b.{0,20}\b(call|address) you\b",
        r"\bwhat (would|should) (you like us to|we) call you\b",
        r"\b(prefer|like)\b.{0,20}\bto be (called|known|addressed)\b",
        r"\bname (that )?(you('d| would)? (like|prefer|want|go by|use))\b",
        r"\bname\b.{0,40}\b(should|would|shall) (we|you) (use|prefer|like)\b",
        r"\banother name\b",
        answered=_WORDS,
        unless=r"\bnot a nickname|do not use nicknames|, so we know",
    ),
    rule(
        "name.full",
        r"\b(full|complete|legal|entire)([ -](legal|first))?[ -]?name\b(?!.{0,4}\b(of|and)\b)",
        r"\bfirst\b.{0,6}(and|&|\+|/)\s?.{0,5}\b(last|family|sur)",
        r"^(please )?(enter |type |provide |give )?(your |the |candidate |candidate's |applicant |"
        r"applicant's )?name\b( in full| please|,? please| below| here| and surname|"
        r" and last name)?$",
        r"^(please )?(enter|type|provide) your name\b.{0,20}\b(as|exactly)\b",
        r"^name \((first|given).{0,24}\)$",
        r"^(what is|what's) your name\??$",
        r"^who are you\??$",
        r"^name and surname$",
        r"\bname in (your )?native (language|script)\b",
        answered=_WORDS,
        words=14,
        unless=r"\b(company|employer|school|university|refer|manager|surname \(|sign)\b"
        r"(?!.{0,3}(and|&|/))",
    ),
    rule(
        "name.given",
        r"\b(first|given|fore)[- ]?names?\b",
        r"^(legal )?first$",
        answered=_WORDS,
        words=12,
        unless=r"\b(last|family|sur)[ -]?name|native language",
    ),
    rule(
        "name.family",
        r"\b(last|family|sur|second|paternal|maternal)[- ]?(sur)?names?\b",
        r"^(legal )?last$",
        answered=_WORDS,
        words=12,
        unless=r"\bmaiden\b",
    ),
    rule(
        "email.confirm",
        r"\b(confirm|confirmation|repeat|re-?enter|verify|retype|again)\b.{0,24}\be-?mail\b",
        r"\be-?mail\b.{0,20}\b(confirm|confirmation|again|repeat|verification)\b",
        answered=_WORDS,
        unless=r"\bcode\b|e-?mail (you|a) confirmation",
    ),
    rule(
        "account.code",
        r"\b(verification|one[- ]?time|security|confirmation|access|\d[- ]digit) (pass ?)?(code|"
        r"pin)\b",
        r"\b(enter|type)\b.{0,12}\bcode\b.{0,30}\b(sent|e-?mail|text)",
        r"\botp\b|\bpasscode\b",
        answered=_WORDS,
    ),
    rule("account.password", r"\bpassword\b", words=8, unless=r"\bportfolio\b"),
    rule(
        "email",
        r"^(please )?(enter |provide )?(your |a |the )?((work|personal|contact|primary|preferred|"
        r"current|valid|private|home|main|best|candidate|applicant) )*e-?mail\b( address| id)?\b",
        r"\be-?mail address\b",
        r"\bwhere (can|should|may) we e-?mail\b",
        answered=_WORDS,
        words=20,
        unless=r"\b(marketing|strategy|campaign|manager|referr|reference)\b|\bname\b.{0,10}\band\b",
    ),
    rule(
        "email",
        r"\be-?mail\b",
        answered=_WORDS,
        words=6,
        unless=r"\bmarketing\b|\bstrateg|\bcampaign",
        confidence=0.85,
    ),
    rule(
        "phone",
        r"\b(tele)?phone\b",
        r"\b(mobile|cell|contact|daytime|whats ?app)\b.{0,14}\b(number|no\.?|phone|#|telephone)",
        r"\bnumber\b.{0,30}\b(reach|call|contact) you\b",
        r"^(mobile|cell|tel\.?)$",
        words=14,
        unless=r"\binterview\b|\b(iphone|smartphone|phone screen)\b|\btype\b|\bfavou?rite|"
        r"best time|"
        r"\bsales\b|\bcalls?\b.{0,10}\b(customer|angry|centre|center)|went wrong",
    ),
    rule(
        "link.other",
        r"^(additional|other|more|further|any other)\b.{0,12}\b(links?|urls?|websites?|"
        r"profiles?)\b",
        answered=_OPEN,
    ),
    rule(
        "link.linkedin",
        r"\blinked ?in\b",
        answered=_OPEN,
        words=18,
        unless=r"^(how|why|describe)\b|hear about|find (this|us|out)",
    ),
    rule(
        "link.github",
        r"\b(git ?(hub|lab)|bitbucket)\b",
        answered=_OPEN,
        words=18,
        unless=r"^(how|why|describe)\b",
    ),
    rule(
        "link.portfolio",
        r"\b(portfolio|dribbble|behance|work samples?)\b.{0,34}(link|url|site|page|password|\)|$)",
        r"\b(link|url)s?\b.{0,24}\b(portfolio|work samples?)\b",
        r"^(online )?portfolio\b",
        answered=_OPEN,
        words=18,
        unless=r"\bcover letter\b|\bmanage|\bproduct portfolio|\binvestment",
    ),
    rule(
        "link.other",
        r"\b(web ?site|web ?page|homepage|personal web|personal site|blog)\b",
        r"\b(twitter|facebook|instagram|stack ?overflow|kaggle|youtube|tiktok|medium|xing|google "
        r"scholar|orcid|researchgate|mastodon|bluesky)\b",
        r"\b(url|link)s?\b",
        r"\bsocial (media|profiles?)\b.{0,10}\b(profile|link|handle|account|\()",
        answered=_OPEN,
        words=30,
        unless=r"\?.{0,10}$|\bdescribe\b|\bwhy\b|\bexperience\b|\bsee this|\bsee the|vacanc|"
        r"\bskills\b",
    ),
    rule("link.other", r"\b(profiles? or links?|links? or profiles?|links you)\b", answered=_OPEN),
)

PLACE: tuple[Rule, ...] = (
    rule(
        "question.choice",
        r"\b(which|what)\b.{0,24}\b(location|office|school|site|branch|store|campus|country "
        r"office)s?\b.{0,40}\b(apply|interest|prefer|current location|consider|join)",
        r"\b(preferred|desired) (location|office|site|branch|store|work location|country|city)\b",
        r"\b(interested in working|prefer to work)\b",
        answered=Answered.CHOICE,
        confidence=0.75,
    ),
    rule(
        "address.postcode",
        r"\b(zip|post(al)?)[ -]?(code)\b",
        r"\bpostcode\b|\beircode\b|\bpin ?code\b",
        r"^zip\b",
        words=12,
    ),
    rule(
        "location",
        r"\bcity\b.{0,20}\b(state|province|country|region)\b",
        r"\b(state|country)\b.{0,8}(and|&|/)\s?.{0,8}\b(state|country)\b",
        answered=_WORDS,
        unless=r"^country ?/ ?region",
    ),
    rule(
        "address.city",
        r"\b(city|town)\b.{0,30}\b(live|reside|based|located|residence|home|working from|"
        r"work from)",
        r"\b(home|current|your) (city|town)\b",
        r"^(city|town|municipality|suburb|city ?/ ?town|town ?/ ?city)\b",
        words=14,
        unless=r"\bif you were\b|\bfavou?rite\b",
    ),
    rule(
        "address.region",
        r"^(u\.?s\.? )?(state|province|region|county|canton|prefecture)\b.{0,24}$",
        r"\b(state|province|county|canton)\b.{0,40}\b(live|reside|residence|working from|work "
        r"from|located|based)\b",
        r"\blive\b.{0,30}\b(which|what) (state|province)\b",
        r"\b(which|what|current) (u\.?s\.? )?(state|province)\b.{0,30}(live|reside|based|located|"
        r"in\b|"
        r"work|you\b|\?|$)",
        words=40,
        unless=r"\b(sponsor|fair)\b|\bstate of california\b|^(are|do) you",
    ),
    rule(
        "address.country",
        r"^(your )?country\b.{0,30}$",
        r"\bcountry\b.{0,30}\b(residing|reside|residence|live|located|based)\b",
        r"\b(which|what|current) country\b.{0,30}(live|reside|based|located|in\b|\?|$)",
        r"\b(choose|select) (your|a|the) country\b",
        words=18,
        unless=r"\b(code|interested|eligible|authori|visit|office)\b|\bto work\b|\?.{0,4}yes",
    ),
    rule(
        "address.line",
        r"^(current |home |mailing |postal |permanent |residential |full )?(street )?address"
        r"( line)?( ?1| one)?\b",
        r"^street\b",
        r"\b(home|mailing|postal|residential|street) address\b",
        r"\bhouse number\b|\bstreet (name|and house|and number)",
        words=9,
        unless=r"\b(e-?mail|line ?(2|two)|ip|2)\b",
    ),
    rule(
        "location",
        r"\bwhere\b.{0,30}\b(located|based|live|living|reside|residing|work from|to work)\b",
        r"\b(current|present|your|candidate|home) location\b",
        r"^location\b.{0,30}$",
        r"\b(are|do) you\b.{0,34}\b(located|based|live|living|reside|residing|"
        r"located)\b.{0,4}\b(in|near|"
        r"within|at)\b",
        r"\blive within\b",
        r"\bplace of residence\b",
        r"\bcurrent (state|residence)\b",
        r"^i am (currently )?(based|located|living|residing)\b",
        r"\b(primary|main|usual) work(ing)? location\b",
        unless=r"time ?zone|\bapplying for\b|\bcurrently work\b|\bin which you live\b|relocat",
    ),
    rule("age.birth_date", r"^(day|month|year)\b", within=sections.BIRTH, words=3),
)
