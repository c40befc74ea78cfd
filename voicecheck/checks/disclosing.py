"""In which words a tie with a brand is disclosed, put off to another place, or denied.

`BRAND` in an expression stands for any name of the brand, `FIRM` for a name of the company or a word for it. Chinese is
matched in Simplified.
"""

from __future__ import annotations

_JOB = (
    r"(?:engineers?|developers?|devs?|designers?|managers?|testers?|technicians?|leads?|heads?|directors?|chiefs?|CEO|CTO|CFO|COO|VP|PM"
    r"|founders?|co-?founders?|officers?|analysts?|scientists?|researchers?|marketers?|marketing|copywriters?|recruiters?|accountants?"
    r"|assistants?|interns?|trainees?|apprentices?|sales(?:person|man|woman| rep)?|reps?|representatives?|support|agents?|specialists?"
    r"|consultants?|staff(?:er|ers)?|employees?|workers?|members?|spokes(?:person|man|woman)|execs?|executives?|insiders?|fitters?|buyers?"
    r"|planners?|coordinators?|architects?|QA|presidents?|secretary|administrators?|boss|people|folks|team|crew|board|advis[eo]rs?|mechanics?"
    r"|colleagues?|team ?mates?|co-?workers?|ambassadors?|partners?|shareholders?|investors?|affiliates?|hardware|firmware|product(?= (?:manager|owner|team|lead|designer|person|people))|finance|legal|comms|communications|warehouse)"
)
_KIN = (
    r"(?:husband|wife|partner|spouse|other half|brother|sister|mum|mom|mother|dad|father|son|daughter|cousin|aunt|uncle|flatmate"
    r"|housemate|girlfriend|boyfriend|fianc[ée]e?|brother-in-law|sister-in-law|in-laws?|family)"
)
LABEL = r"(?:paid )?(?:ad|advert|advertisement|advertorial|advertising|promo ad|paid content|paid post|paid link)"

_NOT_THEM = "".join(
    f"(?<!{word} )"
    for word in ("friend", "friends", "mate", "mates", "people", "neighbour", "he", "she", "they", "guy", "guys", "lot")
)

