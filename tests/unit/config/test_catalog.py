from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.config import list_packs, list_profiles
from voicecheck.config.shipped import profiles_folder, rules_folder
from voicecheck.core.errors import ConfigError

from .project import Project, pack


def test_packs(project: Project, shipped: Path) -> None:
    (shipped / "rules/hype.yaml").write_text("title: Hype\nlanguages: [en]\n" + pack("hype.wow", "hype.gee"))
    (shipped / "rules/law.yaml").write_text("default: false\n" + pack("law.one"))
    project.write("voicecheck.yaml", "")
    project.write("rules/law.yaml", "title: Our law\n" + pack("law.two"))
    found = {each.name: each for each in list_packs(project.root)}
    assert (found["hype"].title, found["hype"].languages, found["hype"].rules) == ("Hype", ("en",), 2)
    assert (found["hype"].default, found["hype"].shipped) == (True, True)
    assert (found["law"].title, found["law"].default, found["law"].shipped) == ("Our law", False, False)


def test_profiles(project: Project, shipped: Path) -> None:
    (shipped / "brand_profiles/base").mkdir()
    (shipped / "brand_profiles/base/profile.yaml").write_text("title: Base\nlanguages: [en]\n")
    project.write("brand_profiles/acme/profile.yaml", "extends: base\ndescription: Lamps.\n")
    acme, base = list_profiles(project.root)
    assert (acme.name, acme.title, acme.description, acme.languages) == ("acme", "Base", "Lamps.", ("en",))
    assert (acme.shipped, base.shipped) == (False, True)


def test_a_broken_pack_is_told(project: Project) -> None:
    project.write("rules/bad.yaml", "rules: 3\n")
    with pytest.raises(ConfigError, match=r"bad\.yaml"):
        list_packs(project.root)


def test_a_checkout_has_what_is_shipped() -> None:
    for folder in (rules_folder(), profiles_folder()):
        assert Path(folder).is_dir()
