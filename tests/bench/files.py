#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of other programs: import of a 300-page Word document and export of a plan
with 3,000 tasks, against LibreOffice without a display and pandoc on the same files.

Time is the best of several runs of the whole process, memory the largest resident
set of the process and its children. Prints figures, judges nothing.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import compare

TASKS = 3000
WORDS = ("rà soát văn bản quy phạm pháp luật thuộc phạm vi quản lý, trình cấp có thẩm quyền sửa đổi, bổ sung hoặc bãi bỏ "
         "những quy định không còn phù hợp; lấy ý kiến của các đơn vị có liên quan trước khi trình ký").split()


def write_tasks(path):
    """A table of tasks of our own words, none like another."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("STT,Nhóm nhiệm vụ,Nội dung nhiệm vụ,Kết quả,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành\n")
        for i in range(TASKS):
            text = " ".join(WORDS[(i * 7 + k) % len(WORDS)] for k in range(30 + i % 25))
            file.write(f'{i + 1},Nhóm thứ {i * 7 // TASKS + 1},"Việc {i + 1}: {text}",Báo cáo số {i + 1},Phòng Mẫu {i % 9 + 1},'
                       f"Phòng Mẫu {i % 8 + 2},Quý {('I', 'II', 'III', 'IV')[i % 4]}/2027\n")


def count_pages(folder, docx):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
                    folder, docx], capture_output=True, check=True)
    said = subprocess.run(["pdfinfo", docx[:-5] + ".pdf"], capture_output=True, check=True, text=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages:")))


def show(name, result, ours=None):
    ratio = f"{result[0] / ours[0]:8.1f}× our time {result[1] / ours[1]:6.1f}× our memory" if ours else ""
    print(f"  {name:34}{result[0]:8.2f} s {result[1] / 1024:8.0f} MB{ratio}")


def main():
    if len(sys.argv) != 2:
        raise SystemExit("usage: files.py KEHOACH-CLI")
    cli = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--outdir", path("out"), "--convert-to"]
        write_tasks(path("tasks.csv"))
        plan = subprocess.run([cli, "--library", path("library.db"), "import", path("tasks.csv")], capture_output=True,
                              check=True, text=True).stdout.strip()
        export = [cli, "--library", path("library.db"), "export", plan, "-o"]
        subprocess.run([*export, path("plan.docx")], check=True)
        with zipfile.ZipFile(path("plan.docx")) as package:
            unpacked = package.getinfo("word/document.xml").file_size
        text = len(subprocess.run([*export, "-", "--format", "txt"], capture_output=True, check=True).stdout)
        has_office = shutil.which("soffice") is not None
        pages = f"{count_pages(folder, path('plan.docx'))} pages, " if has_office else ""
        print(f"Word document of {TASKS} tasks: {pages}{unpacked / 1e6:.1f} MB unpacked, {text / 1e6:.1f} MB of words")

        print("Import of the Word document")
        reader = os.path.join(os.path.dirname(os.path.dirname(cli)), "reader", "kehoach-reader")
        ours = compare.best([reader, "0", path("plan.docx")])
        show("kehoach, reading alone", ours)
        print(f"  memory is {ours[1] * 1024 / unpacked:.1f}× the unpacked text")
        show("kehoach-cli, into the library", compare.best([cli, "--library", path("second.db"), "import", path("plan.docx")]), ours)
        if has_office:
            show("soffice --convert-to txt", compare.best([*office, "txt:Text", path("plan.docx")]), ours)
        if shutil.which("pandoc"):
            show("pandoc to plain", compare.best(["pandoc", path("plan.docx"), "-t", "plain", "-o", path("plan.txt")]), ours)

        print("Export of the plan")
        for name in ("docx", "odt", "pdf"):
            ours = compare.best([*export, path(f"plan.{name}")])
            show(f"kehoach-cli to {name}", ours)
            source = path("plan.odt") if name == "docx" and os.path.exists(path("plan.odt")) else path("plan.docx")
            if has_office:
                show(f"soffice --convert-to {name}", compare.best([*office, name, source]), ours)
            if shutil.which("pandoc") and name != "pdf":
                show(f"pandoc to {name}", compare.best(["pandoc", path("plan.docx"), "-o", path(f"pandoc.{name}")]), ours)


if __name__ == "__main__":
    main()
