# ruff: noqa: E501
"""Clean prose and a profile in; the same text damaged the way scraped pages are, and every damage with its place, out.

The truth has the form of `tests/data/import-eval`. Words are replaced without a look at their context, as spinners do.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SEEN = {"重要": ["必不可少"], "进行": ["实行"], "了解": ["理解"], "原因": ["起因"], "影响": ["作用"], "如果": ["假使", "倘使"],
        "问题": ["疑问", "难题", "疑惑"], "可能会": ["可能存在", "也会"], "导致": ["造成"], "方式": ["形式"], "一些": ["若干", "部分"],
        "遇到": ["碰到"], "希望": ["期望"], "自己": ["本身", "本人", "自身"], "处理": ["解决", "应对"], "提高": ["增强", "加强", "升级"],
        "质量": ["品质"], "后果": ["结果"], "能够": ["可以"], "根据": ["依据"], "要求": ["需求"], "确保": ["保证", "保障"]}
SISTER = {"重要": ["要紧", "必不可少"], "进行": ["实行"], "了解": ["理解", "熟悉"], "原因": ["起因"], "影响": ["作用"], "如果": ["倘使", "假使"],
          "问题": ["疑问", "难题", "疑惑"], "可能会": ["可能将会", "可能存在"], "导致": ["造成", "引发"], "方式": ["形式", "办法"],
          "使用": ["利用", "采用"], "采取": ["采用", "选用"], "行为": ["表现"], "因此": ["为此"], "许多": ["多"], "通常": ["多数情况下", "往往"],
          "按照": ["遵循", "依照"], "增加": ["增进"], "降低": ["减低"], "遇到": ["碰到"], "希望": ["期望"], "自己": ["本身", "本人"],
          "处理": ["应对", "解决"], "提高": ["增进", "增强", "升级"], "质量": ["品质"], "后果": ["结果"], "能够": ["可以"], "过程": ["进展"],
          "要求": ["请求", "需求"], "确保": ["确信", "保证"], "包括": ["包含"]}
PAIRS = {"学习": "习", "贡献": "贡", "施加": "施", "那段": "段", "措施": "施", "阶段": "段", "手段": "段", "始终": "终", "焦虑": "焦", "桥梁": "梁",
         "平衡": "衡", "监督": "督", "艰辛": "辛", "尤其": "尤", "左右": "左", "约束": "束"}
NOISE = ["一种", "只有还是", "控制", "细致很多", "特殊", "忍耐力职责", "认为什么", "职责怎么样", "然后", "工资", "分析", "社交", "往往", "需要时间",
         "联系", "所以进行"]


@dataclass
class Profile:
    """How one document is damaged."""

    seed: int
    cut: dict[str, str]  # word → tier where an agent noun (X员) is left, or flag
    synonyms: dict[str, list[str]]
    layout: str = "A"
    html: bool = False
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    traditional: bool = False
    half: bool = True
    rate: float = 0.8
    mask: dict[str, str] = field(default_factory=dict)
    advert: str = ""
    seo: str = ""


@dataclass
class Block:
    kind: str
    text: str
    level: int = 0
    n: int = 0
    name: str | None = None
    date: str = ""


def parse(markdown: str) -> list[Block]:
    """Clean Markdown of the evaluation's form as blocks."""
    blocks: list[Block] = []
    for line in markdown.splitlines():
        if match := re.match(r"(#+) (.*)", line):
            blocks.append(Block("heading", match[2], level=len(match[1])))
        elif match := re.match(r"(\d+)\. (.*)", line):
            blocks.append(Block("list_item", match[2], n=int(match[1])))
        elif match := re.match(r"- 昵称：(.*?)；日期：(\S+)", line):
            blocks.append(Block("comment", "", name=None if match[1] == "（无）" else match[1], date=match[2]))
        elif line.startswith("  ") and blocks and blocks[-1].kind == "comment":
            blocks[-1].text = line.strip()
        elif line.strip():
            blocks.append(Block("paragraph", line.strip()))
    return blocks


