"""A map as UIMA CAS XMI with its type system, for INCEpTION, and back.

Statements are annotations of the layer `custom.ArgumentUnit`, relations of the relation layer
`custom.ArgumentRelation`. A relation there has statements at both ends: an undercut or a linked
reason leads to the statement that the other relation starts from, and names that relation.
"""

from __future__ import annotations

import io
import json
import warnings
from typing import TYPE_CHECKING, Any

from argmap.errors import InputError
from argmap.formats.building import Found, FoundRelation, FoundUnit, build
from argmap.formats.relation_words import type_of
from argmap.formats.source import Source
from argmap.formats.told import relation_values, unit_values
from argmap.formats.xml_guard import xml_text
from argmap.model import TARGETS_RELATION, ArgumentMap

if TYPE_CHECKING:
    from cassis import TypeSystem

UNIT, RELATION = "custom.ArgumentUnit", "custom.ArgumentRelation"
ANNOTATION, STRING = "uima.tcas.Annotation", "uima.cas.String"
UNIT_FEATURES = {
    "identifier": "id", "role": "role", "speaker": "attributed_to", "certainty": "strength",
    "stance": "stance", "side": "side", "more": "",
}  # fmt: skip
RELATION_FEATURES = ("identifier", "label", "bearsOn", "more")


def to_xmi(argmap: ArgumentMap) -> dict[str, str | bytes]:
    """Return a map as XMI and its type system, by suffix."""
    from cassis import Cas

    types = _types()
    cas = Cas(typesystem=types, document_language="en")
    cas.sofa_string, cas.sofa_mime = argmap.text, "text/plain"
    unit_type, relation_type = types.get_type(UNIT), types.get_type(RELATION)
    made: dict[str, Any] = {}
    for unit in argmap.units:
        told = unit_values(unit)
        named = {name: told.pop(key, None) for name, key in UNIT_FEATURES.items() if key}
        rest = {key: value for key, value in told.items() if key not in ("start", "end")}
        if unit.restates:
            rest["restates"] = unit.restates
        more = json.dumps(rest) if rest else None
        made[unit.id] = unit_type(begin=unit.start, end=unit.end, more=more, **named)
    sources = {row.id: row.source for row in argmap.relations}
    links = []
    for row in argmap.relations:
        inner = row.type in TARGETS_RELATION
        target = made[sources[row.target] if inner else row.target]
        rest = {k: v for k, v in relation_values(row).items() if k in ("score", "note")}
        links.append(
            relation_type(
                begin=target.begin, end=target.end, Governor=made[row.source], Dependent=target,
                identifier=row.id, label=row.type, bearsOn=row.target if inner else None,
                more=json.dumps(rest) if rest else None,
            )
        )  # fmt: skip
    cas.add_all([*made.values(), *links])
    xmi = cas.to_xmi(pretty_print=True)
    return {".xmi": xmi, ".TypeSystem.xml": types.to_xml()}


def from_xmi(source: Source) -> ArgumentMap:
    """Return the map in XMI; its type system is taken from beside it, or taken as argmap's.

    Raises:
        InputError: It is no XMI, or holds no statements.
    """
    from cassis import load_cas_from_xmi, load_typesystem

    text = xml_text(source)
    data = source.beside(".TypeSystem.xml")
    other = xml_text(Source(f"type system of {source.name}", data)) if data else ""
    try:
        with warnings.catch_warnings():
            # What is of no type that is asked for below is passed over, and no user's concern.
            warnings.simplefilter("ignore")
            types = load_typesystem(io.BytesIO(other.encode())) if other else _types()
            cas = load_cas_from_xmi(text, typesystem=types, lenient=True)
        units = [_unit(row, cas.sofa_string) for row in cas.select(UNIT)]
        links = list(cas.select(RELATION))
    except Exception as error:  # cassis and its parser share no base of errors.
        raise InputError(
            f"{source.name}: not XMI with argument units ({type(error).__name__})"
        ) from error
    relations = [_relation(n, row, links) for n, row in enumerate(links)]
    return build(source, Found(units, relations, cas.sofa_string))


def _unit(row: Any, text: str) -> FoundUnit:
    values = {key: getattr(row, name, None) for name, key in UNIT_FEATURES.items() if key}
    more = _more(row)
    restates = more.pop("restates", None)
    values |= more | {"start": row.begin, "end": row.end}
    # What another statement says again is known by its id, which stands for the key.
    return FoundUnit(_key(row), text[row.begin : row.end], values | {"restates": restates})


def _key(row: Any) -> str:
    return str(getattr(row, "identifier", None) or f"#{row.xmiID}")


def _relation(number: int, row: Any, links: list[Any]) -> FoundRelation:
    kind = type_of(getattr(row, "label", None))
    target = _key(row.Dependent)
    if kind in TARGETS_RELATION:
        first = next(
            (_link(n, r) for n, r in enumerate(links) if r.Governor is row.Dependent), target
        )
        target = getattr(row, "bearsOn", None) or first
    values = {"id": getattr(row, "identifier", None), **_more(row)}
    return FoundRelation(_link(number, row), _key(row.Governor), str(target), kind, values)


def _link(number: int, row: Any) -> str:
    return str(getattr(row, "identifier", None) or f"#{number}")


def _more(row: Any) -> dict[str, Any]:
    try:
        found = json.loads(getattr(row, "more", None) or "{}")
    except (ValueError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _types() -> TypeSystem:
    from cassis import TypeSystem

    types = TypeSystem()
    unit = types.create_type(name=UNIT, supertypeName=ANNOTATION)
    for name in UNIT_FEATURES:
        types.create_feature(domainType=unit, name=name, rangeType=STRING)
    relation = types.create_type(name=RELATION, supertypeName=ANNOTATION)
    for end in ("Governor", "Dependent"):
        types.create_feature(domainType=relation, name=end, rangeType=UNIT)
    for name in RELATION_FEATURES:
        types.create_feature(domainType=relation, name=name, rangeType=STRING)
    return types
