"""The forms a map can be written in and read from, by name. Modules load when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from argmap.errors import InputError, OutputError
from argmap.formats.file_beginnings import AIF, DISCUSSION, GRAPH, OBJECT, begins_with

if TYPE_CHECKING:
    from argmap.export.table import Claim
    from argmap.export.view import View
    from argmap.formats.source import Source
    from argmap.graph.overlay import Overlay
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a map.

    Attributes:
        suffix: What follows the map's id in the file's name.
        module: The module of `argmap` that makes it.
        function: The function there: a map in; out a text, bytes or, where the form is of several
            files, the content of each by its suffix.
        about: Whom it serves, in a few words.
        lacks: The names of `carried.FEATURES` that it cannot carry; it is told what is lost.
        reads: The function there that reads it back: a `Source` in, a map out; else empty.
        known_by: The function there that tells from a `Source` whether it is of this form.
        begins: A pattern of what such files begin with; empty where they begin anyhow.
        also: Further endings by which files of this form are known.
        beside: The suffixes of further files that it is made of.
        letters: What characters it can hold: `all`, `utf8` (no halves of surrogate pairs), `xml`
            (no control characters either), or `plain` (nor such as turn the order of letters).
        extra: The extra of argmap that it needs; empty where a plain install has all.
        binary: Whether its files are no text.
        checked: Whether users write verdicts into it; its module then has
            `read_verdicts` and `holds_more` too.
        drawn: Whether it holds the drawing; its function then takes a view too.
        picture: Whether it is the drawing and no more; its function then takes marks too.
        default: Whether `argmap map` writes it unasked.
    """

    suffix: str
    module: str
    function: str
    about: str
    lacks: tuple[str, ...] = ()
    reads: str = ""
    known_by: str = ""
    begins: str = ""
    also: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    letters: str = "all"
    extra: str = ""
    binary: bool = False
    checked: bool = False
    drawn: bool = False
    picture: bool = False
    default: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return the suffixes of all files that a map of this form is made of."""
        return (self.suffix, *self.beside)

    def render(
        self,
        argmap: ArgumentMap,
        verdicts: Mapping[Claim, str] | None = None,
        view: View | None = None,
        overlay: Overlay | None = None,
    ) -> bytes:
        """Return the bytes of the map's file in this form, of several the first.

        Args and errors are those of `files`.
        """
        return self.files(argmap, verdicts, view, overlay)[self.suffix]

    def files(
        self,
        argmap: ArgumentMap,
        verdicts: Mapping[Claim, str] | None = None,
        view: View | None = None,
        overlay: Overlay | None = None,
    ) -> dict[str, bytes]:
        """Return the map in this form, the bytes of each of its files by suffix.

        Args:
            argmap: The map.
            verdicts: A user's verdicts; kept where the form holds them.
            view: What of the map is drawn, and how; no matter to a form without a drawing.
            overlay: Marks to compare the map with another; for a `picture` alone.

        Raises:
            OutputError: What the form needs is not installed, or the drawing cannot be made.
        """
        from argmap.formats.carried import fitted

        more: tuple[object, ...] = ()
        if self.checked:
            more = (verdicts or {},)
        elif self.drawn:
            more = (view, overlay) if self.picture else (view,)
        else:
            argmap = fitted(argmap, self.letters)
        try:
            made = getattr(self._module(), self.function)(argmap, *more)
        except ModuleNotFoundError as error:
            raise OutputError(self._missing(error)) from error
        rows = made if isinstance(made, dict) else {self.suffix: made}
        return {suffix: _bytes(content) for suffix, content in rows.items()}

    def read(self, source: Source) -> ArgumentMap:
        """Return the map in a file of this form.

        Args:
            source: The file.

        Raises:
            InputError: It is not of this form, is no map, or what the form needs is missing.
        """
        try:
            made: ArgumentMap = getattr(self._module(), self.reads)(source)
        except ModuleNotFoundError as error:
            raise InputError(f"{source.name}: {self._missing(error)}") from error
        return made

    def knows(self, source: Source) -> bool:
        """Return whether a file holds a map of this form, by what is in it."""
        may_be = self.known_by and begins_with(source, self.begins)
        return bool(may_be and getattr(self._module(), self.known_by)(source))

    def lost(self, argmap: ArgumentMap) -> str:
        """Return in words what of a map this form cannot carry; empty where it carries all."""
        from argmap.formats.carried import lost

        return "" if self.drawn else lost(argmap, self.lacks, self.letters)

    def verdicts(self, data: bytes, argmap: ArgumentMap | None = None) -> dict[Claim, str]:
        """Return the verdicts a user wrote into a file of this form; none in most forms.

        Args:
            data: What the file holds.
            argmap: The map whose claims it had, by which old encodings are told apart.
        """
        if not self.checked:
            return {}
        from argmap.formats.saved_claims import put_right

        found = dict(self._module().read_verdicts(self._old(data, argmap)))
        return found if self.binary or argmap is None else put_right(found, data, argmap)

    def holds_more(self, data: bytes, argmap: ArgumentMap | None = None) -> bool:
        """Return whether a file of this form holds what a user wrote elsewhere in it."""
        return self.checked and bool(self._module().holds_more(self._old(data, argmap)))

    def _old(self, data: bytes, argmap: ArgumentMap | None = None) -> str | bytes:
        from argmap.formats.tables import text_of_table

        return data if self.binary else text_of_table(data, argmap.text if argmap else "")

    def _missing(self, error: ModuleNotFoundError) -> str:
        extra = f"argmap[{self.extra}]" if self.extra else f"{error.name}"
        return f'{error.name} is not installed; run: pip install "{extra}"'

    def _module(self) -> ModuleType:
        return import_module(f"argmap.{self.module}")


def _bytes(content: str | bytes) -> bytes:
    # JSON may hold halves of surrogate pairs, which UTF-8 cannot: JSON's own escape can.
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


# What formats for people show no more of than what can be read off.
PICTURE = (
    "grounds", "parts", "origin", "file_places", "notes", "made_by", "offsets", "text", "ids",
    "places", "scores", "leads", "review_notes",
)  # fmt: skip
CLAIMS = (
    "grounds", "parts", "origin", "file_places", "notes", "made_by", "title", "text",
    "restatements", "pieces", "scores",
)  # fmt: skip
MARGINS = ("grounds", "parts", "origin", "file_places", "notes", "made_by")
FORMATS: dict[str, Format] = {
    "svg": Format(
        ".svg", "export.picture", "to_svgs", "the picture", drawn=True, picture=True, default=True
    ),
    "html": Format(
        ".html", "export.html", "to_html", "one page: text, map, claims", drawn=True, default=True
    ),
    "json": Format(
        ".json", "formats.json_map", "to_json", "argmap itself; argmap schema tells the schema",
        reads="from_json", known_by="is_json_map", begins=OBJECT, default=True),
    "csv": Format(
        ".claims.csv", "export.csv", "to_csv", "spreadsheets: claims to check", CLAIMS,
        checked=True, default=True,
    ),
    "md": Format(
        ".claims.md", "export.markdown", "to_markdown", "editors: claims to check",
        tuple(name for name in CLAIMS if name != "notes"),
        checked=True, default=True,
    ),
    "xlsx": Format(
        ".claims.xlsx", "formats.xlsx", "to_xlsx", "Excel: claims, relations, sentences to check",
        (*MARGINS[1:], "restatements", "pieces"), checked=True, binary=True,
    ),
    "png": Format(
        ".png", "export.paper", "to_pngs", "slides", extra="paper", drawn=True, picture=True
    ),
    "pdf": Format(
        ".pdf", "export.paper", "to_pdf", "paper", extra="paper", drawn=True, picture=True
    ),
    "dot": Format(
        ".dot", "formats.dot_graph", "to_dot", "Graphviz, developers", reads="from_dot",
        known_by="is_dot", begins=GRAPH, also=(".gv",), drawn=True, picture=True),
    "outline": Format(
        ".outline.md", "formats.outline_text", "to_outline", "people: nested lists in Markdown",
        (*MARGINS, "offsets", "text", "places", "scores", "leads", "review_notes"),
        letters="utf8",
    ),
    "argdown": Format(
        ".argdown", "formats.argdown", "to_argdown", "teachers, philosophers; Argdown for VS Code",
        (*MARGINS, "text"), reads="from_argdown", also=(".ad",),
        letters="plain",
    ),
    "kialo": Format(
        ".kialo.txt", "formats.kialo", "to_kialo", "Kialo, teachers: numbered pros and cons",
        (
            *PICTURE, "roles", "speakers", "hedges", "strengths", "stances", "sides",
            "restatements", "pieces", "qualify", "undercut", "linked",
        ),
        reads="from_kialo", known_by="is_kialo", begins=DISCUSSION, letters="plain",
    ),
    "aif": Format(
        ".aif.json", "formats.aif", "to_aif", "researchers: AIFdb, OVA, arguebuf",
        (*MARGINS, "title", "text"), reads="from_aif", known_by="is_aif", begins=AIF,
        also=(".json",),
    ),
    "xaif": Format(
        ".xaif.json", "formats.aif", "to_xaif", "researchers: oAMF, arguebuf", (*MARGINS, "title"),
        reads="from_aif", known_by="is_xaif", begins=OBJECT, also=(".json",)),
    "graphml": Format(
        ".graphml", "formats.graphml", "to_graphml", "yEd, Gephi, networkx", reads="from_graphml",
        letters="xml",
    ),
    "gexf": Format(
        ".gexf", "formats.gexf", "to_gexf", "Gephi", (*MARGINS[1:], "text", "leads"),
        letters="xml",
    ),
    "cytoscape": Format(
        ".cytoscape.json", "formats.cytoscape", "to_cytoscape", "Cytoscape, Cytoscape.js",
        reads="from_cytoscape", known_by="is_cytoscape", begins=OBJECT, also=(".cyjs", ".json")),
    "node-link": Format(
        ".nodelink.json", "formats.node_link", "to_node_link", "networkx, D3",
        reads="from_node_link", known_by="is_node_link", begins=OBJECT, also=(".json",),
    ),
    "docbin": Format(
        ".spacy", "formats.docbin", "to_docbin", "spaCy", reads="from_docbin", binary=True
    ),
    "brat": Format(
        ".ann", "formats.brat", "to_brat", "brat, with its text", MARGINS, reads="from_brat",
        beside=(".txt",), letters="utf8",
    ),
    "xmi": Format(
        ".xmi", "formats.xmi", "to_xmi", "INCEpTION, UIMA", (*MARGINS, "title"), reads="from_xmi",
        beside=(".TypeSystem.xml",), letters="xml", extra="formats",
    ),
    "labelstudio": Format(
        ".labelstudio.json", "formats.label_studio", "to_label_studio",
        "Label Studio, with its configuration",
        (
            *MARGINS[:5], "restatements", "pieces", "places", "undercut", "linked", "leads",
            "review_notes",
        ),
        beside=(".labelstudio.xml",),
    ),
    "annotations": Format(
        ".annotations.jsonld", "formats.annotations", "to_annotations",
        "Hypothesis: Web Annotations on the live page",
        (*MARGINS, "title", "text", "pieces", "places", "scores", "leads", "review_notes"),
    ),
    "mermaid": Format(
        ".mmd", "formats.mermaid", "to_mermaid", "GitHub, wikis, notes",
        (*PICTURE, "title", "roles"), letters="utf8",
    ),
    "canvas": Format(
        ".canvas", "formats.canvas", "to_canvas", "Obsidian: JSON Canvas",
        (*PICTURE, "title"), letters="utf8",
    ),
    "d2": Format(
        ".d2", "formats.d2", "to_d2", "D2 diagrams", (*PICTURE, "title", "roles"), letters="utf8"
    ),
}  # fmt: skip
