"""Whether an output holds what the job asks for: cell by cell on a small file, by counts on the large one."""

import csv
import json

from job import COLUMNS, judge

_WORDS = {"true": "yes", "false": "no", "": "no"}  # an empty answer is leadqual's "unknown"
_SCORES = {"SQL": (75, 100), "MQL": (25, 50), "disqualified": (0, 25)}


def _text(value):
    """A JSON value as the cell it stands for."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_rows(path):
    """Rows as dictionaries of text, from csv or jsonl by the file's extension."""
    with open(path, newline="", encoding="utf-8") as file:
        if str(path).endswith(".jsonl"):
            for line in file:
                yield {name: _text(value) for name, value in json.loads(line, parse_int=str, parse_float=str).items()}
        else:
            yield from csv.DictReader(file)


def first_difference(leads, output):
    """Empty when `output` has every lead of `leads` unchanged, in order, with the right answers behind it."""
    found = read_rows(output)
    for number, lead in enumerate(read_rows(leads), 1):
        row = next(found, None)
        if row is None:
            return f"ends before lead {number}"
        for name, value in lead.items():
            if row.get(name, "") != value:  # a cell that JSON leaves out is empty
                return f"lead {number}: {name} was {value!r}, is {row.get(name)!r}"
        answers = [row.get(name, "") for name in COLUMNS]
        answers[2:] = [_WORDS.get(answer, answer) for answer in answers[2:]]
        if answers != judge(lead):
            return f"lead {number}: judged {answers}, should be {judge(lead)}"
    return "has more rows than leads" if next(found, None) else ""


def counts(path):
    """How many leads have each tag and score: fast, for outputs that write the two side by side."""
    is_json = str(path).endswith(".jsonl")
    patterns = {}
    for tag, scores in _SCORES.items():
        for score in scores:
            text = f'"lq_tag":"{tag}","lq_score":{score},' if is_json else f",{tag},{score},"
            patterns[f"{tag} {score}"] = text.encode()
    found = dict.fromkeys(patterns, 0)
    keep = max(map(len, patterns.values())) - 1
    with open(path, "rb") as file:
        rest = b""
        while block := file.read(1 << 20):
            text = rest + block
            for name, pattern in patterns.items():
                found[name] += text.count(pattern) - rest.count(pattern)
            rest = text[-keep:]
    return found
