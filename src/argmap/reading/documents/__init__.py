"""Formats that articles come in beside plain text: a file a format, each with `extract`.

Which file is read by which of them is told in `argmap.reading.input_formats` alone. They run in a
process of their own (`argmap.reading.apart`), and load their library only there.

Files by subject:
    web pages: `web_page` (the page), `page_text` (its bytes as text), `elements` (its tree as
        passages), `recovery` (what trafilatura leaves out or in).
    PDF: `pdf` (the file), `pdf_letters` (runs of letters), `pdf_columns` (their order),
        `pdf_rows`, `pdf_furniture` (heads, page numbers, notes), `pdf_paragraphs`.
    others: `word`, `epub` (both in an `archive`), `mail`, `captions` (subtitles), `markdown_text`.
"""
