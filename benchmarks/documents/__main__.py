"""Read documents in new clutter, tell how well: `python -m benchmarks.documents [-v] [NAME…]`."""

from __future__ import annotations

import argparse

from benchmarks.documents.reading_quality import results


def main() -> None:
    """Print a line a document, and how many of each kind are read well."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of documents; all if none")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell what is wrong")
    options = parser.parse_args()
    kinds: dict[str, list[bool]] = {}
    for row in results():
        if options.names and row.name not in options.names:
            continue
        found = row.found
        kinds.setdefault(row.kind, []).append(row.holds)
        figures = f"{found.recall:.3f} {found.precision:.3f} {found.paragraphs:.3f}"
        print(f"{row.kind:23}{row.name:16}{figures} {'' if row.holds else 'no'}", flush=True)
        for sign, rows in (("-", found.missed), ("+", found.added)):
            for text in rows if options.verbose else ():
                print(f"   {sign} {text if len(text) < 210 else f'{text[:150]} … {text[-60:]}'}")
    for kind, held in kinds.items():
        print(f"{kind}: {sum(held)} of {len(held)} with recall and precision .98, paragraphs .95")


if __name__ == "__main__":
    main()
