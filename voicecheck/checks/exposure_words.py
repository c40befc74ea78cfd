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
    r"|[工技]程师|架构师|程序员|开发|测试|固件|硬件|设计师?|科学家|研究员|分析师|总监|经理|主管|负责人|组长|队长|技师|师傅|会计|专家|主任|厂长|店长|科长|处长|课长|协理|副理|副总"
    r"|总经理|总工|领队|操盘手|开发者?|测试|运营|前辈|学长姐?|同事|同仁|搭档|老大|老师傅?|大神|大牛|大佬|骨干|顶梁柱|台柱|冠军|王牌|一哥|一姐|合伙人|工匠|匠人|研发"
    r"|首席\w{1,4}官|首席|技术员|操作员|专员|助理|实习生|客服|顾问|带头人|掌门人?|扛把子|担当|PM|CTO|CFO|COO|VP|博士|导师|达人|高手|能手|标兵|功臣|军师|统筹|窗口|策划|文案|主笔|销冠|采购|组员|同学"
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
    r"|\bonly reason\b|\bwe(?:['’]d| would| will|['’]ll) be (?:sunk|lost|doomed|screwed|stuck|dead|finished|toast|in trouble)\b|\bin (?:his|her|their) head\b|\bnobody else on earth\b|\bif (?-i:[A-Z\ue000])[^.!?\n]{0,30}\b(?:leaves?|left|quits?|hired away|poached|retires?|hit by)\b|\bwithout (?-i:[A-Z\ue000])[^.!?\n]{0,60}\b(?:would|wouldn|could|couldn|nothing|is (?:finished|lost|dead)|stops|stands still)|\b(?:is|are) (?:finished|doomed|toast) without\b"
    r"|在[他她]的?脑(?:子|袋)里|别人(?:谁)?[也都]?(?:不敢|不会|搞不|弄不|改不|看不懂)|[全都](?:是)?[他她](?:一个人)?(?:写|做|搭|设计|扛|画|调)|能[^。！？\n]{2,16}的[，,]?[就也]?只?有|没有[^，。！？\n]{1,8}[，,]?[^。！？\n]{0,20}(?:转不|跑不|动不|做不|完蛋|瘫|散架|垮|停摆|一页|还是|还在|早就)"
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
    r"|(?:last|final) (?:day|week)|farewell|goodbye|moving on|moves on|poached|job[- ]?hunt\w*|interviewing (?:at|with|elsewhere)|going (?:freelance|solo|independent)|thinking (?:of|about) (?:leaving|quitting|moving|going)|snatch (?:him|her|them) up|going to (?:a|our) (?:competitor|rival)|turned down|headhunted|next chapter)\b"
    r"|想(?:走|跳槽|离职|离开)|打算(?:离职|跳槽|离开)|准备(?:离职|跳槽|离开)|在看(?:机会|新机会)|提了?离职|离职|辞职|辞呈|干得不开心|不想干了|待不下去|要离职|要跳槽|跳槽|最后一天|被挖|挖走|挖角|要走了|离开(?:我们|公司|团队)|另谋高就|欢送|送别|告别|单干|自立门户"
)
LEADS = (
    r"(?:runs?|running|leads?|led|leading|heads?|headed|heading|manages?|managed|managing|owns?|oversees?|overseeing|looks? after|looking after|takes? (?:over|charge|on|care)|took over"
    r"|taking over|in charge of|responsible for|steers?|supervises?|directs?|covers?|handles?|is (?:now )?(?:our|the|head|behind)|built|designed|reports? to|coordinates?|keeps?|makes sure|sits (?:in|on|with)|works? (?:in|on)|moves? (?:to|from|into|over)|moved to|steps? (?:up|into)|will be|hands? over|handed over|passes|passed|ke(?:ep|pt)|inherits?|fixe[sd]|invented|came up with|architected|wrote|shipped)"
)
ARRIVAL = r"(?:welcom\w+|introduc\w+|meet|say (?:hi|hello) to|new (?:colleague|face|hire|joiner|starter|teammate|in)|joins?|joined(?! (?:\w+ )?by)|joining|hired|on ?board(?:ed|ing)?)"
PROMOTION = r"(?:promoted|promotion|appointed|appointment|named (?:our|as|the new)|new role|steps? (?:up|into)|stepping up|takes? over|took over|taking over|anniversary|\d+ years (?:with|at) (?:us|\w+)|work anniversary|becomes?|became|moves? up)"
THIRD = (
    r"\b(?:customers?|clients?|authors?|novelist|poet|professor|prof|university|institute|museum|guests?|council(?:lor)?|minister|mayor|senator|MP|actor|actress|biograph\w*|character|in (?:that|the|this) (?:series|film|book|story)|duke|king|queen|emperor|centuries|singer|musician|players?|coach|podcast|"
    r"reader|journalist|reporter|correspondent|historian|philosopher|inventor|born|century|died|published|book|film|exhibition|resident|household|farmer|homeowner|(?:our|my|his|her) (?:office )?(?:dog|cat|parrot)|chef|sculptor|painter|artist|composer|violinist|pianist|drummer|conductor|photographer|dancer|choreographer|plumber|landlord|nurse|surgeon|headteacher|hotel|restaurant|bakery|brewery|survey|my (?:sister|brother|cousin|mother|father|mum|mom|dad|uncle|aunt|wife|husband|son|daughter|friend|flatmate)|blogger|youtuber|influencer|neighbou?r|patients|volunteer|winner|school|college|academy|hospital|foundation|association|charity|"
    r"(?:customer|client|user) story|case study|by-?line|photo by|photos by|words by|written by|first appeared|with permission|courtesy of|meetup|attendees?|contributors?|open[- ]source|maintainers?|delegates?|conference|keynote|speakers?|talk by|working group|ministry|foundation|1[5-9]\d\d|CEO|chief executive|founder|co-?founder|chair(?:man|woman|person)?|president|spokes\w+|managing director|(?:press|media|investor) (?:contact|inquiries|enquiries|relations))\b"
    r"|大学|学院|教授|(?:画|艺术|雕塑|雕刻|音乐|作曲|钢琴|舞蹈|书法|收藏|摄影|漫画|历史|哲学|数学|思想|发明|慈善|探险|企业|演奏|歌唱)家|插画师|摄影师|主厨|大厨|厨师|指挥家|乐团|剧团|美术馆|博物馆|酒店|饭店|民宿|餐厅|护士|物业|业委会|居委会|街道办|小区|志愿|志工|义工|水利局|市民|居民|农民|农户|房东|邻居|[表堂][哥姐弟妹]|我[爸妈哥姐弟妹叔姨舅]|爸爸|妈妈|(?<!小)哥哥|(?<!小)姐姐|弟弟|妹妹|老公|老婆|男朋友|女朋友|男友|女友|闺蜜|室友|女儿|儿子|外公|外婆|爷爷|奶奶|班主任|号楼|一家[三四五六]口|(?:隔壁|别家|某|那家|其他|一家|对方)(?:大厂|公司|工厂)|世纪|公元|古人|古时|[百千]多?余?年前|年间|朝廷|皇帝|运河|修了?[^，。]{0,3}(?:河|渠|堤|坝)|受访|调查院士|作家|作者|诗人|小说|嘉宾|客户(?!端|成功|经理|总监|主管|服务|关系|部|组|专员)|用户|顾客|读者|记者|主持|导演|演员|歌手|球员|教练|医院|医生|研究院|研究所|协会|学会|基金会|水务局|政府|市长|部长|议员|委员|主席|历史|古代|《|文/|文／|图/|摄影|[宋唐明清汉元]代|[宋唐明清汉]朝|首席执行官|执行长|CEO|董事长|创始人|创办人|(?<!副)总裁|发言人|业主|住户|博主|网友|媒体联系|首发于|转载|老师(?:的)?(?:书|课)|电影|故事里|主角|志愿者|获奖者|冠军赛|奥运"
)
STRANGER = (
    r"\b(?:suppliers?|customers?|clients?|distributors?|vendors?|contractors?|competitors?|retailers?|wholesalers?|landlords?|neighbou?rs?|daughters?|sons?|sisters?|brothers?|wife|husband|kids?|child(?:ren)?)['’]s? [^.!?\n]{0,40}?[\ue000\ue001]*\ue000"
    r"|\ue000,? (?:[^.!?\n,]{0,30} )?(?:of|from|at) (?:our|a|the|one of our) (?:\w+ )?(?:suppliers?|customers?|clients?|distributors?|vendors?|competitors?|installers?)\b(?! (?:success|support|care|service))"
    r"|(?:供应商|经销商|代理商|合作伙伴|合作方|分销商|加盟商|安装商|施工方|甲方|乙方|客户|友商|厂商|竞争对手|女儿|儿子|孩子|班上|学校)(?!管理|质量|开发|部|组|团队|成功|服务|端|经理|总监|那边的?同事)[^，。！？!?；;我]{0,20}\ue000"
)
"""Whose colleague somebody is: a supplier's, a customer's, a child's teacher."""
LABELS = {
    "title": "title or team|职务或团队",
    "praise": "skills that nobody else has|无人可代的本领",
    "contact": "a way to reach them|联系方式",
    "pay": "pay|薪酬",
    "leaving": "a wish to leave|去意",
    "name": "name|姓名",
}
_N = "(?:(?:\ue001+(?:, and |, | and | & |、|和|与|跟))*\ue000+)"
"""The name that is judged; the names of others may stand before it in a list."""
OTHERS = "\ue001"
_W = r"[\w&'’./-]+"
_HON = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Ing)\.? )?"
_NOT_OURS = r"(?!customer|client|partner|guest|friend|supplier|neighbou?r|reader|agency|user|fan|former|ex-|previous|old|favou?rite|community|contributor)"
_CHEERS = r"(?:congrat\w*|kudos|hats off|shout-?out|props|applause|thank(?:s| you)|cheers|well done|bravo|hooray|big up|respect|credit|applaud|round of applause|proud)"
_ZH_HON = "(?:老师|先生|女士|同学|博士|师傅|姐|哥|总)?"
BOUND = (
    rf"\b(?:our|my)\b(?: {_NOT_OURS}(?:{_W},?)){{0,6}}? (?:{TITLE})(?:(?: (?:of|for|in|on|at) [^.!?,\n]{{1,30}}?)?[,:]? |, )(?:the (?:great|one and only|amazing|wonderful) )?{_HON}{_N}",
    rf"{_N}(?:,| \(| [–—-]|:)? ?(?:is |was |who is |who.s |as |has been )?(?:also |now |still |one of )?(?:our|my)\b(?: {_NOT_OURS}(?:{_W},?)){{0,5}}? (?:{TITLE})",
    rf"{_N},? \(?(?:from|in|on|of|at|over (?:in|at|on)|with|and|who (?:works|sits|is) (?:in|on|with)|works (?:in|on|with))\b (?:our|the|my|his|her) (?:{_W} ){{0,4}}?(?:team|department|dept|group|squad|lab|crew|side|office|floor|workshop|studio|warehouse|desk|unit)\b(?! (?:at|of) (?!\ue003)(?-i:[A-Z]))",
    rf"{_N},? \(?(?:from|in|over in|of|at) (?:\ue003 ?)?(?:R&D|QA|HR|IT|UX|procurement|purchasing|accounting|finance|marketing|sales|logistics|engineering|firmware|hardware|customer (?:care|support|service|success)|support|design|legal|operations|supply chain|data science|manufacturing|quality|payroll)\b",
    rf"\b(?:colleague|teammate|team-mate|co-?worker|boss|manager|mentor|team ?lead|deskmate|desk neighbou?r|office ?mate|work (?:wife|husband|bestie|buddy)|team ?member|line manager|supervisor|partner in crime)s?,? {_HON}{_N}",
    rf"(?:我们|咱们?|我司|本司|本公司|(?<!限)(?<!客户)(?<!别的)(?<!其他)(?<!他们)(?<!她们)(?<!那家)(?<!一家)(?<!这家)(?<!对方)(?<!合作)(?<!隔壁)(?<!别家)(?<!前)公司|全公司|(?<!客户)部门|组里|(?<!客户)团队|隔壁(?!公司|小区|店|老|家|邻|村|学校)|同组|我(?![爸妈哥姐弟妹叔姨舅]|老公|老婆|先生|太太|男|女|朋友|邻居|室友|闺蜜|们?小区|们?学校|们?村|们?社区)|自家|我家|厂里)(?:家|的|里)?[^，。！？!?,、；;：“”\ue001]{{0,16}}?(?:{TITLE})(?:[、,，:：“「]|是|就是|叫)?[^，。！？!?,\w]{{0,2}}{_N}",
    rf"{_N}{_ZH_HON}[，,（(、——是作为身]{{0,4}}(?:我们|咱们?|我司|本公司|公司|团队|我)(?:家|的|组|部门)[^，。！？!?,]{{0,14}}?(?:{TITLE})",
    rf"(?:我们|咱们?|我司|本|我|公司)[\w]{{0,8}}?(?:部|组|团队|中心|实验室|车间|办公室|产线|事业部|工作室)(?:里|内|这边)?(?:的)?(?:[^，。！？!?,的]{{0,4}})?{_N}",
    rf"(?<!\w)(?!\w{{0,6}}(?:酒店|饭店|民宿|餐厅|医院|学校|大学|物业|小区|社区|银行|客户|政府|水利|乐团|剧团|球队|合作))\w{{1,8}}(?:部|部门|组|团队|中心|实验室|车间|产线|办公室|课|科|班)的(?:\w{{0,4}})?{_N}",
    rf"\ue003+['’]s (?:very )?own {_HON}{_N}|(?:采购|法务|财务|人事|行政|客服|售后|测试|研发|算法|运维|仓库|品控|品保|文案|市场|销售)的{_N}",
    rf"(?:同事|同仁|搭档|队友){_N}",
    rf"\ue003+(?:['’]s)? (?:{_W} ){{0,4}}?(?:{TITLE}),? {_HON}{_N}",
    rf"\ue003+[^，。！？!?,、的\ue001]{{0,12}}?(?:{TITLE})[:：]?{_N}",
    rf"\b(?:person|woman|man|one|brains?|lead|guy|girl|human) (?:who (?:now )?(?:leads|runs|heads|built|designed|wrote|keeps)|leading|running|heading|behind|in charge of|responsible for) (?:our|my|the \ue003) [^.!?\n]{{0,40}}?(?:is|are|called|named|:) (?:called |named )?{_HON}{_N}",
    rf"(?:我们|咱们)(?:家|组|这儿|这里)?的?{_N}(?=[，。！,!]|$)",
)
"""What ties a name to us: our title Name; Name, our title; Name from our team; colleague Name."""
OWN = rf"\b(?:our|my) (?:own |dear |lovely |wonderful |amazing |brilliant |beloved |very own )+{_HON}{_N}"
_ZH_DEPT = "(?:前端|后端|移动端|安卓|客户端|云平台|数据平台|平台|嵌入式|固件|韧体|硬件|硬体|软件|软体|算法|测试|产品|设计|销售|供应链|采购|财务|法务|人事|人资|市场|行销|客服|售后|运维|品控|品保|塑料件?|水泵|结构|电控|后台|前台|云端|仓库|门店)"
LOOSE = (
    rf"{_ZH_DEPT}[^，。！？!?,、\ue001]{{0,6}}?(?:[由归给是找靠]|交给|交由|：|:){_N}",
    rf"{_ZH_DEPT}(?:件)?{_N}(?=[、，。；,;）)]|$)",
    rf"(?:之星|标兵|明星员工|优秀员工|最佳员工|楷模|MVP)(?:是|：|:|，|——)?{_N}",
    rf"(?:夸夸?|表扬|点名|隆重介绍|介绍一下|夸一下){_N}",
    rf"只有(?:我们|咱们)?(?:家|组|部门|公司)?的?{_N}",
    rf"\b(?:{DEPT}) ?\( ?{_N}",
    rf"{_N} (?:now )?(?:gets|takes|has|inherits|does|covers|keeps) (?:all of |the |our )?(?:{DEPT})\b",
    rf"(?:主管|老板|组长|师傅|前辈){_N}",
    rf"\b{ARRIVAL}\b[^.!?\n]{{0,40}}?{_N}[^.!?\n]{{0,50}}\b(?:as|to (?:the |our )?(?:{_W} )?(?:team|family|crew|{DEPT}|\ue003)|our|team|\ue003+|{TITLE})",
    rf"{_N},? (?:\w+ ){{0,4}}?(?:joins?|joined|joining|is joining|starts?|started)\b(?! by)[^.!?\n]{{0,40}}\b(?:us|our|as (?:our|the|an?|\w+) |\ue003+|team|today|this week|{TITLE})",
    rf"\b{PROMOTION}\b[^.!?\n]{{0,60}}{_N}|{_N}[^.!?\n]{{0,60}}\b{PROMOTION}\b",
    rf"\b{_CHEERS}\b[^.!?\n]{{0,60}}?{_N}[^.!?\n]{{0,80}}\b(?:{TITLE}|{DEPT})\b",
    rf"\b{_CHEERS}\b[^.!?\n]{{0,60}}?(?:{TITLE}|{DEPT})\b[^.!?\n]{{0,25}}?{_N}",
    rf"{_N},?(?: \([^)]*\))?(?: (?:now|currently|who|has|have|will|is|and|also|already|since|\w+ly|been|her|his)){{0,3}},? {LEADS}\b[^.!?\n]{{0,40}}?\b{DEPT}\b",
    rf"\b{DEPT}\b[^.!?\n]{{0,30}}\b(?:led|run|headed|managed|owned|overseen|supervised) by {_HON}{_N}",
    rf"\b(?:goes|stays|remains|passes|moves) (?:to|with|under) {_HON}{_N}",
    rf"(?:交给|交由|仍由|改由|继续由|转给|移交给?){_N}",
    rf"\b(?:reports?|reporting|answers|answering) (?:directly |straight )?to {_HON}{_N}|{_N},? (?:who )?(?:all )?reports? (?:directly )?to\b",
    rf"(?:{TITLE})?\w{{0,6}}(?:任命|提拔|晋升|恭喜|祝贺|热烈欢迎|欢迎)[^。！？!?\n]{{0,14}}?{_N}",
    rf"{_N}[^。！？!?\n]{{0,12}}(?:加入|入职|加盟|报到|到岗)",
    rf"{_N}{_ZH_HON}(?:在|来|现在|目前|正|一直|今年|开始|将|也|全权|主要|就|才是|还|同时|兼)*(?:负责|牵头|带队|带领|领导|主管|统管|执掌|掌管|分管|管(?!理)|接管(?!能)|挂帅|操盘|领衔|主导|统筹|带着?|坐镇|镇守|拍板|盯|主刀|掌勺|汇报)",
    rf"(?:牵头|负责|带队|主管|操盘|带)(?:的|人)?[^。！？!?\n]{{0,10}}?(?:是|叫|：|:|就是)[^。！？!?\n]{{0,16}}?{_N}",
)
"""Arrivals, promotions, thanks and who leads what: of us, unless the sentence speaks of customers, authors, professors."""
SHAPELY = (
    rf"{_N}{_ZH_HON}(?:正式|今天|今日|刚刚?|已|最近|即将|这?个?月|本周|将|从今天起|也|又)*(?:升任|晋升|升为|升职|升级为|升|出任|担任|接任|调任|转任|被任命|获任|接手|接棒|接替|荣升|转岗|调到|调去|接管(?!能)|上任|履新)",
    rf"(?:归|由|向|跟|交给|听|问|请|跟着){_N}{_ZH_HON}(?:来)?(?:管(?!理)|负责|牵头|带|汇报|报告|统筹|主导|接手|挂帅|领衔|拍板|操盘|指挥|对接)",
)
"""The same, so sure that a name by its shape does."""
WEAK = (
    rf"\b(?:team|squad|crew|lab|department|group|unit)(?: \w+)? ?(?:is|are|means|consists of|:) {_N}",
    rf"{_N}[:,]? (?:she|he|they)['’](?:s|re|ll be) (?:now |also |the |our |a )*(?:{_W} ){{0,3}}?(?:{TITLE})",
    rf"{_N} ?(?:[–—-]|:|=|\(|/) ?(?:{DEPT})\b|\b(?:{DEPT}) ?(?:[–—:=]) ?{_N}",
    rf"\b(?:is|are|was|gets?) (?:run|led|headed|managed|looked after|kept alive|maintained|built|owned) by {_HON}{_N}",
    rf"\b(?:{TITLE})(?: of the (?:month|week|year|quarter))[?:,!]* (?:is |goes to |it.s )?{_N}",
    rf"\bname(?:['’]s| is) {_N}",
    rf"\b(?:if|without|unless) {_HON}{_N}",
    rf"{_N}[^.!?\n]{{0,12}}\bonly reason\b",
    rf"\bof the (?:month|week|year|quarter)\b[^.\n]{{0,12}}{_N}|\b(?:called|named|it.s|that.s|this is|meet) {_N}[^.!?\n]{{0,50}}\b(?:{TITLE}|{DEPT}|next to me|with us|our)",
    rf"\bwho (?:wrote|built|designed|runs|keeps|knows|maintains|invented|answers)\b[^.!?\n]{{0,60}}\b(?:is|is called|named) {_N}",
    rf"(?:要不是|多亏|亏得|幸亏|全靠|靠|没有|写出|做出)[^。！？!?\n]{{0,16}}?{_N}|(?:叫|名叫|就是){_N}[^。！？!?]{{0,20}}(?:旁边|隔壁|我们|组|部|楼)",
    rf"{_N} ?(?:\(|,|[–—-]|:|=|is|→|->) ?(?:the |a |an )?(?:{_W} ){{0,4}}?(?:{TITLE})\b(?!,? ?(?:at|of|for|from|with|@|-)? ?(?!our|the team|\ue003)(?-i:[A-Z]))",
    rf"\b(?:{TITLE})(?: (?:at|of|for) (?:\ue003+|{DEPT}))?(?:,|:| is| -| –| —)? (?:is )?{_HON}{_N}",
    rf"\b(?:ask|asking|call|email|mail|write to|reach out to|contact|find|talk to|speak to|ping|dm|message|meet|visit) (?:for )?(?:our )?{_HON}{_N}",
    rf"{_N}[^.!?\n]{{0,30}}\bat \ue003",
    rf"\ue003+(?:.s)? (?:{_W} ){{0,5}}?(?:{TITLE}),? {_N}",
    rf"(?:{TITLE})(?:是|叫|为|：|:|、|“|「|——)?{_N}",
    rf"{_N}(?:[，,（(：:—-]|是|就是|这位|，一位|，[^，。]{{0,6}}的){{1,3}}[^，。！？!?]{{0,14}}?(?:{TITLE})",
    rf"[\w]{{0,6}}(?:部|组|团队|中心|实验室|车间|产线|工厂|厂){_N}",
    rf"\ue003+[^，。！？!?,]{{0,14}}{_N}",
    rf"(?:找|问|请|联系|让|靠|给){_N}",
)
"""A title beside a name: of us only if the paragraph speaks of us."""
US = r"\b(?:our|us|we|my|here|colleagues?)\b|我们|咱|我司|公司|同事|同仁|团队|部门|[^，。]组\b|我们组|组里"
MORE_CUES = (
    rf"\b{ARRIVAL}\b|\b{PROMOTION}\b|\b(?:team|department|squad|lab|crew)\b",
    r"\b(?:runs|leads|heads|oversees|manages|takes over|took over|looks after|reports to|will lead|in charge|responsible for|led by)\b",
    r"\b(?:thanks?|thank you|kudos|shout-?out|congrat\w*|hats off|of the (?:month|week|year)|called|own|without|spotlight|intro|by)\b",
    r"\borg chart\b|\bname['’]?s?(?: is)? (?-i:[A-Z])|\breports? to\b|\bleading (?:our|the)\b|组织(?:图|架构|结构)|由[^，。]{1,6}(?:带|管|负责|牵头|接)|[是归][^，。]{2,5}[带管接]|交给|交由|之星|夸|升任|晋升|升为|出任|担任|接任|接手|任命|提拔|荣升|欢迎|加入|入职|加盟|负责|牵头|带队|带领|归|汇报|分管|主管|管|恭喜|谢谢|感谢|多亏|致敬|[部组]的|团队|小组|我带|姓|要不是|全靠|叫",
)
GOES_ON = r"\s*(?:[A-Z]\w+ ){0,4}?(?:he|she|they|him|her|his|their|call|reach|write to|I mean it|there are|nobody|no one|他|她|联系|找|这样的人|这种人|手机|电话|邮箱|微信|分机)|[^.!?。！？]{0,60}\b(?:he|she|him|her|his|who)\b|[^。！？]{0,20}[他她]"
