"""The blocks of the subtitles of a talk (.srt, .vtt, .ass, .lrc) in; out, what each is: numbers, times and sounds go, what is said is
joined into sentences, and those into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zhiku.intake.headings import core
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import CUE, Block, Part, removed, trimmed

_TIME = r"(?:(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,，。](\d{1,3}))"
_SPAN = re.compile(rf"\s*{_TIME}\s*--?>\s*{_TIME}(?:\s+\S.*)?\s*")
_SPOKEN_AT = re.compile(
    r"\s*(?:Dialogue|对话)\s*:\s*[^,]*,\s*(\d+):(\d\d):(\d\d)\.(\d\d),\s*(\d+):(\d\d):(\d\d)\.(\d\d),(?:[^,]*,){6}")
_SUNG_AT = re.compile(r"\s*(?:\[(\d{1,3}):(\d{2})[.:](\d{2,3})\]\s*)+")
_OF_ASS = re.compile(
    r"\s*(?:\[(?:Script Info|V4\+? Styles|Events|Fonts|Graphics|Aegisub[^\]]*)\]\s*$|(?:Format|Style|Comment|Dialogue)\s*:|;"
    r"|[A-Z][A-Za-z ]{2,28}\s*:)")
_OF_LRC = re.compile(r"\s*\[(?:ti|ar|al|by|offset|re|ve|length|au|la|id|tool|#)\s*:.*\]\s*$", re.I)
_TITLED = re.compile(r"\s*(?:\[ti\s*:\s*(?P<lrc>[^\]]*)\]|Title\s*:\s*(?P<ass>.*)|WEBVTT\s+-?\s*(?P<vtt>\S.*))\s*$", re.I)
_OF_VTT = re.compile(r"\s*(?:WEBVTT\b.*|(?:Kind|Language|Region)\s*:.*|NOTE\b.*|STYLE\s*|X-TIMESTAMP-MAP=.*)$")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
_MARKS = re.compile(r"\{[\\=][^{}]*\}|</?(?:[bius]|c|v|font|ruby|rt|lang|\d)[^<>]{0,80}>|<\d[\d:.]*>|\\[Nnh]", re.I)
_HAN = re.compile("[\u3400-\u9fff]")
_STOPPED = re.compile(r"[，。！？；：、,.!?;:…—][”’」』）)\"]?$")
_ENDED = re.compile(r"[。！？!?…][”’」』）)\"]?$")
_SPEAKS = re.compile(r"\s*(?:(?:[-—–]|>>|＞＞)\s*(?=\S)|(?=[^，。！？：:\s]{1,8}[：:]\s*\S))")
_DASH = re.compile(r"\s*(?:[-—–]|>>|＞＞)\s*(?=\S)")
_COUNTED = re.compile(r"(?:所以|那么|接下来|好[，,])?第[一二三四五六七八九十]{1,3}(?:[条点个步讲]|部分)?[，、：:,]")
_SAYS_SO = re.compile("[我你您咱]|大家|各位|今天|这个|那个|[吧呢啊吗哦嗯]$")
_PUNCTUATED, _FEWEST, _SEVERAL = 0.75, 4, 3
_SHORTEST, _LONGEST, _PARAGRAPH, _LONG_PARAGRAPH, _LEAST = 4, 36, 160, 320, 60  # characters
_PAUSE, _BREATH = 2.0, 0.7  # seconds
_MARK, _AGAIN, _OTHER = "字幕的序号和时间", "上一条字幕里已有的一行", "另一种文字的同一句字幕"


@dataclass(frozen=True)
class _Line:
    """A line of subtitles: words from `begin` on, said from `since` to `until`; or a mark, where it has no words."""

    block: Block
    begin: int = -1
    since: float = 0.0
    until: float = 0.0

    @property
    def words(self) -> str:
        return self.block.text[self.begin:].strip() if self.begin >= 0 else ""


def subtitles(blocks: Sequence[Block]) -> list[Part] | None:
    """The parts of a text that is subtitles from its beginning to its end; None where it is no such text."""
    lines = _lines(blocks)
    if lines is None:
        return None
    lines = [_bare(line) for line in lines]
    reasons = _reasons(lines)
    title = _title(lines, reasons)
    said = [i for i, line in enumerate(lines) if line.begin >= 0 and i not in reasons and i != title]
    stopped = sum(bool(_STOPPED.search(lines[i].words)) for i in said) >= _PUNCTUATED * len(said)
    starts = _starts(lines, said, stopped)
    parts: list[Part] = []
    for i, line in enumerate(lines):
        text = line.block.text
        if i == title:
            parts.append(Part(line.block, "heading", *_titled(line), level=1))
        elif i in reasons or line.begin < 0:
            parts.append(removed(line.block, reasons.get(i, _MARK)))
        else:
            dash = _DASH.match(text, line.begin)
            parts.append(Part(replace(line.block, tag=CUE, open=False), "paragraph", dash.end() if dash else line.begin,
                              trimmed(text)[1], joined=i not in starts))
    return parts


def _seconds(hours: str | None, minutes: str, seconds: str, rest: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{rest}")


def _lines(blocks: Sequence[Block]) -> list[_Line] | None:
    """Each block as a line of one of the forms, where nearly all are such lines."""
    spans = [_SPAN.fullmatch(block.text) for block in blocks]
    if sum(map(bool, spans)) >= _FEWEST and _begins_so(blocks, spans):
        return list(_of_spans(blocks, spans))
    heads = [_SPOKEN_AT.match(block.text) for block in blocks]
    if sum(map(bool, heads)) >= _FEWEST and all(head or _OF_ASS.match(block.text) for block, head in zip(blocks, heads, strict=True)):
        return [_Line(block, head.end(), _seconds(*head.group(1, 2, 3, 4)), _seconds(*head.group(5, 6, 7, 8))) if head else _Line(block)
                for block, head in zip(blocks, heads, strict=True)]
    sung = [_SUNG_AT.match(block.text) for block in blocks]
    if sum(map(bool, sung)) >= _FEWEST and all(head or _OF_LRC.match(block.text) for block, head in zip(blocks, sung, strict=True)):
        times = [_seconds(None, *head.group(1, 2, 3)) if head else 0.0 for head in sung]
        return [_Line(block, head.end() if head and head.end() < len(block.text) else -1, at, at)
                for block, head, at in zip(blocks, sung, times, strict=True)]
    return None


def _begins_so(blocks: Sequence[Block], spans: Sequence[object]) -> bool:
    """Whether times stand from the first lines on, never with many lines between: a text may quote some subtitles."""
    first = next(i for i, span in enumerate(spans) if span)
    return first <= 1 or all(_OF_VTT.match(block.text) or _NUMBER.fullmatch(block.text) for block in blocks[:first - 1])


def _of_spans(blocks: Sequence[Block], spans: Sequence[re.Match[str] | None]) -> Iterator[_Line]:
    at = (0.0, 0.0)
    begun = False
    for i, (block, span) in enumerate(zip(blocks, spans, strict=True)):
        is_count = i + 1 < len(blocks) and spans[i + 1] is not None and (_NUMBER.fullmatch(block.text) or not begun or block.gap)
        if span:
            at, begun = (_seconds(*span.group(1, 2, 3, 4)), _seconds(*span.group(5, 6, 7, 8))), True
        if span or is_count or not begun or (block.gap and _OF_VTT.match(block.text)):
            yield _Line(block)
        else:
            yield _Line(block, trimmed(block.text)[0], *at)


def _bare(line: _Line) -> _Line:
    """The line without the marks that a player reads (<i>, {\\an8}); a break of the line inside of it is a blank."""
    block = line.block
    if line.begin < 0 or not _MARKS.search(block.text, line.begin):
        return line
    kept: list[int] = []
    text, at = "", 0
    for mark in [*_MARKS.finditer(block.text, line.begin), None]:
        stop = mark.start() if mark else len(block.text)
        text, kept = text + block.text[at:stop], [*kept, *range(at, stop)]
        if mark and mark[0].lower() in ("\\n", "\\h"):
            text, kept = text + " ", [*kept, stop]
        at = mark.end() if mark else stop
    is_as_long = len(block.raw) == len(block.text)
    raw = "".join(" " if char == " " else block.raw[k] for char, k in zip(text, kept, strict=True)) if is_as_long else ""
    bare = replace(block, text=text, raw=raw, at=[block.source_start(k) for k in kept], ends=[block.source_end(k + 1) for k in kept])
    return replace(line, block=bare, begin=line.begin if text[line.begin:].strip() else -1)


def _reasons(lines: Sequence[_Line]) -> dict[int, str]:
    """Which lines with words are not said, and why: sounds, who made the subtitles, what stood in the line before already, and
    the same in another language."""
    said = [i for i, line in enumerate(lines) if line.begin >= 0]
    edge = max(_SEVERAL, len(said) // 10)
    found: dict[int, str] = {}
    for k, i in enumerate(said):
        words = lines[i].words
        for row in load("subtitles.yml")["lines"]:
            is_near = (k < edge or k >= len(said) - edge) if row.get("ends") else k < edge if row.get("top") else True
            is_shown = not row.get("brackets") or not (_HAN.match(words) or words[:1].isalpha())
            if is_near and is_shown and compiled(row["pattern"]).fullmatch(words):
                found[i] = str(row["reason"])
                break
        if k and words == lines[said[k - 1]].words:
            found.setdefault(i, _AGAIN)
    foreign = [i for i in said if not _HAN.search(lines[i].words) and re.search("[A-Za-z]{2}", lines[i].words)]
    if len(foreign) * 5 >= len(said) * 2:
        found |= dict.fromkeys(foreign, _OTHER)
    return found


def _title(lines: Sequence[_Line], reasons: dict[int, str]) -> int | None:
    """The line with the title: what the file calls it, or the first that is shown, where it is no sentence and a name or a sound
    stands below it."""
    for i, line in enumerate(lines):
        if line.begin < 0 and (named := _TITLED.match(line.block.text)) and len(_HAN.findall(named[named.lastgroup or 0])) >= _SHORTEST:
            return i
    said = [i for i, line in enumerate(lines) if line.begin >= 0]
    if len(said) < _FEWEST or said[0] in reasons:
        return None
    words = lines[said[0]].words
    is_shown = said[1] in reasons and reasons[said[1]] not in (_AGAIN, _OTHER)
    is_title = _SHORTEST <= len(core(words)) <= _LONGEST and not _STOPPED.search(words) and not _SAYS_SO.search(words)
    return said[0] if is_shown and is_title else None


def _titled(line: _Line) -> tuple[int, int]:
    if line.begin < 0 and (named := _TITLED.match(line.block.text)):
        return named.span(named.lastgroup or 0)
    return line.begin, trimmed(line.block.text)[1]


def _starts(lines: Sequence[_Line], said: Sequence[int], stopped: bool) -> set[int]:
    """The lines with which a paragraph begins: where somebody else speaks, and behind the end of a sentence after a pause, or where
    the paragraph is long. `stopped`: the lines have stops; else every line may end a sentence."""
    pauses = [lines[b].since - lines[a].until for a, b in pairwise(said)]
    pause = max(_PAUSE, 4 * median(pauses)) if pauses else _PAUSE
    starts = set(said[:1])
    size = 0
    for k, (a, b) in enumerate(pairwise(said)):
        size += len(lines[a].words)
        ended = _ENDED.search(lines[a].words) if stopped else lines[b].since != lines[a].since
        is_long = size >= _PARAGRAPH and (stopped or pauses[k] >= _BREATH or size >= _LONG_PARAGRAPH)
        is_new = is_long or (size >= _LEAST and (pauses[k] >= pause or _COUNTED.match(lines[b].words)))
        if (ended and (is_new or _SPEAKS.match(lines[b].words))) or _DASH.match(lines[b].words):
            starts.add(b)
            size = 0
    return starts
