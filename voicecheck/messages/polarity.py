"""Whether a sentence affirms or denies, of all or of some; and whether it asserts anything at all."""

from __future__ import annotations

from typing import Final

from voicecheck.core.lazy import ignoring_case

_NEGATORS_EN: Final = (
    r"not|n't|never|no(?! doubt| matter| wonder| problem| question| longer)|none|nobody|no one|nothing|nowhere|neither|nor|without|cannot|free(?= of (?!charge)| from)|(?<=-)free"
    r"|refus\w+|forbid\w*|forbad\w*|bans?|banned|prohibit\w*|reject\w*|declin\w+|stopp?(?:ed|s)?(?= \w+ing\b)|ceas\w+|lacks?|lacking"
    r"|outside(?= [A-Z])|zero(?!-)|nil|exclud\w+|avoid\w*|turn\w* away|abandon\w*|phas\w+ out|gave up|given up|hardly|rarely|seldom|fails? to|denies|denied|deny"
)
_NOTHING_BUT: Final = r"(?:\bnot|n['’]t)\b[^,;.]*\bany(?:where|thing|one|body) (?:but|other than|except)\b|\b(?:nothing|no one|nobody|none) (?:but|other than|except)\b|\bnot only\b"
_NO_LONGER: Final = r"(?:no longer|not any ?more)"
_NEGATORS_ZH: Final = (
    r"并非|并不|并未|从不|从未|从来不|从来没有?|绝不|决不|绝非|不再|没有|未曾|尚未|无需|无须|免除|免去|零(?=[一-鿿]{2})|免(?=[学运房租邮]?费|税|息|押)|拒绝|谢绝|禁(?=[烟酒鸣放])|禁止|严禁|停止"
    r"|取消|杜绝|避免|不(?![过仅只同断少错久但妨料论])|没(?!问题)|放弃|停用|弃用|戒掉|摒弃|未(?![来必])|无(?![论疑不])|非(?!常)|勿|别(?=[再去用买])|莫(?![大名])"
)
_PARTIAL_EN: Final = (
    r"^\W*only\b(?! [\d$€£¥])|\bonly (?:banned|forbidden|prohibited|allowed|permitted|included) (?!by)\w+|\bonly (?:be \w+ )?(?:in|on|for|at|with|when|if|during|some|until|after|once)\b|\b(?:some(?! \d)|most|many|several|few|half|partly|in part|partially|sometimes|occasionally|mostly|usually|often|nearly all"
    r"|almost all|not (?:all|every|always|everyone)|certain)\b"
)
_PARTIAL_ZH: Final = r"只(?:在|对|限于?|于)[一-鿿]{1,8}(?:才|能|可以|是|有|不|没|无|会|用|需|要|开|免|收|允|禁|拒|谢)|仅[对限在]|只有[一-鿿]{1,10}(?:才|能|可以|是|有|不|没|无|会|用|需|要|禁)|大多|不是全部|有些|部分|大部分|多数|大多数|一些|少数|一半|半数|有时|偶尔|通常|往往|个别|几乎|不全是|不全|不都|并非所有|并非全部|不是所有|不一定"
_ALL_EN: Final = r"\b(?:all|every|each|always|never|any|no|none|only|fully|entirely|exclusively|solely|purely|100%|anyone|everyone)\b"
_ALL_ZH: Final = r"必须|全部|全都|所有|每一?|都|均|一律|从不|始终|百分之百|全(?=是|为)|任何|完全"
_WHOLE_EN: Final = r"\b(?:not all|not every|not always|not everyone)\b"
_WHOLE_ZH: Final = r"不全是|不全|不都|并非所有|并非全部|不是所有"

_SILENT_EN: Final = (
    r"[?？]\s*[\"'”’]?(?:\s*(?:no|yes|never)\W*)?$|^\W*(?:if|suppose|supposing|imagine|what if|were|unless|whether|should)\b|\b(?:even )?if\b(?! only| not| any)"
    r"|['’]d (?:love|like) to\b|\b(?:would|wouldn't|might have|could have|as though|as if|let's say|hypothetically)\b"
    r"|\b(?:un|not |n['’]t )true\b|\bcontrary to\b|\b(?:nobody|no one|none of us|i never|we never) (?:ever )?(?:say|says|said|claims?|claimed|believes?|suggests?|told|expects?)\b|\b(?:nobody|no one) should (?:expect|believe|think|assume)\b|\b(?:the|any|that) (?:legend|story|stories|tale|claim|claims|idea|notion|gossip|suggestion|accusation|belief) (?:that|of)\b|\b(?:talk|whispers?|gossip|speculation) (?:that|of)\b|\b(?:pure|complete|utter|sheer|simply|plainly|just) (?:invention|fiction|nonsense|false|wrong)\b|\bit is (?:wrong|false)\b|\bfar from (?:it|true)\b|\b(?:don['’]t|do not|never) believe\b|\b(?:blog|forum|post|reviewer|newspaper|article|paper|magazine|journalist|site|website|tweet|someone|somebody|commenter)s?\b[^.,]{0,24}\b(?:claim|say|said|wrote|write|report|suggest)\w*\b"
    r"|\b(?:some|they|people|critics|rumou?rs?|others|many|competitors|a tabloid|reports?|the press) (?:say|says|said|claim|claims|claimed|believe|think"
    r"|wrote|write|allege)\b|\b(?:rumou?r|myth|misconception|false claim|allegedly|reportedly|supposedly)\b|\b(?:ask|asks|asked|wonder\w*) (?:if|whether|why|for)\b"
)
_SILENT_ZH: Final = (
    r"[?？]\s*[”」』\"]?$|[吗呢]\s*[。！!]?$|如果|若果|若能|如能|一旦|假如|假使|倘若|要是|万一|若是|就算|即使|哪怕|设想|是否|会不会|是不是|能不能"
    r"|有人说|有人称|有报[道导](?:说|称)|弄错|误传|坊间|澄清|没有这回事|没这回事|搞错|别信|不要相信|不要轻信|子虚乌有|纯属|造谣|辟谣|流言|外传|谣传|假消息|假新闻|不是说|没有人说|没人说|谁说|并不像|不是真的|并非事实|有误|不属实|不实|谎言|据说|据传|传言|传闻|谣言|网传|误以为|有人问|很多人问|有媒体|小报|竞争对手"
)
_QUOTED: Final = r"[“\"「『《][^”\"」』》]{6,}[”\"」』》]"


