"""The audit alone: reports of thirty pages as they are, and with five figures wrong that have nothing to do with each other."""

import json
import random
import subprocess
import tempfile
from pathlib import Path

from timing import in_turn, pages_of

LEAST_PAGES = 30  # the target is stated for a report of so many pages
ERRORS = 5
DRAWS = 3  # different sets of five errors in each report


def damaged(report, seed):
    """The report as JSON with the first digit wrong in one filled amount of five forms each."""
    report, chance = json.loads(json.dumps(report)), random.Random(seed)
    filled = []
    for form in report["forms"]:
        figures = [f for row in form["rows"] if row.get("key") for f in row["figures"] if f["value"].get("coefficient", 0) > 99]
        if figures:
            filled.append(figures)
    for number, figures in enumerate(chance.sample(filled, min(ERRORS, len(filled)))):
        figure = chance.choice(figures)
        digits = str(figure["value"]["coefficient"])
        first = "123456789".replace(digits[0], "")[(number + seed) % 8]
        place = next(i for i, c in enumerate(figure["printed"]) if c in "123456789")
        figure["printed"] = figure["printed"][:place] + first + figure["printed"][place + 1 :]
        figure["value"]["coefficient"] = int(first + digits[1:])
    return report


def run(juesuan, files, runs):
    """→ [{name, pages, beyond extraction as it is, the slowest with five errors, in seconds}]"""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for pdf in (f for f in files if pages_of(f) >= LEAST_PAGES):
            target = Path(folder) / "report.json"
            subprocess.run([juesuan, "extract", pdf, "--format", "json", "-o", target], check=True, capture_output=True)
            report = json.loads(target.read_text())
            commands = {"extract": [juesuan, "extract", target, "--format", "json"], "whole": audit(juesuan, target)}
            for draw in range(DRAWS):
                wrong = Path(folder) / f"{draw}.json"
                wrong.write_text(json.dumps(damaged(report, draw), ensure_ascii=False))
                commands[f"wrong {draw}"] = audit(juesuan, wrong)
            taken = in_turn(commands, runs)
            base = taken["extract"].wall
            slowest = max(taken[f"wrong {draw}"].wall for draw in range(DRAWS))
            out.append(dict(name=pdf.stem, pages=pages_of(pdf), whole=taken["whole"].wall - base, wrong=slowest - base))
    return out


def audit(juesuan, report):
    return [juesuan, "audit", str(report), "--format", "json", "--fail-on", "never"]
