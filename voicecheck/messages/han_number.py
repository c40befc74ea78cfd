"""Numbers in Chinese characters. The library cn2an does this too, but takes 0.27 s to import."""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def han_number(text: str) -> float | None:
    """The value of a number such as 二百四十万, 百万, 三千五 or 九十九点九; None if it is none."""
    whole, point, fraction = text.partition("点")
    value: float | None = _spelled(whole) if whole and all(char in _DIGITS for char in whole) else _counted(whole)
    if value is None or (point and not (fraction and all(char in _DIGITS for char in fraction))):
        return None
    places: float = sum(_DIGITS[char] / 10 ** (place + 1) for place, char in enumerate(fraction))
    return value + places


def _spelled(text: str) -> float:
    """Digit by digit, as years are: 二〇二六."""
    return float(int("".join(str(_DIGITS[char]) for char in text)))


def _counted(text: str) -> float | None:
    total, section, digit, last = 0, 0, None, 1
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
            last = 1 if digit == 0 else last
        elif char in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[char]
            digit, last = None, _SMALL[char]
        elif char in _LARGE:
            section += digit or 0
            total = (
                (total + max(section, 0 if total else 1)) * _LARGE[char]
                if char == "亿"
                else total + (section or 1) * _LARGE[char]
            )
            section, digit, last = 0, None, _LARGE[char]
        else:
            return None
    if digit:  # 三千五 is 3500
        section += digit * (last // 10 if last >= 100 else 1)
    return float(total + section) if text else None
