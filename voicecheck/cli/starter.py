"""The files that `voicecheck init` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

_CONFIG = """\
# voicecheck: settings for the drafts in this folder and below. All keys: voicecheck schema config
profile: {slug}            # brand_profiles/{slug}/profile.yaml
exclude: [drafts/archive/]   # like .gitignore
fail_on: error               # error, warning, suggestion or never
overrides:                   # other settings for some paths; the last that fits wins
  - paths: ["blog/**"]
    channel: blog
"""

_PROFILE = """\
# The brand: who speaks, where, under which names. All keys: voicecheck schema profile
name: {slug}
title: {title}
description: ""
languages: {languages}
aliases: []                  # other names of the company
products: []                 # the one right spelling of each: [{{name: Haulwick Mini, wrong: [Haul Wick Mini]}}]
packs: {packs}
rule_files: [../../rules/{slug}.yaml]
rules: {{}}                    # change a rule, or switch it off: {{hype.superlative: off, hype.ranking: error}}
channels:
  blog: {{description: The company's own blog.}}
  linkedin: {{network: linkedin, description: The company's page.}}
  x: {{network: x, description: The company's account.}}
  weibo: {{network: weibo, description: The company's account.}}
roles:
  employee: Speaks for themselves and says where they work.
  spokesperson: Speaks for the company.
allow: []                    # terms that no rule may report
posts: []                    # your own good posts, for --similarity: [../../posts/*.md]
"""

_RULES = {
    "en": """\
# Rules of {title}'s own. Each carries the examples that prove it: voicecheck rules test
pack: {slug}
title: House rules of {title}
languages: [en]
rules:
  - id: {slug}.say-customers
    kind: swap
    severity: suggestion
    message: "We say '{{suggestion}}', not '{{match}}'."
    why: Our readers buy from us; they are not a resource that we consume.
    swap: {{end users: customers, end user: customer}}
    examples:
      bad: ["Our end users asked for this."]
      good: ["Our customers asked for this."]
""",
    "zh": """\
# {title}自己的规则。每条规则都带着证明它的例子：voicecheck rules test
pack: {slug}
title: {title}的用语
languages: [zh]
rules:
  - id: {slug}.say-nin
    kind: swap
    severity: suggestion
    message: "我们说“{{suggestion}}”，不说“{{match}}”。"
    why: 读者是我们的客人，称呼要一致。
    swap: {{各位亲: 各位读者, 亲们: 各位}}
    examples:
      bad: ["亲们，新品到了。"]
      good: ["各位，新品到了。"]
""",
}

_WORKFLOW = """\
name: voicecheck
on: [pull_request]
jobs:
  voicecheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install voicecheck
      - run: voicecheck check . --format github
"""

WORKFLOW = ".github/workflows/voicecheck.yml"


def slug_of(title: str) -> str:
    """A company's name as a folder name and as the beginning of rule ids, which are ASCII."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "our-brand"


def starter_files(title: str, languages: Sequence[str], packs: Sequence[str]) -> Mapping[str, str]:
    """Path and content of each file of a new set-up.

    Args:
        languages: `en`, `zh`, or both; the first one's rule file is written.
    """
    slug = slug_of(title)
    values = {
        "slug": slug,
        "title": json.dumps(title, ensure_ascii=False),
        "languages": f"[{', '.join(languages)}]",
        "packs": f"[{', '.join(packs)}]",
    }
    plain = {**values, "title": re.sub(r"[\x00-\x1f:#{}\[\]\"']+", " ", title).strip()}
    return {
        "voicecheck.yaml": _CONFIG.format(**values),
        f"brand_profiles/{slug}/profile.yaml": _PROFILE.format(**values),
        f"rules/{slug}.yaml": _RULES["zh" if languages[0].startswith("zh") else "en"].format(**plain),
        WORKFLOW: _WORKFLOW,
    }
