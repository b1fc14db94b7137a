"""LibreOffice, qpdf and poppler as child processes. Only the generator needs them."""

import os
import re
import shutil
import subprocess
import tempfile

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


class Office:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="corpus-")

    def pdf(self, documents, tagged=()):
        """{file name with extension: text} -> {stem: path of the PDF}; those in `tagged` carry their structure."""
        paths = []
        for name, text in documents.items():
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            paths.append(path)
        out = os.path.join(self.folder, "pdf")
        profile = "file://" + os.path.join(self.folder, "profile")
        with_tags = [p for p in paths if os.path.splitext(os.path.basename(p))[0] in tagged]
        for target, some in (("pdf", [p for p in paths if p not in with_tags]), (TAGGED, with_tags)):
            if some:
                command = [
                    "soffice",
                    f"-env:UserInstallation={profile}",
                    "--headless",
                    "--convert-to",
                    target,
                    "--outdir",
                    out,
                ]
                subprocess.run(
                    command + some, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=400
                )
        made = {os.path.splitext(n)[0]: os.path.join(out, os.path.splitext(n)[0] + ".pdf") for n in documents}
        for path in made.values():
            undated(path)
        return made

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def undated(path):
    """A date of the same length in place of today's, so that making the corpus again changes no byte."""
    with open(path, "rb") as f:
        data = f.read()
    data = re.sub(
        rb"/(?:DocChecksum /|ID ?\[ *<)[^\]>]*(?:> *\n?<[0-9A-F]*)?",
        lambda m: re.sub(rb"[0-9A-F]{32}", b"0" * 32, m.group(0)),
        data,
    )
    data = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:20250820093000", data)
    with open(path, "wb") as f:
        f.write(data)


def join(parts, target):
    """One file as it is, several after one another; both packed tightly."""
    source = parts if len(parts) == 1 else ["--empty", "--pages", *parts, "--"]
    pack = ["--deterministic-id", "--object-streams=generate", "--recompress-flate", "--compression-level=9"]
    subprocess.run(["qpdf", *pack, *source, target], check=True)


def pages_text(path, *options):
    text = subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]
