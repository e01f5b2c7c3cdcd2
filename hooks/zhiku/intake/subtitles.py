"""The blocks of the subtitles of a talk (.srt, .vtt, .ass, .lrc) in; out, what each is: numbers, times and sounds go, what is said is
joined into sentences, and those into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zhiku.intake.cues import STOPPED, Line, cue_lines, is_verse
from zhiku.intake.headings import core
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import CUE, Block, Part, removed, trimmed
from zhiku.intake.why import Why

_TITLED = re.compile(r"\s*(?:\[ti\s*:\s*(?P<lrc>[^\]]*)\]|Title\s*:\s*(?P<ass>.*)|WEBVTT\s+-?\s*(?P<vtt>\S.*))\s*$", re.I)
_MARKS = re.compile(r"\{[\\=][^{}]*\}|</?(?:[bius]|c|v|font|ruby|rt|lang|\d)[^<>]{0,80}>|<\d[\d:.]*>|\\[Nnh]", re.I)
_HAN = re.compile("[\u3400-\u9fff]")
_ENDED = re.compile(r"[。！？!?…][”’」』）)\"]?$")
_SPEAKS = re.compile(r"\s*(?:(?:[-—–]|>>|＞＞)\s*(?=\S)|(?=[^，。！？：:\s]{1,8}[：:]\s*\S))")
_DASH = re.compile(r"\s*(?:[-—–]|>>|＞＞)\s*(?=\S)")
_COUNTED = re.compile(r"(?:所以|那么|接下来|好[，,])?第[一二三四五六七八九十]{1,3}(?:[条点个步讲]|部分)?[，、：:,]")
_SAYS_SO = re.compile("[我你您咱]|大家|各位|今天|这个|那个|[吧呢啊吗哦嗯]$")
_PUNCTUATED, _FEWEST, _SEVERAL = 0.75, 4, 3
_SHORTEST, _LONGEST, _PARAGRAPH, _LONG_PARAGRAPH, _LEAST = 4, 36, 160, 320, 60  # characters
_PAUSE, _BREATH, _TOUCH = 2.0, 0.7, 0.2  # seconds
_ROLLED = 6  # characters: less may be said twice
_MARK = "字幕的序号和时间"


def subtitles(blocks: Sequence[Block]) -> list[Part] | None:
    """The parts of a text that is subtitles from its beginning to its end; None where it is no such text."""
    lines = cue_lines(blocks)
    if lines is None:
        return None
    is_sung = any(is_verse(block) for block in blocks)
    lines = [_bare(line) for line in lines]
    reasons = _reasons(lines)
    title = _title(lines, reasons)
    said = [i for i, line in enumerate(lines) if line.begin >= 0 and i not in reasons and i != title]
    stopped = sum(bool(STOPPED.search(lines[i].words)) for i in said) >= _PUNCTUATED * len(said)
    starts = set(said) if is_sung and not stopped else _starts(lines, said, stopped)  # verses
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


def _bare(line: Line) -> Line:
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


def _reasons(lines: Sequence[Line]) -> dict[int, str]:
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
        if k and words == lines[said[k - 1]].words and len(words) >= _ROLLED and _touch(lines[said[k - 1]], lines[i]):
            found.setdefault(i, Why.CUE_AGAIN)
    foreign = [i for i in said if not _HAN.search(lines[i].words) and re.search("[A-Za-z]{2}", lines[i].words)]
    if len(foreign) * 5 >= len(said) * 2:
        own = {(lines[i].since, lines[i].until) for i in said if _HAN.search(lines[i].words)}
        found |= {i: Why.CUE_TRANSLATED for i in foreign if (lines[i].since, lines[i].until) in own}
    return found


def _touch(before: Line, line: Line) -> bool:
    """Whether a line is shown at once behind another, as in captions that roll; verses have no end."""
    return line.until > line.since and 0 <= line.since - before.until <= _TOUCH


def _title(lines: Sequence[Line], reasons: dict[int, str]) -> int | None:
    """The line with the title: what the file calls it, or the first that is shown, where it is no sentence and a name or a sound
    stands below it."""
    for i, line in enumerate(lines):
        if line.begin < 0 and (named := _TITLED.match(line.block.text)) and len(_HAN.findall(named[named.lastgroup or 0])) >= _SHORTEST:
            return i
    if lines[0].since < 0:  # it stands above the first time
        return 0
    said = [i for i, line in enumerate(lines) if line.begin >= 0]
    if len(said) < _FEWEST or said[0] in reasons:
        return None
    words = lines[said[0]].words
    is_shown = said[1] in reasons and reasons[said[1]] not in (Why.CUE_AGAIN, Why.CUE_TRANSLATED)
    is_title = _SHORTEST <= len(core(words)) <= _LONGEST and not STOPPED.search(words) and not _SAYS_SO.search(words)
    return said[0] if is_shown and is_title else None


def _titled(line: Line) -> tuple[int, int]:
    if line.begin < 0 and (named := _TITLED.match(line.block.text)):
        return named.span(named.lastgroup or 0)
    return line.begin, trimmed(line.block.text)[1]


def _starts(lines: Sequence[Line], said: Sequence[int], stopped: bool) -> set[int]:
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