Change = tuple[int, int, str, str, str, str]  # start, end in the clean text, raw, rule, tier, class


def damage(block: Block, p: Profile, rng: random.Random, first: bool) -> list[Change]:
    """Changes to one block, in places of its clean text, none of them meeting another."""
    text = block.text
    out: list[Change] = []
    taken = [False] * (len(text) + 1)

    def free(a: int, b: int) -> bool:
        return not any(taken[a:b])

    def take(a: int, b: int, raw: str, rule: str, tier: str, kind: str) -> None:
        out.append((a, b, raw, rule, tier, kind))
        for i in range(a, b):
            taken[i] = True

    for word, tier in p.cut.items():
        for m in re.finditer(word, text):
            agent = text.startswith("员", m.end()) and not text.startswith("员工", m.end())
            if free(*m.span()):
                take(*m.span(), "", f"del:{word}", tier if agent else "context" if tier == "context" else "flag", "deleted-word")
    for word, raw in p.mask.items():
        for m in re.finditer(word, text):
            if free(*m.span()):
                take(*m.span(), raw, f"mask:{word}", "flag", "masked-word")
    for word, lost in PAIRS.items():
        for m in re.finditer(word, text):
            at = m.start() + word.index(lost)
            if free(*m.span()):
                take(at, at + 1, "", f"char:{word}", "context", "deleted-word")
                for i in range(*m.span()):
                    taken[i] = True
    for word, others in p.synonyms.items():
        for m in re.finditer(word, text):
            if free(*m.span()) and rng.random() < p.rate:
                raw = rng.choice(others)
                take(*m.span(), raw, f"syn:{word}→{raw}", "context", "synonym-substitution")
    if block.kind == "comment":
        spots = [m.end() for m in re.finditer("的(?=[\u3400-\u9fff]{2})", text) if free(m.start(), m.end() + 1)]
        for at in spots[:2]:
            raw = rng.choice(NOISE)
            out.append((at, at, raw, "noise-after-的", "context", "inserted-noise"))
    for m in re.finditer("，", text):
        if not free(*m.span()):
            continue
        if rng.random() < 0.12:
            take(*m.span(), "", "comma-drop", "context", "layout")
        elif p.half:
            take(*m.span(), ",", "half-width", "auto", "layout")
    if p.half:
        for m in re.finditer("[：？；]", text):
            if free(*m.span()):
                take(*m.span(), {"：": ":", "？": "?", "；": ";"}[m[0]], "half-width", "auto", "layout")
    return sorted(out)


