"""The lines of mails one below the other and their heads in; out, what the lines are that stand around what a mail says: the greetings
and the name of whoever forwarded it, a name and address below it, an older mail that it answers. What these say themselves is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Block, Part, removed, trimmed
from zhiku.intake.why import Why

_FIELD = re.compile(r"\s*(?P<field>发件人|From|主题|Subject|发送时间|发件时间|日\s*期|时\s*间|Sent|Date)\s*[:：]\s*(?P<said>.*?)\s*$", re.I)
_ADDRESS = re.compile(r"\s*[<＜\[(（].*$|[\"'“”]")
_PASSED_ON = re.compile(r"(?:转发|Fwd?)\s*[:：]", re.I)
_ANSWERS = re.compile(r"(?:Re|答复|回复)\s*[:：]", re.I)
_ORIGINAL = re.compile(
    r"\s*[-—_=]{3,}\s*(?:Original(?: Message)?|Forwarded(?: message)?|原始邮件|转发的?邮件|邮件原[文件]|转发邮件信息)\s*[-—_=]{3,}\s*"
    r"|\s*(?:开始转发的邮件|Begin forwarded message|以下是转发的?邮件)\s*[:：]?\s*", re.I)
_QUOTED = re.compile(r"\s*>")
_WROTE = re.compile(r"\s*>?.{4,120}(?:写道|wrote)\s*[:：]\s*$")
_DASHES = re.compile(r"\s*(?:--|——|—)\s*$")
_HAN = re.compile("[\u3400-\u9fff]")
_MOST_LINES, _NOTE, _TIMES = 10, 150, 3
_THREE = 3  # characters of a name whose last two are called
_MANY = 3  # mails: people write to each other
_DATE = re.compile(r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")
_OTHER_DATE = re.compile(
    r"(?:(\d{1,2})\s+)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:(\d{1,2}),?\s+)?((?:19|20)\d\d)", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARK = re.compile(r"\s*(?:>[ \u00a0]?)+")
_PIECES, _SENTENCES = re.compile(r"[\s|｜/／,，、]+"), re.compile("[^。！？!?；]+")
_OFFICE_AND_NAME = re.compile("[-—_·/]")  # 销售二部-苇子
_SALUTED = re.compile(r"[^，。！？；：:]{1,14}[：:，,]?")
_SIGNED, _OLDER = "邮件的签名", "引用的旧信"


@dataclass(frozen=True)
class _Mail:
    """Who wrote a mail, when, what it is about, where its own words stand, and from where on an older one is quoted below them."""

    sender: str
    subject: str
    at: tuple[int, ...]
    lines: range
    older: int

    @property
    def own(self) -> range:
        return range(self.lines.start, self.older)


def mail_ends(blocks: Sequence[Block], heads: Sequence[range]) -> dict[int, Part]:
    """By index: what a line is that stands around. The mail with most words is what was passed on; only short ones above it are notes,
    and only short and earlier ones below it are what it answers. Of many mails none stands around another."""
    found = {i: removed(block, Why.MAIL_HEAD) for i, block in enumerate(blocks) if heads and _ORIGINAL.fullmatch(block.text)}
    if not heads or len(heads) >= _MANY:
        return found
    mails = [_mail(blocks, head, stop) for head, stop in zip(heads, [*(head.start for head in heads[1:]), len(blocks)], strict=True)]
    names = [mail.sender for mail in mails]
    sizes = [_size(blocks, mail.own) for mail in mails]
    main = sizes.index(max(sizes))
    for k, mail in enumerate(mails):
        is_short = sizes[k] <= _NOTE and sizes[k] * _TIMES <= sizes[main]
        if k < main and is_short and _PASSED_ON.search(mail.subject):
            found = dict(_around(blocks, mail.lines, names, Why.FORWARDER)) | found
        elif k > main and is_short and _ANSWERS.search(mails[main].subject) and () < mail.at < mails[main].at:
            found = dict(_around(blocks, mail.lines, names, _OLDER)) | found
        else:
            quoted = range(mail.older, mail.lines.stop)
            if quoted and _size(blocks, quoted) * 2 <= sizes[k] and () < _date(blocks[quoted.start].text) < mail.at:
                below = [i for i in quoted if _QUOTED.match(blocks[i].text) or _WROTE.match(blocks[i].text)]
                found |= dict(_around(blocks, below, names, _OLDER))
            found |= {i: removed(blocks[i], _SIGNED) for i in _signature(blocks, mail, names)}
    return found


def _around(blocks: Sequence[Block], lines: Sequence[int], names: Sequence[str], reason: str) -> Iterator[tuple[int, Part]]:
    """What the lines of a note or an older mail are: quoted, where they say something."""
    is_first = True
    for i in lines:
        mark = _MARK.match(blocks[i].text)
        begin = trimmed(blocks[i].text)[0] if mark is None else mark.end()
        text = blocks[i].text[begin:].strip()
        is_empty = not text or bool(_WROTE.match(blocks[i].text)) or bool(_ORIGINAL.fullmatch(text))
        is_saluted = is_first and bool(_SALUTED.fullmatch(text)) and not compiled(load("mails.yml")["matter"]).search(text)
        is_first = is_first and is_empty
        is_silent = is_empty or is_saluted or _is_signed(text, names) or _is_said_by_any(text, is_passed_on=reason is Why.FORWARDER)
        yield i, removed(blocks[i], reason) if is_silent else Part(blocks[i], "quote", begin, trimmed(blocks[i].text)[1])


def _is_said_by_any(text: str, *, is_passed_on: bool) -> bool:
    """Whether each sentence of a line greets, or is about the mail that is passed on, and none about what that says."""
    data = load("mails.yml")
    if compiled(data["matter"]).search(text):
        return False
    return all(any(compiled(row["pattern"]).fullmatch(said.strip()) for row in data["greetings"])
               or (is_passed_on and compiled(data["passes_on"]).search(said)) for said in _SENTENCES.findall(text))


def _is_signed(text: str, names: Sequence[str]) -> bool:
    """Whether a line is of a signature: a name, an office, a number or address, and nothing else."""
    data = load("mails.yml")
    if any(compiled(row["pattern"]).fullmatch(text) for row in data["lines"]):
        return True
    return all(any(_is_called(piece, name) for name in names) or any(compiled(row["pattern"]).fullmatch(piece) for row in data["pieces"])
               for piece in _PIECES.split(text) if piece)


def _is_called(piece: str, name: str) -> bool:
    return bool(name) and piece in (name, name[-2:] if len(name) == _THREE else name, *_OFFICE_AND_NAME.split(name)[1:])


def _mail(blocks: Sequence[Block], head: range, stop: int) -> _Mail:
    said = {re.sub(r"\s", "", match["field"].lower()): match["said"] for i in head if (match := _FIELD.match(blocks[i].text))}
    lines = range(head.stop, stop)
    sent = next((said[field] for field in ("发送时间", "发件时间", "日期", "时间", "sent", "date") if field in said), "")
    return _Mail(_ADDRESS.sub("", said.get("发件人", said.get("from", ""))).strip(" ;；,"),
                 said.get("主题", said.get("subject", "")), _date(sent),
                 lines, _older_from(blocks, lines))


def _date(text: str) -> tuple[int, ...]:
    """The year, month and day that a line names; nothing where it names none."""
    if match := _DATE.search(text):
        return tuple(map(int, match.groups()))
    if (match := _OTHER_DATE.search(text)) and (match[1] or match[3]):
        return int(match[4]), _MONTHS.index(match[2].lower()) + 1, int(match[1] or match[3])
    return ()


def _older_from(blocks: Sequence[Block], lines: range) -> int:
    """Where one run of quoted lines begins below all words of a mail; its end where there is none. Quotations between answers are
    no such run."""
    quoted = [i for i in lines if _QUOTED.match(blocks[i].text)]
    if not quoted or quoted[-1] - quoted[0] + 1 != len(quoted):
        return lines.stop
    begin = quoted[0] - (quoted[0] > lines.start and bool(_WROTE.match(blocks[quoted[0] - 1].text)))
    return begin if any(_WROTE.match(blocks[i].text) for i in (begin, quoted[0])) else lines.stop


def _signature(blocks: Sequence[Block], mail: _Mail, names: Sequence[str]) -> range:
    """The last lines from the sender's name, or two dashes, on, where nothing else stands there: down to a postscript. A name below
    words that show something belongs to that."""
    data = load("mails.yml")
    last = mail.own[-_MOST_LINES:]
    stop = next((i for i in last if compiled(data["postscript"]).match(blocks[i].text)), mail.older)
    begin = stop
    while begin > last.start and (_is_signed(blocks[begin - 1].text.strip(), names) or _DASHES.match(blocks[begin - 1].text)):
        begin -= 1
    signed = range(begin, stop)
    named = [i for i in signed if _DASHES.match(blocks[i].text) or _is_name(blocks[i].text.strip(), mail.sender)]
    if not named or (named[0] == stop - 1 and _DASHES.match(blocks[named[0]].text)):
        return range(0)
    above = blocks[named[0] - 1].text if named[0] > mail.lines.start else ""
    return range(0) if compiled(data["shows"]).search(above) else range(named[0], stop)


def _is_name(line: str, sender: str) -> bool:
    """Whether a line of a signature begins with the name of the sender."""
    return _is_called(_PIECES.split(line)[0], sender)


def _size(blocks: Sequence[Block], lines: range) -> int:
    return sum(len(_HAN.findall(blocks[i].text)) for i in lines)
