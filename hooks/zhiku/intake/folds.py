"""The attributes of an element in; whether it is the head of what can be unfolded (a question of a help page), or holds what is folded
away and belongs to the text all the same, out. And the signs Q and A that stand before questions and answers in elements of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

FOLD, SIGN = "zhiku-fold", "zhiku-sign"
"""Stand among the classes of the head of what can be unfolded, and of a sign before a question."""
_HEAD = re.compile(
    r"(?:\S*[-_])?(?:collapse|colla|accordion|acc|faq|expansion-panel|expander)(?:[-_]+\S*)?[-_]+(?:header|head|title|button|trigger|question|heading)"
    r"(?:-text)?")
_SAID_TO_BE = re.compile(r"(?:\S*[-_])?(?:header|head|title|trigger|question|heading|summary)")
_PRESSED = re.compile(r"(?:\S*[-_])?(?:accordion|collapsible|faq[-_]?(?:btn|q|item))(?:[-_](?:btn|toggle|item))?")
_FOLDS = re.compile(
    r"<button\b[^<>]{0,99}\bclass\s?=\s?[\"'](?:[^\"'<>]{0,99}\s)?(?:accordion|collapsible)(?:\s[^\"'<>]{0,99})?[\"']"
    r"[^<>]{0,199}>[\s\S]{0,399}?</button>\s{0,99}(?:<!--[^<>]{0,99}-->\s{0,99})?(?:</(?:h[1-6]|div|dt|p)>\s{0,99})?(?=<[a-z])", re.I)
_PANEL = re.compile(r"(?:\S*[-_])?(?:panel|content|body)")
_FOLDED = re.compile(r"(?:^|[\s_-])(?:collapse|colla|accordion|acc|expander|tab-?pane|tabpane|faq|answer|spoiler|fold)(?:$|[\s_-])")
_MENU = re.compile("nav|menu")
_NO_HEAD = re.compile("nav|menu|drop|select|search|lang|share|user|login|side|modal|tooltip|comment|reply|cart|filter")
_SIGN = re.compile(
    r"<(?P<name>span|i)\s(?:[^<>]{0,99}\s)?class\s?=\s?[\"'](?:[^\"'<>]{0,99}[\s_-])?(?:icon|ico|tag|label|badge|q|a|ask|answer|question)(?:[\s_-][^\"'<>]{0,99})?"
    r"[\"'][^<>]{0,99}>\s{0,9}(?:[QA]|问|答)\s{0,9}</(?P=name)>\s{0,9}(?![\s:：、.．])")
_SIGN_OF_LIST = re.compile(
    r"<d[td]\b[^<>]{0,99}>\s{0,9}(?P<sign><(?P<name>span|i|em|b|strong)>\s{0,9}(?:[QA]|问|答)\s{0,9}</(?P=name)>)\s{0,9}(?![\s:：、.．])")
_SEVERAL, _LONGEST = 2, 60


def is_head(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is called the head of what can be unfolded, or is called a head and says that it unfolds something; a
    heading is one without that."""
    words = [word for word in attributes.get("class", "").split() if len(word) <= _LONGEST]
    unfolds = "aria-expanded" in attributes and "aria-haspopup" not in attributes and not any(
        _NO_HEAD.search(word.lower()) for word in words)
    return not re.fullmatch("h[1-6]", name) and any(
        _HEAD.fullmatch(word) or (unfolds and _SAID_TO_BE.fullmatch(word)) or (name == "button" and _PRESSED.fullmatch(word))
        for word in words)


def panels_of(source: str) -> frozenset[int]:
    """Where in a page the elements begin that stand right behind a button called after what it unfolds, as in the course that most
    who write pages by hand learned from."""
    return frozenset(match.end() for match in _FOLDS.finditer(source))


def is_folded(attributes: Mapping[str, str], *, behind: bool = False) -> bool:
    """Whether an element that is hidden shows when its head is pressed; `behind`: it stands right behind a button that unfolds."""
    words = attributes.get("class", "").lower().split()
    if behind and any(map(_PANEL.fullmatch, words)) and not any(map(_NO_HEAD.search, words)):
        return True
    return attributes.get("role") == "tabpanel" or (
        bool(_FOLDED.search(attributes.get("class", "").lower())) and not _MENU.search(attributes.get("class", "").lower()))


def signs_of(source: str) -> frozenset[int]:
    """Where in a page the elements begin that hold nothing but Q, or A; one alone may be a letter of a word."""
    found = frozenset(match.start() for match in _SIGN.finditer(source)) | frozenset(
        match.start("sign") for match in _SIGN_OF_LIST.finditer(source))
    return found if len(found) >= _SEVERAL else frozenset()