STAFF_EN = (
    r"\b(?:speak|speaking|posting|talking|writing|answering|commenting|here)(?: today| now)? (?:as|for|on behalf of) (?:an? |the )?COMPANY|\bfor a living\b[^.!?\n]{0,20}COMPANY|COMPANY[^.!?\n]{0,20}\bfor a living\b",
    r"\b(?:promoted|hired|onboarded|seconded|retired|retiring|resigned|resigning|laid off|made redundant|graduate scheme|apprenticeship|traineeship|internship|placement) (?:\w+ )?(?:at|by|from|to|with) (?:the )?COMPANY|\b(?:I|I['’]ve|I have|I['’]m|I am) (?:\w+ )?(?:left|leaving|quit|quitting|rejoined|rejoining) COMPANY|\bI(?:['’]ve| have) been (?:with|at|inside) COMPANY",
    r"\b(?:company|firm|business|start-?up|outfit|team|place|brand|product|app|team) (?:that |which )?I (?:\w+ ){0,2}?(?:run|founded|co-?founded|own|started|lead|built|build|joined|work|manage|head)\b|\b(?:founder|CEO|employee|work|staff|job|marketing|engineer|company|day[- ]job|corporate|insider|boss|sales)(?:['’]s)? hat (?:on|is on)\b",
    r"\bI['’](?:d|ll) be your (?:manager|boss|lead|colleague|team ?mate|buddy)|\bwork(?:ing)? (?:alongside|next to) (?:me|us)\b|\bon (?:my|our) team\b[^.!?\n]{0,30}COMPANY|COMPANY[^.!?\n]{0,30}\bon my team\b",
    rf"{_NOT_THEM}\b(?:work(?:s|ing|ed)?|employed|intern(?:ing|ed)?|my (?:day )?job|(?:a|new|first|full-time|part-time) (?:job|role|position)|on staff"
    r"|on (?:the )?(?:team|staff|payroll)) (?:\w+ ){0,4}?(?:at|for|by|of|in|inside) FIRM",
    r"\bI(?:['’]ve| have| do|['’]m)?,? (?:also |actually |still |happen to |proudly |literally |only |just )*(?:been )?work(?:ed|ing)? (?:here|there|for them|for the makers?)\b",
    r"\b(?:works?|worked|working|employed) (?:here|there)\b,? (?:by the way|btw|so\b|fyi|myself)",
    rf"\b(?:I['’]?m|I am|I was|I['’]ve been|as|being|speaking as|from|me,|we['’]re|we are|hi|hello|here|your|yours truly,?)\b[^.!?\n]{{0,50}}?\b{_JOB}\b[^.!?\n]{{0,25}}?(?:\b(?:at|for|with|from|of|in|behind)|,) (?:the )?COMPANY(?! (?:fan|user|owner|custom))",
    rf"\b(?:I['’]?m|I am|as|being|speaking as|call me|from)(?: also| actually| now| part of| one of| on| in)* (?:an? |the |one of )?(?:(?!and |with |to |of |for |by |in |as |so |about |from |love |like |but )[\w-]+ ){{0,2}}?COMPANY(?:['’]s)? (?:(?!and |is |was |has |fan )[\w&-]+ ){{0,3}}?{_JOB}\b(?! at heart| in spirit| fan| in my)",
    r"\b(?:I|who)(?: also| actually| currently)? (?:run|runs|lead|leads|own|owns|head|founded|co-?founded|started|manage|represent|chair|speak for|work (?:for|at)) (?:the )?COMPANY(?!['’]s| (?:tap|tank|app|device))|\bI['’]?m (?:\w+ )?hiring\b",
    rf"(?:^|[\n(\[.!?:;,]\s*|\b(?:disclosure|disclaimer|note|biased|fyi|btw)\W+)(?:an? |proud |long-?time |current )*COMPANY(?:['’]s)? (?:[\w&-]+ ){{0,3}}?{_JOB}(?: here| speaking| posting| account| on (?:his|her|their|my|a)\b| talking| reporting| checking in| with| who| at|\s*[,.:;!)\]|—–-]| for \w+ years| since)",
    r"\b(?:on|in|part of|join(?:s|ed|ing)?|member of|lead(?:ing)?|led|run(?:ning)?|manag(?:e|ing)|head(?:ing)?) (?:the |our |a )?(?:[\w-]+ ){0,3}?(?:team|squad|crew|department|board|desk|lab) (?:at|for|in|of|behind) (?:the )?BRAND",
    r"\b(?:part of|join(?:s|ed|ing)?|member of|on|lead|led|run|with) the (?:\w+ )?BRAND (?:\w+ ){0,3}?(?:team|squad|crew|board|payroll|staff)\b",
    r"\b(?:from|at|with) (?:the )?COMPANY (?:here|speaking)\b|\bhere,? (?:from|at|with) (?:the )?COMPANY\b|\bI['’]?m (?:\w+ ){0,2}(?:with|at|from) COMPANY\b",
    r"\b(?:day (?:one|two|three|1|2|3)|first (?:day|week|month|year|shift|job)|last (?:day|shift)|\w+ (?:years?|months?|anniversary)|week (?:one|two|1|2)"
    r"|my (?:\w+ )?(?:job|role|team|desk|office|colleagues?|co-?workers?|boss|promotion|shift|internship|career|badge|contract|onboarding|interview|time|years?)"
    r"|new (?:job|role|gig)|employees?|coworker|back to work|at work|here|we|us|our \w+|shift|job|life|working) (?:\w+ ){0,2}?(?:at|here at|over at) (?:the )?COMPANY",
    r"\b(?:joined|joining|I join|to join|started at|starting at|starting with) (?:the )?COMPANY(?= as|[.,!]| in | last| this| two| three| team| crew|$|\n)",
    r"\bmy (?:own )?employer|\bmy (?:own )?(?:company|firm|start-?up|workplace)(?:['’]s| (?:makes|builds|sells|made|built|launched|released|designs)|,? BRAND)|\b(?:at|for) my (?:own )?(?:company|firm)\b"
    r"|\b(?:the )?(?:company|firm|place|outfit|people|team|business) (?:that |who |which )?(?:I work (?:for|at|with)|employs? me|pays? (?:me|my))|\bwhere I work\b|\bI work for (?:the )?(?:company|firm|people|makers?)",
    r"\bemployer (?:is|makes|built|sells)\b|\b(?:BRAND|they|who|which) (?:employs?|hired) (?:me|us)\b|\bBRAND,? (?:which is |who is |who are )?(?:my|our) (?:employer|company|workplace|day job|firm)",
    r"\b(?:FIRM|they|who|which|that) (?:(?!should|could|would|ought|must|never|not|don)\w+ )?(?:pays?|sign|signs) (?:me\b|us\b|my (?:wages?|salary|rent|bills|mortgage|pay))|\b(?:pay ?cheque|paycheck|salary|wages?|payslip)\b[^.!?\n]{0,25}\b(?:from|at|by|says) FIRM|\bFIRM(?:['’]s)? payroll",
    r"\bI (?:\w+ ){0,2}?(?:speak|code|design|test|develop|lead|run|head|manage|sell|market|write|answer|support|look after|do|handle|build|make)s? (?:[\w'’,&-]+ ){0,6}?(?:at|for) (?:the )?COMPANY(?! (?:users|owners|custom))",
    r"\b(?:someone|somebody|one of (?:the|those) people|the (?:person|one|woman|man)|a person|people) who (?:\w+ ){0,2}?(?:designs?|builds?|makes?|tests?|works?|codes?|sells?|markets?|helped|writes?|runs?|develops?|built|made|designed)\b[^.!?\n]{0,30}\b(?:at|for) (?:the )?COMPANY|\b(?:someone|somebody|one of (?:the|those) people|the (?:person|one|woman|man)) who (?:\w+ )?(?:designs?|designed|builds?|built|makes|made|coded|develops?|developed) (?:\w+ ){0,2}BRAND",
    r"\bI(?:['’]ve)? (?:help(?:ed)? )?(?:to )?(?:design|designed|build|built|develop|developed|invented|engineered|coded|founded|co-?founded|launched) (?:[\w'’]+ ){0,3}?BRAND",
    r"\b(?:we|us)(?:['’]ve| have)?(?: \w+)? (?:make|made|built|build|ship|shipped|launched|released|designed|develop|developed|engineered|sell) (?:[\w'’]+ ){0,2}?BRAND",
    r"\bwe(?:['’]ve| have)? (?:just |finally )?(?:shipped|launched|released)\b|\bwe(?:['’]re| are) (?:\w+ )?(?:hiring|recruiting|looking for an?)\b|\b(?:we|us) (?:here )?at COMPANY",
    r"\bour (?:\w+ )?(?:team(?! of| at home)|company|engineers?|designers?|developers?|customers|users|product team|roadmap|labs?|launch|release|factory|hiring|support team|headquarters|HQ|chief executive|CEO|stand|booth)\b",
    r"\bmy (?:team|colleagues?|co-?workers?) (?:and I |at \w+ |here )?(?:have |has |just |has just |have just )*(?:built|made|shipped|launched|designed|released|been building|build|make|worked on|spent)\b|\bmy (?:team|colleagues?)['’]s? work\b|\bcome (?:and )?work with (?:me|us)\b",
    r"\b(?:disclosure|disclaimer|full transparency|transparency|transparency note|conflict of interest|conflict|declaration(?: of interest)?|interests?(?: declared)?|declared interest|affiliation|vested interest|bias(?: alert| declared)?)\s*[:;,.—–-]+ ?[^.!?\n]{0,60}?(?:BRAND|\bstaff\b|\bemployee|\bemployed|\bemployer|\binsider|\bwork\b)",
    rf"\bmy {_KIN}\b[^.!?\n]{{0,40}}\b(?:works?|worked|is employed|job|runs?|is (?:an?|on|in|at|with|one|head)|sells?|designs?|builds?)\b[^.!?\n]{{0,40}}?\b(?:at|for|of|in|with|there) ?(?:the )?(?:COMPANY|it|them)?\b",
    r"#COMPANY_?(?:employee|staff|staffer)s?\b|#(?:i)?work(?:ing)?at_?COMPANY",
    r"\b(?:my|the|an?|at) (?:employee|staff) (?:price|discount|perk)|\bemployee of (?:FIRM|the brand)|\bI(?:['’]m| am) (?:an? )?(?:staff|employee|insider)\b(?! pick)",
    r"\bI(?:['’]ve)? (?:own|hold|have|got|bought|am)(?: \w+)? (?:shares?|stock|equity|options|a stake|an? investor|an? shareholder) (?:in|of) (?:FIRM|it)",
)
INSIDE_EN = (
    r"\bI(?:['’]m| am|['’]ve)? (?:\w+ )?work(?:ed|ing)? on (?:the )?BRAND|\b(?:part of|one of|in|on|with) (?:the|those|a) (?:\w+ )?(?:crew|team|people|folks|lot|group|squad) (?:that|who|which|behind) (?:\w+ ){0,2}?BRAND",
    r"\b(?:badge|desk|laptop|lanyard|office|lunch|canteen|meetings?|stand-?up|shift|onboarding|induction|job|orientation|overtime|commute|photocopier|whiteboard|payday|interview) (?:\w+ ){0,2}at COMPANY|\b(?:since|after|before) (?:joining|leaving|starting at) COMPANY|\b(?:wearing|with|in) my (?:\w+ ){1,2}hat\b",
    r"\b(?:from|as|by) (?:someone|somebody|one) (?:\w+ )?(?:inside|at|within|on the inside (?:of|at)) COMPANY|(?:^|[.!?\n]\s*)(?:for|on behalf of) COMPANY,? (?:I|we)\b",
    r"\b(?:first|last|second|third|final|busiest|best|worst|longest) (?:(?!purchase|order|visit|time|experience)\w+ ){1,2}at (?:the )?COMPANY(?!['’]|\.[a-z]| (?:stand|store|shop|event|party))",
    r"\b(?:recruit\w*|hiring|interviewing|scouting) for COMPANY|(?:^|[.!?\n]\s*)(?:been|working|worked|started|joined|interning|employed) (?:\w+ )?(?:at|for) COMPANY|COMPANY[^.!?\n]{0,40}\b(?:that['’]s|that is|which is|aka) (?:me|us|my team)\b",
    r"\bI(?:['’]m| am) (?:the |a |one of the |your )?(?:co-?)?(?:founders?|CEO|chief executive|inventor|spokesperson|press officer|owner)\b",
    r"\bI (?:\w+ )?(?:run|lead|head|manage|chair|sit on|look after|answer|write|edit|host|own|handle|design|moderate) (?:the )?COMPANY['’]s (?:\w+ )?(?:board|team|department|support|design|marketing|newsletter|blog|social|account|podcast|lab|hardware|firmware|press|mail|inbox|website|community|events?|finances?)\b",
    r"\b(?:I|we|I['’](?:m|ve|d)|we['’](?:ve|re)|my|our|me)\b(?:(?!\b(?:bought|buy\w*|order\w*|shop\w*|look\w*|laugh\w*|impress\w*|guys|people|friends?|folks|everyone|team|support|designers?|spent|money|saw|see|amazed|price|hats|thanks?|discount|staff|not|never|wish|would|could|if|mad|angry|yell\w*|star\w*)\b|n['’]t)[^.!?\n]){0,60}\bat COMPANY(?!['’]|\.[a-z]| (?:stand|store|shop|event|party|launch|prices?))|COMPANY,? \(?where (?:I|my)\b",
    r"(?:^|(?<=[.!?\n] )|(?<=\n))(?=[^.!?\n]*\b(?:I|my|me|we|our|us)\b)(?=[^.!?\n]*COMPANY)(?![^.!?\n]*\b(?:not|never|no|wish|if|should|would)\b)(?![^.!?\n]*n['’]t\b)[^.!?\n#]*\b(?:employers?|employees?|staff|payroll|salary|wages|payslip|internship|hired|promoted|insider|HQ|headquarters|disclosure|conflict of interest|day job|shareholder|on the clock|performance review|my job|my role|my department|my shift|my desk|my manager|probation|resignation|notice period|job title)\b",
    r"\b(?:my|our|fellow|dear)\b (?:[\w-]+ ){0,2}?COMPANY (?:\w+ )?(?:team ?mates?|colleagues?|co-?workers?|boss|job|team|office|desk|badge|lanyard|pay|salary|contract|career|inbox|laptop|manager|crew|days?|years?|shift|role|internship|mug|hoodie|anniversary|people|folks?|choir|band|canteen|summer party|book club|running club|football team)\b",
    r"\b(?:my pay|salary|wages?|income|pay ?cheque|paycheck)\b,? (?:\w+ ){0,2}?COMPANY|\b(?:draw|get|earn|take) (?:my|a) (?:pay|salary|wages?|living|paycheck)\b[^.!?\n]{0,20}COMPANY",
    r"\b(?:hello|hi|greetings|live|reporting|posting|writing|tweeting|dispatch|news|notes|view|scenes|back|home) from (?:the |my |our |inside )?(?:\w+ )?COMPANY|\b(?:in|at|inside) the COMPANY (?:office|lab|canteen|kitchen|workshop|warehouse|break room|lift)\b|\bhere (?:in|at) (?:the )?COMPANY",
    r"\b(?:started|began|start|starting|arrived|landed|clocked in|clocking in|onboarding) (?:\w+ )?(?:at|with) (?:the )?COMPANY|\bCOMPANY (?:has |have |had |just |finally |kindly |even |once |first )*(?:made|promoted|hired|taken|took|employed|employs|appointed|named|offered|recruited|let|sends?|sent) (?:me|us)\b(?! (?:a |an |this |the |some |new |my |two |another |free |these |down|off))",
    r"\b(?:we|us),? (?:the |at |here at )?COMPANY|\b(?:I['’]m|I am|as|it['’]s me,?) (?:the|that|one of the|one of those)(?: \w+)? (?:one|ones|person|people|man|woman|voice|engineers?|designers?|guy|idiots?|team|hands?)\b[^.!?\n]{0,40}COMPANY",
    r"\bex-? ?COMPANY|\b(?:former|formerly (?:of|at|with)|once of|previously (?:of|at)) (?:a )?COMPANY|COMPANY (?:alum|alumna|alumnus|veteran|lifer)\b",
    r"\b(?:COMPANY|employee|staff) (?:perks?|all-hands|offsite|away ?day|standup|stand-up|hackathon|town hall|payslip|onboarding|christmas party|summer party)\b",
)
PAID_EN = (
    r"\bCOMPANY paid(?=[.,;!]| and| well)|\b(?:FIRM|they)\b[^.!?\n]{0,40}\band (?:they )?paid (?:me|well|for)\b|\b(?:this|it) is (?:an? |another )(?:\w+ )?(?:commercial|advert|ad|advertisement|plug|promo|promotion) (?:for|from|by|with)\b|\b(?:paid for|sponsored) by them\b|\b(?:earns?|makes?|making|earning) (?:me|us) (?:some |a little |a bit of |real )?money\b|\bsponsor\s?[:=] ?BRAND",
    r"\bin (?:return|exchange) for\b[^.!?\n]{0,40}\b(?:reviews?|posts?|honest|free|video|mention|words?|opinion|feedback|content)\b",
    r"(?:^|(?<=[.!?\n] )|(?<=\n))(?=[^.!?\n]*\b(?:I|my|me|we|our|us)\b)(?=[^.!?\n]*(?:COMPANY|\bbrand\b|\bthey\b))(?![^.!?\n]*\b(?:not|never|no|nobody|wish|if|should|would|un-?\w*paid|unsponsored)\b)(?![^.!?\n]*n['’]t\b)[^.!?\n#]*\b(?:fee|contract|sponsorship|compensat\w+|retainer|invoice|payment|freebies?|remunerat\w+|financial(?:ly)?|reimburse\w*)\b",
    r"\b(?:FIRM|they|who|brand) (?:\w+ )?(?:commissioned|hired|contracted|employed|retained|engaged|booked) (?:me|us)\b|\b(?:hired|contracted|engaged|booked|employed) by (?:FIRM|the brand)|\bcommissionable\b|\bI(?:['’]ll)? (?:may |will |might |also |do )*(?:earn|profit|benefit|get (?:something|money|paid)) (?:if|when|whenever|each time|every time|from|on)\b",
    r"(?<![\w#])#(?:ad|ads|advert|adverts|advertisement|advertising|sponsored|sponsor|sponsoredpost|sponsoredby\w*|paidad|paidpartnership|paidpost|paidpromotion|paidcontent)(?![\w])",
    r"#COMPANY_?(?:ad|partner|ambassador|sponsored|paid)\b",
    rf"(?:^|\n)[^\w\n#]{{0,4}}{LABEL}(?=\s*[\]\):|.!,/—–•·(-]|\s*\n)|[\[(]\s*{LABEL}\s*[\])]|(?:^|\n)\s*{LABEL} (?:with|for|by|from) BRAND",
    r"\b(?:this|the following|today['’]s|what follows)(?: \w+){0,2} (?:is|was|contains|includes|has)(?: (?!not|never|hardly|no)\w+)? (?:an? |paid )?(?:ad|ads|advert|advertisement|advertising|advertorial|paid promotion|sponsored)\b",
    r"\bpaid (?:\w+ )?(?:partnership|promotion|post|promo|collab|collaboration|campaign|review|placement|content|endorsement|ambassador|advert|ad|link|partner|job|gig|spot|advertisement|feature|work|deal|contract|agreement|arrangement|tie|relationship|slot|sponsorship|assignment|commission)\b",
    r"(?<!un)(?<!un-)\bsponsored (?:by|post|content|video|reel|review|episode|story|ad|link|segment|message|with)\b|(?:^|\n)\W{0,3}sponsored\b|\b(?:is|was|are|been) (?:kindly |proudly |fully )?sponsored\b|[\[(]sponsored[\])]",
    r"\bBRAND (?:is|are|was) (?:the |a |an |my |our |today['’]s |this |proudly |kindly |\w+['’]s )*(?:(?:\w+ )?sponsors?\b(?! (?:of|for) (?:the|a|my|our))|sponsoring (?:this|me|us|today|my (?:video|post|channel|show|podcast|newsletter|trip|week)))|\bBRAND sponsor(?:s|ed) (?:this|me|us|today|my (?:video|post|channel|show|podcast|newsletter|trip|week))|\b(?:my|our|the|today['’]s|this \w+['’]s) sponsors?,? (?:is |are )?BRAND|\bsponsors? of (?:this|today['’]s)",
    r"\b(?:paid for|funded|financed|commissioned|bankrolled) by (?:the )?(?:FIRM|brand)",
    r"\b(?:FIRM(?:['’]s)?|they(?:['’]re)?|who|which|brand) (?:(?!should|could|would|ought|must|never|not|don)\w+ ){0,2}?(?:paid|pay|pays|paying|reimbursed|covered|covers|footed|funded) (?:me|us|for (?:my|our|me|us|this|the|everything|all)|my|our|the (?:bill|cost|costs|trip|travel|hotel|stay))\b",
    r"\b(?:I|we)(?:['’]m|['’]re| was| were| am| are| get| got|['’]ve been| have been| got| do get)?(?: \w+)? paid (?:by|to|for|a fee|money|in)\b|(?<!should )(?<!could )(?<!would )(?<!must )\b(?:paid|pays?|paying) (?:me|us) (?:to|for|a|in|money|cash|\d|[£$€])|\bgetting paid (?:to|for|by)\b",
    r"\bcommissions?\b(?! me)|\b(?:I|we) (?:['’]ll |will |may |might |do |also |get to |can )*(?:earn|make|get|receive|take)s? (?:an? |some |a little |a small )?(?:money|cut|percentage|slice|share|fee|kickback|few (?:pence|cents|quid|pounds|dollars)|credit|pounds|dollars|something|cash)\b",
    r"\bBRAND (?:gives|gave|pays) (?:me|us) (?:a |some )|\bBRAND (?:\w+ )?(?:gave|gifted|donated|loaned|lent|supplied|provided) (?:me|us|this|the|my|our|it)\b|\bBRAND (?:flew|put) (?:me|us)\b|\bflew (?:me|us)\b|\bput (?:me|us) up\b",
    r"(?:\b(?:sent|gave|gifted|lent|loaned|got|gets|provided|supplied|offered|let|fitted) (?:me|us)\b|\b(?:I|we|this|it|mine|ours|BRAND|the (?:tap|tank|one|product|unit|device))(?:['’]ve| have| was| were| had| am)? (?:\w+ ){0,3}?(?:sent|given|gifted|lent|loaned|got|get|received|had|have|provided|supplied|came|donated|offered|fitted|installed)\b|(?:^|[.!?\n:,(]\s*)(?:got|sent|given|received|gifted|provided|supplied|mine (?:was|came)|sample)\b)[^.!?\n]{0,50}?\b(?:free of charge|for free|at no (?:cost|charge)|for nothing|gratis|as a gift|as a present|on loan|free|without charge|to review|to try|to test|to keep)\b(?! (?:this|for (?:a|one|the) (?:month|week)|if|when|with|delivery|shipping|installation))",
    r"\b(?:was|were|is|been) (?:kindly |very kindly )?gifted\b|\bgifted (?:by|to me|to us|me|item|product|stay|tap|tank)|\b(?:gift|freebie|free (?:\w+ )?(?:product|sample|unit|tap|tank|kit|stay|trip|copy|gift|one)|complimentary \w+|review (?:unit|sample)|press sample|loan unit) (?:\w+ )?(?:from|by|courtesy of|supplied|provided|thanks to) (?:the )?(?:FIRM|brand|makers?)",
    r"(?:^|\n)\W{0,3}(?:free (?:product|sample|unit|trip|stay|gift)|gift|gifted|freebie|press (?:trip|sample|loan)|review unit)\b[^.!?\n]{0,30}?BRAND",
    r"(?:\b(?:I|we)(?:['’]ve| have)? |(?:^|[.!?\n] ?))(?:did ?n[o'’]t|didn['’]t|haven['’]t|never) (?:have to )?p(?:ay|aid) (?:for|a|anything|a penny|a cent|them)\b|\bpaid nothing\b|\bwithout paying\b|\bcost me nothing\b|\bat (?:BRAND(?:['’]s)?|their) expense\b",
    r"\b(?:paid|brand|official|contracted) (?:brand )?ambassador (?:for|of|at|with) (?:the )?BRAND|\bambassador (?:for|of) BRAND",
    r"\b(?:contract|financial (?:tie|relationship|interest)|business relationship|commercial (?:relationship|partnership)|retainer|paid relationship) (?:with|to|from|in) (?:the )?(?:FIRM|brand)",
)
NOT_EN = (
    r"\b(?:should|ought to|deserve|must) (?:really |probably |honestly )?(?:be |get |have |to be )?(?:on |a |some )?$|\bwhere['’]s my $|"
    r"(?:\bnot|n['’]t|\bnever|\bno|\bnobody|\bno one|\bnone|\bwithout|\bneither|\bnor|\bhardly|\bfar from)\b(?! (?:only|just|secret|surprise|longer|matter))[^.!?,;:\n]{0,14}$"
    r"|\b(?:if|if you|do you|did you|are you|when you|would you|whether you|unless you|wish|as if|as though|thinks?|thought|assumes?|asked whether|joke|sound like|look like|like|almost|practically|imagine|friends? who|mate who|people who|anyone who|those who|un|non)[ -][^.!?,;:\n]{0,6}$"
)
PLACES_EN = r"\b(?:bio|profile|about page|about section|pinned|highlights?|link ?tree|my (?:page|site|website)|(?:in|see|check) (?:the |my )?(?:first )?comments?|in my stories|header|at the end|(?:till|until|to) the (?:very )?end|last slide|final slide|outro|headline|end of (?:the|this) (?:thread|video|post))\b"
ELSEWHERE_EN = r"\b(?:disclos\w+|disclaimers?|affiliations?|who I work for|where I work|employer|day job|interests?|ties|connections?|what I do|who (?:I am|pays me|signs)|sponsors?(?:hip)?|transparency|caveats?|fine print|small print|paid|job title|usual (?:stuff|notes?|declarations?)|ad (?:label|info)|declarations?|relationship|full story)\b"
DENIED_EN = (
    r"\bno (?:\w+ )?axe to grind\b|\b(?:ordinary|regular|normal|random|average|everyday|genuine|real|humble|simple|happy|satisfied|paying|long-?time|loyal) (?:home ?owner|customer|user|buyer|person|punter|consumer|shopper|parent|mum|mom|dad|guy|gardener|bloke|renter|tenant|neighbou?r)s?\b",
    r"\bno (?:reason to (?:favou?r|lie|shill|plug)|ties\b|connections?\b|affiliations?\b|stake\b|links? (?:to|with)\b|relation\b|skin in|dog in|agenda\b|vested|financial interest|hidden agenda)",
    r"\bnot (?:\w+ )?(?:affiliated|connected|associated|sponsored|paid|an? ad\b|an advert|a shill|a plug|a bot|a plant|biased|being paid|on (?:anyone|anybody)['’]s payroll)|\b(?:isn['’]?t|ain['’]?t|wasn['’]?t|aren['’]?t) (?:\w+ )?(?:an? (?:ad|advert|plug)\b|sponsored|paid|affiliated|biased)|\b(?:don['’]?t|doesn['’]?t|never|didn['’]?t) (?:even )?(?:work(?:ed)? (?:for|at|there)|get (?:paid|anything)|know anyone (?:at|there))",
    r"\b(?:un-?sponsored|non-?sponsored|un-?biased|unpaid|impartial|completely independent|independent (?:review|opinion|view|take|verdict))\b|\b(?:nobody|no one|no-one) (?:is |has |was )?(?:paid|paying|pays|asked|sent|made) (?:me|us)|#(?:not(?:an?)?(?:ad|sponsored|spon)|unsponsored|notpaid)\b|\bfellow (?:resident|customer|parent|user|home ?owner|tenant|neighbou?r|gardener)|\bdisinterested\b",
)
FOLDS = (
    r"(?:^|\n)\s*(?:[.·•。…⋯\-_*⠀~]\s*\n\s*){3,}|(?:\.\.\.|…|⋯) ?\(?(?:see |read |show )?more\b|\b(?:tap|click|hit|press|see|open) ['‘\"“]?(?:see |read |show )?more['’\"”]?(?= |\)|\n|$|\.)(?! (?:of|about|than|in|on))|[(\[](?:see |read |show )?more[)\]]|(?:^|\n)\W{0,3}(?:see|read|show) more\W{0,3}(?:\n|$)"
    r"|(?:展开|显示|查看|阅读|点开|点击)(?:全文|更多|全部|完整内容|余下全文)|(?:^|\n)\W{0,4}(?:更多|继续阅读|繼續閱讀|全文|展开)\W{0,3}(?:\n|$)|(?:…|⋯|\.{3})\s*(?:更多|全文|展开)"
)
"""What stands where a network folds a post, or a writer makes it fold."""

