"""Blocks in; which of them are titles and headings out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.values import Block

SECTIONS = frozenset([
    "案例", "背景", "经过", "起因", "结果", "讨论", "分析", "点评", "结论", "总结", "小结", "前言", "引言", "概述", "导语", "目的", "目标",
    "步骤", "方法", "原因", "建议", "感想", "反思", "启示", "说明", "注意", "附录", "后记"])
_LABEL = re.compile(r"\s*(?:题\s*目|标\s*题|文章标题|正文标题|主\s*题|篇名)\s*[:：]\s*")
_UNDERLINE = re.compile("={3,}|-{3,}")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_NUMBER_SIGN = re.compile(r"#\s+(?:号|[^，,]*[，,].*。\s*$)")
ENDS = re.compile(r"[。；;，,：:、.…！!]\s*$")
LIST_ITEM = re.compile(
    r"\s*(?:(?P<n>\d{1,3})\s*[.．、)）](?!\d)|(?:[（(〔](?P<p>\d{1,3})[)）〕]|(?P<c>[①-⑳⑴-⒇⒈-⒛❶-❿]))(?:[、.．](?!\d))?|(?P<b>(?:[-*•●▪◆■·◦○]|\+(?!\s*(?:\d|号)))(?=\s)|[•◦](?=\S)"
    "|[\uf020-\uf0ff](?=\\s)|[Øü§](?=\t)))\\s*(?=\\S)")
BULLETS = frozenset("•●▪◦○")
"""Signs that stand before entries of lists, and hardly anywhere else."""
SIGNS = frozenset("◆◇■□▪●○★☆▲※")
"""Signs that stand before titles as well."""
_ONES = (0x2776, 0x2488, 0x2474, 0x2460)  # ❶, ⒈, ⑴, ①
_COUNTED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}(?:章|节|部分))\s*(?=\S)")
_OF_A_FORM = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:联系人|电话|手机|微信|地址|待遇|合计|时间|日期|地点|单位|姓名|编号|人数|金额|价格|数量|申请人|监督人|负责人"
    r"|抄送|主持|出席|参加|记录人?)\s*[:：]\s*\S")
_OF_A_LETTER = re.compile("[￥¥“]|元|\\d{5}|\\d-\\d|^(?:亲爱|尊敬|敬爱)|敬礼$|敬上$|的(?:女儿|儿子|妈妈|爸爸|学生|朋友)$")
_CAPTION = re.compile(r"^图\s?\d+(?:\s|$)|\d\s?元$")
_DAY = re.compile(
    "(?:(?:19|20)\\d\\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{0,8}|[一二三四五六七八九十\\d]{1,3}月[一二三四五六七八九十\\d]{1,3}日")
_NOT_OF_TEXT = re.compile(  # 00:00:40 主持人, （掌声）, 本刊记者 程晓雨, *必填
    r"[\[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?\s|[（(][^（）()：:]*[）)]$|\*(?!\*.+\*\*$)"
    r"|(?:本[刊报台网站]|特约|实习|见习)?(?:记者|通讯员|撰稿人?)[ \u3000]+[\u3400-\u9fff]{2,4}(?:[ \u3000、]+[\u3400-\u9fff]{2,4})*$"
    r"|(?:(?:只看楼主|收藏|回复|分享|举报|点赞|评论|转发|关注)[\s|｜·]*){2,}$"
    r"|[\u3400-\u9fff]{2,12}[ \u3000]+(?:编制|编制者|编印|印制|制作|制表|敬制|关心您)$"
    r"|(?:文|图|作者|采访|撰文|整理|摄影|编辑)\s?[/／|｜]\s?[^，。]{2,12}$")
_IN_BRACKETS = re.compile(r"[（(][^（()）：:]*[）)]")  # （此件公开发布）
_NO_TITLE = re.compile(r"[。；√]|://|\d\s?[=＝]\s?\d")
_BOLD = re.compile(r"\s*(?:\*\*|__)(?=\S)((?:(?!\*\*|__).)+?)(?<=\S)[：:]?(?:\*\*|__)[：:]?\s*")
_LONG, _TOLD, _LONG_LEAD, _SEVERAL = 30, 30, 10, 2
_LETTER = re.compile("[\u3400-\u9fffA-Za-z]")
STOPS_OR_COMMAS = re.compile("[，。；：！,;:]")
_AND_OTHERS = re.compile(r"等\s?\d{1,4}\s?[人位家名个]$")
_QUESTION = re.compile(r"什么|如何|怎么|怎样|为何|哪些|哪个|吗|前途|多少|多久|是否|好不好|要不要|能不能|会不会|可以.*吗|呢$|[?？]")
LEAD = re.compile(r"[^，。：:]{2,10}[：:]")
_CORE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]")


def core(text: str) -> str:
    """The characters of a title that count when titles are compared."""
    return _CORE.sub("", text)


def list_number(text: str) -> tuple[int, str] | None:
    """Length of a list mark at the beginning of a line, and its number ("" for a bullet)."""
    match = LIST_ITEM.match(text)
    if not match:
        return None
    number = match["n"] or match["p"] or ""
    if match["c"]:
        number = str(ord(match["c"]) - next(one for one in _ONES if ord(match["c"]) >= one) + 1)
    return match.end(), number


def markdown_level(text: str) -> tuple[int, int]:
    """Level and length of a Markdown heading mark; (0, 0) where there is none. # 号楼的门禁坏了，先报修。 is a sentence."""
    match = None if _NUMBER_SIGN.match(text) else _MARKDOWN.match(text)
    return (len(match[1]), match.end()) if match else (0, 0)


