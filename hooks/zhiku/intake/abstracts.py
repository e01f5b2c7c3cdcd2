"""A run of pieces in; a sentence that says what it is about, as a person would read it, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.rules import words
from zhiku.intake.split import Run
from zhiku.intake.values import Piece

_UP_TO_STOP = re.compile(r"[^。！？\n]+[。！？]?[”’」』）]*")
_CLOSERS = "”’」』）"
_PAIRS = tuple(zip("“‘「『（《", "”’」』）》", strict=True))
_LINES = 3  # of a text without sentences that tell what it is about
_SHORTEST = 6  # characters of a sentence
_LONGEST, _LONGEST_NAME = 120, 3
_LEAD = re.compile(r"^([\u3400-\u9fff]{2,12})[：:]")
_SPEAKS = re.compile(r"\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?([^，。！？：:\s]{1,8})[：:]\s*(?=\S)")
_ANSWER = re.compile(r"\s*(?:答|[AQ]\d{0,2}|问)\s*[：:.．、]\s*(?=\S)")
_ASKS = re.compile(r"\s*(?:问|Q\d{0,2})\s*[：:.．、]|.*[？?][”’」』）]*$")
_MARK = re.compile(r"〔[^〔〕]*〕")
_MARKDOWN = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\](?!:)|</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"\[([^\[\]]+)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"(?<![\\\w*])(\*{2,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)"
                r"|(?<!\w)(_{2,3})(?=[^\s_])([^_]+)(?<=[^\s_])\3(?![\w.])"), r"\2\4"),
    (re.compile(r"(?<![\\\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*\\])\*(?![\w*])|`([^`]+)`|~~([^~]+)~~"), r"\1\2\3"),
)
_SMALL = re.compile(r"<(sup|sub)>(\d+)</\1>", re.I)
_RAISED, _LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_OTHER = re.compile(
    r"\s*(?:.*_{3}|备?注[：:]|批注|\[\^?[^\]]+\]:|\*\[[^\]]+\]|<https?:|[{]%|!\[|\S+[：:]\s*<?https?:|[^，。]{0,8}[：:]\s*\d{4})")
_NAMED = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")
_NO_TEXT = re.compile(r"\s*(?:!\[|\[\^?[^\]]+\]:|[{]%)")
_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z0-9,.;:!?])\s+(?=[A-Za-z0-9])")


def summary(title: str, run: Run) -> str:
    """At most 120 characters and not the first sentence: what the list names, or the sentence nearest to the title that answers
    rather than asks."""
    title = clean(title)
    entries = [p for p in run.pieces if p.part.kind == "list_item" and not p.part.cell]
    leads = [m[1] for p in entries if (m := _LEAD.match(clean(p.reading)))]
    if len(leads) >= 2 and not all(map(_may_be_name, leads)):
        return cut(f"{title}：{'、'.join(leads[:8])}。", _LONGEST)
    texts = [text for text in _told(run) if text]
    sentences = [s for text in texts for s in _sentences(text)]
    if len(sentences) < 2:
        lines = [text for text in texts[:_LINES] if text not in (*sentences, title) and not _OTHER.match(text)]
        told = "；".join(line.rstrip("，。；、：") for line in lines) if len(lines) > 1 else title
        return cut(f"{told}。", _LONGEST)
    asked = set(title)
    sentences = [sentences[0], *(s for s in sentences[1:40] if not s.startswith("本文")), sentences[-1]]
    whole = [s for s in sentences[1:] if _is_whole(s)] or sentences[1:]
    said = [s for s in whole if not _ASKS.match(s) and s != sentences[0]] or whole
    best = max(said, key=lambda s: (len(asked & set(s)) / (len(asked) or 1) - abs(len(s) - 40) / 200))
    return cut(best.strip(), _LONGEST)


def _may_be_name(lead: str) -> bool:
    return len(lead) <= _LONGEST_NAME and lead[0] in words("surnames.txt")


def clean(text: str) -> str:
    """A text without the marks of editors."""
    return _MARK.sub("", text)


def cut(text: str, size: int) -> str:
    """A text on one line, no longer than that."""
    text = re.sub(r"\s+", "", _BETWEEN_LATIN.sub("\u00a0", text).replace("\u00a0", "\x00")).replace("\x00", " ")
    return text if len(text) <= size else text[: size - 1] + "…"


def words_of_title(title: Piece, text: str) -> str:
    """The text of a title; of one in Markdown without its marks and the name of its place ({#id})."""
    return plain(_NAMED.sub("", text)) if title.part.block.path == (MARKED_UP,) else text.strip()


def plain(text: str) -> str:
    """A text without the marks of Markdown."""
    text = _SMALL.sub(lambda match: match[2].translate(_RAISED if match[1] == "sup" else _LOWERED), text)
    for mark, shown in _MARKDOWN:
        text = mark.sub(shown, text)
    return text.strip()


def _told(run: Run) -> Iterator[str]:
    """The paragraphs of a run, without who says each where the same speak again and again, and without 答：."""
    pieces: list[Piece] = [p for p in run.pieces if p.part.kind == "paragraph" and not p.part.cell]
    texts: list[str] = []
    for piece in pieces:
        text = plain(clean(piece.reading)) if not _NO_TEXT.match(piece.reading) else ""
        if texts and piece.part.joined:
            texts[-1] += text
        elif text:
            texts.append(text)
    speakers = Counter(match[1] for text in texts if (match := _SPEAKS.match(text)))
    for text in texts:
        match = _SPEAKS.match(text)
        if answer := _ANSWER.match(text):
            yield text if _ASKS.match(text) else text[answer.end():]
        elif not _OTHER.match(text) or (match and match[0][:1].isdigit()):
            yield text[match.end():] if match and speakers[match[1]] > 1 else text


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text with their stops; what has none is no sentence."""
    return (found for found in _UP_TO_STOP.findall(text) if len(found) > _SHORTEST and found.rstrip(_CLOSERS)[-1:] in tuple("。！？"))


def _is_whole(sentence: str) -> bool:
    """Whether what is quoted in a sentence begins and ends in it, and the sentence says who says it."""
    return sentence.lstrip()[:1] not in "“‘「『—（" and all(sentence.count(opens) == sentence.count(closes) for opens, closes in _PAIRS)
