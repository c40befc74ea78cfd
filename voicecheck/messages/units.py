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
        ("day days night nights 天 日 晚", _DAY),
        ("working_days working_day business_days business_day 工作日 工作天 个工作日 个工作天", 1.4 * _DAY),
        ("week weeks 周 星期 个星期", 7 * _DAY),
        ("month months 个月", _MONTH),
        ("year years yr yrs 年", 12 * _MONTH),
        ("decade decades", 120 * _MONTH),
    ),
    "age": (("岁 周岁 years_old years_of_age", 1),),
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
        ("sqm m² ㎡ square_metre square_metres square_meter square_meters 平方米 平米", 1),
        ("square_foot square_feet sq_ft 平方英尺", 0.09290304),
        ("square_kilometre square_kilometres square_kilometer square_kilometers km² 平方公里", 1e6),
        ("hectare hectares ha 公顷", 10000),
        ("acre acres 英亩", 4046.856),
        ("亩", 10000 / 15),
    ),
    "mass": (
        ("mg milligram milligrams 毫克", 1e-6),
        ("g gram grams 克 公克", 0.001),
        ("kg kilo kilos kilogram kilograms kilogramme kilogrammes 公斤 千克", 1),
        ("lb lbs pound pounds 磅", 0.45359237),
        ("ounce ounces oz 盎司", 0.028349523),
        ("tonne tonnes ton tons 吨", 1000),
        ("斤", 0.5),
        ("两", 0.05),
    ),
    "volume": (("ml millilitre millilitres milliliter milliliters 毫升", 0.001), ("l litre litres liter liters 升", 1)),
    "speed": (
        ("m/s metres_per_second meters_per_second metres_a_second meters_a_second 米/秒 米每秒", 1),
        (
            "km/h kmh kph kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour 公里/小时 千米/时",
            1 / 3.6,
        ),
        ("mph miles_per_hour miles_an_hour 英里/小时", 0.44704),
        ("kn knot knots 节", 0.514444),
    ),
    "power": (
        ("W watt watts 瓦", 1),
        ("kW kilowatt kilowatts 千瓦", 1e3),
        ("MW megawatt megawatts 兆瓦", 1e6),
        ("hp bhp horsepower 匹", 745.7),
        ("PS 马力", 735.5),
    ),
    "energy": (("Wh 瓦时", 1), ("kWh 千瓦时 度电", 1e3), ("MWh 兆瓦时", 1e6)),
    "data": (
        ("kB KB", 1e3),
        ("MB", 1e6),
        ("GB gigabyte gigabytes", 1e9),
        ("TB terabyte terabytes", 1e12),
        ("PB", 1e15),
    ),
    "frequency": (("Hz 赫兹", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)),
    "temperature": (("°C ℃ degrees_Celsius degrees_centigrade degrees_C degree degrees 摄氏度 度", 1),),
    "fahrenheit": (("°F ℉ degrees_Fahrenheit degrees_F 华氏度", 1),),
    "charge": (("mAh 毫安时 毫安", 1), ("Ah 安时", 1000)),
    "food energy": (("kcal calories calorie 千卡 大卡", 1),),
    "sound": (("dB decibel decibels 分贝", 1),),
    "percent": (("% ％ percent 个百分点", 1),),
    "money USD": (("$ US$ USD dollar dollars 美元 美金", 1), ("cent cents 美分", 0.01)),
    "money EUR": (("€ EUR euro euros 欧元", 1),),
    "money GBP": (("£ GBP quid 英镑", 1), ("pence", 0.01)),
    "money CNY": (("¥ ￥ CNY RMB yuan renminbi 元 块 块钱 元人民币", 1), ("角 毛钱", 0.1)),
    "money HKD": (("HK$ HKD 港元 港币", 1),),
    "money TWD": (("NT$ TWD 新台币 台币", 1),),
    "money JPY": (("JPY yen 日元 日圆", 1),),
    "money CHF": (("CHF franc francs 瑞士法郎", 1),),
    "money SGD": (("SGD S$ 新元 新加坡元", 1),),
    "money KRW": (("KRW 韩元", 1),),
}
CURRENCY_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "HK$": "HKD", "NT$": "TWD", "S$": "SGD"}
CODES = {"USD", "EUR", "GBP", "CNY", "RMB", "HKD", "TWD", "JPY", "CHF", "SGD", "人民币"}


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """Unit as written, and its dimension with the number of base units in it."""
    return {
        name.replace("_", " "): (dimension, factor)
        for dimension, rows in _TABLE.items()
        for names, factor in rows
        for name in names.split()
    }


def unit(name: str) -> tuple[str, float] | None:
    """Dimension and factor of a unit: as it is written, else in small letters where it is a word."""
    return units().get(name) or (_in_small_letters().get(name.lower()) if len(name) > 2 else None)


@cache
def _in_small_letters() -> Mapping[str, tuple[str, float]]:
    return {name.lower(): known for name, known in units().items() if len(name) > 2}