def build(clean: str, p: Profile, name: str) -> tuple[bytes, dict[str, Any]]:
    """The damaged file, and its truth."""
    rng = random.Random(p.seed)
    raw: list[str] = []
    size = 0
    blocks: list[dict[str, Any]] = []
    corruptions: list[dict[str, Any]] = []

    def script(text: str) -> str:
        if not p.traditional:
            return text
        from opencc import OpenCC

        return str(OpenCC("s2t").convert(text))

    def put(text: str) -> None:
        nonlocal size
        text = text.replace("\n", p.newline)
        raw.append(text)
        size += len(text)

    def note(block: str, start: int, was: str, original: str, rule: str, tier: str, kind: str) -> None:
        corruptions.append({"id": f"{name}-{len(corruptions) + 1:03d}", "block": block, "start": start, "end": start + len(was),
                            "raw": was, "original": original, "rule": rule, "tier": tier, "class": kind})

    def removed(text: str, rule: str, tier: str, kind: str, before: str, after: str) -> None:
        put(before)
        text = script(text)
        key = f"x{len(blocks)}"
        blocks.append({"id": key, "type": "removed", "raw_start": size, "clean": None})
        note(key, size, text, "", rule, tier, kind)
        put(text)
        blocks[-1]["raw_end"] = size
        put(after)

    def body(block: Block, before: str, after: str, first: bool = False) -> None:
        put(before)
        key = f"b{len(blocks)}"
        row: dict[str, Any] = {"id": key, "type": block.kind, "raw_start": 0, "clean": script(block.text)}
        row |= {"heading": {"level": block.level}, "list_item": {"n": block.n},
                "comment": {"name": block.name, "date": block.date}}.get(block.kind, {})
        blocks.append(row)
        if block.kind == "comment" and block.name is None and rng.random() < 0.5:
            row["raw_start"] = size
            note(key, size, "。", "", "stray-full-stop", "auto", "layout")
            put("。")
        else:
            row["raw_start"] = size
        at = 0
        for start, end, was, rule, tier, kind in damage(block, p, rng, first):
            put(script(block.text[at:start]))
            note(key, size, script(was), script(block.text[start:end]), rule, tier, kind)
            put(script(was))
            at = end
        put(script(block.text[at:]))
        row["raw_end"] = size
        put(after)

    items = parse(clean)
    title = items[0].text
    for word in p.cut:
        title = title.replace(word, "")
    if p.html:
        put(f'<!DOCTYPE html>\n<html><head><meta charset="{p.encoding}">\n')
        removed(title, "dup-title", "auto", "duplicate/boilerplate", "<title>", "</title></head>\n<body>\n")
        put('<div class="nav"><a href="/">首页</a></div>\n')
    else:
        removed(title, "dup-title", "auto", "duplicate/boilerplate", "", "\n\n")
    zone = open_list = False
    floor = 0
    for k, block in enumerate(items):
        gap = "" if p.html else "\n\n"
        if block.kind == "list_item" and p.html and not open_list:
            put("<ol>\n")
            open_list = True
        if block.kind != "list_item" and open_list:
            put("</ol>\n")
            open_list = False
        if block.text == "精彩评论":
            if p.advert:
                removed(p.advert, "ad-line", "context", "duplicate/boilerplate", "<p>" if p.html else "", "</p>\n" if p.html else "\n\n")
            zone = True
            body(Block("heading", block.text, 2), "<h2>" if p.html else "", "</h2>\n" if p.html else "\n\n")
            put({"table": "<table>\n", "ul": "<ul class=\"cmt\">\n", "dl": "<dl>\n"}.get(p.layout, ""))
            continue
        if block.kind == "heading":
            body(block, f"<h{block.level}>" if p.html else "", f"</h{block.level}>\n" if p.html else gap, first=k == 0)
        elif block.kind == "list_item":
            body(block, "<li>" if p.html else f"{block.n}. ", "</li>\n" if p.html else gap)
            if block.n == 1 and p.seo:
                removed(p.seo, "seo-heading-in-list", "context", "SEO heading",
                        "</ol>\n<h3>" if p.html else "", "</h3>\n<ol>\n" if p.html else gap)
        elif block.kind == "comment" and zone:
            floor += 1
            who = script(block.name or "")
            forms = {"A": (f"头像 {who + ' ' if who else ''}{block.date}\n", "\n"), "floor": (f"{floor}楼 {who} 发表于 {block.date} 10:5{floor}\n", f"\n举报 | 回复({floor})\n"),
                     "dash": ("", f"—— {who or '匿名'} {block.date}\n"), "colon": (f"{who or '匿名'}：", f"({block.date})\n"),
                     "table": (f"<tr><td>{who}</td><td>{block.date}</td><td>", "</td></tr>\n"),
                     "ul": (f'<li><img src="a.png" alt="头像"><b>{who}</b> <em>{block.date}</em><p>', "</p></li>\n"),
                     "dl": (f"<dt>{who} {block.date}</dt><dd>", "</dd>\n"),
                     "dot": (f"{who or '匿名用户'} · {block.date}\n", "\n")}
            before, after = forms[p.layout]
            body(block, script(before), script(after))
        else:
            body(block, "<p>" if p.html else "", "</p>\n" if p.html else gap)
    put({"table": "</table>\n", "ul": "</ul>\n", "dl": "</dl>\n"}.get(p.layout, ""))
    if p.html:
        put("</body></html>\n")
    text = "".join(raw)
    data = text.encode(p.encoding)
    if p.bom:
        data = b"\xef\xbb\xbf" + data
    truth = {"doc": name, "raw_file": f"{name}.raw.{'html' if p.html else 'txt'}", "encoding": p.encoding, "bom": p.bom,
             "format": "html" if p.html else "txt", "blocks": blocks, "corruptions": corruptions}
    return data, truth


