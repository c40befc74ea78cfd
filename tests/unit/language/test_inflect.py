from voicecheck.language.inflect import inflect_like, inflections


def test_forms_of_verbs_nouns_and_phrases():
    assert set(inflections("leverage")) == {"leverage", "leverages", "leveraged", "leveraging"}
    assert {"circles back", "circling back", "circled back"} <= set(inflections("circle back"))
    assert "synergies" in inflections("synergy")
    assert {"began", "begun", "begins", "beginning"} <= set(inflections("begin"))
    assert "allowlists" in inflections("allowlist")


def test_an_inflection_is_carried_over_or_left_to_the_writer():
    assert inflect_like("utilizes", "utilize", "use") == "uses"
    assert inflect_like("utilizing", "utilize", "use") == "using"
    assert inflect_like("utilized", "utilize", "carry out") == "carried out"
    assert inflect_like("commenced", "commence", "begin") is None
