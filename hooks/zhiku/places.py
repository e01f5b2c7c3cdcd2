"""The texts of YAML files and the keys that lead to a value in; the file, line and column where it stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import yaml


@dataclass(frozen=True)
class Place:
    """Where something stands; `is_own`: in the file itself, not in one that it inherits."""

    path: str
    line: int = 1
    column: int = 1
    is_own: bool = True


@dataclass(frozen=True)
class Written:
    """A configuration as it is written: its own file first, then those that it inherits, each with the path by which findings
    name it, and its text."""

    files: tuple[tuple[str, str], ...] = ()

    def place(self, keys: Sequence[str]) -> Place:
        """The place of the last of the keys, of the nearest one before it where that isn't written down."""
        best = Place(self.files[0][0] if self.files else "mkdocs.yml")
        depth = 0
        for path, text in self.files:
            found = tuple(_marks(text, keys))
            if len(found) > depth:
                depth = len(found)
                best = Place(path, *found[-1], is_own=path == self.files[0][0])
            if depth == len(keys):
                break
        return best

    def place_of_member(self, key: str, word: str) -> Place | None:
        """The place of a member of the list under `key` that is the word, or is a pair of which it is the first."""
        for path, text in self.files:
            tree = _tree(text)
            listed = next((value for name, value in tree.value if name.value == key), None) if isinstance(tree, yaml.MappingNode) else None
            for node in listed.value if isinstance(listed, yaml.SequenceNode) else [listed] if listed else ():
                first = node.value[0] if isinstance(node, yaml.SequenceNode) and node.value else node
                if isinstance(first, yaml.ScalarNode) and first.value == word:
                    return Place(path, first.start_mark.line + 1, first.start_mark.column + 1)
        return None


def _marks(text: str, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Line and column of the first key, of the second in its value, and so on until one isn't there; the members of a list
    are called by number."""
    node = _tree(text)
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next(((name, value) for name, value in node.value if name.value == key), None)
            if pair is None:
                return
            mark, node = pair[0].start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and key.isdigit() and int(key) < len(node.value):
            node = node.value[int(key)]
            mark = node.start_mark
        else:
            return
        yield mark.line + 1, mark.column + 1


@lru_cache(maxsize=8)
def _tree(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
