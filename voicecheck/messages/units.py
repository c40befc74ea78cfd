"""Units of measure in English and Chinese: their dimension, and how many of its base unit each is.

Pint knows no Chinese measure (斤, 里), takes 0.4 s to load, and reads no running text; so few units are a table here.
Source: BIPM, The International System of Units, 9th edition; for 斤 and 里 the State Council's
order of 1984 on legal units.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_DAY = 86400.0
_MONTH = 365.25 * _DAY / 12

_TABLE: Mapping[str, tuple[tuple[str, float], ...]] = {
    "time": (
        ("second seconds sec secs 秒 秒钟", 1),
        ("minute minutes min mins 分钟", 60),
        ("hour hours hr hrs 小时 钟头", 3600),
        ("day days 天 日", _DAY),
        ("week weeks 周 星期 个星期", 7 * _DAY),
        ("month months 个月", _MONTH),
        ("year years yr yrs 年", 12 * _MONTH),
        ("decade decades", 120 * _MONTH),
    ),
    "length": (
        ("mm millimetre millimetres millimeter millimeters 毫米", 0.001),
        ("cm centimetre centimetres centimeter centimeters 厘米", 0.01),
        ("m metre metres meter meters 米", 1),
        ("km kilometre kilometres kilometer kilometers 公里 千米", 1000),
        ("mile miles mi 英里", 1609.344),
        ("foot feet ft 英尺", 0.3048),
        ("inch inches 英寸", 0.0254),
        ("里", 500),
    ),
    "area": (
        ("sqm m² ㎡ 平方米 平米", 1),
        ("hectare hectares ha 公顷", 10000),
        ("acre acres 英亩", 4046.856),
        ("亩", 10000 / 15),
    ),
    "mass": (
        ("g gram grams 克", 0.001),
        ("kg kilo kilos kilogram kilograms kilogramme kilogrammes 公斤 千克", 1),
        ("lb lbs pound pounds 磅", 0.45359237),
        ("ounce ounces oz 盎司", 0.028349523),
        ("tonne tonnes ton tons 吨", 1000),
        ("斤", 0.5),
        ("两", 0.05),
    ),
    "volume": (("ml millilitre millilitres milliliter milliliters 毫升", 0.001), ("l litre litres liter liters 升", 1)),
    "power": (("W watt watts 瓦", 1), ("kW kilowatt kilowatts 千瓦", 1e3), ("MW megawatt megawatts 兆瓦", 1e6)),
    "energy": (("Wh 瓦时", 1), ("kWh 千瓦时 度电", 1e3), ("MWh 兆瓦时", 1e6)),
    "data": (
        ("kB KB", 1e3),
        ("MB", 1e6),
        ("GB gigabyte gigabytes", 1e9),
        ("TB terabyte terabytes", 1e12),
        ("PB", 1e15),
    ),
    "frequency": (("Hz 赫兹", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)),
    "temperature": (("°C ℃ 摄氏度 度", 1),),
    "percent": (("% ％ percent 个百分点", 1),),
    "money USD": (("$ US$ USD dollar dollars 美元 美金", 1), ("cent cents 美分", 0.01)),
    "money EUR": (("€ EUR euro euros 欧元", 1),),
    "money GBP": (("£ GBP quid 英镑", 1), ("pence", 0.01)),
    "money CNY": (("¥ ￥ CNY RMB yuan renminbi 元 块 块钱 元人民币", 1), ("角 毛钱", 0.1)),
    "money HKD": (("HK$ HKD 港元 港币", 1),),
    "money TWD": (("NT$ TWD 新台币 台币", 1),),
    "money JPY": (("JPY yen 日元 日圆", 1),),
}
CURRENCY_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "HK$": "HKD", "NT$": "TWD"}
CODES = {"USD", "EUR", "GBP", "CNY", "RMB", "HKD", "TWD", "JPY", "人民币"}


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """Unit as written, and its dimension with the number of base units in it."""
    return {
        name: (dimension, factor)
        for dimension, rows in _TABLE.items()
        for names, factor in rows
        for name in names.split()
    }


def unit(name: str) -> tuple[str, float] | None:
    """Dimension and factor of a unit: as it is written, else in small letters where it is a word."""
    known = units()
    return known.get(name) or (known.get(name.lower()) if len(name) > 2 else None)