def underlined(blocks: Sequence[Block]) -> dict[int, int]:
    """Headings of Markdown whose mark is the line drawn below them: their numbers, with their levels. One alone may be a line to
    sign on, or a sum; several with a paragraph below each are headings."""
    found: dict[int, int] = {}
    words: set[str] = set()
    for block, line, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        text, drawn = block.text.strip(), line.text.strip()
        if (block.gap and line.start - block.end <= len("\r\n") and _UNDERLINE.fullmatch(drawn) and 2 <= len(core(text)) <= 32
                and not STOPS_OR_COMMAS.search(text) and not LIST_ITEM.match(text) and STOPS_OR_COMMAS.search(below.text)):
            found[block.n] = 1 if drawn[0] == "=" and not found else 2
            words.add(core(text))
    return found if len(found) == len(words) >= _SEVERAL else {}


def label_length(text: str) -> int:
    """Length of a label such as 题目： before a title."""
    match = _LABEL.match(text)
    return match.end() if match and match.end() < len(text) else 0


def title_like(block: Block, after: Block | None, before_open: bool, before: Block | None = None) -> bool:
    """Whether a line of plain text stands there as a title: short, alone, without the end of a sentence."""
    text = block.text.strip()
    if not (3 <= len(core(text)) <= 32 or text in SECTIONS) or before_open or block.open or not _LETTER.search(text):
        return False
    if is_counted(text) and after and STOPS_OR_COMMAS.search(after.text) and not is_counted(after.text) and not (
            before and is_counted(before.text) and not block.gap):
        return True
    if before is None and label_length(text):
        return True  # 题目：…… above 作者：……
    if not block.gap or (after and not after.gap) or _OF_A_FORM.match(text) or _CAPTION.search(text) or (
            after and _DAY.fullmatch(after.text.strip())) or _DAY.fullmatch(text):
        return False
    if label_length(text):
        return True
    if text.startswith((">", "“", "—", "!", "|")) or LIST_ITEM.match(text) or ENDS.search(text) or (
            _NO_TITLE.search(text) or _NOT_OF_TEXT.match(text)):
        return False
    commas = len(re.findall(r"[,，]", text))
    return commas == 0 or (commas <= 1 and bool(_QUESTION.search(text)))


def is_bold_title(block: Block, after: Block | None) -> bool:
    """Whether a short paragraph of a page, all set in bold, is the title of what stands below it."""
    text = block.text.strip()
    names = {part.partition(".")[0] for part in block.path}
    if not names.isdisjoint(("li", "dd", "dt")) or (
            "td" in names and after is not None and len(after.text) < _LONG and after.cell != block.cell):
        return False  # an entry of a list, or of a table; sites also lay out whole pages in one cell
    is_apart = block.tag in ("p", "div", "section") or (block.tag == "td" and after is not None and after.path[:-1] == block.path[:-1])
    if not block.bold and (not after or not is_larger(block.look, after.look) or _OF_A_LETTER.search(text) or text.startswith("图") or (
            text.endswith(("：", ":")) and len(core(text)) > _LONG_LEAD)):
        return False  # it announces what stands below, or is no larger
    is_shown = after is not None and not after.bold
    return (is_shown and is_apart and after is not None and not block.links and not (_IN_BRACKETS.fullmatch(text) and not block.bold)
            and 3 <= len(core(text)) <= 32 and not ENDS.search(_without_colon(text)) and not LIST_ITEM.match(text)
            and len(re.findall("[，。；,;]", text)) <= 1 and (is_counted(text) or bool(STOPS_OR_COMMAS.search(after.text))))


