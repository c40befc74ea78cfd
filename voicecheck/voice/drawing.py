"""A voice drawn for people: in the terminal, as SVG, as a page for the brand book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from voicecheck.reporters.cells import cell_width
from voicecheck.voice.portrait import Bar, Portrait

_SHOWN = 24
_WIDTH = 30
_ROW = 26
_LABEL_X, _BAR_X, _BAR_W, _TEXT_X = 16, 270, 320, 610
_PER = {"words": "in 1,000", "sentences": "in 100 sentences", "paragraphs": "in 100 paragraphs"}
_PER_ZH = {"words": "每千字", "sentences": "每百句", "paragraphs": "每百段"}


def text(drawn: Portrait) -> Iterator[str]:
    """Lines for a terminal: the range of other brands as a line, the brand as a dot on it."""
    bars = drawn.bars[:_SHOWN]
    yield from _head(drawn)
    column = max((cell_width(bar.label) for bar in bars), default=0)
    less, more = ("比别家少", "多") if _chinese(drawn) else ("less than others", "more")
    yield f"{' ' * column}  {less}{' ' * (_WIDTH - cell_width(less) - cell_width(more))}{more}"
    for bar in bars:
        padding = " " * (column - cell_width(bar.label))
        yield f"{bar.label}{padding}  {_strip(bar)}  {_figures(bar, drawn.voice.language)}"
    yield from _tail(drawn)


def svg(voices: Sequence[Portrait]) -> Iterator[str]:
    """A picture that stands alone, for light and dark pages; one voice under the other."""
    heights = [70 + _ROW * len(drawn.bars[:_SHOWN]) for drawn in voices]
    height = sum(heights)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {height}" width="900" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="13">\n'
        "<style>text{fill:#222}.r{stroke:#b8bec8}.d{fill:#c2410c}.s{fill:#667}"
        "@media(prefers-color-scheme:dark){text{fill:#eee}.r{stroke:#556}.d{fill:#fb923c}.s{fill:#99a}}</style>\n"
    )
    for place, drawn in enumerate(voices):
        yield f'<g transform="translate(0,{sum(heights[:place])})">\n'
        yield from _chart(drawn)
        yield "</g>\n"
    yield "</svg>\n"


def _chart(drawn: Portrait) -> Iterator[str]:
    yield f'<text x="{_LABEL_X}" y="24" font-size="16" font-weight="600">{escape(_title(drawn))}</text>\n'
    yield f'<text class="s" x="{_LABEL_X}" y="46">{escape(_legend(drawn))}</text>\n'
    for place, bar in enumerate(drawn.bars[:_SHOWN]):
        y = 76 + _ROW * place
        left, middle, right, dot = (_BAR_X + _BAR_W * _position(bar, rate) for rate in _rates(bar))
        yield (
            f'<text x="{_LABEL_X}" y="{y}">{escape(bar.label)}</text>'
            f'<line class="r" x1="{left:.1f}" x2="{right:.1f}" y1="{y - 4}" y2="{y - 4}" stroke-width="8" '
            f'stroke-linecap="round"/><line class="r" x1="{middle:.1f}" x2="{middle:.1f}" y1="{y - 10}" y2="{y + 2}" '
            f'stroke-width="2"/><circle class="d" cx="{dot:.1f}" cy="{y - 4}" r="5"/>'
            f'<text class="s" x="{_TEXT_X}" y="{y}">{escape(_figures(bar, drawn.voice.language))}</text>\n'
        )


def html(voices: Sequence[Portrait]) -> Iterator[str]:
    """A page for the brand book, with nothing to load."""
    yield (
        f'<!doctype html>\n<html lang="{voices[0].voice.language}"><head><meta charset="utf-8">'
        f"<title>{escape('; '.join(map(_title, voices)))}</title>"
        "<style>body{font:15px/1.5 system-ui,sans-serif;max-width:920px;margin:2rem auto;padding:0 1rem;"
        "color:#222;background:#fff}svg{max-width:100%;height:auto}@media(prefers-color-scheme:dark){body{color:#eee;"
        "background:#16181d}}@media print{body{margin:0}}</style></head><body>\n"
    )
    for drawn in voices:
        yield from _section(drawn)
    yield "</body></html>\n"


def _section(drawn: Portrait) -> Iterator[str]:
    for line in _head(drawn):
        yield f"<p>{escape(line)}</p>\n" if line else ""
    yield from svg([drawn])
    for line in _tail(drawn):
        yield f"<p>{escape(line)}</p>\n" if line else ""
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in drawn.voice.sentences[:12])
    heading = "我们这样写" if drawn.voice.language == "zh" else "How we say it"
    yield f"<h2>{heading}</h2><ul>{sentences}</ul>\n"


def _title(drawn: Portrait) -> str:
    voice = drawn.voice
    if _chinese(drawn):
        return f"中文口吻（{voice.channel}）" if voice.channel else "中文口吻"
    return f"The voice in {voice.language}{', ' + voice.channel if voice.channel else ''}"


def _legend(drawn: Portrait) -> str:
    if _chinese(drawn):
        return "灰线是十家里八家所在，竖线是居中的一家；圆点是本品牌。"
    return "The grey line is where eight of ten brands lie, its mark the middle one; the dot is this brand."


def _chinese(drawn: Portrait) -> bool:
    return drawn.voice.language == "zh"


def _head(drawn: Portrait) -> Iterator[str]:
    source, title = drawn.voice.learned_from, _title(drawn)
    tried = [(length, each["false_alarms"]) for length, each in drawn.voice.held_out.items()]
    if _chinese(drawn):
        dates = f"，{source.first} 至 {source.last}" if source.first else ""
        yield f"{title}：学自 {source.posts} 篇文章，共 {source.words:,} 字{dates}。"
        yield from (f"在最近的文章上，{length} 字的段落误报 {share:.1%}。" for length, share in tried)
    else:
        dates = f", {source.first} to {source.last}" if source.first else ""
        yield f"{title}: learned from {source.posts} posts, {source.words:,} words{dates}."
        yield from (
            f"On its latest posts, passages of {length} words: {share:.1%} false alarms." for length, share in tried
        )
    yield ""


def _tail(drawn: Portrait) -> Iterator[str]:
    chinese = _chinese(drawn)
    lines = (
        ("选用：" if chinese else "Chooses: ", drawn.chooses[:_SHOWN]),
        ("偏爱：" if chinese else "Leans on: ", drawn.leans_on[:_SHOWN]),
        ("从不用：" if chinese else "Never: ", drawn.never[: 2 * _SHOWN]),
    )
    yield ""
    for label, words in lines:
        if words:
            yield label + ("、" if chinese else ", ").join(words)


def _rates(bar: Bar) -> Sequence[float]:
    return (bar.low, bar.middle, bar.high, bar.ours)


def _position(bar: Bar, rate: float) -> float:
    """Where a rate lies in [0, 1]: the middle brand at a half, the tenfold at the end."""
    from math import log10

    floor = max(bar.middle / 10, 0.01)
    return min(max(0.5 + log10((rate + floor) / (bar.middle + floor)) / 2, 0.0), 1.0)


def _strip(bar: Bar) -> str:
    cells = [" "] * (_WIDTH + 1)
    low, middle, high, ours = (round(_position(bar, rate) * _WIDTH) for rate in _rates(bar))
    for place in range(low, high + 1):
        cells[place] = "\u2500"
    cells[middle] = "\u253c"
    cells[ours] = "\u25cf"
    return "".join(cells)


def _figures(bar: Bar, language: str) -> str:
    per = (_PER_ZH if language == "zh" else _PER)[bar.per]
    if language == "zh":
        return f"{per} {bar.ours:.2g}（各家 {bar.low:.2g} 至 {bar.high:.2g}）"
    return f"{bar.ours:.2g} {per} (others {bar.low:.2g} to {bar.high:.2g})"
