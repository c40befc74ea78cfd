"""Who holds a role: 'founded by', 'is the CEO of', 由...负责."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecheck.core.lazy import Lazy
from voicecheck.messages import names, scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import UNREAD, Judgement, Reading
from voicecheck.messages.ties import tied

_PERSON = r"(?-i:[A-Z][\w'’-]+(?: (?:de|van|von|der|af|bin)(?= [A-Z]))?(?: [A-Z][\w'’-]+){1,3})"
_ROLE = (
    r"founders?|co-founders?|CEO|CTO|CFO|COO|chief \w+(?: officer)?|managing director|director|chair(?:man|woman|person)?|president|owners?|proprietor|head(?: \w+)?|editor(?:-in-chief)?|chef|designer|architect|inventor"
    r"|composer|author|conductor|curator|captain|coach|principal|leader|manager|mascot|ambassador|winemaker|brewer|publisher|producer|creator|patron"
)
_DONE = r"founded|started|established|set up|created|designed|invented|led|run|headed|owned|written|composed|painted|built|directed|chaired|managed|edited|developed|brewed|produced|conducted|curated|published|opened|launched|supplied|printed|coached|illustrated"
_DOES = r"founded|started|established|created|designed|invented|leads|runs|heads|owns|wrote|writes|composed|composes|built|directs|chairs|manages|edits|developed|conducts|curates|coaches|supplies|prints"
_STATED = Lazy(
    r"\b(?:belongs to|owned by|run by|in the hands of|held by) (?:the )?(?P<family>(?-i:[A-Z][\w’'-]+)) family"
    rf"|\b(?:{_DONE}) (?:in \d{{4}} )?by (?:the )?(?P<by>{_PERSON})|^\W*(?P<first>{_PERSON}) (?:is|was|has been|remains|serves as) (?:the |a |our |its )?(?:{_ROLE})\b"
    rf"|\b(?:{_ROLE})\b[^,.]{{0,40}}? (?:is|was) (?P<last>{_PERSON})|^\W*(?P<does>{_PERSON}) (?:{_DOES})\b"
    rf"|^\W*the (?!headquarters|seat|office|capital|home|location)[\w-]+(?: [\w-]+)? (?:of|at) ·[^,.]*? (?:is|was) (?P<any>{_PERSON})\W*$|^\W*(?P<lead>{_PERSON}) is (?:the )?[\w-]+(?: [\w-]+)? (?:of|at) (?:the )?·",
    re.IGNORECASE,
)
_STATED_ZH = Lazy(
    r"由(?P<by>[一-鿿·A-Za-z]{2,10}?)(?:负责|担任|创办|创立|创建|设计|执导|作曲|供应|提供|承办|运营|管理|代理|包办|打造|制作|撰写|主持|出品|承建|执教|冠名|代言)"
    r"|(?:创始人|创办人|执行长|首席执行官|总裁|董事长|院长|校长|馆长|主编|主厨|教练|队长|店长|设计师|建筑师|代言人|供应商|总监|老板|作者|指挥)(?:是|为|：)(?P<is>[一-鿿A-Za-z]{2,8})"
)
_OWNED = Lazy(
    r"·[^,;]{0,20}\b(?:belongs to|(?:is|are) owned by) (?:the |a |an )?([a-z]\w+|[A-Z]\w+)|\bowner (?:of [^,;]{0,30})?is (?:the |a |an )?(\w+)?"
)
_NOT = Lazy(r"(?:\bnot|n['’]t|\bnever|\brather than|\binstead of|\bunlike)(?: \w+){0,2} $", re.IGNORECASE)


def by_role(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence gives another holder of the role that the fact is about; `UNREAD` if it gives none."""
    holder = holder_of(fact.statement, fact.chinese)
    if not holder or fact.denied or fact.chinese is not chinese:
        return UNREAD
    if chinese:
        found = names.judge(holder, text, fact.nouns, chinese=True)
        return UNREAD if found is None or found.agrees else found
    rest = re.sub(
        rf"(?:{re.escape(holder)}|{re.escape(holder.split()[-1])}){names.KIN}", lambda match: match[0].lower(), text
    )
    if any(re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", rest) for part in holder.split() if part[0].isupper()):
        return UNREAD
    owned = _OWNED.search(rest) if re.search(r"\b(?:belongs|owned)\b", fact.statement) else None
    if owned is not None and (owned[1] or owned[2] or "").startswith(holder.split()[-1]):
        return UNREAD
    if scope.of_a_thing_of_it(rest, words_of(fact), chinese=False):
        return UNREAD
    if (
        owned is not None
        and not _NOT.search(rest[: owned.start()] + " ")
        and not scope.of_another_time(rest, chinese=False)
    ):
        return Judgement(False, "name", owned.start(1), owned.end(1))
    for match in re.finditer(rf"(?<![\w·-]){_PERSON}", rest):
        if tied(fact.nouns, rest, match.start(), match.end()) and not _NOT.search(rest[: match.start()]):
            if (
                not names.CREATION & set(fact.nouns) and scope.of_another_time(rest, chinese=False)
            ) or names.of_another_post(rest):
                return None
            return Judgement(False, "name", match.start(), match.end())
    return UNREAD


@lru_cache(maxsize=1024)
def holder_of(statement: str, chinese: bool) -> str:
    """Who holds the role that a statement is about; "" if it is about none."""
    match = (_STATED_ZH if chinese else _STATED).search(statement)
    return next(filter(None, match.groups()), "") if match else ""
