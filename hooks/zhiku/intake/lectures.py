"""The blocks of a group chat in which one person gives a talk that was announced there; that talk, and what each other line of the chat
is, out: what announces it is its title, what others ask below it stands above the answer. The lines of the program go, and what only
says that somebody listens or when the talk begins; whatever else others say is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhiku.intake.comments import chat_head
from zhiku.intake.headings import question_like
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Block, Part, removed, trimmed
from zhiku.intake.why import Why

_HEADS = (
    re.compile(r"(?P<name>\S[^，。！？；]{0,23}?)\s{2,}\d{1,2}:\d{2}(?::\d{2})?"),
    re.compile(r"(?P<name>\S[^，。！？；]{0,23}?)\s+\d{1,2}:\d{2}:\d{2}"),
    re.compile(r"(?P<name>\S[^，。！？；]{0,23}?)\s+(?:(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?|昨天|今天|星期[一二三四五六日天])"
               r"\s*(?:上午|下午|晚上|中午|凌晨)?\s?\d{1,2}:\d{2}(?::\d{2})?"),
)
_DAY = re.compile(r"[—–-]{2,}\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s*[—–-]{2,}")
_HAN = re.compile("[\u3400-\u9fff]")
_ASKED = re.compile(r"[？?](?:[^？?]{0,12}[。~～…]?)?$")
_ADDRESSED = re.compile(r"\s*(?:@\S{1,16}\s+)?(?:[\u3400-\u9fff]{1,4}(?:老师|医生|律师|主任|师傅|教授|大夫|经理)|老师)[好，,：:\s]+(?=\S)")
_TOP, _FEWEST, _SPEAKERS, _MESSAGES, _MUCH, _MOSTLY = 4, 8, 3, 4, 120, 0.5
_LONGEST_QUESTION, _LONGEST_LED, _EARLY = 60, 60, 2
_SENTENCES = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")
_ENTRY = re.compile(r"\s*\d{1,3}\s?[.．、)）].{0,30}")
_REASON, _SAID_TO_IT, _LED = Why.CHAT_HEAD, "听众的插话", "主持人的安排"


@dataclass(frozen=True)
class _Message:
    """What somebody said at once: the name, and the lines that are words."""

    name: str
    lines: tuple[Block, ...]

    @property
    def text(self) -> str:
        return "\n".join(block.text.strip() for block in self.lines)

    @property
    def size(self) -> int:
        return len(_HAN.findall(self.text))


def lecture(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, Part]]:
    """The lines of the talk, without stickers, and by number what the others are; all lines and nothing where it is no talk."""
    heads = {i: name for i, block in enumerate(blocks) if (name := _named(block.text.strip()))}
    if len(heads) < _FEWEST or next(iter(heads)) > _TOP or len(set(heads.values())) < _SPEAKERS:
        return list(blocks), {}
    first = next(iter(heads))
    above = [block for block in blocks[:first] if system_line(block.text.strip(), is_apart=True, is_above=True)]
    parts = {block.n: removed(block, _REASON) for block in (*above, *(blocks[i] for i in heads))}
    messages: list[_Message] = []
    for i, name in heads.items():
        lines = _lines_below(blocks, i, heads)
        said = [block for block in lines if words_until(block.text)]
        parts |= {block.n: removed(block, _REASON) for block in _below(blocks, i, heads) if block not in said}
        messages.append(_Message(name, tuple(said)))
    sizes: Counter[str] = Counter()
    for message in messages:
        sizes[message.name] += message.size
    lecturer, most = sizes.most_common(1)[0]
    own = [message for message in messages if message.name == lecturer and message.lines]
    marked = any(is_of_program(blocks, i, is_above=i < first) for i in range(len(blocks)))
    if not marked or len(own) < _MESSAGES or most < max(_MUCH, _MOSTLY * sizes.total()) or not _is_announced(messages, lecturer):
        return list(blocks), {}
    parts |= _of_others(messages, lecturer)
    shown = [_without_stickers(block) for block in blocks if block.n not in parts]
    return shown, parts


def system_line(line: str, *, is_apart: bool, is_above: bool = False) -> bool:
    """Whether the program wrote a line of a chat, or stands there for what cannot be copied. Somebody may say the same in a message:
    names without marks ask for a line apart from others, the name of the chat for a place above all of it."""
    return bool(_DAY.fullmatch(line)) or any(
        compiled(row["pattern"]).fullmatch(line) for row in load("chats.yml")["lines"]
        if (is_apart or not row.get("apart")) and (is_above or not row.get("above")))


def is_of_program(blocks: Sequence[Block], i: int, *, is_above: bool = False) -> bool:
    """The same of a block among others."""
    is_apart = blocks[i].gap and (i + 1 == len(blocks) or blocks[i + 1].gap)
    return system_line(blocks[i].text.strip(), is_apart=is_apart or is_above, is_above=is_above)


def words_until(text: str) -> int:
    """Where the words of a message end, without the stickers behind them; 0 where it has none."""
    match = _stickers().search(text)
    return match.start() if match else trimmed(text)[1]


@cache
def _stickers() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(load("chats.yml")["stickers"].split(), key=len, reverse=True)))
    return re.compile(rf"(?:\s*\[(?:{names})\])+\s*$")


def _named(line: str) -> str:
    """Whose name stands with a time in a line and nothing else does; empty for any other."""
    match = next((match for head in (*_HEADS, chat_head()) if (match := head.fullmatch(line))), None)
    return match["name"] if match and not match["name"].isdigit() else ""


def _below(blocks: Sequence[Block], i: int, heads: dict[int, str]) -> Iterator[Block]:
    """The lines down to the next head."""
    for k in range(i + 1, len(blocks)):
        if k in heads:
            return
        yield blocks[k]


def _lines_below(blocks: Sequence[Block], i: int, heads: dict[int, str]) -> list[Block]:
    """Those of them that somebody wrote, without the list of those who signed up for something."""
    out: list[Block] = []
    is_listed = False
    for k, block in enumerate(_below(blocks, i, heads), i + 1):
        is_listed = (is_listed and bool(_ENTRY.fullmatch(block.text))) or any(
            row.get("block") and compiled(row["pattern"]).fullmatch(block.text.strip()) for row in load("chats.yml")["lines"])
        if not is_listed and not is_of_program(blocks, k):
            out.append(block)
    return out


def _is_announced(messages: Sequence[_Message], lecturer: str) -> bool:
    """Whether somebody says who is going to speak, or of what, before the talk has begun."""
    data = load("chats.yml")
    begun = 0
    for message in messages:
        if begun > _EARLY:
            return False
        begun += message.name == lecturer
        key = "announces_oneself" if message.name == lecturer else "announced"
        if any(compiled(data[key]).search(block.text) for block in message.lines):
            return True
    return False


def _of_others(messages: Sequence[_Message], lecturer: str) -> dict[int, Part]:
    """What the lines of everybody else become."""
    data = load("chats.yml")
    parts: dict[int, Part] = {}
    last = max(k for k, message in enumerate(messages) if message.name == lecturer and message.lines)
    hosts = {message.name for message in messages if message.name != lecturer and (
        compiled(data["hosts"]).search(message.name) or "@所有人" in message.text or compiled(data["called"]).search(message.text))}
    titled = over = False
    for k, message in enumerate(messages):
        over = over or (bool(compiled(data["over"]).search(message.text)) and any(m.name == lecturer for m in messages[:k + 1]))
        if message.name == lecturer:
            continue
        for block in message.lines:
            called = compiled(data["called"]).search(block.text) if message.name in hosts and not titled else None
            if called and _is_led(f"{block.text[:called.start()]}。{block.text[called.end():]}"):
                parts[block.n], titled = Part(block, "heading", *called.span("title"), level=1), True
                continue
            parts[block.n] = _of_one(block, is_below=k > last,
                                     is_answered=over and k < last and _speaks_next(messages, k) == lecturer)
    return parts


def _of_one(block: Block, *, is_below: bool, is_answered: bool) -> Part:
    begin, stop = trimmed(block.text[:words_until(block.text)])
    words = block.text[begin:stop]
    asks = bool(_ASKED.search(words)) or question_like(words)
    if is_answered and asks and len(words) <= _LONGEST_QUESTION:
        address = _ADDRESSED.match(block.text, begin)
        return Part(block, "heading", address.end() if address else begin, stop, level=2)
    if compiled(load("chats.yml")["read"]).fullmatch(words):
        return removed(block, _SAID_TO_IT)
    if _is_led(words):
        return removed(block, _LED)
    return Part(block, "comment" if is_below else "quote", begin, stop)


def _is_led(words: str) -> bool:
    """Whether every sentence says when the talk begins, who gives it or how it goes on, and nothing else."""
    led, read = compiled(load("chats.yml")["led"]), compiled(load("chats.yml")["read"])
    return all(len(said) <= _LONGEST_LED and (led.fullmatch(said) or read.fullmatch(said)) for match in _SENTENCES.finditer(words)
               if (said := match[0].strip(" \u3000。！？!?；;，,").lstrip("》”」")))


def _speaks_next(messages: Sequence[_Message], k: int) -> str:
    """Who says something next."""
    return next((message.name for message in messages[k + 1:] if message.lines), "")


def _without_stickers(block: Block) -> Block:
    stop = words_until(block.text)
    return replace(block, text=block.text[:stop], raw=block.raw[:stop]) if stop < trimmed(block.text)[1] else block
