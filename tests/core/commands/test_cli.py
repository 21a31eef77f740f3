"""The command line: exit codes, one-line Chinese errors, JSON that others rely on."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import pdfplumber
import pytest

from core import COMMANDS
from core.exporting import export
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.backups import keep
from core.project.interchange import dump
from core.project.project_file import encode_project, read_project
from core.report.check_code import check_codes, figures_code
from core.report.report import Report
from core.storage.logs import logger
from main import main
from tests.core.checks.test_published import BALANCED
from tests.core.foreign_files import a_sheet_each
from tests.core.interpret.documents import blocks_of
from tests.core.paper import saved, sheet
from tests.factories import AGENCY, proper_report, write_project

TARGETS = "、".join(f"--{id_}" for id_ in (*FORMATS, "json"))
HAN = re.compile("[\u4e00-\u9fff]")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def report() -> Report:
    return proper_report(official_forms().by_id("2021"))


@pytest.fixture
def path(tmp_path: Path, report: Report) -> Path:
    file = tmp_path / "年报.nianbao"
    write_project(file, report)
    return file


@pytest.fixture(autouse=True)
def _log_is_let_go() -> Iterator[None]:
    before = [*logger.handlers]
    yield
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def faulty(tmp_path: Path, report: Report) -> Path:
    """A report with one column out of balance and one blank cell."""
    report.store(
        {
            "applications.received.natural_person": 3,
            "applications.carried_in.natural_person": 1,
            "applications.carried_out.natural_person": 0,
            "disclosure.rules.issued": None,
        }
    )
    file = tmp_path / "有误.nianbao"
    write_project(file, report)
    return file


def refusal(capsys: Capture, *arguments: str | Path) -> str:
    """Run a command that fails; return its one line of Chinese."""
    assert main([str(argument) for argument in arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert HAN.search(output.err)
    assert "Traceback" not in output.err
    return output.err.strip()


def run(capsys: Capture, *arguments: str | Path, status: int = 0) -> str:
    """Run a command; return what it prints."""
    assert main([str(argument) for argument in arguments]) == status
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def test_dump(capsys: Capture, path: Path, report: Report) -> None:
    assert run(capsys, "dump", path) == dump(report).decode("utf-8")


def test_check_passes(capsys: Capture, path: Path) -> None:
    output = run(capsys, "check", path)
    assert "通过" in output.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "dump", "export", "verify"])
def test_a_file_that_is_not_as_it_was_saved_is_used_with_a_warning(
    capsys: Capture, path: Path, tmp_path: Path, report: Report, command: str
) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"digest": "', b'"digest": "0'))
    exported = tmp_path / "年报.md"
    words = {"export": ["--md", str(exported)], "verify": [figures_code(report)]}
    assert main([command, str(path), *words.get(command, [])]) == 0
    output = capsys.readouterr()
    assert output.err.startswith("注意：“年报.nianbao”的内容和保存时记下的校验值对不上：")
    assert output.err.count("\n") == 1
    assert output.out or exported.exists()


def test_last_years_file_that_is_not_as_it_was_saved_is_told(
    capsys: Capture, path: Path, tmp_path: Path
) -> None:
    last_year = tmp_path / "去年.nianbao"
    last_year.write_bytes(path.read_bytes().replace(b'"year": 2023', b'"year": 2022'))
    main(["check", str(path), "--previous", str(last_year)])
    assert capsys.readouterr().err.startswith("注意：“去年.nianbao”的内容和保存时")


def test_import_remarks_that_a_file_is_not_as_it_was_saved(
    capsys: Capture, path: Path, tmp_path: Path
) -> None:
    path.write_bytes(path.read_bytes().replace(b'"year": 2023', b'"year": 2022'))
    listing = run(capsys, "import", path, "-o", tmp_path / "新.nianbao")
    assert "说明　“年报.nianbao”的内容和保存时记下的校验值对不上：" in listing


def test_check_finds(capsys: Capture, faulty: Path) -> None:
    lines = run(capsys, "check", faulty, status=1).splitlines()
    assert any("自然人：第一项3件＋第二项1件＝4件，第三项总计" in line for line in lines)
    assert any("还有1格没有填" in line for line in lines)
    assert "错误 2 处" in lines[-1]


def test_check_as_json(capsys: Capture, faulty: Path) -> None:
    data = json.loads(run(capsys, "check", faulty, "--json", status=1))
    assert list(data) == ["errors", "warnings", "notes", "findings"]
    assert data["errors"] == 2
    rules = {finding["rule"]: finding for finding in data["findings"]}
    flow = rules["applications.flow"]
    assert list(flow) == ["rule", "severity", "message", "cells", "narrative", "suggestions"]
    assert flow["severity"] == "error"
    assert flow["narrative"] is None
    assert flow["cells"][0] == "applications.received.natural_person"
    first = flow["suggestions"][0]
    assert set(first) == {"cell", "value"}
    assert isinstance(first["value"], int)


def test_check_as_json_counts_what_it_lists(capsys: Capture, faulty: Path) -> None:
    data = json.loads(run(capsys, "check", faulty, "--json", status=1))
    for severity in ("error", "warning", "note"):
        listed = [f for f in data["findings"] if f["severity"] == severity]
        assert data[f"{severity}s"] == len(listed)


def test_check_as_json_of_a_good_report(capsys: Capture, path: Path) -> None:
    data = json.loads(run(capsys, "check", path, "--json"))
    assert data == {"errors": 0, "warnings": 0, "notes": 0, "findings": []}


def test_import_of_a_dump_dumps_the_same(capsys: Capture, tmp_path: Path, report: Report) -> None:
    source, target = tmp_path / "dump.json", tmp_path / "年报.nianbao"
    source.write_bytes(dump(report))
    assert "缺 0 格" in run(capsys, "import", source, "-o", target)
    assert run(capsys, "dump", target).encode() == source.read_bytes()


def test_import_of_a_project_file(capsys: Capture, path: Path, tmp_path: Path) -> None:
    run(capsys, "import", path, "-o", tmp_path / "copy.nianbao")
    assert (tmp_path / "copy.nianbao").read_bytes() == path.read_bytes()


def test_import_lists_what_was_read(capsys: Capture, tmp_path: Path, report: Report) -> None:
    report.store({"applications.granted.natural_person": None, "applications.granted.total": 99})
    source, target = tmp_path / "去年.txt", tmp_path / "年报.nianbao"
    export(report, "txt", source)
    text = source.read_text(encoding="utf-8").replace("未填", "/").replace("总计 99", "总计 九九")
    source.write_text(f"网站首页\n{text}", encoding="utf-8")
    lines = run(capsys, "import", source, "-o", target).splitlines()
    assert f"标题　{report.heading.title}" in lines
    assert any(line.startswith("表格　主动公开　确定 10 格，推断 0 格，缺 0 格") for line in lines)
    assert any(line.startswith("推断　自然人·（一）予以公开　0　原文“/”") for line in lines)
    assert any("九九" in line for line in lines)
    assert any(line.startswith("未读入") and line.endswith("网站首页") for line in lines)
    assert lines[-1].startswith("核对　错误")
    assert read_project(target).figures["applications.granted.natural_person"] == 0


def test_import_of_a_file_with_two_reports(capsys: Capture, tmp_path: Path, report: Report) -> None:
    year = report.heading.year
    sheets = {"上年": blocks_of(year_before(report)), "本年": blocks_of(report)}
    source = a_sheet_each(sheets, tmp_path / "两年.xlsx")
    lines = run(capsys, "import", source, "-o", tmp_path / "今年.nianbao").splitlines()
    assert any(line.startswith("未读入　") and f"{year - 1}年" in line for line in lines)
    first, second = (line for line in lines if line.startswith("第 "))
    assert f"　{year - 1}年，读到{len(report.form.cells)}格　" in first
    assert second.endswith("（已读入）")
    target = tmp_path / "上年.nianbao"
    shown = json.loads(run(capsys, "import", source, "--part", "1", "--json", "-o", target))
    parts = [(part["number"], part["year"], part["read"]) for part in shown["parts"]]
    assert parts == [(1, year - 1, True), (2, year, False)]
    assert read_project(target).heading.year == year - 1
    message = refusal(capsys, "import", source, "--part", "3", "-o", tmp_path / "没有.nianbao")
    assert "没有第3份，请用 1 到 2 的数" in message


def year_before(report: Report) -> Report:
    """The same report, of the year before."""
    last = report.copy()
    year = report.heading.year - 1
    title = "".join(report.form.title_parts(AGENCY, year))
    last.heading = replace(report.heading, year=year, title=title)
    return last


def test_import_with_last_years_report(capsys: Capture, tmp_path: Path, report: Report) -> None:
    last = year_before(report)
    export(last, "docx", tmp_path / "去年.docx")
    export(report, "html", tmp_path / "今年.html")
    target = tmp_path / "年报.nianbao"
    run(
        capsys, "import", tmp_path / "今年.html", "--previous", tmp_path / "去年.docx", "-o", target
    )
    previous = read_project(target).previous
    assert previous is not None
    assert previous.figures == last.figures


def test_import_says_which_table_is_missing(
    capsys: Capture, tmp_path: Path, report: Report
) -> None:
    source, target = tmp_path / "缺表.txt", tmp_path / "年报.nianbao"
    export(report, "txt", source)
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    kept = [line for line in lines if "行政复议：" not in line and "起诉" not in line]
    source.write_text("\n".join(kept), encoding="utf-8")
    assert main(["import", str(source), "-o", str(target)]) == 0
    output = capsys.readouterr().out
    assert "表格　复议诉讼　没有找到" in output.splitlines()
    assert "说明　文件里没有“四、政府信息公开行政复议、行政诉讼情况”的表格" in output
    assert read_project(target).figures["applications.received.total"] is not None
    assert main(["check", str(source)]) == 1
    assert "行政复议" in capsys.readouterr().out


def test_import_as_json_has_every_cell(capsys: Capture, tmp_path: Path, report: Report) -> None:
    source = tmp_path / "年报.html"
    export(report, "html", source)
    page = source.read_text(encoding="utf-8").replace(">12<", ">12*<")
    source.write_text(page, encoding="utf-8")
    assert main(["import", str(source), "--json", "-o", str(tmp_path / "年报.nianbao")]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["form"], shown["year"], shown["missing_tables"]) == ("2021", 2023, [])
    assert shown["cells"].keys() == report.form.cells.keys()
    assert shown["cells"]["disclosure.fees.amount"]["certainty"] == "sure"
    assert isinstance(shown["cells"]["disclosure.fees.amount"]["value"], str)
    assert {cell["certainty"] for cell in shown["cells"].values()} <= {"sure", "guessed"}
    assert shown["narratives"]["overview"]["characters"] == len(report.narrative("overview"))


def test_import_does_not_overwrite(capsys: Capture, path: Path) -> None:
    before = path.read_bytes()
    assert "已经存在" in refusal(capsys, "import", path, "-o", path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("format_id", FORMATS)
def test_any_readable_file_can_be_checked_and_dumped(
    capsys: Capture, tmp_path: Path, report: Report, format_id: str
) -> None:
    source = tmp_path / f"年报.{format_id}"
    export(report, format_id, source)
    dumped = json.loads(run(capsys, "dump", source))
    assert dumped["tables"] == json.loads(dump(report))["tables"]
    run(capsys, "verify", source, figures_code(report))
    main(["check", str(source), "--json"])
    data = json.loads(capsys.readouterr().out)
    assert [f for f in data["findings"] if f["severity"] == "error" and f["cells"]] == []


def test_check_against_last_year(capsys: Capture, tmp_path: Path, report: Report) -> None:
    last = year_before(report)
    last.store({"applications.carried_out.natural_person": 88})
    write_project(tmp_path / "去年.nianbao", last)
    write_project(tmp_path / "今年.nianbao", report)
    lines = run(
        capsys,
        "check",
        tmp_path / "今年.nianbao",
        "--previous",
        tmp_path / "去年.nianbao",
        status=1,
    )
    assert "2022年第四项结转下年度88件" in lines
    assert "更早" in refusal(
        capsys, "check", tmp_path / "去年.nianbao", "--previous", tmp_path / "今年.nianbao"
    )


@pytest.mark.parametrize(("year", "form_id"), [(2019, "2019"), (2020, "2019"), (2024, "2021")])
def test_new(capsys: Capture, tmp_path: Path, year: int, form_id: str) -> None:
    path = tmp_path / "新.nianbao"
    run(capsys, "new", "--year", str(year), "--agency", AGENCY, "-o", path)
    report = read_project(path)
    assert report.form.id == form_id
    assert report.heading.title == f"{AGENCY}{year}年政府信息公开工作年度报告"
    assert report.heading.signed_on is not None
    assert report.heading.signed_on >= date(year + 1, 1, 1)
    assert report.values == {}


def test_new_with_a_chosen_form(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "新.nianbao"
    arguments = ("--year", "2024", "--agency", AGENCY, "--form", "2019", "--output", path)
    run(capsys, "new", *arguments)
    assert read_project(path).form.id == "2019"


def test_new_does_not_overwrite(capsys: Capture, path: Path) -> None:
    before = path.read_bytes()
    message = refusal(capsys, "new", "--year", "2024", "--agency", AGENCY, "-o", path)
    assert "已经存在" in message
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("年报.xlsx", "年报.nianbao"),
        ("年报.DOCX", "年报.nianbao"),
        ("年报.json", "年报.nianbao"),
        ("年报", "年报.nianbao"),
        ("年报.第2稿", "年报.第2稿.nianbao"),
    ],
)
@pytest.mark.parametrize("command", ["new", "import"])
def test_a_project_file_is_called_one(
    capsys: Capture, path: Path, tmp_path: Path, command: str, name: str, better: str
) -> None:
    target = tmp_path / "到这里" / name
    target.parent.mkdir()
    words: dict[str, tuple[str | Path, ...]] = {
        "new": ("--year", "2024", "--agency", AGENCY),
        "import": (path,),
    }
    message = refusal(capsys, command, *words[command], "-o", target)
    assert f"“{target}”不能用作年报文件的名字" in message
    assert f"请改成“{target.parent / better}”" in message
    assert list(target.parent.iterdir()) == []


def test_the_suffix_may_be_in_capitals(capsys: Capture, tmp_path: Path) -> None:
    run(capsys, "new", "--year", "2024", "--agency", AGENCY, "-o", tmp_path / "新.NIANBAO")
    assert read_project(tmp_path / "新.NIANBAO").heading.agency == AGENCY


@pytest.mark.parametrize("year", ["0", "1949", "2100", "9999", "99999", "-1", "1" * 30])
def test_new_for_a_year_that_cannot_be(capsys: Capture, tmp_path: Path, year: str) -> None:
    path = tmp_path / "新.nianbao"
    message = refusal(capsys, "new", f"--year={year}", "--agency", AGENCY, "-o", path)
    assert "年度" in message
    assert not path.exists()


@pytest.mark.parametrize("agency", ["", "  ", "\u3000"])
def test_new_without_a_name(capsys: Capture, tmp_path: Path, agency: str) -> None:
    path = tmp_path / "新.nianbao"
    assert "--agency" in refusal(capsys, "new", "--year", "2024", "--agency", agency, "-o", path)


def test_new_name_on_two_lines(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "新.nianbao"
    run(capsys, "new", "--year", "2024", "--agency", "清溪镇\n人民政府 ", "-o", path)
    assert read_project(path).heading.agency == AGENCY


def test_export_of_json(capsys: Capture, path: Path, tmp_path: Path, report: Report) -> None:
    run(capsys, "export", path, "--json", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == dump(report)


def test_export_of_several_files(capsys: Capture, path: Path, tmp_path: Path) -> None:
    xlsx, pdf = tmp_path / "出.xlsx", tmp_path / "出.pdf"
    run(capsys, "export", path, "--xlsx", xlsx, "--pdf", pdf)
    assert xlsx.read_bytes().startswith(b"PK\x03\x04")
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_export_does_not_replace_the_report(capsys: Capture, path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    same = path.parent / "." / path.name.upper() if os.name == "nt" else tmp_path / "别名.json"
    if os.name != "nt":
        same.symlink_to(path)
    for option, target in (("--xlsx", path), ("--json", path), ("--pdf", same)):
        assert "就是要导出的年报" in refusal(capsys, "export", path, option, target)
    assert path.read_bytes() == before


def test_export_of_two_formats_to_one_file(capsys: Capture, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "出"
    message = refusal(capsys, "export", path, "--pdf", target, "--json", target)
    assert "两种格式都要导出到" in message
    assert str(target) in message
    assert not target.exists()


@pytest.mark.parametrize("option", ["--xlsx", "--pdf", "--json"])
def test_export_into_a_missing_folder(
    capsys: Capture, path: Path, tmp_path: Path, option: str
) -> None:
    target = tmp_path / "没有" / "出"
    message = refusal(capsys, "export", path, option, target)
    assert str(target) in message
    assert "请检查路径" in message
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("export", "a.nianbao"), f"请用 {TARGETS} 指定要导出的文件。"),
        (("dump",), "缺少参数 file"),
        (("check", "a", "--loud"), "不认识的参数 --loud"),
        (("import", "a"), "缺少参数 -o/--output"),
        (("new", "--year", "去年", "--agency", "a", "-o", "b"), "--year 要填整数，不能是“去年”"),
        (("new", "--agency", "a", "-o"), "-o/--output 后面要有一个值"),
        (("new", "--year", "2024", "--agency", "a", "--form", "7", "-o", "b"), "--form 不能是“7”"),
        (("--verbose",), f"请写一个命令：{'、'.join(COMMANDS)}"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_usage_errors(capsys: Capture, arguments: tuple[str, ...], reason: str) -> None:
    message = refusal(capsys, *arguments)
    assert message.startswith("用法错误：")
    assert reason in message
    assert not re.search("(required|invalid|expected|argument|unrecognized)", message)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "核对一份年报"),
        (["--help"], "不写命令就打开窗口"),
        (["export", "--help"], "--xlsx FILE     Excel 工作簿"),
        (["check", "--help"], "年报文件，也可以是 Word"),
    ],
)
def test_help_is_chinese(capsys: Capture, arguments: list[str], told: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    output = capsys.readouterr().out
    assert told in output
    assert not re.search(r"(usage|positional|options|show this)", output)


BAD_FILES = {
    "空.nianbao": b"",
    "半.nianbao": b'{"format": "nianbao", "ver',
    "深.json": b"[" * 100_000,
    "大数.json": b'{"form":"2021","year":1e99999999999999999999,"agency":"a"}',
    "二进制.xlsx": bytes(range(256)),
    "别的.json": b'{"name": "x"}',
    "新版.nianbao": b'{"format": "nianbao", "version": 99}',
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
@pytest.mark.parametrize("command", ["dump", "check", "export", "import"])
def test_bad_files(capsys: Capture, tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    extra: dict[str, tuple[Any, ...]] = {
        "export": ("--json", tmp_path / "out.nianbao"),
        "import": ("-o", tmp_path / "out.nianbao"),
    }
    assert name in refusal(capsys, command, path, *extra.get(command, ()))
    assert not (tmp_path / "out.nianbao").exists()


@pytest.mark.parametrize("command", ["dump", "check"])
def test_file_that_is_not_there(capsys: Capture, tmp_path: Path, command: str) -> None:
    message = refusal(capsys, command, tmp_path / "无.nianbao")
    assert "文件或文件夹不存在" in message
    assert "这是一个文件夹" in refusal(capsys, command, tmp_path)


@pytest.mark.parametrize("name", ["长" * 300, "a/" * 3000])
def test_impossible_names(capsys: Capture, tmp_path: Path, path: Path, name: str) -> None:
    impossible = f"{tmp_path}/{name}.nianbao"
    refusal(capsys, "dump", impossible)
    refusal(capsys, "import", path, "-o", impossible)
    refusal(capsys, "new", "--year", "2024", "--agency", AGENCY, "-o", impossible)


def test_published_reports(capsys: Capture, samples: Path) -> None:
    for name in BALANCED:
        file = samples / f"{name}.json"
        assert main(["check", str(file), "--json"]) in (0, 1)
        findings = json.loads(capsys.readouterr().out)["findings"]
        errors = [f["rule"] for f in findings if f["severity"] == "error"]
        assert set(errors) <= {"text.empty", "heading.empty"}, "dumps of figures have no more"


def test_verify_asks_for_a_whole_code(capsys: Capture, path: Path) -> None:
    assert "应为10位" in refusal(capsys, "verify", path, "7K2")


def test_options_cannot_be_shortened(capsys: Capture, path: Path) -> None:
    assert "不认识的参数" in refusal(capsys, "export", path, "--pd", "a.pdf")


def test_verify_knows_the_figures_that_were_signed(
    capsys: Capture, path: Path, faulty: Path
) -> None:
    codes = check_codes(read_project(path))
    assert "都与签字时相同" in run(capsys, "verify", path, *codes.lower().split())
    other = run(capsys, "verify", faulty, codes, status=1)
    assert "数字有改动" in other
    assert check_codes(read_project(faulty)) in other


def test_verify_takes_the_codes_from_the_text_of_a_pdf_without_a_sheet(
    capsys: Capture, path: Path, faulty: Path, tmp_path: Path
) -> None:
    printed = tmp_path / "printed.pdf"
    run(capsys, "export", path, "--pdf", printed, "--final")
    assert "都与签字时相同" in run(capsys, "verify", path, printed)
    assert "数字有改动" in run(capsys, "verify", faulty, printed, status=1)


def test_verify_takes_the_only_code_of_older_paper(capsys: Capture, path: Path) -> None:
    said = run(capsys, "verify", path, figures_code(read_project(path)))
    assert said.startswith("数字一致。文字没有核对")


def test_the_sheet_asks_for_the_signers_that_are_named(
    capsys: Capture, path: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "a.pdf"
    run(capsys, "export", path, "--pdf", pdf, "--signers", "签发，保密审查")
    with pdfplumber.open(pdf) as opened:
        (sheet,) = [text for page in opened.pages if "签 批" in (text := page.extract_text())]
    assert "保密审查" in sheet
    assert "核稿" not in sheet
    assert "没有“局长”这一项" in refusal(capsys, "export", path, "--pdf", pdf, "--signers", "局长")


def test_verify_names_the_place_when_a_copy_of_what_was_signed_is_kept(
    capsys: Capture, path: Path
) -> None:
    report = read_project(path)
    signed = check_codes(report)
    keep(path, datetime(2025, 1, 15, 9, 30).astimezone())
    section = report.form.narratives[1]
    report.narratives[section.id] += "\n签字以后又加了一段。"
    path.write_bytes(encode_project(report))
    said = run(capsys, "verify", path, signed, status=1)
    assert said.startswith(f"数字一致，文字有改动：{section.name}。")


def test_a_report_with_errors_is_exported_as_a_draft(
    capsys: Capture, path: Path, faulty: Path, tmp_path: Path
) -> None:
    target = tmp_path / "出.txt"

    def exported(*arguments: str | Path) -> str:
        run(capsys, "export", *arguments, "--txt", target)
        return target.read_text(encoding="utf-8-sig")

    assert "草稿" in exported(faulty)
    assert "草稿" not in exported(faulty, "--final")
    assert "草稿" not in exported(path)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_chinese(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert capsys.readouterr().out.startswith(f"用法：main.py {command}")


def test_the_help_names_every_command_and_what_it_does(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    said = {line[0]: line[1] for line in lines if line and line[0] in COMMANDS}
    assert set(said) == set(COMMANDS)
    assert all(HAN.search(text) for text in said.values())


def test_a_fault_of_the_program_is_one_line_and_no_result(
    capsys: Capture, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> NoReturn:
        raise ZeroDivisionError("secret of the report")

    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("core.commands.check.check", fail)
    assert main(["check", str(path)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("程序内部出错（ZeroDivisionError），没有完成，详情在")
    assert output.err.count("\n") == 1
    log = (tmp_path / "data" / "logs" / "nianbao.log").read_text("utf-8")
    assert "ZeroDivisionError" in log
    assert "secret" not in log


def test_an_export_that_was_not_checked_to_the_end_is_a_draft_and_says_so(
    capsys: Capture, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> NoReturn:
        raise ZeroDivisionError("secret of the report")

    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("core.checks.rules.has_errors", fail)
    exported = tmp_path / "年报.txt"
    assert main(["export", str(path), "--txt", str(exported)]) == 0
    told = capsys.readouterr().err
    assert told == "注意：核对时程序出错，没有核对完，导出的文件标上“草稿”。\n"
    assert "草" in exported.read_text("utf-8-sig").splitlines()[0]
    assert "ZeroDivisionError" in (tmp_path / "data" / "logs" / "nianbao.log").read_text("utf-8")


def test_verify_compares_with_the_scanned_paper_in_either_order(
    capsys: Capture, path: Path, tmp_path: Path
) -> None:
    report = read_project(path)
    scan = tmp_path / "签批单.png"
    scan.write_bytes(saved(sheet(report), "PNG"))
    assert "都与签字时相同" in run(capsys, "verify", path, scan)
    assert "都与签字时相同" in run(capsys, "verify", scan, path)
    said = run(capsys, "verify", scan)
    assert f"签字的是：{AGENCY}{report.heading.year}年的报告" in said
    assert figures_code(report) in said


def test_verify_lists_cell_by_cell_what_differs_from_the_paper(
    capsys: Capture, path: Path, tmp_path: Path
) -> None:
    report = read_project(path)
    scan = tmp_path / "签批单.png"
    scan.write_bytes(saved(sheet(report), "PNG"))
    cell = report.form.cells["disclosure.fees.amount"]
    before = report.figures["disclosure.fees.amount"]
    report.store({"disclosure.fees.amount": 77})
    path.write_bytes(encode_project(report))
    said = run(capsys, "verify", path, scan, status=1)
    assert said.startswith("数字有改动，文字一致：")
    assert f"{cell.name}：{before} → 77" in said


def test_verify_needs_a_code_or_paper(capsys: Capture, path: Path) -> None:
    assert "校验码，或者签批单的扫描件" in refusal(capsys, "verify", path)