PROFILES: dict[str, Profile] = {
    "a": Profile(1, {"快递": "auto", "辱骂": "flag"}, SEEN, "dash", seo="做快递员累不累,工资一个月多少?", advert="关注公众号“同城生活”,领取优惠券"),
    "b": Profile(2, {"护理": "auto"}, SISTER, "colon", encoding="gb18030", newline="\r\n", seo="养老护理员证怎么考?", advert="上一篇:养老院怎么选 下一篇:护工收费"),
    "c": Profile(3, {"催收": "auto", "辱骂": "flag", "恐吓": "flag", "威胁": "flag", "骚扰": "flag"}, SISTER, "dot", bom=True, mask={"冲突": "***"},
                 seo="电话催款员工作怎么样,有前途吗?", advert="扫码添加客服微信,免费咨询"),
    "d": Profile(4, {"销售": "auto"}, SEEN, "table", html=True, encoding="gb18030", seo="保险销售员要考什么证?", advert="责任编辑:小王"),
    "e": Profile(5, {"案件": "context", "威胁": "flag"}, SISTER, "ul", html=True, seo="金融调解员需要什么条件?"),
    "f": Profile(6, {"催收": "flag", "威胁": "flag", "辱骂": "flag", "骚扰": "flag"}, SISTER, "A", traditional=True, mask={"违规": "wg"},
                 seo="小额贷款逾期会坐牢吗?", advert="点击领取贷款优惠"),
}

# Written last, damaged with words the rules were not looked at with, and not looked at again: see the README beside them.
OTHER = SISTER | {"帮助": ["协助"], "提供": ["供给"], "优秀": ["优异"], "首先": ["起首"], "及时": ["实时"], "重视": ["正视"], "困难": ["艰难"],
                  "分析": ["剖析"], "准备": ["预备"], "计划": ["打算"], "尊重": ["尊敬"], "拒绝": ["谢绝"], "判断": ["断定"], "态度": ["立场"],
                  "目的": ["目标"], "直接": ["径直"], "经常": ["时常"], "情况": ["状况"], "清楚": ["明白"], "认真": ["当真"], "成功": ["乐成"]}
PROFILES |= {
    "g": Profile(7, {"审核": "auto"}, SEEN, "floor", newline="\r\n", seo="信贷员和审核员有什么区别?", advert="本文来自网络,转载请注明出处"),
    "h": Profile(8, {}, OTHER, "dl", html=True, seo="课程顾问底薪多少?", advert="扫码关注,免费试听"),
    "i": Profile(9, {"催收": "flag", "威胁": "flag", "辱骂": "flag", "骚扰": "flag", "犯罪": "flag"}, SISTER, "colon", encoding="gb18030", traditional=False,
                 mask={"违规": "□□"}, seo="信用卡逾期多久会被起诉?", advert="点击这里立即申请停息挂账"),
}

PROFILES |= {
    "j": Profile(10, {}, OTHER, "dot", newline="\r\n", bom=True, rate=0.6, seo="物业客服工资多少?", advert="责任编辑:小李"),
    "k": Profile(11, {"催收": "auto", "辱骂": "flag", "骚扰": "flag", "威胁": "flag"}, SISTER, "table", html=True, rate=0.6, seo="催款外包公司靠谱吗?",
                 mask={"违规": "***"}, advert="点击免费领取面试资料"),
}


def main(folder: Path) -> None:
    """Write the damaged files and their truth beside the clean ones."""
    for name, profile in PROFILES.items():
        data, truth = build((folder / f"{name}.clean.md").read_text("utf-8"), profile, name)
        (folder / truth["raw_file"]).write_bytes(data)
        (folder / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
