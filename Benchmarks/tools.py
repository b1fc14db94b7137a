"""The programs compared: our command and the peers in their own environment, each answer in one shape, peers' answers kept."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from peers import PEERS

HERE = Path(__file__).resolve().parent
TIMEOUT = 600  # seconds for one document
PACKAGES = ["pdfplumber", "pymupdf", "camelot-py", "tabula-py", "jpype1"]


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "juesuan-bench"


LEAST_CONFIDENCE = 0.8  # a cell below it is flagged (`Cell.leastConfidence`)


class Ours:
    """The `juesuan` command."""

    name = "juesuan"

    def __init__(self, path):
        self.path = str(path)
        done = subprocess.run([self.path, "--version"], capture_output=True, text=True)
        self.version = done.stdout.strip() or "unknown version"

    def command(self, pdf):
        return [self.path, "tables", str(pdf), "--format", "json"]

    def answer(self, pdf):
        done = subprocess.run(self.command(pdf), capture_output=True, timeout=TIMEOUT)
        if done.returncode not in (0, 1):
            return {"tables": [], "error": f"exit {done.returncode}: {last_line(done.stderr)}"}
        return {"tables": [plain(t) for t in json.loads(done.stdout)["tables"]]}

    def extract_csv(self, document):
        done = subprocess.run([self.path, "extract", str(document), "--format", "csv"], capture_output=True, timeout=TIMEOUT)
        text = done.stdout.decode("utf-8-sig", "replace")
        return text if done.returncode in (0, 1) and text.startswith("document,") else ""


def plain(table):
    """A table of `juesuan-tables/1` in the shape the scorers read."""
    rows, spans, row_pages, tops, flagged = [], [], [], {}, []
    for r, row in enumerate(table["rows"]):
        page = next((c["page"] for c in row if c and "page" in c), row_pages[-1] if row_pages else table["pages"][0])
        row_pages.append(page)
        rows.append([None if c is None else c.get("text", "") for c in row])
        for c, cell in enumerate(row):
            if cell and (cell.get("rowSpan", 1) > 1 or cell.get("columnSpan", 1) > 1):
                spans.append([r, c, cell.get("rowSpan", 1), cell.get("columnSpan", 1)])
            if cell and cell.get("confidence", 1) < LEAST_CONFIDENCE:
                flagged.append([page, cell.get("text", "")])
            if cell and cell.get("box"):
                top, bottom = cell["box"][1], cell["box"][3]
                old = tops.get(page, (top, 0, 0))
                tops[page] = (min(old[0], top), old[1] + bottom - top, old[2] + 1)
    dropped = []
    for page, _, top, *_ in table.get("box") or ():
        if page in tops and tops[page][0] - top > 0.5 * tops[page][1] / tops[page][2]:  # half the height of a usual cell
            dropped.append(page)
    return {
        "pages": table["pages"], "rows": rows, "spans": spans, "row_pages": row_pages, "dropped_header": dropped,
        "flagged": flagged, "header_rows": table.get("headerRows") or 0, "form": table.get("form"), "title": table.get("title"),
    }


class Peer:
    """One peer, run by the interpreter of the peers' environment."""

    def __init__(self, name, python, version, answers):
        self.name, self.python, self.version, self.answers = name, str(python), version, answers

    def command(self, pdf):
        return [self.python, str(HERE / "peers.py"), self.name, str(pdf)]

    def answer(self, pdf):
        digest = hashlib.sha256(Path(pdf).read_bytes() + (HERE / "peers.py").read_bytes()).hexdigest()[:24]
        kept = self.answers / f"{self.name}-{self.version}" / f"{digest}.json"
        if kept.exists():
            return json.loads(kept.read_text())
        try:
            done = subprocess.run(self.command(pdf), capture_output=True, timeout=TIMEOUT)
            if done.returncode == 0:
                answer = json.loads(done.stdout)
            else:
                answer = {"tables": [], "error": last_line(done.stderr)}
        except subprocess.TimeoutExpired:
            answer = {"tables": [], "error": f"more than {TIMEOUT} s"}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(answer, ensure_ascii=False))
        return answer


def last_line(data):
    lines = data.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no message"


def install(folder, say, fresh=False):
    """The peers that PyPI gives → [Peer]. What cannot be had is said and left out."""
    home = folder / "peers"
    python = home / "bin" / "python"
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
        shutil.rmtree(folder / "answers", ignore_errors=True)
    if not python.exists():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([sys.executable, "-m", "venv", str(home)], capture_output=True)
        if done.returncode:
            say(f"peers skipped: no virtual environment ({last_line(done.stderr or done.stdout)})")
            return []
    for package in PACKAGES:
        if not version_of(python, package):
            say(f"installing {package} from PyPI into {home}")
            done = subprocess.run([str(python), "-m", "pip", "install", "-q", package], capture_output=True)
            if done.returncode:
                say(f"{package} cannot be installed: {last_line(done.stderr)}")
    out = []
    for name, (package, _) in PEERS.items():
        version = version_of(python, package)
        if not version:
            say(f"{name} skipped: {package} is not installed")
        elif name.startswith("tabula") and not shutil.which("java"):
            say(f"{name} skipped: no java (Debian: default-jre-headless)")
        elif name.startswith("tabula") and not version_of(python, "jpype1"):
            say(f"{name} skipped: jpype1 is not installed")
        else:
            out.append(Peer(name, python, version, folder / "answers"))
    return out


def version_of(python, package):
    code = f"import importlib.metadata as m; print(m.version('{package}'))"
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None
