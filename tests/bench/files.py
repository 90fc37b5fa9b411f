#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of other programs: import of a 300-page Word document and export of a plan
with 3,000 tasks, against LibreOffice without a display and pandoc on the same files.

Time is the best of several runs of the whole process, of one for the slow others, memory the largest resident
set of the process and its children. Prints figures, judges nothing.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import compare

IMPORT_TASKS = 2100  # about 300 pages
EXPORT_TASKS = 3000
WORDS = ("rà soát văn bản quy phạm pháp luật thuộc phạm vi quản lý, trình cấp có thẩm quyền sửa đổi, bổ sung hoặc bãi bỏ "
         "những quy định không còn phù hợp; lấy ý kiến của các đơn vị có liên quan trước khi trình ký").split()


def write_tasks(path, n):
    """A table of tasks of our own words, none like another."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("STT,Nhóm nhiệm vụ,Nội dung nhiệm vụ,Kết quả,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành\n")
        for i in range(n):
            text = " ".join(WORDS[(i * 7 + k) % len(WORDS)] for k in range(30 + i % 25))
            file.write(f'{i + 1},Nhóm thứ {i * 7 // n + 1},"Việc {i + 1}: {text}",Báo cáo số {i + 1},Phòng Mẫu {i % 9 + 1},'
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

        def add_plan(n):
            write_tasks(path("tasks.csv"), n)
            plan = subprocess.run([cli, "--library", path("library.db"), "import", path("tasks.csv")], capture_output=True,
                                  check=True, text=True).stdout.strip()
            return [cli, "--library", path("library.db"), "export", plan, "-o"]

        def office(to, source):
            return ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir",
                    path("out"), path(source)]

        has_office = shutil.which("soffice") is not None
        has_pandoc = shutil.which("pandoc") is not None

        export = add_plan(IMPORT_TASKS)
        subprocess.run([*export, path("plan.docx")], check=True)
        with zipfile.ZipFile(path("plan.docx")) as package:
            unpacked = package.getinfo("word/document.xml").file_size
        pages = f"{count_pages(folder, path('plan.docx'))} pages, " if has_office else ""
        print(f"Import of a Word document: {pages}{IMPORT_TASKS} tasks, {unpacked / 1e6:.1f} MB of text unpacked")
        reader = os.path.join(os.path.dirname(os.path.dirname(cli)), "reader", "kehoach-reader")
        ours = compare.best([reader, "0", "0", path("plan.docx")])
        show("kehoach, reading alone", ours)
        with open(path("small.txt"), "w", encoding="utf-8") as file:
            file.write("KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC TIÊU\n- Đạt tỷ lệ hài lòng từ 90% trở lên.\n")
        alone = compare.best([reader, "0", "0", path("small.txt")])
        print(f"  memory is {(ours[1] - alone[1]) * 1024 / unpacked:.1f}× the unpacked text beside the program's own "
              f"{alone[1] / 1024:.0f} MB, {ours[1] * 1024 / unpacked:.1f}× with it")
        show("kehoach-cli, into the library", compare.best([cli, "--library", path("second.db"), "import", path("plan.docx")]), ours)
        if has_office:
            show("soffice --convert-to txt", compare.best(office("txt:Text", "plan.docx"), 1), ours)
        if has_pandoc:
            show("pandoc to plain", compare.best(["pandoc", path("plan.docx"), "-t", "plain", "-o", path("plan.txt")], 1), ours)

        export = add_plan(EXPORT_TASKS)
        subprocess.run([*export, path("source.odt")], check=True)
        subprocess.run([*export, path("source.docx")], check=True)
        print(f"Export of a plan of {EXPORT_TASKS} tasks")
        for name, source in (("docx", "source.odt"), ("odt", "source.docx"), ("pdf", "source.docx")):
            ours = compare.best([*export, path(f"plan.{name}")])
            show(f"kehoach-cli to {name}", ours)
            if has_office:
                show(f"soffice --convert-to {name}", compare.best(office(name, source), 1), ours)
            if has_pandoc and name != "pdf":
                show(f"pandoc to {name}", compare.best(["pandoc", path(source), "-o", path(f"pandoc.{name}")], 1), ours)


if __name__ == "__main__":
    main()
