"""What Python-Markdown adds to a text in; the same as it should be read, aloud too, out.

`!!! note` without a title is shown as "Note": it gets a Chinese one, any other title stays. The sign ¶ that links a heading
to itself is for the mouse: a screen reader would read it behind every heading, and Tab would stop at each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

TITLES = {
    "abstract": "摘要", "attention": "注意", "bug": "缺陷", "caution": "当心", "check": "完成", "cite": "引用", "danger": "危险",
    "done": "完成", "error": "错误", "example": "例子", "fail": "失败", "failure": "失败", "faq": "问题", "help": "帮助",
    "hint": "提示", "important": "要紧", "info": "说明", "missing": "缺少", "note": "注意", "question": "问题", "quote": "引用",
    "seealso": "参见", "success": "完成", "summary": "摘要", "tip": "提示", "tldr": "摘要", "todo": "待办", "warning": "警告",
}
"""Kinds of boxes that Material draws, with what stands above one without a title."""
FOOTNOTE_BACK = "回到正文里的第 {} 个脚注"


class WordingExtension(Extension):
    """Python-Markdown extension, to be appended as an instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Wording(md), "zhiku-wording", 5)


class _Wording(Treeprocessor):
    def run(self, root: Element) -> None:
        for box in root.iter():
            if box.tag == "a" and box.get("class") == "headerlink":
                box.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
            kinds = (box.get("class") or "").removeprefix("admonition ").split() if box.tag in ("div", "details") else []
            title = box[0] if kinds and len(box) else None
            if title is not None and title.tag in ("p", "summary") and title.text == kinds[0].capitalize():
                title.text = TITLES.get(kinds[0], title.text)
