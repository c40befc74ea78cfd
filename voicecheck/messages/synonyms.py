"""Words by which people speak of the same attribute: whoever says 'weighs' speaks of the weight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from voicecheck.messages.words import folded, stem

_GROUPS = tuple(
    tuple(word.strip() for word in line.split(","))
    for line in """
price, costs, priced, sells for, retails, sets back, set back, asking price, price tag, 价格, 售价, 定价, 标价, 卖价, 价钱, 零售价, 卖
fare, ticket price, 票价
fee, charges, charge, 收费, 费用
revenue, turnover, annual sales, turns over, 营收, 营业收入, 营业额, 销售额
profit, earnings, 利润, 盈利
employees, staff, workforce, employs, headcount, 员工, 职工, 雇员, 员工数, 团队规模
lawyers, attorneys, solicitors, 律师
doctors, physicians, medics, 医生, 医师
ships, vessels, boats, 船只, 船
customers, clients, clientele, 客户, 顾客
members, membership, 会员, 成员
subscribers, subscriptions, 订户, 订阅用户
visitors, guests, 游客, 访客, 观众
shops, stores, outlets, branches, 门店, 分店, 店铺, 店面, 门市
founded, established, founding, foundation, dates back, goes back, came into being, 成立, 创立, 创办, 创建, 建于, 始于, 创于, 始建, 创始
founder, founders, founded, 创始人, 创办人, 创办者, 创办, 创立, 创建
headquarters, head office, headquartered, based, main office, corporate seat, 总部, 总公司, 本部
located, situated, lies in, 位于, 坐落, 地处, 坐落于, 选址, 地址
weight, weighs, heavy, tips scales, 重量, 净重, 重达, 自重, 重约, 体重
height, high, tall, 高度, 高达, 身高
length, long, 长度, 全长
depth, deep, deeper, 深度, 深达
width, wide, 宽度
area, floor space, 面积, 占地
speed, fast, travels, 速度, 时速, 航速
battery, battery life, charge, runtime, 续航, 电池, 电池续航
warranty, guarantee, guaranteed, 质保, 保修, 保固, 质保期, 保修期
refund, refunds, money back, 退款, 退钱
return, returns, returned, send back, give back, 退货, 退换
delivery, delivers, delivered, ships, shipping, dispatched, arrives, 配送, 送货, 送达, 发货, 到货
temperature, degrees, heated, warm, warmer, hot, cold, colder, 温度, 水温, 气温
capacity, holds, volume, 容量, 容积
seats, seating, seated, capacity, 座位, 席位, 坐席, 座席
sleeps, accommodates, room for, fits
CEO, chief executive, chief executive officer, 首席执行官, 执行长, 行政总裁, 掌舵, 掌门人
chair, chairman, chairwoman, chairperson, chairs, 董事长, 主席
director, directs, directed, 院长, 馆长, 总监
owner, owned, owns, belongs, 老板, 业主, 所有者, 旗下
adverts, ads, advertising, advertisements, commercials, 广告
inspection, inspected, inspects, serviced, maintenance, checked, checks, 检查, 检修, 巡检, 检测, 保养
open, opens, opening hours, closed, closes, shut, 营业, 开放, 开门, 关门, 营业时间, 休息, 打烊, 开诊, 休诊, 闭馆, 开馆, 歇业, 全年无休, 无休
fermentation, fermented, ferments, matures, aged, 发酵, 晒制, 陈酿
waiting time, wait, waits, waiting list, 等候, 等待, 轮候
water-resistant, waterproof, water resistance, 防水
""".strip().splitlines()
)


_FOLDED = tuple(tuple(folded(word) for word in group) for group in _GROUPS)


@lru_cache(maxsize=1024)
def synonyms(words: Sequence[str]) -> tuple[str, ...]:
    """The words themselves, then those that stand for the same attributes."""
    known = [folded(word) for word in words if word]
    groups = [group for group in _GROUPS if any(_in(word, group) for word in known)]
    return tuple(dict.fromkeys([*known, *(folded(each) for group in groups for each in group)]))


def of_another_attribute(clause: str, words: Sequence[str]) -> bool:
    """Whether a clause has a word for another attribute, and none of these."""
    text = folded(clause)
    if any(word in text for word in words):
        return False
    own = set(words)
    return any(
        not own & set(group) and any(not word.isascii() and len(word) > 1 and word in text for word in group)
        for group in _FOLDED
    )


def _in(word: str, group: Sequence[str]) -> bool:
    if not word.isascii() or " " in word or "-" in word:
        return word in map(folded, group)
    return any(" " not in each and each.isascii() and stem(word) == stem(folded(each)) for each in group)
