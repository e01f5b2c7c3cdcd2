"""The attributes of an element in; whether it is the head of what can be unfolded (a question of a help page), or holds what is folded
away and belongs to the text all the same, out. And the signs Q and A that stand before questions and answers in elements of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

FOLD, SIGN = "zhiku-fold", "zhiku-sign"
"""Stand among the classes of the head of what can be unfolded, and of a sign before a question."""
_HEAD = re.compile(
    r"(?:\S*[-_])?(?:collapse|colla|accordion|faq|expansion-panel)(?:[-_]+\S*)?[-_]+(?:header|head|title|button|trigger|question|heading)"
    r"(?:-text)?")
_FOLDED = re.compile(r"(?:^|[\s_-])(?:collapse|colla|accordion|tab-?pane|tabpane|faq|answer|spoiler|fold)(?:$|[\s_-])")
_MENU = re.compile("nav|menu")
_SIGN = re.compile(
    r"<(?P<name>span|i)\s(?:[^<>]{0,99}\s)?class\s?=\s?[\"'](?:[^\"'<>]{0,99}[\s_-])?(?:icon|ico|tag|label|badge|q|a|ask|answer|question)(?:[\s_-][^\"'<>]{0,99})?"
    r"[\"'][^<>]{0,99}>\s{0,9}(?:[QA]|问|答)\s{0,9}</(?P=name)>\s{0,9}(?![\s:：、.．])")
_SEVERAL, _LONGEST = 2, 60


def is_head(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is called the head of what can be unfolded; a heading is one without that."""
    return not re.fullmatch("h[1-6]", name) and any(
        len(word) <= _LONGEST and _HEAD.fullmatch(word) for word in attributes.get("class", "").split())


def is_folded(attributes: Mapping[str, str]) -> bool:
    """Whether an element that is hidden shows when its head is pressed."""
    return attributes.get("role") == "tabpanel" or (
        bool(_FOLDED.search(attributes.get("class", "").lower())) and not _MENU.search(attributes.get("class", "").lower()))


def signs_of(source: str) -> frozenset[int]:
    """Where in a page the elements begin that hold nothing but Q, or A; one alone may be a letter of a word."""
    found = frozenset(match.start() for match in _SIGN.finditer(source))
    return found if len(found) >= _SEVERAL else frozenset()
