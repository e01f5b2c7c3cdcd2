"""What must not be said is marked, as far as its section goes."""

from __future__ import annotations

import markdown
import pytest

from zhiku.cautions import CautionsExtension


def html(source: str) -> str:
    return markdown.markdown(source, extensions=["attr_list", "admonition", "tables", CautionsExtension()])


@pytest.mark.parametrize("heading", ["## 不要这样说", "### 别这么写 {#x}", "## **不能这样问**", "## 不要这样说、这样写"])
def test_lists_and_quotations_below_a_warning_are_marked(heading: str) -> None:
    found = html(f"{heading}\n\n先说明。\n\n- 甲\n\n又一句。\n\n1. 乙\n\n再一句。\n\n> 丙\n")
    assert [f'<{tag} class="zk-dont">' in found for tag in ("ul", "ol", "blockquote")] == [True] * 3
    assert "<p>先说明。</p>" in found


@pytest.mark.parametrize("source", [
    "## 这样说\n\n- 甲\n\n> 乙\n",
    "## 不要紧张\n\n- 甲\n",
    "## 不要这样说的理由\n\n- 甲\n",
    "## 为什么不要这样说\n\n- 甲\n",
    "## 不要这样说\n\n一句话。\n\n## 法律界线\n\n- 甲\n\n> 乙\n",
    "### 不要这样说\n\n### 怎么办\n\n- 甲\n",
])
def test_other_sections_are_not(source: str) -> None:
    assert "zk-dont" not in html(source)


def test_what_stands_in_a_box_is_marked_and_what_stands_in_a_list_with_it() -> None:
    assert html("## 不要这样说\n\n!!! warning\n    - 甲\n\n        > 乙\n").count("zk-dont") == 1
    assert '<table class="zk-dont">' in html("## 不要这样说\n\n|甲|乙|\n|-|-|\n|丙|丁|\n")


def test_a_lower_heading_does_not_end_the_section() -> None:
    assert html("## 不要这样说\n\n### 对本人\n\n- 甲\n\n- 乙\n").count("zk-dont") == 1
    assert html("# 不要这样说\n\n## 对本人\n\n- 甲\n\n## 这样说\n\n> 乙\n").count("zk-dont") == 2
