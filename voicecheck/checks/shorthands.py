"""What stands in a pattern of the kind `signs` for a figure, and for a date to come or a near one."""

from __future__ import annotations

from collections.abc import Mapping

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT = (
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|half (?:of|our|the|a million)|two[ -]thirds|a third|a quarter of|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|(?:single|double|triple|low|mid|high) (?:digits?|teens|twenties|thirties)"
)
_HAN = "[一二三四五六七八九十百千两俩零〇几数半多余来]"
SHORTHANDS: Mapping[str, str] = {
    "{number}": (
        rf"(?:[$€£¥]\s?\d|\b\d|\b(?:{_COUNT})\b|百分之"
        rf"|{_HAN}{{1,6}}(?:点{_HAN}{{1,3}})?(?:万|亿|成|倍|折|分之|元|块|人|家|台|名|套|户|单|%)"
        rf"|{_HAN}{{0,4}}[百千]{_HAN}{{0,5}}|腰斩|翻(?:了)?(?:一)?[番倍]|过半)"
    ),
    "{date}": (
        rf"(?:\b(?:{_MONTH}) \d|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b|\b(?:in|by|from|until"
        rf"|since|before|after|late|early|mid|end of|this|next|of|come)[ -](?:{_MONTH}|{_DAY}|spring|summer"
        rf"|autumn|fall|winter)\b"
        rf"|\b(?:on )?{_DAY}\b|\b(?:next|this|coming) (?:week|month|quarter|year|half|season)\b|\b(?:Q[1-4]"
        rf"|H[12])\b|\btomorrow\b|\btonight\b"
        rf"|\bin (?:a|two|three|four|five|six|\d+) (?:days?|weeks?|months?)\b|\b(?:end|start|middle"
        rf"|half) of (?:the |this |next )?(?:week|month|quarter|year)\b|\b(?:after"
        rf"|before) (?:the )?(?:summer|christmas|easter|new year|holidays)\b|\bby christmas\b"
        rf"|\b20[2-9]\d\b|\b\d{{1,2}}[/.]\d{{1,2}}\b|\d{{1,2}}月|[一二三四五六七八九十]{{1,2}}月"
        rf"|\d{{1,2}}[号日]|下(?:个)?(?:周|月|季|礼拜|星期|半年)|本(?:周|月|季)|这(?:周|个月|季)|(?:这"
        rf"|本)?(?:周|星期|礼拜)[一二三四五六日天末]|[明后]年|[明后]天|今晚"
        rf"|(?:年|月|季)[底初末中后前]|年内|春节|过年|国庆|五一|双十一|双11|618|双十二|暑假|元旦"
        rf"|[一二三四]季度|Q[1-4]|[春夏秋冬](?:天|季|末|初))"
    ),
}
