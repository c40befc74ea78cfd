"""Draws docs/output.svg: what `voicecheck check` shows on a screen for two of the example drafts.

Run it from anywhere with the environment in which voicecheck is installed: `python docs/picture.py`.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "output.svg"
COLUMNS = 94
COMMAND = """\
voicecheck check examples/pannier-and-pine/drafts/10-evasion.md \\
    examples/banmu/drafts/10-evasion.md \\
    --select hype.revolutionary --select zh-ad-law.best --select zh-ad-law.top-class"""

FONT_ASPECT = 0.6
"""Width of a character by its height, in the usual fonts for terminals."""

STYLE_SHEET = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", "Fira Code", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC",
    "PingFang SC", "Microsoft YaHei", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""
"""As rich's own, but with the reader's fonts instead of one from the network."""


def main() -> None:
    """Run the command and write the picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), color_system="truecolor")
    console.print(Text.assemble(("$ ", "dim"), COMMAND))
    console.print()
    for line in _run().rstrip("\n").split("\n"):
        console.print(_apart(Text.from_ansi(line)), no_wrap=True, overflow="crop")
    svg = console.export_svg(
        title="voicecheck", theme=SVG_EXPORT_THEME, code_format=STYLE_SHEET, font_aspect_ratio=FONT_ASPECT,
        unique_id="voicecheck",
    )  # fmt: skip
    PICTURE.write_text(_measured(svg), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")


def _run() -> str:
    """The report, with the colours of a screen."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", *COMMAND.replace("\\\n", " ").split(), "--fail-on", "never"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def _apart(line: Text) -> Text:
    """The line with each wide character as a piece of its own: then it stands in its columns whatever the font."""
    for place, char in enumerate(line.plain):
        if cell_len(char) == 2:
            line.stylize("on default", place, place + 1)
    return line


def _measured(svg: str) -> str:
    """The picture with the true length of wide text: rich counts characters where it should count columns."""

    def corrected(match: re.Match[str]) -> str:
        text = unescape(match["text"])
        length = float(match["length"]) / max(len(text), 1) * cell_len(text)
        return f'{match["before"]}textLength="{length:g}"{match["after"]}>{match["text"]}</text>'

    pattern = r'(?P<before><text [^>]*)textLength="(?P<length>[\d.]+)"(?P<after>[^>]*)>(?P<text>[^<]*)</text>'
    return re.sub(pattern, corrected, svg)


if __name__ == "__main__":
    main()
