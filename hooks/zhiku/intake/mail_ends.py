"""The lines of mails one below the other and their heads in; out, which of the lines stand around what a mail says: the note of whoever
forwarded it, the name and address below it, an older mail that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiku.intake.values import Block

_FIELD = re.compile(r"\s*(?P<field>发件人|From|主题|Subject)\s*[:：]\s*(?P<said>.*?)\s*$", re.I)
_ADDRESS = re.compile(r"\s*[<＜\[(（].*$|[\"'“”]")
_PASSED_ON = re.compile(r"(?:转发|Fwd?)\s*[:：]", re.I)
_ANSWERS = re.compile(r"(?:Re|答复|回复)\s*[:：]", re.I)
_ORIGINAL = re.compile(
    r"\s*[-—_=]{3,}\s*(?:Original(?: Message)?|Forwarded(?: message)?|原始邮件|转发的?邮件|邮件原[文件]|转发邮件信息)\s*[-—_=]{3,}\s*"
    r"|\s*(?:开始转发的邮件|Begin forwarded message|以下是转发的?邮件)\s*[:：]?\s*", re.I)
_QUOTED = re.compile(r"\s*>")
_WROTE = re.compile(r"\s*>?.{4,120}(?:写道|wrote)\s*[:：]\s*$")
_DASHES = re.compile(r"\s*(?:--|——|—)\s*$")
_SENTENCE = re.compile("[。！？；]")
_HAN = re.compile("[\u3400-\u9fff]")
_MOST_LINES, _LONGEST, _NOTE, _TIMES = 10, 60, 150, 3
_ON_MAIL = re.compile(
    "[这那下上该本此]面?[封篇份个件]|下面|以下|如下|附件|转[发给达]|排版|刊|请[看阅读查]|看一?看|查收|收到|麻烦|各位|[你您大]家?好"
    "|参考|学习|晨会|会上|发给")
_LEAST = 8
_HEAD, _FORWARDER, _SIGNED, _OLDER = "邮件头（谁写给谁）", "转发人的附言", "邮件的签名", "引用的旧信"


@dataclass(frozen=True)
class _Mail:
    """Who wrote a mail, what it is about, where its own words stand, and from where on an older one is quoted below them."""

    sender: str
    subject: str
    lines: range
    older: int

    @property
    def own(self) -> range:
        return range(self.lines.start, self.older)


def mail_ends(blocks: Sequence[Block], heads: Sequence[range]) -> dict[int, str]:
    """By index: why a line is left out. The mail with most words is what was passed on; only short ones above it are notes, and
    only short ones below it are what it answers."""
    if not heads:
        return {}
    found = {i: _HEAD for i, block in enumerate(blocks) if _ORIGINAL.fullmatch(block.text)}
    mails = [_mail(blocks, head, stop) for head, stop in zip(heads, [*(head.start for head in heads[1:]), len(blocks)], strict=True)]
    sizes = [_size(blocks, mail.own) for mail in mails]
    main = sizes.index(max(sizes))
    for k, mail in enumerate(mails):
        is_short = sizes[k] <= _NOTE and sizes[k] * _TIMES <= sizes[main]
        if k < main and is_short and _PASSED_ON.search(mail.subject):
            found |= {i: found.get(i, _FORWARDER) for i in mail.lines}
        elif k > main and is_short and _ANSWERS.search(mails[main].subject):
            found |= {i: found.get(i, _OLDER) for i in mail.lines}
        else:
            quoted = range(mail.older, mail.lines.stop)
            if quoted and _size(blocks, quoted) * 2 <= sizes[k]:
                found |= {i: _OLDER for i in quoted if _QUOTED.match(blocks[i].text) or _WROTE.match(blocks[i].text)}
            found |= dict.fromkeys(_signature(blocks, mail), _SIGNED)
    return found


def is_remark(block: Block, reason: str) -> bool:
    """Whether a line of who passed a mail on says something of what the mail is about, and nothing of the mail."""
    text = block.text.strip()
    return (reason == _FORWARDER and len(_HAN.findall(text)) >= _LEAST and text.endswith(("。", "！", "？", "…"))
            and not _ON_MAIL.search(text))


def _mail(blocks: Sequence[Block], head: range, stop: int) -> _Mail:
    said = {match["field"].lower(): match["said"] for i in head if (match := _FIELD.match(blocks[i].text))}
    lines = range(head.stop, stop)
    return _Mail(_ADDRESS.sub("", said.get("发件人", said.get("from", ""))).strip(), said.get("主题", said.get("subject", "")), lines,
                 _older_from(blocks, lines))


def _older_from(blocks: Sequence[Block], lines: range) -> int:
    """Where one run of quoted lines begins below all words of a mail; its end where there is none. Quotations between answers are
    no such run."""
    quoted = [i for i in lines if _QUOTED.match(blocks[i].text)]
    if not quoted or quoted[-1] - quoted[0] + 1 != len(quoted):
        return lines.stop
    begin = quoted[0] - (quoted[0] > lines.start and bool(_WROTE.match(blocks[quoted[0] - 1].text)))
    return begin if any(_WROTE.match(blocks[i].text) for i in (begin, quoted[0])) else lines.stop


def _signature(blocks: Sequence[Block], mail: _Mail) -> Iterator[int]:
    """The last lines from the sender's name, or two dashes, on: all short, and none a sentence."""
    for i in reversed(mail.own[-_MOST_LINES:]):
        if _DASHES.match(blocks[i].text) or _is_name(blocks[i].text.strip(), mail.sender):
            yield from range(i, mail.older)
            return
        text = blocks[i].text.strip()
        if (len(text) > _LONGEST or _SENTENCE.search(text)) and not text.startswith(("本邮件", "此邮件", "请考虑")):
            return


def _is_name(line: str, sender: str) -> bool:
    """Whether a line is the name of the sender, or begins with it and goes on with an office or a number."""
    if not sender or not line.startswith((sender, sender[-2:] if len(sender) == 3 else sender)):
        return False
    rest = line[len(sender) if line.startswith(sender) else 2:]
    return not rest or rest[0] in " \u3000|｜/,，（("


def _size(blocks: Sequence[Block], lines: range) -> int:
    return sum(len(_HAN.findall(blocks[i].text)) for i in lines)
