"""`unlawful-technique`: figures on the example set hold, every rule's own examples, what is let go, nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rule_figures import examples, measure, reporter
from tests.train_unlawful import ordinary_files
from zhiku.check.engine import check_documents
from zhiku.check.model import World, document_of
from zhiku.check.rules import unlawful, unlawful_learned
from zhiku.check.rules.unlawful_bans import Ban, probes
from zhiku.check.rules.unlawful_keys import find_keys, keys_of, written_keys
from zhiku.settings import CheckSettings, Settings

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLES = Path(__file__).parent / "data" / "unlawful"
KEYS = Path(unlawful.__file__).parents[1] / "data" / "unlawful_keys.json"
BANS = tuple(dict.fromkeys(probe.ban for probe in probes()))


def letters(text: str) -> list[str]:
    document = document_of("---\ntitle: 甲\n---\n" + text, "x/a.md", Settings())
    return [p.message for p in unlawful.find(document, World({document.path: document}))]


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.tsv")), ids=lambda file: file.stem)
def test_precision_and_recall(file: Path) -> None:
    """By now every sentence has been read: the figures only say that nothing is lost (README there)."""
    figures = measure(examples("unlawful-technique", file), reporter("unlawful-technique"))
    assert figures.number > 60
    least = 0.9 if file.stem == "author-8" else 0.95  # its sentences were not given words and patterns of their own
    assert figures.precision >= 0.92 and figures.recall >= least, [e.text for e in figures.wrong]


def test_fresh_sentences_that_taught_nothing() -> None:
    """Nobody reads which of these are missed, and nothing is learned from them."""
    figures = measure(examples("unlawful-technique", EXAMPLES / "held-out" / "sentences.tsv"), reporter("unlawful-technique"))
    assert figures.recall >= 0.7


def per_thousand(files: list[Path]) -> float:
    """Reports per thousand characters."""
    texts = [file.read_text("utf-8") for file in files]
    return 1000 * sum(len(letters(text.removeprefix("---\n").partition("---\n")[2] or text)) for text in texts) / sum(map(len, texts))


def test_lawful_articles_are_left_alone() -> None:
    assert per_thousand(sorted((EXAMPLES / "articles").glob("*.md"))) <= 0.6
    assert per_thousand(sorted((EXAMPLES / "held-out").glob("*.md"))) <= 1.0


def test_ordinary_text_is_left_alone() -> None:
    """People of many trades tell of their work: before the wording had to agree, every 356 characters were reported once."""
    assert per_thousand(ordinary_files(1)) <= 0.5


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.id)
def test_every_rule_flags_its_bad_examples_and_passes_its_good_ones(ban: Ban) -> None:
    assert ban.bad and ban.good
    for text in ban.bad:
        assert any(ban.about in letter and ban.instead in letter for letter in letters(text)), text
    for text in ban.good:
        assert not any(ban.about in letter for letter in letters(text)), text


def test_every_rule_names_law_that_the_basis_has() -> None:
    basis = "".join(p.read_text("utf-8") for p in sorted((DOCS / "legal" / "basis").glob("*.md")))
    for ban in BANS:
        assert ban.law and all(f"#{law_id}" in basis for law_id in ban.law), ban.id


def test_the_letter_names_the_rule_by_its_name() -> None:
    settings = Settings()
    law = document_of("---\ntitle: 商业银行信用卡业务监督管理办法\nkind: 部门规章\ngrade: P+\nchecked: 2026-11-23\nsummary: 甲。\n---\n\n"
                      "## 第六十八条 {#xyk-68}\n\n大意。\n", "legal/basis/xyk.md", settings)
    page = document_of("---\ntitle: 甲\n---\n必要时可以吓唬一下客户。", "x/a.md", settings)
    [problem] = unlawful.find(page, World({page.path: page, law.path: law}, settings=settings))
    assert "《商业银行信用卡业务监督管理办法》第六十八条" in problem.message


BAD = "再不还就让你坐牢。"


@pytest.mark.parametrize("text", [
    BAD, f"## 这样说\n\n> 催收员：{BAD}", f"## 不要这样说\n\n甲。\n\n## 这样说\n\n{BAD}", "不要怕联系他的家人，把欠款告诉他父母。",
    f"```\n{BAD}\n```", f"| 场合 | 话术 |\n|---|---|\n| 拖延 | {BAD} |",
])
def test_what_is_flagged(text: str) -> None:
    assert letters(text)


@pytest.mark.parametrize("text", [
    f"## 不要这样说\n\n- “{BAD}”", f"## 常见错误\n\n### 开头\n\n{BAD}\n\n## 后来\n\n甲。",
    f"## 甲\n\n!!! danger \"不要这样说\"\n    {BAD}\n",
    f"| 错误说法 | 正确说法 |\n|---|---|\n| {BAD} | 逾期会报送征信。 |", f"以下说法禁止使用：\n\n- {BAD}\n- 吓唬他一下。\n",
    "不得威胁、恐吓、辱骂客户，也不得联系他的家人催债。", "可以打给客户的家人催债吗？", "他的家人被催收员半夜打电话催债。",
    "网上说信用卡欠一万就构成犯罪，是旧标准。", f"<!-- {BAD} -->", "> 持卡人：你再不停，我让你坐牢。",
])
def test_what_is_let_go(text: str) -> None:
    assert letters(text) == []


def test_keys_stand_in_every_match() -> None:
    assert find_keys("(?:打|拨打)…?(?:家人|父母)").first == {"家人", "父母"}
    assert find_keys("甲?(?:乙丙)+[丁戊]").first == {"乙丙"}
    assert find_keys("[^甲]*").first == frozenset()
    for probe in probes():
        for text in probe.ban.bad:
            match = probe.pattern.search(text)
            keys = keys_of(probe.source).first
            assert not match or not keys or any(key in match[0] for key in keys)


@given(st.text(alphabet="再不还就让你坐牢打家人电话催债，。？\n#|>-“”:：不得禁止", max_size=80) | st.text(max_size=80))
def test_nothing_crashes(text: str) -> None:
    letters(text)


def test_the_written_keys_are_those_of_the_patterns() -> None:
    """Patterns changed? `python -m tests.test_unlawful` writes the file anew."""
    assert KEYS.read_text("utf-8") == written_keys(p.source for p in probes())


def test_every_pattern_is_found_by_its_keys() -> None:
    keys = find_keys("(?:甲乙|丙丁)…?[戊己]庚")
    assert keys.first == {"甲乙", "丙丁"} and keys.second == {"庚"}
    assert find_keys("(?:甲)?").first == frozenset()


def test_a_sentence_in_words_of_its_own_is_known_by_its_likeness() -> None:
    """None of the words and patterns sees it; the weights learned from labelled sentences do."""
    text = "面对老油条，可以先放一段警车鸣笛的录音，再开始谈。"
    assert not list(unlawful.advised(text, 0, len(text)))
    [letter] = letters(text)
    assert "读起来像在教" in letter and "依据" in letter
    assert letters("第一次打给客户，先报机构和工号，再问方不方便说话。") == []
    assert letters(f"## 不要这样说\n\n{text}") == []


def test_the_weights_know_every_kind_of_advice() -> None:
    known = unlawful_learned.weights()
    advice = {ban.id for ban in BANS if not ban.claim}
    assert set(known.kinds) == advice and len(known.grams) > 5000
    assert max(abs(v) for v in known.grams.values()) < 3, "一个词不能单独决定"


if __name__ == "__main__":
    KEYS.write_text(written_keys(p.source for p in probes()), "utf-8")


NURSE = "---\ntitle: 输液\nsummary: 看护要点。\norigin: 编者\n---\n家属问起来，护士要如实告诉，不能隐瞒。必要时告诉家属欠了几次费。\n"


def rules_in(base: str, settings: Settings) -> set[str]:
    front = "title: 某法\nkind: 法律\ngrade: P+\nchecked: 2026-11-23\nsummary: 甲。"
    law = document_of(f"---\n{front}\n---\n\n{base}\n", "legal/basis/x.md", settings)
    page = document_of(NURSE, "x/a.md", settings)
    return {f.rule for f in check_documents(["x/a.md"], World({page.path: page, law.path: law}, settings=settings))}


def test_a_knowledge_base_on_another_subject_is_not_held_to_the_law_of_this_one() -> None:
    privacy = "## 第一千零三十二条 {#mfd-1032}\n\n大意。\n"
    assert "unlawful-technique" not in rules_in(privacy, Settings())
    assert "unlawful-technique" in rules_in(privacy, Settings(check=CheckSettings(on=("unlawful-technique",))))
    ours = "".join(f"## 第{n}条 {{#{law}}}\n\n大意。\n\n" for n, law in enumerate(BANS[0].law))
    assert "unlawful-technique" in rules_in(ours, Settings())
