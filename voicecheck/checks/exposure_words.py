"""Words by which the kind `exposure` tells a colleague: titles, teams, praise, contacts, pay, a wish to leave.

Chinese stands in Simplified: sentences are read that way.
"""

from __future__ import annotations

_PLURAL = (
    "engineer|developer|programmer|designer|architect|scientist|researcher|analyst|mechanic|manager|director|supervisor|consultant"
    "|administrator|accountant|recruiter|officer|wheelbuilder|chemist|physicist|hydrologist|biologist|technician|tester|specialist|expert|planner|buyer"
    "|coordinator|assistant|intern|trainee|apprentice|strategist|copywriter|editor|marketer|controller|counsel|lawyer|operator"
    "|foreman|welder|machinist|toolmaker|producer|product owner|scrum master|head|lead|leader|boss|mentor|colleague|teammate|team-mate|coworker"
    "|co-worker|guru|wizard|whiz|star|ninja|hero|veteran|captain|chief of staff|hire|starter|joiner|newcomer|addition|rep|representative"
    "|agent|secretary|clerk|electrician|illustrator|writer|economist|statistician|dev|magician|legend|genius|superhero|mastermind|champion"
    "|fitter|installer|driver|storekeeper|PM|DBA|SRE|CTO|CFO|COO|CISO|CMO|CPO|VP|SVP|vice president|principal|fellow|go-to person|person|right hand"
)
TITLE = (
    rf"\b(?:(?:{_PLURAL})s?|head of (?:[\w&]+ ){{0,2}}[\w&]+|(?:team|tech|engineering|product|project|design)[ -]leads?)\b"
    r"|[工技]程师|架构师|程序员|设计师?|科学家|研究员|分析师|总监|经理|主管|负责人|组长|队长|技师|师傅|会计|专家|主任|厂长|店长|科长|处长|课长|协理|副理|副总"
    r"|总经理|总工|领队|操盘手|开发者?|测试|运营|前辈|学长姐?|同事|同仁|搭档|老大|老师傅?|大神|大牛|大佬|骨干|顶梁柱|台柱|冠军|王牌|一哥|一姐|合伙人|工匠|匠人|研发"
    r"|技术员|操作员|专员|助理|实习生|客服|顾问|带头人|掌门人?|扛把子|担当|PM|CTO|CFO|COO|VP|博士|导师|达人|高手|能手|标兵|功臣|军师|统筹|窗口|策划|文案|主笔|销冠|采购|组员|同学"
)
DEPT = (
    r"(?:machine[ -]learning|ML|AI|data|firmware|hardware|software|embedded|apps?|mobile|web|back-?end|front-?end|platform|cloud|design|UX|research|R ?& ?D"
    r"|engineering|product|QA|testing|support|customer \w+|sales|marketing|growth|brand|content|finance|legal|HR|people|ops|operations|logistics|supply chain"
    r"|procurement|purchasing|manufacturing|production|assembly|mechanical|electronics|acoustics|sensors?|security|infra\w*|DevOps|IT|analytics|algorithms?"
    r"|innovation|field service|installation|warehouse|quality|materials|hydraulics|irrigation|iOS|Android|communications|comms|PR|project|team|department|group"
    r"|squad|lab|unit|division|office|site|region|business|plants?|factory|programme|program|workshop|studio)"
)
PRAISE = (
    r"\birreplaceable\b|\bindispensable\b|\b(?:the )?only (?:one|person|human|engineer|developer|designer)\b|\b(?:nobody|no one|no-one|none of us) (?:else )?(?:in|here|can|could|knows|understands|else|does)\b"
    r"|\bwithout (?:him|her|them)\b|\bthe brains? behind\b|\bgenius\b|\bbest [\w-]+ (?:\w+ )?(?:we have|we.ve|I know|I.ve|in the \w+|on the planet|ever|anywhere|around)\b|\bknows (?:all|everything|every)\b|\bwrote (?:all|most|every)\b"
    r"|\b(?:single-?handed(?:ly)?|all by (?:him|her|them)sel\w+|on (?:his|her|their) own)\b|\b(?:clone|lost without|fall apart without|can.t (?:imagine|do) .{0,20}without|would(?:n.t| not) (?:work|exist|be|have) .{0,30}without|collapse without)\b"
    r"|\b(?:people|engineers|humans|experts) (?:in|on) (?:the world|Europe|earth|the country|the planet|this country|\w+) who (?:can|could|know|understand)\b|\bthe mind behind\b|\bone of (?:a|the) (?:kind|best|few|handful|very few|only)\b|\bmastermind\b|\bwizard\b|\blegend(?:ary)?\b|\bmiracles?\b|\brarest\b|\bworld-class\b|\bunicorn\b|\bguru\b|\bnobody does it like\b|\bbackbone of\b|\bhold(?:s|ing) (?:it|everything|the \w+) together\b|\btop (?:performer|seller|salesperson)\b"
    r"|不可替代|无可替代|无人能及|唯一(?:会|懂|能|掌握|一个|的)|只有(?:他|她)|只有[^。，]{0,12}(?:会|懂|能|搞得定|修得好|看得懂)|没有(?:他|她)|离不开|离了|核心骨干|技术骨干|骨干|核心技术|大牛|大神|天才|最强|最懂|一手|全靠|多亏|亏得|第一人|独一份|独门|绝活|绝技"
    r"|十年(?:难|才)?遇|百年一遇|不可多得|可遇不可求|一个人(?:就)?(?:扛|顶|撑|搞定|写|做|包|干|完成|撑起|搭)|独自|独立(?:完成|写|做|开发|设计)|扛起|扛了|撑起|顶起|半边天|台柱|顶梁柱|挖角|挖墙脚|挖走|挖不走|抢着要|抢破头|没有\ue000|冠军|销冠|第一名|镇店之宝|定海神针|国宝|活字典|扛把子|王牌|灵魂人物|幕后功臣|头号|无人不知|少有人|没几个人|国内没有?几个|全国"
)
CONTACT = (
    r"[\w.+-]+@[\w-]+\.[\w.]+|\blinkedin\.com/in/\S+|\b(?:call|text|phone|reach|dm|message|mail|e-?mail|write to|contact|ping|ring) (?:him|her|them)\b"
    r"|\bext(?:ension|n)?\.? ?\d{3,}|\+?\d[\d -]{8,}\d|\bdirect (?:line|number|dial)\b|\b(?:mobile|cell|phone|WhatsApp|Signal|Telegram|Slack|Teams)(?: (?:number|is|at|on|:))+|\b(?:his|her|their) (?:desk|number|e-?mail|inbox|phone|calendar|LinkedIn|handle)\b|(?:^|\s)@[a-z_][\w.]{3,}"
    r"|(?:微信|电话|手机|邮箱|信箱|分机|扣扣|QQ|企微|钉钉|LINE|Line|TG|座机|直线|专线)(?:号|是|为|：|:)*\s*[\w@.+-]{3,}|(?:联系|找)(?:他|她)|工位(?:在|是)|\d+楼[^。，]{0,6}(?:工位|座位)"
)
PAY = (
    r"\b(?:earns?|makes|is paid|gets paid|salary|bonus|is on|raise|pay rise)\b[^.!?]{0,30}[$€£¥]?\s?\d[\d,.]*\s?(?:k\b|a year|per year|a month|thousand|%)?"
    r"|(?:月薪|年薪|工资|薪水|薪资|奖金|年终奖?|拿到?|挣|加薪|涨薪)[^。！？]{0,8}(?:\d[\d,.]*|[一二两三四五六七八九十]+)\s?(?:万|千|k|元|块|个月)"
)
LEAVING = (
    r"\b(?:looking for (?:a |another |something )?(?:new|other)|thinking of leaving|wants? (?:out|to leave)|(?:handed|handing) in (?:his|her|their) notice|gave notice"
    r"|(?:is|are) leaving|leaves (?:us|Tidewell|the company|the team)|has left|left us|unhappy (?:here|with us|at work)|burn(?:t|ed)[ -]?out|open to offers|fed up with (?:us|the job|work)|about to quit|(?:has|have) (?:resigned|quit)|quit(?:s|ting)?\b"
    r"|(?:last|final) (?:day|week)|farewell|goodbye|moving on|moves on|being poached|was poached|job[- ]?hunt\w*|interviewing (?:at|with|elsewhere)|going to (?:a|our) (?:competitor|rival)|retir(?:es|ing)|turned down|headhunted|next chapter)\b"
    r"|想(?:走|跳槽|离职|离开)|打算(?:离职|跳槽|离开)|准备(?:离职|跳槽|离开)|在看(?:机会|新机会)|提了?离职|离职|辞职|辞呈|干得不开心|不想干了|待不下去|要离职|要跳槽|跳槽|最后一天|被挖|挖走|挖角|要走了|离开(?:我们|公司|团队)|另谋高就|欢送|送别|告别|荣休|退休"
)
LEADS = (
    r"(?:runs?|running|leads?|led|leading|heads?|headed|heading|manages?|managed|managing|owns?|oversees?|overseeing|looks? after|looking after|takes? (?:over|charge|on|care)|took over"
    r"|taking over|in charge of|responsible for|steers?|supervises?|directs?|covers?|handles?|is (?:now )?(?:our|the|head|behind)|built|designed|reports? to|coordinates?|keeps?|makes sure|sits (?:in|on|with)|works? (?:in|on)|moves? (?:to|from|into|over)|moved to|steps? (?:up|into)|will be)"
)
ARRIVAL = r"(?:welcom\w+|introduc\w+|meet|say (?:hi|hello) to|new (?:colleague|face|hire|joiner|starter|teammate|in)|joins?|joined|joining|hired|on ?board(?:ed|ing)?|starts?|started)"
PROMOTION = r"(?:promot\w+|appoint\w+|named|new role|steps? (?:up|into)|stepping up|takes? over|took over|taking over|anniversary|\d+ years (?:with|at) (?:us|\w+)|work anniversary|becomes?|became|moves? up)"
THIRD = (
    r"\b(?:customers?|clients?|authors?|novelist|poet|professor|prof|university|institute|museum|guests?|council(?:lor)?|minister|mayor|senator|MP|actor|actress|singer|musician|players?|coach|podcast|"
    r"reader|journalist|reporter|correspondent|historian|philosopher|inventor|born|century|died|published|book|film|exhibition|resident|household|farmer|homeowner|chef|blogger|youtuber|influencer|neighbou?r|patient|volunteer|winner|school|college|academy|hospital|foundation|association|charity|"
    r"(?:customer|client|user) story|case study|by-?line|photo by|photos by|words by|written by|first appeared|with permission|CEO|chief executive|founder|co-?founder|chair(?:man|woman|person)?|president|spokes\w+|managing director|(?:press|media|investor) (?:contact|inquiries|enquiries|relations))\b"
    r"|大学|学院|教授|院士|作家|作者|诗人|小说|嘉宾|客户|用户|顾客|读者|记者|主持|导演|演员|歌手|球员|教练|医院|医生|研究院|研究所|协会|学会|基金会|水务局|政府|市长|部长|议员|委员|主席|历史|古代|《|文/|文／|图/|摄影|[宋唐明清汉元]代|[宋唐明清汉]朝|首席执行官|执行长|CEO|董事长|创始人|创办人|总裁|发言人|业主|住户|博主|网友|媒体联系|首发于|转载|老师(?:的)?(?:书|课)|电影|故事里|主角|志愿者|获奖者|冠军赛|奥运"
)
LABELS = {
    "title": "title or team|职务或团队",
    "praise": "skills that nobody else has|无人可代的本领",
    "contact": "a way to reach them|联系方式",
    "pay": "pay|薪酬",
    "leaving": "a wish to leave|去意",
    "name": "name|姓名",
}
