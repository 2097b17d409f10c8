"""One article to the rows of the tables; whatever goes wrong becomes a row, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import flow
from argmap.corpus.article import Article
from argmap.corpus.table_rows import FILES, Rows, failure_rows, file_stem, map_rows
from argmap.disk import is_file
from argmap.errors import ArgmapError, OutputError
from argmap.graph.sureness import without_unsure
from argmap.model import ArgumentMap, Document
from argmap.readers import ManyParser, Reader, run_reader
from argmap.reading import document_from_text, read_document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parsed = tuple[Document, Doc]


@dataclass(frozen=True, slots=True)
class MappingSettings:
    """What the articles of a run are mapped with.

    Attributes:
        reader: The reader's name.
        model: What it reads with; empty for its own choice.
        scorer: What scores the relations; empty for its own choice.
        sure: The lowest score of a relation that is kept.
        weights: Weights of rules in the place of the built-in ones.
        most_bytes: A larger article is not mapped.
        seconds: One that takes longer is not, either.
        maps: The forms, of `argmap.formats.FORMATS`, in which each map is written as well.
    """

    reader: str = flow.DEFAULT_READER
    model: str = ""
    scorer: str = ""
    sure: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)
    most_bytes: int = 5_000_000
    seconds: float = 300.0
    maps: tuple[str, ...] = ()

    def use(self) -> Reader:
        """Return the reader, ready to read; raises PipelineError where it cannot be used."""
        return flow.use_reader(
            self.reader, model=self.model, weights=self.weights, scorer=self.scorer
        )


def map_articles(
    jobs: Sequence[tuple[int, Article]], reader: Reader, settings: MappingSettings
) -> Iterator[Rows]:
    """Yield the rows of short articles one by one; they are parsed together where the reader can.

    Args:
        jobs: The articles with their numbers.
        reader: From `settings.use`.
        settings: How they are mapped.
    """
    articles = [article for _, article in jobs]
    parsed = _parsed(articles, reader, settings)
    for place, (number, article) in enumerate(jobs):
        # None is held longer than it is needed.
        yield map_article(number, article, reader, settings, parsed.pop(place, None))


def map_article(
    number: int,
    article: Article,
    reader: Reader,
    settings: MappingSettings,
    parsed: Parsed | None = None,
) -> Rows:
    """Return the rows of an article: of its map, or of why there is none.

    Args:
        number: Its number.
        article: The article.
        reader: From `settings.use`.
        settings: How it is mapped.
        parsed: The article as read, and its parse by the reader, where there are such.
    """
    if article.problem:
        return failure_rows(number, article, article.kind, article.problem)
    try:
        if (size := _size(article)) > settings.most_bytes:
            most = settings.most_bytes
            why = f"{_name(article)}: it has {size} bytes, more than the {most} that are allowed"
            return failure_rows(number, article, "size", f"{why}; raise --max-size")
        document, doc = parsed or (read_article(article), None)
        made = run_reader(reader, document, doc=doc).map
        kept = without_unsure(made, settings.sure) if settings.sure else made
        rows = map_rows(number, article, kept)
        return rows if not settings.maps else {**rows, FILES: map_files(number, kept, settings)}
    except OutputError as error:
        return failure_rows(number, article, "error", f"{_name(article)}: {error}")
    except ArgmapError as error:
        return failure_rows(number, article, "unreadable", str(error))
    except MemoryError:
        return failure_rows(number, article, "size", f"{_name(article)}: it takes too much memory")
    except Exception as error:
        # One article in a million may find a fault of ours; the others are to be mapped.
        told = f"{_name(article)}: {type(error).__name__}: {str(error)[:200]}"
        return failure_rows(number, article, "error", told)


def _parsed(
    articles: Sequence[Article], reader: Reader, settings: MappingSettings
) -> dict[int, Parsed]:
    """Return documents with their parses by their articles' places; none where one cannot be."""
    if len(articles) < 2 or not isinstance(reader, ManyParser):
        return {}
    try:
        documents = {
            place: read_article(article) for place, article in enumerate(articles)
            if not article.problem and _size(article) <= settings.most_bytes
        }  # fmt: skip
        docs = reader.parse_together(list(documents.values()))
    except Exception:
        # Which of them it is, and why, is told when each is mapped by itself.
        return {}
    return {place: (documents[place], doc) for place, doc in zip(documents, docs, strict=True)}


def map_files(number: int, made: ArgumentMap, settings: MappingSettings) -> list[dict[str, Any]]:
    """Return the files of a map, as names and what they hold.

    Args:
        number: The article's number.
        made: The map.
        settings: Tells the forms.

    Raises:
        OutputError: It cannot be drawn.
    """
    from argmap.formats import FORMATS

    stem = file_stem(number, made.id)
    return [
        {"name": f"{stem}{suffix}", "data": data}
        for form in settings.maps
        for suffix, data in FORMATS[form].files(made).items()
    ]


def read_article(article: Article) -> Document:
    """Return an article as a document; what its row tells of it goes before what its text does.

    Raises:
        InputError: It cannot be read, or is no English prose.
    """
    if article.text is None:
        return replace(read_document(article.file), id=article.id)
    return replace(document_from_text(article.text, article.id), origin=article.origin)


def _size(article: Article) -> int:
    if article.text is not None:
        return len(article.text.encode("utf-8", "surrogatepass"))
    path = Path(article.file)
    return path.stat().st_size if is_file(path) else 0


def _name(article: Article) -> str:
    return f"{article.file}, row {article.row}" if article.row else article.file
