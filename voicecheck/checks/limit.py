"""Kind `limit`: how long, how many, how hard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.checks import measures, units
from voicecheck.core.document import BLOCK_SCOPES
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language import networks, readability

_NETWORK = "network"


class Limit(Rule):
    """Reports what passes a maximum, or does not reach a minimum.

    The span of a finding is what is over the maximum: the rest of the paragraph from the first character or word too
    many, the first hashtag too many, the sentence or paragraph that is too long, the sentence that is hardest to read.

    Placeholders: {count} {max} {min} {measure} {over}, the last how much the count is over or under.
    """

    options: ClassVar[Mapping[str, Any]] = {
        "measure": {
            "enum": [*measures.LENGTHS, *measures.PARTS, *measures.ITEMS, *measures.READING],
            "description": "What is counted. characters: code points after NFC. network_characters: as the channel's "
            "network counts. words: a Chinese character counts as one. capitals: words in capitals. reading_grade, "
            f"reading_ease: Flesch-Kincaid and Flesch, of English from {readability.MIN_WORDS} words on. "
            "chinese_difficulty: Han characters a sentence plus the percentage of them outside level 1 of GB 2312, "
            f"from {readability.MIN_HAN} characters on; half of public posts have more than 31.",
        },
        "per": {
            "enum": ["document", "sentence", *BLOCK_SCOPES],
            "default": "document",
            "description": "What is measured by itself: the draft, each sentence, or each block of one kind. Lengths "
            "of the draft leave out title, description and image texts, unless `scopes` names them.",
        },
        "max": {
            "anyOf": [{"type": "number"}, {"const": _NETWORK}],
            "description": "The most that is fine; `network`: what the channel's network takes (network_characters).",
        },
        "min": {"type": "number", "description": "The least that is fine."},
        "network": {
            "enum": list(networks.NETWORKS),
            "description": "Whose way of counting holds. Default: the network of the draft's channel.",
        },
        "min_letters": {
            "type": "integer",
            "minimum": 1,
            "default": measures.MIN_LETTERS,
            "description": "capitals: letters of a word that counts by itself; shorter ones count in a row of three.",
        },
        "allow": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "capitals: words that do not count, such as acronyms.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("measure",), ("max", "min"))

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Refuses measures, limits and parts that do not go together."""
        options = spec.options
        measure, per = options["measure"], options.get("per", "document")
        most, least = options.get("max"), options.get("min")
        if measure in measures.READING and per not in ("document", "paragraph"):
            raise OptionError(("per",), f"got {per}; expected document or paragraph for {measure}")
        if measure in measures.PARTS and (per == "sentence" or (measure == "paragraphs" and per != "document")):
            raise OptionError(("per",), f"got {per}, which has no {measure}; expected document")
        if most == _NETWORK and measure != "network_characters":
            raise OptionError(
                ("max",), f"got {_NETWORK} with {measure}; expected a number, or measure: network_characters"
            )
        if isinstance(most, (int, float)) and least is not None and least > most:
            raise OptionError(("min",), f"got {least:g}, which is over max: {most:g}; nothing could be fine")
        return {**options, "per": per}

    def check(self, draft: Draft) -> Iterable[Finding]:
        measure = self.spec.options["measure"]
        if measure in measures.READING:
            yield from self._check_reading(draft)
            return
        network = self._network(draft)
        if measure == "network_characters" and network not in networks.NETWORKS:
            return
        most = self._max(network)
        least = self.spec.options.get("min")
        if least is None and (most is None or self._surely_within(draft, most)):
            return
        for unit in self._units(draft, most):
            found = self._check_unit(draft, unit, network, most, least)
            if found is not None:
                yield found

    def _surely_within(self, draft: Draft, most: float) -> bool:
        """Whether a glance at the text tells that no part of it can pass a maximum."""
        measure = self.spec.options["measure"]
        if measure in measures.PARTS or measure == "network_characters":
            return False
        marked_up = len(draft.document.inlines) if measure == "links" else 0
        return measures.at_most(measure, draft.document.text) + marked_up <= most

    def _network(self, draft: Draft) -> str:
        named: str | None = self.spec.options.get("network")
        if named:
            return named
        name = draft.document.channel or ""
        channel = draft.profile.channels.get(name)
        return (channel.network if channel else "") or name

    def _max(self, network: str) -> float | None:
        most: float | str | None = self.spec.options.get("max")
        if isinstance(most, str):
            per = self.spec.options["per"]
            return networks.LIMITS[network].get("text" if per == "document" else per)
        return most

    def _units(self, draft: Draft, most: float | None) -> Iterable[units.Unit]:
        spec = self.spec
        per, measure = spec.options["per"], spec.options["measure"]
        if per == "document":
            return units.draft_unit(draft, spec, prose=measure not in measures.ITEMS)
        if per != "sentence":
            return units.block_units(draft, spec, per)
        blocks = units.sentence_blocks(draft.blocks(spec), spec)
        if most is not None and "min" not in spec.options and measure != "network_characters":
            # What is short as a whole has no long sentence.
            blocks = [each for each in blocks if measures.at_most(measure, draft.document.block_text(each)) > most]
        return (unit for block in blocks for unit in units.sentence_units(draft, block))

    def _check_unit(
        self, draft: Draft, unit: units.Unit, network: str, most: float | None, least: float | None
    ) -> Finding | None:
        if self.spec.options["measure"] in measures.LENGTHS:
            return self._check_length(draft, unit, network, most, least)
        found = self._things(draft, unit, network)
        if most is not None and len(found) > most:
            return self._over(draft, *found[int(most)], len(found), most)
        return self._under(draft, unit, len(found), least)

    def _things(self, draft: Draft, unit: units.Unit, network: str) -> Sequence[tuple[int, int]]:
        """Where in a unit the things stand that the rule counts."""
        options = self.spec.options
        measure = options["measure"]
        if measure == "paragraphs":
            return [(block.start, block.end) for block in unit if block.scope == "paragraph"]
        if measure == "sentences":
            blocks = units.sentence_blocks(unit, self.spec)
            return [(each.start, each.end) for block in blocks for each in draft.sentences(block)]
        letters, allow = options.get("min_letters", measures.MIN_LETTERS), options.get("allow", ())
        found: list[tuple[int, int]] = []
        for block in unit:
            span = (block.start, block.end)
            found += measures.items(measure, draft.document.text, *span, network=network, letters=letters, allow=allow)
        return units.with_links(draft, unit, found) if measure == "links" else found

    def _check_length(
        self, draft: Draft, unit: units.Unit, network: str, most: float | None, least: float | None
    ) -> Finding | None:
        measure, per = self.spec.options["measure"], self.spec.options["per"]
        part = per if per in ("title", "description") else "text"
        counted_by = network if measure == "network_characters" else ""
        text = units.posted(draft, unit)
        words = measure == "words"
        count = measures.count_words(text.text) if words else networks.length(text.text, counted_by, part)
        if most is None or count <= most:
            return self._under(draft, unit, count, least)
        if per in ("sentence", "paragraph"):
            return self._over(draft, unit[0].start, unit[0].end, count, most)
        at = (
            measures.word_overflow(text.text, int(most))
            if words
            else networks.overflow(text.text, int(most), counted_by, part)
        )
        start, block = text.locate(at)
        return self._over(draft, start, block.end, count, most)

    def _check_reading(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        measure, most, least = options["measure"], options.get("max"), options.get("min")
        text = draft.document.text
        for unit in self._units(draft, None):
            blocks = units.sentence_blocks(unit, self.spec)
            sentences = [each for block in blocks for each in draft.sentences(block)]
            value = measures.reading(measure, sentences, text)
            if value is None or ((most is None or value <= most) and (least is None or value >= least)):
                continue
            worst = measures.hardest(measure, sentences, text)
            bound = most if most is not None and value > most else least
            if worst is not None:
                note = draft.told("the hardest of these sentences", "这是其中最难读的一句")
                found = self._over(draft, worst.start, worst.end, round(value, 1), bound, note=note)
                if found is not None:
                    yield found

    def _over(
        self, draft: Draft, start: int, end: int, count: float, bound: float | None, *, note: str = ""
    ) -> Finding | None:
        if draft.excused(self, start):
            return None
        block = draft.document.block_at(start)
        fields, evidence = self._fields(count, bound), self._evidence(count, bound)
        return self.finding(draft, start, end, block=block, fields=fields, evidence=evidence, note=note)

    def _under(self, draft: Draft, unit: units.Unit, count: float, least: float | None) -> Finding | None:
        if least is None or count >= least or not unit:
            return None
        fields, evidence = self._fields(count, least), self._evidence(count, least)
        if self.spec.options["per"] == "document":
            return self.missing(draft, fields=fields, evidence=evidence)
        if draft.excused(self, unit[0].start):
            return None
        return self.finding(draft, unit[0].start, unit[0].end, block=unit[0], fields=fields, evidence=evidence)

    def _fields(self, count: float, bound: float | None) -> Mapping[str, object]:
        options = self.spec.options
        fields = {
            "count": f"{count:g}" if isinstance(count, float) else count,
            "measure": options["measure"].replace("_", " "),
            "over": f"{abs(count - bound):g}" if bound is not None else "",
        }
        for name in ("max", "min"):
            stated = options.get(name)
            fields[name] = bound if stated == _NETWORK else stated
        return fields

    def _evidence(self, count: float, bound: float | None) -> Mapping[str, Any]:
        return {"measure": self.spec.options["measure"], "count": count, "limit": bound}
