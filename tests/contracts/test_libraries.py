"""networkx, openpyxl, dkpro-cassis and pyld read what argmap writes for them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from argmap.formats import FORMATS
from argmap.formats.carried import fitted
from argmap.model import ArgumentMap
from tests.export_maps import HOSTILE, chain, whole

MAPS = [whole(), chain(HOSTILE), chain(["שלום", "نص عربي", "\U0001f389 (c)", "a\r\nb"])]
IDS = ["whole", "hostile", "scripts"]


@pytest.mark.parametrize("argmap", MAPS, ids=IDS)
def test_networkx_reads_graphml_and_gexf(argmap: ArgumentMap) -> None:
    import networkx

    graphml = networkx.read_graphml(io.BytesIO(FORMATS["graphml"].render(argmap)))
    gexf = networkx.read_gexf(io.BytesIO(FORMATS["gexf"].render(argmap)))
    argmap = fitted(argmap, "xml")
    for graph in (graphml, gexf):
        for unit in argmap.units:
            assert graph.nodes[unit.id]["text"] == unit.text
        points = [
            n
            for n, data in graph.nodes(data=True)
            if (data.get("kind") or data.get("what")) == "unit"
        ]
        assert len(points) == len(argmap.units)
    inner = {r.target for r in argmap.relations if r.type in ("undercut", "linked")}
    assert graphml.number_of_edges() == len(argmap.relations) + len(inner)
    assert gexf.number_of_edges() == graphml.number_of_edges()


@pytest.mark.parametrize("write", ["write_graphml", "write_gexf", "write_gml"])
def test_networkx_writes_our_graph(write: str) -> None:
    import networkx

    out = io.BytesIO()
    graph = whole().to_networkx()
    if write == "write_gexf":
        # GEXF takes these names for moments of time and for its own kinds of edges.
        graph = networkx.relabel_nodes(graph, {})
        for _, data in graph.nodes(data=True):
            data.pop("start", None), data.pop("end", None)
        for *_, data in graph.edges(data=True):
            data.pop("type", None)
    getattr(networkx, write)(graph, out)
    assert out.getvalue()


def test_openpyxl_reads_the_workbook() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(chain(HOSTILE))))
    assert book.sheetnames == ["Claims", "Relations", "Sentences"]
    sheet = book["Claims"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "list" and "right,wrong" in rule.formula1
    # Nothing of the article is a formula, and nothing a link.
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_verdicts_written_with_openpyxl_come_back() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    form = FORMATS["xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(form.render(whole())))
    sheet = book["Claims"]
    head = [cell.value for cell in sheet[1]]
    sheet.cell(3, head.index("verdict") + 1).value = "wrong, | why?"
    out = io.BytesIO()
    book.save(out)
    kept = form.verdicts(out.getvalue())
    assert list(kept.values()) == ["wrong, | why?"]
    again = form.render(whole(), kept)
    assert form.verdicts(again) == kept and not form.holds_more(again)
    sheet.cell(3, len(head) + 1).value = "my note"
    book.save(out := io.BytesIO())
    assert form.holds_more(out.getvalue())


@pytest.mark.parametrize("argmap", MAPS, ids=IDS)
def test_cassis_reads_the_xmi(argmap: ArgumentMap) -> None:
    cassis = pytest.importorskip("cassis", reason="argmap[formats] is not installed")
    files = FORMATS["xmi"].files(argmap)
    types = cassis.load_typesystem(io.BytesIO(files[".TypeSystem.xml"]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(files[".xmi"]), typesystem=types)
    argmap = fitted(argmap, "xml")
    assert cas.sofa_string == argmap.text
    found = [row.get_covered_text() for row in cas.select("custom.ArgumentUnit")]
    assert sorted(found) == sorted(unit.text for unit in argmap.units)
    assert len(cas.select("custom.ArgumentRelation")) == len(argmap.relations)


def test_pyld_expands_the_annotations() -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    data = json.loads(FORMATS["annotations"].render(chain(HOSTILE)))
    # The context is W3C's own; what of it is used stands here, for tests use no network.
    oa = "http://www.w3.org/ns/oa#"
    names = {
        "id": "@id", "type": "@type", "items": {"@id": "as:items", "@container": "@list"},
        "as": "http://www.w3.org/ns/activitystreams#", "AnnotationPage": "as:OrderedCollectionPage",
        "Annotation": f"{oa}Annotation", "body": {"@id": f"{oa}hasBody", "@type": "@id"},
        "target": {"@id": f"{oa}hasTarget", "@type": "@id"},
        "source": {"@id": f"{oa}hasSource", "@type": "@id"},
        "selector": {"@id": f"{oa}hasSelector", "@type": "@id"}, "exact": f"{oa}exact",
        "prefix": f"{oa}prefix", "suffix": f"{oa}suffix", "start": f"{oa}start", "end": f"{oa}end",
        "TextQuoteSelector": f"{oa}TextQuoteSelector", "TextualBody": f"{oa}TextualBody",
        "TextPositionSelector": f"{oa}TextPositionSelector", "value": "rdf:value",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }  # fmt: skip

    def load(url: str, options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": names}}

    (page,) = jsonld.expand(data, {"documentLoader": load})
    (rows,) = (
        page.values() if len(page) == 1 else (page["http://www.w3.org/ns/activitystreams#items"],)
    )
    found = [row[f"{oa}hasTarget"][0][f"{oa}hasSelector"][0] for row in rows[0]["@list"]]
    assert [row[f"{oa}exact"][0]["@value"] for row in found] == [
        u.text for u in chain(HOSTILE).units
    ]


def test_annotations_count_as_browsers_do() -> None:
    argmap = chain(["\U0001f389 first", "second \U0001f389"])
    data = json.loads(FORMATS["annotations"].render(argmap))
    wide = argmap.text.encode("utf-16-le")
    for row, unit in zip(data["items"], argmap.units, strict=True):
        _, place = row["target"]["selector"]
        assert wide[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == unit.text
