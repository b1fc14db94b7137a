"""LibreOffice, qpdf and poppler as child processes. Only the generator needs them."""

import os
import shutil
import subprocess
import tempfile


class Office:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="corpus-")

    def pdf(self, documents):
        """{file name with extension: text} -> {stem: path of the PDF}"""
        paths = []
        for name, text in documents.items():
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            paths.append(path)
        out = os.path.join(self.folder, "pdf")
        profile = "file://" + os.path.join(self.folder, "profile")
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", out] + paths,
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=400,
        )
        return {os.path.splitext(n)[0]: os.path.join(out, os.path.splitext(n)[0] + ".pdf") for n in documents}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def join(parts, target):
    subprocess.run(["qpdf", "--empty", "--deterministic-id", "--object-streams=generate", "--recompress-flate", "--compression-level=9", "--pages", *parts, "--", target], check=True)


def pages_text(path, *options):
    text = subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]
