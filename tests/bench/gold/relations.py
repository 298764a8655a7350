"""Sentences with a source and a target: what the one does to the other (PLV), and whether it is conflict at all (AW)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.extract.relations.relations import PairCoding, code_pair
from flows.extract.words import split_words
from flows.model.claim import Span
from gold.figure import Figure

_TAG = re.compile("(</?[st]>)")
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # one type to the set, and material cooperation
_CONFLICT = (3, 4)


def measure(folder: Path) -> Iterator[Figure]:
    for split in ("train", "test"):
        if (path := folder / f"PLV_{split}.tsv").exists():
            rows = _rows(path)
            codings = [_coding(row["marked_sentence"]) for row in rows]
            roots = [_YIELD.get(one.event, one.event) if one else "" for one in codings]
            quads = [("2" if one.event in _YIELD else str(one.quad_class)) if one else "" for one in codings]
            yield Figure(f"PLV {split}", "quad, macro F1", 0.52, _macro_f1([row["gold_penta"] for row in rows], quads), 0.65)
            yield Figure(f"PLV {split}", "root, macro F1", 0.46, _macro_f1([row["gold_root"] for row in rows], roots), 0.52)
        if (path := folder / f"AW_{split}.tsv").exists():
            rows = _rows(path)
            found = [_coding(row["marked_sentence"]) for row in rows]
            conflict = [str(int(one is not None and one.quad_class in _CONFLICT)) for one in found]
            gold = [row["gold_binary"] for row in rows]
            yield Figure(
                f"AW {split}", "conflict, macro F1", _macro_f1(gold, ["1"] * len(gold)), _macro_f1(gold, conflict), 0.8
            )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _coding(marked: str) -> PairCoding | None:
    """What is read of a sentence whose source stands in <s>…</s> and whose target in <t>…</t>; where one of them is not marked,
    its first word or its end stands for it."""
    text, opened, spans = "", {}, {}
    for piece in _TAG.split(marked):
        if piece in ("<s>", "<t>"):
            opened[piece[1]] = len(text)
        elif piece in ("</s>", "</t>"):
            spans.setdefault(piece[2], Span(opened[piece[2]], len(text)))
        else:
            text += piece
    return code_pair(split_words(text), spans.get("s", Span(0, 1)), spans.get("t", Span(len(text) - 1, len(text))))


def _macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    classes = sorted(set(gold))
    pairs = list(zip(gold, found, strict=True))
    return sum(_f1(pairs, one) for one in classes) / len(classes)


def _f1(pairs: Sequence[tuple[str, str]], one: str) -> float:
    right = sum(pair == (one, one) for pair in pairs)
    named = sum(gold == one for gold, _ in pairs) + sum(found == one for _, found in pairs)
    return 2 * right / named if named else 0.0
