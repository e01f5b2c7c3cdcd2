"""A paragraph of a text from which a filter cut one word in; edits out that put the word back where its form proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from zhiku.intake.context import Cut, Passage
from zhiku.intake.rules import load, words
from zhiku.intake.values import Edit, Tier

# 员 that begins no word of its own: 员工 is one, but not in 员工作.
_YUAN = re.compile(r"员(?!工(?!作)|额|外(?!部|包)|生)")
_HAN_TAIL = re.compile(r"[\u3400-\u9fff]{1,5}$")
_SPEAKS = frozenset("对被让使由给为与和向把是的每位名个些于而，。；：！？、“（但当如若因使果做当成叫请跟同比以解到及或在从，。我你他她时工作予望听骂夸怕教劝求帮派靠选等带替该各某此几由")


@cache
def _whole() -> frozenset[str]:
    return words("yuan.txt")


@cache
def _specs() -> dict[str, dict[str, Any]]:
    return {row["word"]: row for row in load("cut_words.yml")["words"]}


def bare(text: str) -> Iterator[tuple[int, str]]:
    """Places where 员 lacks its verb: at the beginning of a word (`""`) or right behind a noun (that noun)."""
    if "员" not in text:
        return
    prefixes = _prefixes()
    for match in _YUAN.finditer(text):
        tail = _HAN_TAIL.search(text, max(0, match.start() - 5), match.start())
        run = tail[0] if tail else ""
        if any(run[-k:] + "员" in _whole() for k in range(1, len(run) + 1)):
            continue
        noun = next((run[-k:] for k in range(min(5, len(run)), 1, -1) if run[-k:] in prefixes), "")
        if noun:
            yield match.start(), noun
        elif not run or run[-1] in _SPEAKS or run.endswith(_ENDS):
            yield match.start(), ""


_ENDS = ("帮助", "有关", "理解", "深知", "假使", "如果", "期间", "中", "期望", "希望", "给予", "需要", "工作", "举止", "优秀", "合格", "良好", "专业", "成为", "作为",
         "担任", "招聘", "要求", "告诉", "提醒", "支持", "监督", "培训", "管理", "指导", "面对", "针对", "关于", "联系", "投诉", "遇到", "碰到", "许多", "一些", "部分", "不少",
         "所有", "任何", "多数", "那么", "所以", "因此", "然而", "但是", "可是", "同时", "其实", "有时", "有些", "觉得", "认为", "例如", "比如", "相信", "一般", "往往", "通常", "只有",
         "只要", "即使", "虽然", "由于", "因为", "除非", "无论", "不管", "首先", "其次", "最后", "另外", "此外", "以及", "及其", "倘若", "倘使", "要是", "假如", "若是", "职责", "影响", "作用", "看待", "以为", "若干", "少数", "使得", "没有", "不要只听", "只听", "对待", "跟着", "很多", "大多数")


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(p for row in _specs().values() for p in row["before"])


def infer(text: str, given: str = "") -> Cut | None:
    """Which word was cut from a text: the one a person named, or the one whose subject the text has and itself has not."""
    if given:
        return Cut(given, given=True, sure=True)
    places = list(bare(text))
    best: tuple[int, str] | None = None
    second = 0
    for word, row in _specs().items():
        if text.count(word) * 8 > len(places):
            continue
        found = sum(w in text for w in row["about"])
        shaped = sum(noun in row["before"] for _, noun in places)
        score = found + min(shaped, 3)
        if found >= row["need"]:
            if best is None or score > best[0]:
                second, best = (best[0] if best else 0), (score, word)
            elif score > second:
                second = score
    if best is None:
        return None
    gaps = len(places) + sum(len(re.findall(c["left"], text)) for c in _specs()[best[1]]["collocations"])
    people = _people(best[1])
    gaps += len(people.findall(text)) if people else 0
    gaps += len(_PEOPLE.findall(text)) if "人员" in text and best[0] >= 5 else 0
    if not gaps:
        return None
    return Cut(best[1], sure=len(places) >= 2 and best[0] >= second + 2)


@cache
def _people(word: str) -> re.Pattern[str] | None:
    row = _specs().get(word)
    if not row or not row["people"]:
        return None
    return re.compile("(?:" + "|".join(row["people"]) + ")(?=" + row.get("people_before", "(?:工作)?人员") + ")")


_PEOPLE = re.compile(r"(?:^|(?<=[，。；：！？“（是让使被把对向但其也有于名位些]))(?=人员(?!的(?:名单|安排|配备)|流动|密集|伤亡|众多|聚集|名单))")
_SILENT = r"(?:^|(?<=[，。；：！？]))(?=工作(?:压力|常常|通常|往往|中|时|牵扯|涉及|强度|难度|的(?!人|时候)|是|需要|会|也|要))"
_MODIFIED = (r"(?:(?:恰当|相应|有效|合理|合适|正确|科学|适当|灵活|有力|自己|自身|本人|本身|他们|她们|我们|一些|良好|必要)的)(?=策略|技巧|话术|手段|流程)"
             r"|(?:接到过?|接了)(?=电话)|(?:达成|实现|完成|制定|掌握|提高|开展|从事|进行|负责|做好|写进|记入|提供|规范)(?=策略|技巧|话术|目标|任务|记录|工作|流程)(?!工作(?:计划|任务书|日志))"
             r"|(?<=，为)(?=工作)|(?:加强|提高|增强)(?=工作的?(?:质量|品质|效率|水平))")


@cache
def _offers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_SILENT), re.compile(_MODIFIED)


def step(passage: Passage) -> Iterator[Edit]:
    """The word goes back where what is left exists nowhere else; where the sentence reads without it, it is offered."""
    cut = passage.context.cut
    text = passage.text
    if cut is None:
        yield from _holes(passage)
        yield from _missing(passage)
        return
    row = _specs().get(cut.word)
    tier: Tier = "auto" if cut.sure else "proposed"
    why = "由人指定" if cut.given else "文中从不出现、而主题词都在，可知被过滤"
    done: list[int] = []
    for at, noun in bare(text):
        done.append(at)
        form = f"{noun}员" if noun else "单独的“员”"
        yield Edit(at, at, cut.word, "cut-word:person", "auto" if noun and row and noun in row["before"] and
                   (cut.sure or noun == "信用卡") else tier, f"“{form}”不成词，缺“{cut.word}”（{why}）")
    if row:
        for spot in row["collocations"]:
            for match in re.finditer(spot["left"], text):
                at = match.start() + spot["at"] if "at" in spot else match.end()
                kind = spot.get("tier", "auto")
                yield Edit(at, at, "" if kind == "flag" else cut.word, "cut-word:collocation",
                           "flag" if kind == "flag" else "proposed" if kind == "maybe" or not (cut.sure or "的" not in why) else "auto",
                           f"{spot['reason']}；缺“{cut.word}”")
        people = _people(cut.word)
        if people:
            for match in people.finditer(text):
                if text.startswith(cut.word, match.end()):
                    continue
                yield Edit(match.end(), match.end(), cut.word, "cut-word:people", "proposed", f"“{match[0]}”后面可能缺“{cut.word}”")
            for match in _PEOPLE.finditer(text):
                yield Edit(match.start(), match.start(), cut.word, "cut-word:people", "proposed",
                           f"“人员”前面没有说是什么人员，可能缺“{cut.word}”")
        if "工作" in row["nouns"]:
            silent, modified = _offers()
            for match in silent.finditer(text):
                yield Edit(match.start(), match.start(), cut.word, "cut-word:silent", "proposed",
                           f"“工作”前面缺限定语，可能是“{cut.word}工作”")
            for match in modified.finditer(text):
                yield Edit(match.end(), match.end(), cut.word, "cut-word:silent", "proposed",
                           f"这里的名词前面可能删去了“{cut.word}”；删后仍通顺，要人确认")
    yield from _missing(passage)


def _holes(passage: Passage) -> Iterator[Edit]:
    """A 员 that lacks its verb, in a text that does not show which: marked, not filled."""
    for at, noun in bare(passage.text):
        if not noun:
            yield Edit(at, at, "", "hole:person", "flag", "“员”前面缺一个词，从文中看不出是哪个")


def _missing(passage: Passage) -> Iterator[Edit]:
    """Words that leave no form behind: offered where a noun is missing and the text is of that kind."""
    for row in load("cut_words.yml")["missing"]:
        if row["word"] in passage.context.words:
            for spot in row["spots"]:
                for match in re.finditer(spot["left"], passage.text):
                    yield Edit(match.end(), match.end(), row["word"], "cut-word:missing", "proposed",
                               f"这里缺一个名词，按文章的内容可能是“{row['word']}”（{row['reason']}）")


def missing_words(text: str) -> frozenset[str]:
    """Those of the words that leave no form behind, of whose kind the text is and which it never uses."""
    return frozenset(row["word"] for row in load("cut_words.yml")["missing"]
                     if row["word"] not in text and sum(w in text for w in row["about"]) >= row["need"])


