"""The name of a data file of this package in; its text, or what its YAML says, out.

`importlib.resources` would do the same and costs a check of one file a tenth of its start.
"""

from __future__ import annotations

import pkgutil
from typing import Any

import yaml


def read_data(name: str) -> str:
    """The text of `data/<name>`."""
    return (pkgutil.get_data("zhiku.check", f"data/{name}") or b"").decode("utf-8")


def read_yaml(name: str) -> Any:
    """What a YAML file of `data/` says."""
    return yaml.load(read_data(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
