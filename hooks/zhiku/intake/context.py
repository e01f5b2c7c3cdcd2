"""What a whole text tells its paragraphs: which characters never occur in it, which word was cut, whether it was spun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zhiku.intake.stuffing import Repeated


@dataclass(frozen=True)
class Cut:
    """A word that a filter removed from the whole text."""

    word: str
    given: bool = False  # a person named it
    sure: bool = False  # the text proves it


@dataclass(frozen=True)
class Agent:
    """Who a text is about: the word before 员 or 师 in its full forms, cut elsewhere."""

    word: str
    end: str
    nouns: frozenset[str] = frozenset()  # what stands before it in 养老护理员, and before the bare 员


@dataclass(frozen=True)
class Context:
    """Facts about the whole text, found before any paragraph is repaired."""

    chars: frozenset[str] = frozenset()
    size: int = 0  # characters
    words: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    cut: Cut | None = None
    agents: tuple[Agent, ...] = ()
    spun: bool = False
    spinner: str = ""  # whose work it is, where that is known
    partly: str = ""  # or where it is known in part
    bare_ends: frozenset[str] = frozenset()  # ends of words for people (师, 者) that stand alone again and again
    full_forms: frozenset[str] = frozenset()  # and words with such an end that stand whole
    bare_people: int = 0  # clauses that begin with 人员 of no kind
    swaps: Mapping[str, int] = field(default_factory=dict)  # swaps (作用→影响) that may have been made, with the number of places
    bare_ke: bool = False  # 可 stands for 可以, so 可以 was something else
    short_forms: int = 0  # places where 可 stands alone
    led: frozenset[str] = frozenset()  # two characters of which the second has mostly the first before it, and often
    followed: frozenset[str] = frozenset()  # two characters of which the first has mostly the second behind it, and often
    stuffed: Mapping[str, Repeated] = field(default_factory=dict)  # what may have been stuffed into comments, and how often it stands where
    readings: bool = False  # a program put the reading behind the characters that it changed
    noisy: bool = False  # comments hold fragments where no fragment can stand

    @property
    def told(self) -> bool:
        """Whether nothing but the word of a person says that this text was cut: then no other word is looked for."""
        return not self.spun and self.cut is not None and self.cut.given

    @property
    def damaged(self) -> bool:
        """Whether anything proves that words of this text were cut or replaced; else doubt speaks for its writer."""
        return self.spun or self.cut is not None


@dataclass(frozen=True)
class Passage:
    """One paragraph as a step sees it: its text as repaired so far, what it is, and what stands around it."""

    text: str
    kind: str  # that of its part; or "cell": words in a table that are no sentence, or a row of it
    context: Context
    joined: bool = False  # its sentence began in the line above
    open: bool = False  # its sentence goes on in the line below
    marked: Callable[[], frozenset[int]] = frozenset  # places of its text where something was offered or marked, when asked