def is_marked_title(block: Block, around: tuple[Block | None, Block | None], before_open: bool) -> bool:
    """Whether a sign (■, ◆) stands before a title: no other line beside it has the sign, and what follows it is a text."""
    text = block.text.strip()
    if text[:1] not in SIGNS or any(other and other.text.lstrip().startswith(text[0]) for other in around):
        return False
    return around[1] is not None and len(around[1].text) > _TOLD and title_like(
        replace(block, text=text[1:].lstrip()), around[1], before_open, around[0])


def signed_title(block: Block, after: Block | None) -> int:
    """Where the words of a short paragraph begin that is set in bold behind a sign (■ 准备) and has no other of its kind below it;
    0 where it is no title."""
    text = block.text.strip()
    is_one = (block.bold and not block.links and block.tag in ("p", "div", "center", "section") and text[:1] in SIGNS and after is not None
              and (not after.bold or after.tag in ("dt", "li", "td", "th")) and not after.text.lstrip().startswith(text[0])
              and not ENDS.search(_without_colon(text)))
    words = text[1:].lstrip()
    if not is_one or not 3 <= len(core(words)) <= 32 or len(re.findall("[，。；,;]", words)) > 1:
        return 0
    return len(block.text) - len(block.text.lstrip()) + len(text) - len(words)


def bold_line(block: Block, after: Block | None) -> tuple[int, int] | None:
    """The words of a line of Markdown that is a title set in bold; None where the line is none."""
    match = _BOLD.fullmatch(block.text)
    if match is None or after is None or not block.gap or _BOLD.fullmatch(after.text) or ENDS.search(match[1]):
        return None
    return match.span(1) if 1 <= len(core(match[1])) <= 32 and not _OF_A_FORM.match(match[1]) else None


def is_larger(look: str, other: str) -> bool:
    """Whether words with one look are larger than those with another, or bold: 18pt;color:red, and 14pt."""
    return bool(look) and ("font-weight" in look or _size(look) > _size(other))


def _size(look: str) -> float:
    """The size in points; that of plain words where none is said."""
    if font := re.fullmatch(r"(?:.*;)?([1-7])", look):
        return {1: 8, 2: 10, 3: 12, 4: 14, 5: 18, 6: 24, 7: 36}[int(font[1])]
    match = re.search(r"font-size:([\d.]+)(px|pt|em|rem|%)", look)
    return float(match[1]) * {"px": 0.75, "pt": 1, "em": 12, "rem": 12, "%": 0.12}[match[2]] if match else 12.0


def is_counted(text: str) -> bool:
    """Whether a line is a counted title: 一、准备工作, 二、经过：. Several one under another are a list, or a table of contents."""
    title = _without_colon(text.strip())
    return bool(_COUNTED.match(title)) and not STOPS_OR_COMMAS.search(title) and not ENDS.search(title)


def without_colon(text: str, begin: int, stop: int) -> int:
    """Where a title ends that announces what stands below it with a colon: 二、经过："""
    return begin + len(_without_colon(text[begin:stop]))


def _without_colon(text: str) -> str:
    """A line without the colon at its end, unless words stand before it that announce a list: 如下："""
    bare = text.rstrip()
    said = bare[:-1].rstrip()
    return said if bare.endswith(("：", ":")) and not said.endswith(("如下", "以下", "下列", "下面")) else text


def question_like(text: str) -> bool:
    """Whether a heading reads like a query somebody types into a search engine."""
    return bool(_QUESTION.search(text))


def open_end(text: str) -> bool:
    """Whether a long line breaks off in the middle of a sentence."""
    text = text.rstrip()
    if _AND_OTHERS.search(text):
        return False
    return len(text) >= 36 and bool(text) and (text[-1] in "，,、" or "\u3400" <= text[-1] <= "\u9fff")
