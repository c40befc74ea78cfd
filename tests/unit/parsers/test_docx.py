from __future__ import annotations

import io
import zipfile

import pytest

from tests.unit.parsers.cutting import inlines, levels, read_bytes, source_of
from voicecheck.core.document import OBJECT
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers import parse

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="a1"><w:name w:val="Title"/></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="mine"><w:name w:val="My heading"/><w:basedOn w:val="2"/></w:style>
<w:style w:styleId="lb"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:styleId="q"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="c"><w:name w:val="Source Code"/></w:style>
<w:style w:styleId="round"><w:name w:val="x"/><w:basedOn w:val="round"/></w:style>
</w:styles>"""


def word(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {WP}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", STYLES)
        for name, xml in parts.items():
            archive.writestr(f"docProps/{name}.xml", xml)
    return buffer.getvalue()


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_each_paragraph_is_a_line():
    numbered = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    document = read_bytes(
        "post.docx",
        word(
            paragraph("Name", "a1")
            + paragraph("Part", "2")
            + paragraph("Other", "mine")
            + paragraph("")
            + paragraph("Text &amp; more", "round")
            + paragraph("item", "lb")
            + paragraph("deep", "", numbered)
            + paragraph("said", "q")
            + paragraph("code", "c")
            + f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc><w:tc>{paragraph('中文')}</w:tc></w:tr></w:tbl>"
        ),
    )
    assert levels(document) == [
        ("title", 0, "Name"),
        ("heading", 2, "Part"),
        ("heading", 2, "Other"),
        ("paragraph", 0, "Text & more"),
        ("list", 2, "item"),
        ("list", 3, "deep"),
        ("quote", 1, "said"),
        ("cell", 0, "x"),
        ("cell", 0, "中文"),
    ]
    assert document.format == "docx"
    assert document.source.split("\n") == [
        "Name",
        "Part",
        "Other",
        "",
        "Text & more",
        "item",
        "deep",
        "said",
        "code",
        "x",
        "中文",
    ]
    assert document.lines.position(document.source_span(document.text.index("Text"), len(document.text)).start) == (
        5,
        1,
    )


def test_runs():
    document = read_bytes(
        "post.docx",
        word(
            "<w:p><w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r>"
            '<w:r><w:rPr><w:i w:val="0"/></w:rPr><w:br/><w:t>d</w:t></w:r>'
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> new</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>"
            '<w:r><w:drawing><wp:docPr descr="A  picture"/></w:drawing></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        ),
    )
    assert levels(document) == [("paragraph", 0, f"a bc\nd new link{OBJECT}."), ("alt", 0, "A picture")]
    assert inlines(document) == [("strong", "bc"), ("link", " link")]
    assert source_of(document, "c\nd") == "c\u2028d"
    assert document.lines.position(document.source_span(len(document.text) - 9, len(document.text)).start) == (2, 1)


def test_properties():
    core = "<x><title>T</title><creator>Ann</creator><revision>3</revision></x>"
    document = read_bytes("post.docx", word(paragraph("a"), core=core))
    assert document.meta == {"title": "T", "creator": "Ann"}
    assert document.author is None


def test_documents_of_python_docx():
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Top", 1)
    made.add_paragraph("Hello")
    buffer = io.BytesIO()
    made.save(buffer)
    assert levels(read_bytes("post.docx", buffer.getvalue())) == [("heading", 1, "Top"), ("paragraph", 0, "Hello")]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a readable Word document"),
        (b"PK\x03\x04 broken", "not a readable Word document"),
        (word("<w:p>"), "damaged Word document: word/document.xml"),
        (word(" " * 60_000_000), "too large: word/document.xml unpacks to more than 50 MB"),
    ],
)
def test_damaged_documents(data: bytes, problem: str):
    with pytest.raises(UnreadableError, match=problem):
        parse("post.docx", data)


def test_an_archive_of_something_else():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(UnreadableError, match=r"has no word/document\.xml"):
        parse("post.docx", buffer.getvalue())


def test_entity_bombs_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(UnreadableError, match="declares a document type"):
        parse("post.docx", buffer.getvalue())


def test_deep_nesting():
    assert levels(read_bytes("post.docx", word("<w:p>" * 50_000 + "</w:p>" * 50_000))) == []
