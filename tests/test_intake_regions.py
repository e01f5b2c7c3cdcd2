"""What sites write in Traditional characters, and in the words of Taiwan and Hong Kong, is read as the rest: every case of every
vocabulary of lines again, converted, and folded back as an import does it."""

from __future__ import annotations

from functools import cache

import pytest
from opencc import OpenCC

from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import is_zone_heading, layouts
from zhiku.intake.fold import in_script, is_traditional, simplified, way_back
from zhiku.intake.regions import as_known
from zhiku.intake.rules import load
from zhiku.intake.signs import is_of_signs

SCRIPTS = ("s2t", "s2tw", "s2hk")


@cache
def converter(script: str) -> OpenCC:
    return OpenCC(script)


@pytest.mark.parametrize(("new", "rule", "written"), [
    ("钟", "lost-char:分钟", "鐘"), ("发", "lost-char:头发", "髮"), ("干", "lost-char:干净", "乾"), ("后", "lost-char:然后", "後"),
    ("钟", "lost-char:钟情", "鍾"), ("后", "lost-char:皇后", "后"), ("问题", "synonyms:难题→问题", "問題"), ("", "hole:gap", ""),
    ("段", "lost-char:那段时间", "段"),
])
def test_a_character_that_was_put_back_is_written_as_in_its_word(new: str, rule: str, written: str) -> None:
    assert in_script(new, rule, way_back("這個問題，讓我們說清楚。")) == written
    assert in_script(new, rule, str) == new


def there_and_back(text: str, script: str) -> str:
    return simplified(str(converter(script).convert(text)))


@pytest.mark.parametrize("script", SCRIPTS)
def test_lines_of_sites_in_traditional_characters(script: str) -> None:
    for row in load("boilerplate.yml")["lines"]:
        assert site_line(there_and_back(row["yes"], script)) == site_line(row["yes"]), row["id"]
        assert not site_line(there_and_back(row["no"], script)), row["id"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_signs_in_traditional_characters(script: str) -> None:
    data = load("signs.yml")
    assert all(is_of_signs(there_and_back(text, script)) for text in data["yes"])
    assert not any(is_of_signs(there_and_back(text, script)) for text in data["no"])
    assert all(is_of_signs(there_and_back(text, script), among_comments=True) for text in data["among_comments"])


@pytest.mark.parametrize("script", SCRIPTS)
def test_layouts_of_comments_in_traditional_characters(script: str) -> None:
    for row, layout in zip(load("comments.yml")["layouts"], layouts(), strict=True):
        assert layout.pattern.match(as_known(there_and_back(row["yes"], script))), row["id"]
        assert not layout.pattern.match(as_known(there_and_back(row["no"], script))), row["id"]


def test_words_of_other_regions() -> None:
    data = load("regional.yml")
    assert all(len(word) == len(known) for word, known in {**data["words"], **data["counted"]}.items())
    assert all(as_known(word) == known for word, known in data["words"].items())
    for text in data["yes"]:
        line = simplified(text)
        assert as_known(line) != line
    for text in data["no"]:
        line = simplified(text)
        assert not site_line(line) and not is_of_signs(line, among_comments=True) and not is_zone_heading(line)


@pytest.mark.parametrize("text", ["3 則留言", "共 12 則回應", "2 篇迴響", "留言（3）", "網友回應"])
def test_headings_over_comments(text: str) -> None:
    assert is_zone_heading(simplified(text))


@pytest.mark.parametrize("text", ["3 則新聞", "有 2 篇沒有交", "迴響很大，來了三十個人"])
def test_what_only_counts_is_no_heading_over_comments(text: str) -> None:
    assert not is_zone_heading(simplified(text))


def test_a_short_text_is_known_as_traditional() -> None:
    assert is_traditional("怎麼跟客戶說話\n\n電話接通以後，先說自己是誰。")
    assert not is_traditional("怎么跟客户说话\n\n电话接通以后，先说自己是谁。")
