"""Wall time, processor time and peak memory of commands, taken in turn with `pdftotext -tsv` on the same file in the same run."""

import os
import statistics
import subprocess
import tempfile
import time


def measure(command, timeout=600):
    """One run, output thrown away. → (wall s, processor s, peak MB, exit code)"""
    with open(os.devnull, "wb") as nothing:
        started = time.monotonic()
        child = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode


def pages_of(pdf):
    text = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
    return int(next((line.split()[1] for line in text.splitlines() if line.startswith("Pages:")), 0))


def yardstick(pdf):
    return ["pdftotext", "-tsv", str(pdf), os.devnull]


class Taken:
    """Medians of the runs of one command, and the highest memory."""

    def __init__(self, runs):
        self.wall = statistics.median(r[0] for r in runs)
        self.processor = statistics.median(r[1] for r in runs)
        self.memory = max(r[2] for r in runs)
        self.failed = any(r[3] not in (0, 1) for r in runs)


def in_turn(commands, runs):
    """Runs all commands in turn, `runs` times, after one run of each that does not count. {name: command} → {name: Taken}"""
    taken = {name: [] for name in commands}
    for turn in range(runs + 1 if runs > 1 else 1):
        for name, command in commands.items():
            result = measure(command)
            if turn or runs == 1:
                taken[name].append(result)
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