SIGNS_EN = (
    r"\b(?:use|enter|type|quote|try|pop in|mention) [a-z]{3,}\d{1,3}\b",
    r"\b(?:link|stories|bio|comments|description)\b[^.!?\n]{0,60}\bdiscount|\bdiscounts?\b[^.!?\n]{0,60}\b(?:link|stories|bio|comments|followers|for you)\b",
    r"\b(?:link|code|bio|comments)\b[^.!?\n]{0,40}(?:\b(?:off|discount|cheaper|saves?)\b|free (?:shipping|delivery)|\d ?%)",
    r"(?:\b(?:off|save|saves|discount|cheaper|percent)\b|\d ?%)[^.!?\n]{0,40}\b[a-z]{3,}\d{1,3}\b|\b[a-z]{3,}\d{1,3}\b[^.!?\n]{0,40}\b(?:off|saves?|discount|cheaper)\b|\bmy (?:own )?link\b",
    r"\b(?:my|use|with|enter|discount|promo|voucher|coupon|exclusive|referral|creator|special) (?:\w+ )?code\b|\bcode:? [A-Z]{2,}\d{1,3}\b|\b(?:off|save|discount)\b[^.!?\n]{0,40}\b(?:code|link|through mine|via mine|with mine|using mine)\b",
    r"\b(?:aff(?:iliate)?|referral|ref) links?\b|\b(?:link|discount) (?:is )?in (?:the )?(?:bio|comments|stories|my profile|description)[^.!?\n]{0,60}(?:asking|shop|buy|grab|off|tap|deal|discount)|\b(?:percent|%) off\b[^.!?\n]{0,40}\b(?:my|mine|me|link)\b|\bshop my\b|\bswipe up\b",
    r"(?<!\w)#(?:sp|spon|spons|collab|collaboration|ambassador|brandambassador|partner|brandpartner|aff|afflink|gifted|prsample|prpackage|prgift|iworkwith|ee)(?!\w)",
    r"\b(?:PR|press|brand|influencer) (?:box|package|parcel|trip|haul|mailer|sample|gift|drop|event)\b",
)
