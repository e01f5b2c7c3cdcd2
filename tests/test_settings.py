"""Settings: an unknown key is an error that says what was meant."""

from zhiku.settings import Settings, parse_settings


def test_none_is_all_defaults() -> None:
    assert parse_settings(None) == (Settings(), [])


def test_good_settings() -> None:
    settings, findings = parse_settings({"sections": [{"path": "a", "title": "甲"}], "terms": {"link": "all"}})
    assert not findings and settings.sections[0].title == "甲" and settings.terms.link == "all"


def test_an_unknown_key_is_an_error_with_a_suggestion() -> None:
    _, findings = parse_settings({"repositroy": "x"}, "mkdocs.yml")
    assert findings[0].severity == "error" and "repository" in findings[0].message


def test_a_wrong_value_is_named_with_its_place() -> None:
    _, findings = parse_settings({"terms": {"link": "sometimes"}})
    assert "extra.zhiku.terms.link" in findings[0].message


def test_not_a_mapping() -> None:
    assert parse_settings(["x"])[1][0].severity == "error"
