"""Charts of Word's own, with the workbook of their figures inside, so that they can be edited."""

from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from core.document.chart import Chart
from core.formats.setting.cleaning import clean
from core.formats.word.writing.page import LINE_PITCH, TABLE_SIZE
from core.formats.word.writing.runs import add_run, append_paragraph
from core.formats.word.writing.styles import HEI, TABLE_LABEL_ID

_EMU = 360_000  # in a cm
_WIDTH = 15.6  # cm, as the text
_SHEET = "图表数据"
_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C, _A = f"{{{_CHARTS}}}", f"{{{_DRAWING}}}"
_SAID = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def add_chart(file: WordFile, chart: Chart, number: int) -> None:
    """Add a chart, the document's `number`th from 1: its title, itself, and its note."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    title = _line(file, f"{chart.title}{unit}", keeps=True)
    title.paragraph_format.space_before = Twips(LINE_PITCH // 3)
    fonts = title.runs[0].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), HEI)
    if chart.has_figures:
        _add_drawing(file, chart, number)
    else:
        _line(file, "没有可以画的数字。")
    if chart.note:
        _line(file, chart.note)


def _line(file: WordFile, text: str, *, keeps: bool = False) -> WordParagraph:
    paragraph = append_paragraph(file, TABLE_LABEL_ID)
    add_run(paragraph, text).font.size = Pt(TABLE_SIZE)
    paragraph.paragraph_format.keep_with_next = keeps
    return paragraph


def _add_drawing(file: WordFile, chart: Chart, number: int) -> None:
    from core.formats.excel.writing.native_chart import chart_height  # noqa: PLC0415 (it loads openpyxl)

    paragraph = append_paragraph(file, TABLE_LABEL_ID)
    layout = paragraph.paragraph_format
    layout.line_spacing = 1.0  # not the table's own: a line as high as the chart
    layout.keep_with_next = bool(chart.note)
    id_ = file.part.relate_to(_chart_part(file, chart, number), RELATIONSHIP_TYPE.CHART)
    width, height = round(_WIDTH * _EMU), round(chart_height(chart) * _EMU)
    words = quoteattr(clean(chart.words).replace("\n", " "))
    drawing = (
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr={words}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHARTS}"><c:chart xmlns:c="{_CHARTS}" r:id="{id_}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    paragraph.add_run().element.append(parse_xml(drawing))


def _chart_part(file: WordFile, chart: Chart, number: int) -> Part:
    """Return the chart's part, with the workbook it is of."""
    from core.formats.excel.writing.chart_sheet import figures_workbook  # noqa: PLC0415 (it loads openpyxl)
    from core.formats.excel.writing.native_chart import chart_part, native_chart  # noqa: PLC0415 (as above)

    package = file.part.package
    data, area = figures_workbook(chart, _SHEET)
    native = native_chart(chart, _SHEET, area)
    element = parse_xml(chart_part(native))
    _label(element, chart)
    part = XmlPart(
        PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, element, package
    )
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, data, package
    )
    id_ = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    external = parse_xml(
        f'<c:externalData xmlns:c="{_CHARTS}" {nsdecls("r")} r:id="{id_}">'
        '<c:autoUpdate val="0"/></c:externalData>'
    )
    element.append(external)
    return part


def _label(element: BaseOxmlElement, chart: Chart) -> None:
    """Let every bar say its figure, its part of the whole, and what is remarked."""
    for number, labels in enumerate(element.iter(f"{_C}dLbls")):
        series = chart.series[number]
        for index in reversed(range(len(chart.categories))):
            if series.values[index] is not None:
                remark = chart.remarks[index] if chart.remarks and not number else ""
                text = "　".join(filter(None, (chart.label(series, index), remark)))
                labels.insert(0, parse_xml(_label_xml(index, text)))


def _label_xml(index: int, text: str) -> str:
    said = "".join(f'<c:{name} val="{int(name == "showVal")}"/>' for name in _SAID)
    return (
        f'<c:dLbl xmlns:c="{_CHARTS}" xmlns:a="{_DRAWING}"><c:idx val="{index}"/>'
        f'<c:tx><c:rich><a:bodyPr wrap="none" lIns="0" rIns="0"/>'
        f'<a:p><a:r><a:rPr lang="zh-CN" sz="900"/>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="outEnd"/>{said}</c:dLbl>'
    )
