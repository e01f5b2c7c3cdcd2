"""The terms in docs/glossary: enough of them, one owner for every name, readings and references that hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from zhiku.article import Term, parse_page
from zhiku.pinyin import syllables
from zhiku.traditional import SIMPLIFIED, TRADITIONAL

ROOT = Path(__file__).resolve().parents[1]
GLOSSARY = ROOT / "docs" / "glossary"
CATEGORIES = {
    "核心概念", "人员与机构", "账户与费用", "催收方式", "还款安排", "法律程序", "权利保护", "违规与犯罪", "征信",
    "债务人用语", "素质与技巧",
}
# Words that a dictionary of readings gets wrong, and how people say them.
HARD_WORDS = {
    "还款": "huan kuan", "发卡": "fa ka", "代还": "dai huan", "子还": "zi huan", "银行": "yin hang",
    "行业": "hang ye", "调解": "tiao jie", "容差": "rong cha", "率": "lv", "冒充": "mao chong",
    "律师": "lv shi", "呆账": "dai zhang",
}


def read_terms() -> dict[str, Term]:
    terms = {}
    for path in sorted(GLOSSARY.glob("*.md")):
        if path.stem == "index":
            continue
        page, findings = parse_page(path.read_text("utf-8"), f"glossary/{path.name}")
        assert findings == [], path.name
        assert isinstance(page, Term), path.name
        terms[path.stem] = page
    return terms


TERMS = read_terms()
TO_SIMPLIFIED = str.maketrans(TRADITIONAL, SIMPLIFIED)


def fold(name: str) -> str:
    """The form in which two names are the same name."""
    return unicodedata.normalize("NFKC", name).casefold().translate(TO_SIMPLIFIED)


def owners(names_of: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Every folded name with the files that claim it."""
    out: dict[str, set[str]] = {}
    for slug, names in names_of.items():
        for name in names:
            out.setdefault(fold(name), set()).add(slug)
    return out


@cache
def explicit_ids(page: Path) -> frozenset[str]:
    """The heading ids that a page fixes by hand."""
    return frozenset(re.findall(r"^#+ .*\{#([a-z0-9-]+)[ }]", page.read_text("utf-8"), re.M))


def reading_problems(title: str, slug: str) -> list[str]:
    """Hard words of the title whose reading is not in the slug at their place."""
    sounds = slug.split("-")
    if len(sounds) != len(title):
        return [title]
    return [
        word for word, sound in HARD_WORDS.items()
        for m in re.finditer(word, title)
        if sounds[m.start():m.end()] != sound.split()
    ]


def test_there_are_at_least_124_terms() -> None:
    assert len(TERMS) >= 124


@pytest.mark.parametrize("slug", TERMS)
def test_term_is_complete(slug: str) -> None:
    term = TERMS[slug]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert term.meta.title
    assert term.meta.category in CATEGORIES
    assert term.meta.see, "a term points to at least one other"
    first = term.body.strip().split("\n\n")[0]
    assert first and not first.startswith(("#", "!", "-", ">", "|"))
    assert "](" not in first and "<" not in first, "the definition is plain text"
    assert len(first) <= 200
    assert first.endswith("。")
    assert first != term.meta.title


@pytest.mark.parametrize("slug", TERMS)
def test_see_names_existing_terms_and_is_answered(slug: str) -> None:
    see = TERMS[slug].meta.see
    assert slug not in see
    assert len(see) == len(set(see))
    for other in see:
        assert other in TERMS, f"{slug}.md: see: {other}"
        assert slug in TERMS[other].meta.see, f"{other}.md does not point back to {slug}"


def test_every_name_has_one_owner() -> None:
    names = {slug: term.names for slug, term in TERMS.items()}
    shared = {name: slugs for name, slugs in owners(names).items() if len(slugs) > 1}
    assert shared == {}
    for slug, term in TERMS.items():
        folded = [fold(name) for name in term.names]
        assert len(folded) == len(set(folded)), slug


def test_names_that_are_only_searched_are_no_other_terms_name() -> None:
    linked = owners({slug: term.names for slug, term in TERMS.items()})
    wrong = {
        (slug, name): linked[fold(name)] for slug, term in TERMS.items() for name in term.meta.search_aliases
        if fold(name) in linked
    }
    assert wrong == {}


@pytest.mark.parametrize(("left", "right"), [("ＰＴＰ", "ptp"), ("債權", "债权"), ("Ai催收", "AI催收")])
def test_fold_sees_through_width_case_and_script(left: str, right: str) -> None:
    assert owners({"a": (left,), "b": (right,)}) == {fold(right): {"a", "b"}}


@pytest.mark.parametrize("slug", TERMS)
def test_slug_is_the_right_reading(slug: str) -> None:
    meta = TERMS[slug].meta
    assert reading_problems(meta.title, slug) == []
    assert "-".join(syllables(meta.title, meta.pinyin)) == slug


@pytest.mark.parametrize(("title", "slug", "wrong"), [
    ("协商还款", "xie-shang-hai-kuan", ["还款"]),
    ("发卡银行", "fa-qia-yin-xing", ["发卡", "银行"]),
    ("协商还款", "xie-shang-huan-kuan", []),
])
def test_misreadings_are_seen(title: str, slug: str, wrong: list[str]) -> None:
    assert reading_problems(title, slug) == wrong


@pytest.mark.parametrize("slug", TERMS)
def test_links_of_the_explanation_lead_somewhere(slug: str) -> None:
    law = TERMS[slug].meta.law
    for target in re.findall(r"\]\(([^)]+)\)", TERMS[slug].body):
        path, _, anchor = target.partition("#")
        assert (GLOSSARY / path).resolve().is_file(), target
        if "/legal/basis/" in path:
            assert anchor in law, f"{anchor} is cited but not listed under law:"
            assert anchor in explicit_ids((GLOSSARY / path).resolve()), target


@pytest.mark.parametrize("slug", [s for s, t in TERMS.items() if t.meta.law])
def test_law_ids_exist(slug: str) -> None:
    for law in TERMS[slug].meta.law:
        page = ROOT / "docs" / "legal" / "basis" / f"{law.split('-')[0]}.md"
        assert page.is_file(), law
        assert law in explicit_ids(page), law


def test_names_that_would_link_wrongly_are_only_searched() -> None:
    linked = set(owners({slug: term.names for slug, term in TERMS.items() if term.meta.link}))
    for word in ("共鸣", "心理素质", "追讨", "欠款", "黑名单", "信用修复", "资产管理公司", "举报", "展期", "执行",
                 "协商", "减免", "起诉", "上门", "时效", "不良", "容时", "外访", "代还", "消保", "保证", "异议",
                 "白名单", "上岸", "还款日", "要账", "债主"):
        assert word not in linked, word
