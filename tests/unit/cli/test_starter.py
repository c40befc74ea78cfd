from __future__ import annotations

import pytest
import yaml

from voicecheck.cli.starter import slug_of, starter_files

NAMES = [
    "Lamps",
    "半亩灯",
    "Ada & Söhne: “Lamps”",
    "{braces}",
    "-dash",
    "  ",
    "🎉",
    "a/b\\c",
    "yes",
    "1.5",
    "x" * 300,
    "'quoted' \"twice\"",
    "# hash",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("languages", [["en"], ["zh"], ["zh", "en"]])
def test_files_are_yaml_that_names_the_company(name: str, languages: list[str]) -> None:
    files = starter_files(name, languages, ["hype", "zh-ad-law"])
    profile = next(text for path, text in files.items() if path.endswith("profile.yaml"))
    loaded = yaml.safe_load(profile)
    assert loaded["title"] == name
    assert loaded["languages"] == languages
    assert loaded["packs"] == ["hype", "zh-ad-law"]
    for path, text in files.items():
        assert yaml.safe_load(text)
        assert not path.startswith("/")
        assert ".." not in path.split("/")


@pytest.mark.parametrize("name", NAMES)
def test_a_slug_is_a_folder_name(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert not set(slug) & set("/\\: .'\"{}")
