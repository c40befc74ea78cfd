from __future__ import annotations

from voicecheck.core.profile import Product, Profile
from voicecheck.language.neutral import neutral, written

PROFILE = Profile(title="Acme", aliases=("#acmelife", "艾美"), products=(Product("Acme Lamp"), Product("艾美灯")))


def test_names_of_the_company_and_its_products_are_taken_out():
    assert neutral("At ACME we love @Acme and the Acme Lamp.", PROFILE) == (
        "At our company we love our company and the our product."
    )
    assert neutral("艾美的艾美灯很亮。", PROFILE) == "我们公司的我们的产品很亮。"
    assert neutral("#acmelife is here.", PROFILE) == "our company is here."
    assert neutral("Acmeology is no science.", PROFILE) == "Acmeology is no science."
    assert neutral("Acme", Profile()) == "Acme"


def test_sentences_written_for_no_company_read_alike():
    assert written("At {B} we love {P}.") == neutral("At Acme we love Acme Lamp.", PROFILE)
    assert written("{B}的{P}") == neutral("艾美的艾美灯", PROFILE)
