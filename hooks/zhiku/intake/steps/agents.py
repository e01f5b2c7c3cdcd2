"""A text in which one word before 员 or 师 was cut, and full forms left; edits out that offer the word of the full forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import rjieba

from zhiku.intake.context import Agent, Passage
from zhiku.intake.rules import load, words
from zhiku.intake.values import Edit

_ENDS = "员师"
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _whole() -> frozenset[str]:
    return words("yuan.txt")


@cache
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    bare = load("cut_words.yml")["bare"]
    return frozenset(bare["words"]), frozenset(bare["chars"])


def _tokens(text: str) -> list[str]:
    """Tokens, the last character of an agent always one of its own (员工作 is 员 + 工作)."""
    out: list[str] = []
    for token in rjieba.cut(text, False):
        if len(token) > 2 and token[-1] in _ENDS:
            out += [token[:-1], token[-1]]
        else:
            out.append(token)
    for k in range(len(out) - 1):
        if out[k] == "员工" and out[k + 1].startswith("作"):
            out[k], out[k + 1] = "员", "工" + out[k + 1]
    return out


def infer(text: str) -> tuple[Agent, ...]:
    """For 员 and 师: the word that most often stands before it, and the nouns that stand before both."""
    if not any(end in text for end in _ENDS):
        return ()
    counts: Counter[tuple[str, str]] = Counter()
    bare: Counter[str] = Counter()
    for line in text.split("\n"):
        tokens = _tokens(line)
        for before, end in zip(["", *tokens], tokens, strict=False):
            if end not in _ENDS or len(end) != 1:
                continue
            if len(before) >= 2 and _HAN.match(before) and not _opens(before):
                counts[before, end] += 1
            else:
                bare[end] += 1
    found = []
    for end in _ENDS:
        mine = [(n, word) for (word, e), n in counts.items() if e == end]
        full: Counter[str] = Counter()
        nouns: dict[str, set[str]] = {}
        for n, word in mine:
            for _, noun in mine:  # 养老护理员 beside 养老员: 养老 is what both belong to
                if noun != word and noun + word + end in text:
                    nouns.setdefault(word, set()).add(noun)
                    full[word] += counts[noun, end]
                elif word.startswith(noun) and len(word) - len(noun) >= 2:
                    nouns.setdefault(word[len(noun):], set()).add(noun)
                    full[word[len(noun):]] += counts[noun, end] + n
            full[word] += n if len(word) <= 3 and (n >= 3 or nouns.get(word)) else 0
        plain = {word: n for n, word in mine}
        top = max(plain, key=lambda w: (w + end in _whole() or _known(w + end), plain[w], w), default="")
        if plain.get(top, 0) >= 3 and _known(top + end):  # 养老员 beside many 护理员: the same people
            nouns.setdefault(top, set()).update(w for w, n in plain.items() if n >= 2 and w != top and not _known(w + end)
                                                and w + end not in _whole())
        best = max((word for word in full if _is_trade(word, end)), key=lambda w: (full[w], w), default="")
        gaps = bare[end] + sum(counts[noun, end] for noun in nouns.get(best, ()))
        if best and gaps and full[best] >= 2 and text.count(best + end) >= 1:
            found.append(Agent(best, end, frozenset(nouns.get(best, ()))))
    return tuple(found)


def _is_trade(word: str, end: str) -> bool:
    """Whether a word says what somebody does: 护理 does, but 房屋员 is itself what is left of 房屋拆迁员."""
    return word + end in _whole() or _known(word + end) or rjieba.tag(word)[-1][1].startswith("v")


def _known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return list(rjieba.cut(word, False)) == [word]


def _opens(token: str) -> bool:
    """Whether what stands before a bare 员 is no part of its word."""
    whole, chars = _openers()
    return token in whole or (len(token) == 1 and token in chars) or token[-1:] in "的了着过位名个们是"


def step(passage: Passage) -> Iterator[Edit]:
    """Where the full form stands in the text, it is offered for what is left of one."""
    if passage.kind == "code":
        return
    for agent in passage.context.agents:
        if agent.end not in passage.text:
            continue
        at, before = 0, ""
        for token in _tokens(passage.text):
            start, at = at, at + len(token)
            previous, before = before, token
            if token != agent.end or passage.text.endswith(agent.word, 0, start):
                continue
            head = not previous or not _HAN.match(previous) or _opens(previous) or (len(previous) == 1 and previous in _openers()[1])
            if (not head and previous not in agent.nouns) or previous[-1:] + token in _whole():
                continue
            form = f"“{previous}{token}”" if previous in agent.nouns else f"单独的“{token}”"
            # A filter cuts a word everywhere: where the word is left, the bare 员 may be another.
            yield Edit(start, start, agent.word, "cut-word:agent", "proposed",
                       f"{form}不成词；文中别处写作“{agent.word}{token}”")
