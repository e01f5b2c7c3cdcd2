"""The blocks of subtitles in; out, each as a line that is said from a time to a time, or as a mark of the form they are written in: .srt,
.vtt, .ass, .lrc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhiku.intake.values import Block, trimmed

_TIME = r"(?:(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,，。](\d{1,3}))"
_SPAN = re.compile(rf"\s*{_TIME}\s*--?>\s*{_TIME}(?:\s+\S.*)?\s*")
_SPOKEN_AT = re.compile(
    r"\s*(?:Dialogue|对话)\s*:\s*[^,]*,\s*(\d+):(\d\d):(\d\d)\.(\d\d),\s*(\d+):(\d\d):(\d\d)\.(\d\d),(?:[^,]*,){6}")
_SUNG_AT = re.compile(r"\s*(?:\[(\d{1,3}):(\d{2})[.:](\d{2,3})\]\s*)+")
_SUNG = re.compile(r"\s*(?:\[\d{1,3}:\d{2}\.\d{2,3}\]\s*)+")
_SPEAKER = re.compile(r"[^，。！？：:\s]{1,8}[：:]")
_OF_ASS = re.compile(
    r"\s*(?:\[(?:Script Info|V4\+? Styles|Events|Fonts|Graphics|Aegisub[^\]]*)\]\s*$|(?:Format|Style|Comment|Dialogue)\s*:|;"
    r"|[A-Z][A-Za-z ]{2,28}\s*:)")
_OF_LRC = re.compile(r"\s*\[(?:ti|ar|al|by|offset|re|ve|length|au|la|id|tool|#)\s*:.*\]\s*$", re.I)
_OF_VTT = re.compile(r"\s*(?:WEBVTT\b.*|(?:Kind|Language|Region)\s*:.*|NOTE\b.*|STYLE\s*|X-TIMESTAMP-MAP=.*)$")
_NOTE = re.compile(r"\s*(?:NOTE\b.*|STYLE|REGION)\s*")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
_NAME = re.compile(r"\s*[^，。！？；：、\s]{1,40}\s*")
STOPPED = re.compile(r"[，。！？；：、,.!?;:…—][”’」』）)\"]?$")
_FEWEST = 4


@dataclass(frozen=True)
class Line:
    """A line of subtitles: words from `begin` on, said from `since` to `until`; or a mark, where it has no words."""

    block: Block
    begin: int = -1
    since: float = 0.0
    until: float = 0.0

    @property
    def words(self) -> str:
        return self.block.text[self.begin:].strip() if self.begin >= 0 else ""


def cue_lines(blocks: Sequence[Block]) -> list[Line] | None:
    """Each block as a line of one of the forms; None where it is not written in one from its beginning to its end."""
    spans = [_SPAN.fullmatch(block.text) for block in blocks]
    if sum(map(bool, spans)) >= _FEWEST and _begins_so(blocks, spans):
        return _of_spans(blocks, spans)
    heads = [_SPOKEN_AT.match(block.text) for block in blocks]
    if sum(map(bool, heads)) >= _FEWEST and all(head or _OF_ASS.match(block.text) for block, head in zip(blocks, heads, strict=True)):
        return [Line(block, head.end(), _seconds(*head.group(1, 2, 3, 4)), _seconds(*head.group(5, 6, 7, 8))) if head else Line(block)
                for block, head in zip(blocks, heads, strict=True)]
    sung = [_SUNG_AT.match(block.text) for block in blocks]
    if sum(map(bool, sung)) >= _FEWEST and _is_sung(blocks, sung):
        times = [_seconds(None, *head.group(1, 2, 3)) if head else 0.0 for head in sung]
        return [Line(block, head.end() if head and head.end() < len(block.text) else -1, at, at)
                for block, head, at in zip(blocks, sung, times, strict=True)]
    return None


def is_verse(block: Block) -> bool:
    """Whether a line stands behind the time at which it is sung."""
    return bool(_SUNG_AT.match(block.text))


def _is_sung(blocks: Sequence[Block], sung: Sequence[re.Match[str] | None]) -> bool:
    """Whether lines behind times are verses: the file says of what, or no line is a sentence, and nobody is named who says it. Who
    keeps a record of what happened writes such times too."""
    if not all(head or _OF_LRC.match(block.text) for block, head in zip(blocks, sung, strict=True)):
        return False
    said = [block.text[head.end():].strip() for block, head in zip(blocks, sung, strict=True) if head]
    is_named = any(_OF_LRC.match(block.text) for block in blocks)
    return is_named or (all(_SUNG.match(block.text) for block in blocks) and not any(
        STOPPED.search(words) or _SPEAKER.match(words) for words in said))


def _begins_so(blocks: Sequence[Block], spans: Sequence[object]) -> bool:
    """Whether times stand from the first lines on, never with many lines between: a text may quote some subtitles."""
    first = next(i for i, span in enumerate(spans) if span)
    return first <= 1 or all(_OF_VTT.match(block.text) or _NUMBER.fullmatch(block.text) for block in blocks[:first - 1])


def _of_spans(blocks: Sequence[Block], spans: Sequence[re.Match[str] | None]) -> list[Line] | None:
    """The lines of cues; None where words stand apart below one, which no player would show: a text goes on there."""
    marks = _marks(blocks, spans)
    below = [i for i in range(1, len(blocks)) if spans[i - 1] and not spans[i] and i not in marks]
    is_spaced = bool(below) and all(blocks[i].gap for i in below)
    at = (0.0, 0.0)
    first = next(i for i, span in enumerate(spans) if span)
    lines: list[Line] = []
    for i, (block, span) in enumerate(zip(blocks, spans, strict=True)):
        if span:
            at = _seconds(*span.group(1, 2, 3, 4)), _seconds(*span.group(5, 6, 7, 8))
        if span or i in marks:
            lines.append(Line(block))
            continue
        if i > first and block.gap and not spans[i - 1] and (not is_spaced or i > max(below)):
            return None
        lines.append(Line(block, trimmed(block.text)[0], *(at if i > first else (-1.0, -1.0))))
    return lines


def _marks(blocks: Sequence[Block], spans: Sequence[object]) -> set[int]:
    """The lines that number or name a cue, and those of a player. Where the first cue has no number, none has; a number in the lines of
    a cue is what it shows, unless it goes on counting. Names count as such where every cue has one."""
    first = next(i for i, span in enumerate(spans) if span)
    is_vtt = bool(_OF_VTT.match(blocks[0].text))
    marks = {i for i in range(first) if _OF_VTT.match(blocks[i].text)} | {
        i for i in range(first, len(blocks)) if is_vtt and blocks[i].gap and not spans[i - 1] and _NOTE.fullmatch(blocks[i].text)}
    above = [i - 1 for i, span in enumerate(spans) if span and i and i - 1 not in marks]
    counted = 0
    for i in above if first and _NUMBER.fullmatch(blocks[first - 1].text) else []:
        is_free = i < first or (blocks[i].gap and not spans[i - 1])
        if _NUMBER.fullmatch(blocks[i].text) and (is_free or int(blocks[i].text) == counted + 1):
            counted = int(blocks[i].text)
            marks.add(i)
    if marks & set(above) or any(block.gap for block, span in zip(blocks[1:], spans, strict=False) if span):
        return marks
    names = [i for i in above if i not in marks and blocks[i].gap and _NAME.fullmatch(blocks[i].text) and not (i and spans[i - 1])]
    return marks | set(names) if len(names) == sum(map(bool, spans)) else marks


def _seconds(hours: str | None, minutes: str, seconds: str, rest: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{rest}")
