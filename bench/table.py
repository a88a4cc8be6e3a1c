"""The report: tables of costs and ratios, and claims with their targets, as markdown that also reads well as text."""

import dataclasses

HEADER = ["", "wall s", "CPU s", "peak MiB", "÷ leadqual", "CPU ÷ leadqual", "÷ cat", "answers"]


@dataclasses.dataclass
class Claim:
    text: str
    value: float
    target: str
    holds: bool


class Report:
    def __init__(self):
        self.lines, self.claims = [], []

    def say(self, line=""):
        self.lines.append(line)
        print(line, flush=True)

    def section(self, title):
        self.say(f"\n## {title}\n")

    def table(self, header, rows):
        widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]

        def line(row):
            cells = [str(row[0]).ljust(widths[0])]
            cells += [str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:])]
            return "| " + " | ".join(cells) + " |"

        self.say(line(header))
        self.say("|" + "|".join("-" * (width + 1) + ("-" if i == 0 else ":") for i, width in enumerate(widths)) + "|")
        for row in rows:
            self.say(line(row))
        self.say()

    def costs(self, costs, answers=None, base="leadqual", cat="cat"):
        """One row a task; ratios to `base` and to `cat`, where they ran."""
        ours, copy, answers = costs.get(base), costs.get(cat), answers or {}

        def ratio(value, other):
            return f"{value / other:.2f}" if other else ""

        rows = []
        for name, cost in costs.items():
            rows.append([
                name, f"{cost.wall:.3f}", f"{cost.cpu:.3f}", f"{cost.peak:.0f}",
                ratio(cost.wall, ours and ours.wall), ratio(cost.cpu, ours and ours.cpu),
                ratio(cost.wall, copy and copy.wall), answers.get(name, ""),
            ])
        self.table(HEADER, rows)

    def claim(self, text, value, at_least=None, at_most=None, unit=""):
        holds = (at_least is None or value >= at_least) and (at_most is None or value <= at_most)
        limits = [f"at least {at_least:g}{unit}" if at_least is not None else "",
                  f"at most {at_most:g}{unit}" if at_most is not None else ""]
        self._keep(Claim(text, value, " and ".join(filter(None, limits)), holds), unit)

    def _keep(self, claim, unit):
        self.claims.append(claim)
        self.say(f"- {'holds' if claim.holds else '**FAILS**'}: {claim.text}: {claim.value:.2f}{unit} ({claim.target})")