def asserts(sentence: str, *, chinese: bool) -> bool:
    """Whether the author asserts it: questions, conditions, hearsay and what stands in quotation marks do not count."""
    if ignoring_case(_SILENT_ZH if chinese else _SILENT_EN).search(sentence):
        return False
    quoted = ignoring_case(_QUOTED).search(sentence)
    return quoted is None or len(quoted[0]) < 0.4 * len(sentence)


def denies(text: str, *, chinese: bool) -> bool:
    """Whether an odd number of negations stands in a text: two undo each other."""
    if chinese:
        text = ignoring_case(_WHOLE_ZH).sub("", text)
        return len(ignoring_case(_NEGATORS_ZH).findall(text)) % 2 == 1
    text = ignoring_case(_WHOLE_EN).sub("", text.replace("’", "'"))
    text = ignoring_case(_NOTHING_BUT).sub("", text)
    text = ignoring_case(_NO_LONGER).sub("not", text)
    whole = rf"(?<![A-Za-z])(?:{_NEGATORS_EN})(?![A-Za-z])|(?<=[a-z])n't|\bnon-?(?=[a-z]{{4}})|\bun(?=insured|available|safe|secure|able|supported|limited|restricted|encrypted)"
    return len(ignoring_case(whole).findall(text)) % 2 == 1


def partial(text: str, *, chinese: bool) -> bool:
    """Whether something is said of some, not of all."""
    return ignoring_case(_PARTIAL_ZH if chinese else _PARTIAL_EN).search(text) is not None


def universal(text: str, *, chinese: bool) -> bool:
    """Whether something is said of all."""
    return ignoring_case(_ALL_ZH if chinese else _ALL_EN).search(text) is not None


_OPPOSITES: Final = (
    (r"\bhands?\b|\bhand-?made\b|\bhandpicked\b|\bmanual(?:ly)?\b", r"\bmachines?\b|\bmechanical(?:ly)?\b|\bautomat\w+|\brobots?\b"),
    (r"人工|手工|手作|手采|纯手", r"机器|机械|自动|流水线"),
    (r"\bopen[- ]source\b", r"\bproprietary\b|\bclosed[- ]source\b"), (r"开源", r"闭源|专有"),
    (r"\bfresh\b", r"\bfrozen\b|\bcanned\b"), (r"新鲜|现做|鲜(?=[肉奶果])", r"冷冻|冰冻|罐头|隔夜"),
    (r"\b(?:local|domestic|home-?grown)\w*", r"\b(?:imported|foreign|overseas|abroad)\b"), (r"国产|本地|自产", r"进口|外地"),
    (r"\bin-house\b|\bown (?:staff|crews?|team)\b", r"\boutsourc\w+|\bsubcontract\w+"), (r"自营|自有|直营", r"外包|加盟|第三方"),
    (r"\bencrypted\b", r"\bplain ?text\b|\bunencrypted\b"), (r"加密", r"明文"),
    (r"\bopt[- ]in\b", r"\bopt[- ]out\b"), (r"\bpublic(?:ly)?\b", r"\bprivate(?:ly)?\b|\bsecret\b"),
    (r"\bvegan\b|\bvegetarian\b|\bplant-based\b", r"\bmeat\b|\banimal\b"), (r"素食|纯素|植物", r"肉|动物"),
    (r"\bopen\b", r"\bclosed\b|\bshut\b"), (r"营业|开放|开门", r"关门|休息|打烊|闭馆|歇业"),
)  # fmt: skip


def opposed(one: str, other: str) -> bool:
    """Whether a text has one of two opposites where the other has its counterpart: 'by hand', 'by machine'."""
    for left, right in _OPPOSITES:
        has_left, has_right = (
            [bool(ignoring_case(each).search(text)) for text in (one, other)] for each in (left, right)
        )
        if (
            has_left != has_right
            and (has_left == [True, False] or has_right == [True, False])
            and any(has_left)
            and any(has_right)
        ):
            return not (has_left[0] and has_right[0]) and not (has_left[1] and has_right[1])
    return False
