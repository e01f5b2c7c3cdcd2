"""Rows of measures with a yes or no in; the trees of `hooks/zhiku/intake/trees.py`, the same every time, out.

Grown with LightGBM, which only those need who learn anew: pip install lightgbm==4.7.0
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.learning import note
from zhiku.intake.trees import UNIT

COUNT = 150
SETTINGS = {"objective": "binary", "num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 40, "lambda_l2": 5.0,
            "deterministic": True, "force_row_wise": True, "num_threads": 1, "seed": 1, "verbosity": -1}
Row = tuple[Mapping[str, float], bool]


def grow(rows: Sequence[Row], shares: Sequence[float] | None = None) -> dict[str, Any]:
    """Trees that tell the rows with a yes from the others; `shares` are what each row counts for."""
    import lightgbm

    names = sorted(rows[0][0])
    points = np.array([[round(known[name] * UNIT) for name in names] for known, _ in rows], np.float64)
    told = lightgbm.Dataset(points, np.array([is_so for _, is_so in rows]), weight=None if shares is None else np.array(shares))
    grown = lightgbm.train(SETTINGS, told, COUNT).dump_model()
    return {"names": names, "trees": [_node(tree["tree_structure"]) for tree in grown["tree_info"]]}


def _node(found: Mapping[str, Any]) -> Any:
    if "leaf_value" in found:
        return round(found["leaf_value"] * UNIT)
    assert found["decision_type"] == "<=" and found["missing_type"] == "None"
    return [found["split_feature"], math.floor(found["threshold"]), _node(found["left_child"]), _node(found["right_child"])]


def write(found: Mapping[str, Any], out: Path, texts: Sequence[str]) -> None:
    """One tree a line; and what taught them."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in found["trees"])
    out.write_text(f'{{"names": {json.dumps(found["names"])}, "trees": [\n{lines}\n]}}\n', "utf-8")
    note(out, texts)
    print(out.name, len(found["trees"]), "trees")
