"""Wall time, processor time and peak memory of commands, taken in turn with `pdftotext -tsv` on the same file in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time


LAUNCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launch.py")


def measure(command):
    """One run, output thrown away. → (wall s, processor s, peak MB, exit code)"""
    done = subprocess.run([sys.executable, "-I", "-S", LAUNCH, *map(str, command)], capture_output=True, text=True, check=True)
    wall, processor, kilobytes, code = done.stdout.split()
    return float(wall), float(processor), int(kilobytes) / 1024, int(code)


def pages_of(pdf):
    text = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
    return int(next((line.split()[1] for line in text.splitlines() if line.startswith("Pages:")), 0))


def yardstick(pdf):
    return ["pdftotext", "-tsv", str(pdf), os.devnull]


class Taken:
    """Medians of the runs of one command, and the highest memory."""

    def __init__(self, runs):
        self.walls = [r[0] for r in runs]
        self.processors = [r[1] for r in runs]
        self.wall = statistics.median(self.walls)
        self.processor = statistics.median(self.processors)
        self.memory = max(r[2] for r in runs)
        self.failed = any(r[3] not in (0, 1) for r in runs)

    def times(self, base):
        """Wall and processor time as multiples of another command's: the median of the ratios, each within one turn.

        A machine's clock may swing by half within seconds; what runs in the same turn has nearly the same one.
        """
        return tuple(
            statistics.median(a / b for a, b in zip(mine, theirs))
            for mine, theirs in ((self.walls, base.walls), (self.processors, base.processors))
        )


# What is over sooner gets more turns, up to five times as many: the shorter a command, the more chance has a say.
ENOUGH = 6  # seconds


def in_turn(commands, runs):
    """Runs all commands in turn, at least `runs` times, after one run of each that does not count. {name: command} → {name: Taken}"""
    taken = {name: [] for name in commands}
    started, turn = time.monotonic(), 0
    while turn < (runs + 1 if runs > 1 else 1) or (1 < runs < turn <= 5 * runs and time.monotonic() - started < ENOUGH):
        for name, command in commands.items():
            result = measure(command)
            if turn or runs == 1:
                taken[name].append(result)
        turn += 1
    return {name: Taken(r) for name, r in taken.items()}


def our_stages(juesuan, pdf, runs):
    """The stages of our command beside pdftotext. → {stage: Taken}"""
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "report.pdf")
        return in_turn(
            {
                "pdftotext -tsv": yardstick(pdf),
                "tables": [juesuan, "tables", str(pdf), "--format", "json"],
                "extract": [juesuan, "extract", str(pdf), "--format", "json"],
                "audit": [juesuan, "audit", str(pdf), "--format", "json", "--fail-on", "never"],
                "regenerate": [juesuan, "regenerate", str(pdf), "-o", target],
            },
            runs,
        )


def peers_beside(tools, pdf, runs):
    """Each tool once or more beside pdftotext. → {name: Taken}"""
    commands = {"pdftotext -tsv": yardstick(pdf)}
    commands.update({tool.name: tool.command(pdf) for tool in tools})
    return in_turn(commands, runs)
