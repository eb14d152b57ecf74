"""ArticlePage: every name that an article's template may use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.models import Article, Mention
from articles.models.mention import REVIEW_FROM
from articles.models.provenance_lines import ProvenanceLine, provenance_lines
from articles.search.snippets import marked
from articles.search.tree import EVERYTHING
from articles.web.article_tags import ArticleTags, build_article_tags
from articles.web.body_parts import BodyPart, part_of
from articles.web.citations import STYLES, cited
from articles.web.copies import Copies, build_copies
from articles.web.correcting import Outcome
from articles.web.marks import Mark, Run, find_marks, marked_lines, marked_runs
from articles.web.marks.runs import Line, lines_of
from articles.web.numbered_hits import NumberedPiece, number_hits
from articles.web.reading_place import ReadingPlace
from articles.web.written_in import direction_of


@dataclass(frozen=True)
class Citation:
    """A style to cite the article in: the line for people, or nothing where it is a file."""

    style: str
    label: str
    line: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in runs, and where it starts in the article's text."""

    start: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class ArticleText:
    """The words of an article, or of a part of a very long one, with all that is marked."""

    title: tuple[Run, ...]
    dateline: tuple[Run, ...]
    paragraphs: list[Paragraph]
    hits: int
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ArticlePage:
    """One article, ready to print.

    `are_marked` says whether names are marked in the text; `outcome` what became of a correction;
    `where_from` tells editors where each field was found.
    """

    article: Article
    text: ArticleText
    tags: ArticleTags
    outcome: Outcome
    part: BodyPart
    place: ReadingPlace | None
    citations: list[Citation]
    related: list[Article]
    copies: Copies
    are_marked: bool
    where_from: list[ProvenanceLine]

    @property
    def direction(self) -> str:
        """Which way its text is read, where that is not the page's."""
        return direction_of(self.article.language)


@dataclass(frozen=True)
class Asked:
    """What the address asks of the page beside the article; see `read_asked`.

    `here` is what forms carry behind their addresses, to come back to the same page.
    """

    part: str = ""
    are_marked: bool = True
    here: str = ""


def build_article_page(
    article: Article,
    user: User | AnonymousUser,
    *,
    place: ReadingPlace | None = None,
    related: Iterable[Article] = (),
    asked: Asked | None = None,
    address: str = "",
    outcome: Outcome | None = None,
) -> ArticlePage:
    """The article, or a part of a very long one, with names and the words of the search marked.

    `address` is the whole one that citations give.
    """
    asked = asked or Asked()
    may_correct = user.is_authenticated and user.has_perm("articles.correct_article")
    mentions = _mentions(article, may_correct=may_correct)
    shown = part_of(article.body, asked.part)
    marks = find_marks(article, mentions) if asked.are_marked else {}
    return ArticlePage(
        article=article,
        text=_text(article, shown, place, marks),
        tags=build_article_tags(article, mentions, may_correct=may_correct, here=asked.here),
        outcome=outcome or Outcome(),
        part=shown,
        place=place,
        citations=_citations(article, address),
        related=list(related),
        copies=build_copies(article, may_decide=may_correct),
        are_marked=asked.are_marked,
        where_from=provenance_lines(article) if may_correct else [],
    )


def _mentions(article: Article, *, may_correct: bool) -> list[Mention]:
    """What readers are told, and for editors what waits for them to decide."""
    shown = article.mentions.named()
    if may_correct:
        shown = article.mentions.filter(confidence__gte=REVIEW_FROM)
    return list(shown.select_related("entity").order_by("entity__kind", "-salience", "entity_id"))


def _text(
    article: Article,
    part: BodyPart,
    place: ReadingPlace | None,
    marks: Mapping[str, Sequence[Mark]],
) -> ArticleText:
    tree = place.query.tree if place else EVERYTHING
    language = article.language
    lines = lines_of(part.text, part.start)
    title = marked(article.title, tree, field="title", language=language)
    numbered = number_hits(
        [title, *(marked(line.text, tree, field="body", language=language) for line in lines)]
    )
    return ArticleText(
        title=marked_runs(numbered[0], marks.get("title", ())),
        dateline=marked_runs((NumberedPiece(article.dateline),), marks.get("dateline", ())),
        paragraphs=_paragraphs(lines, numbered[1:], marks.get("body", ())),
        hits=sum(piece.is_hit for text in numbered for piece in text),
        kinds=tuple(sorted({mark.kind for each in marks.values() for mark in each})),
    )


def _paragraphs(
    lines: Sequence[Line], texts: Sequence[tuple[NumberedPiece, ...]], marks: Sequence[Mark]
) -> list[Paragraph]:
    runs = marked_lines(lines, texts, marks)
    return [Paragraph(line.start, each) for line, each in zip(lines, runs, strict=True)]


def _citations(article: Article, address: str) -> list[Citation]:
    facts = cited(article, address)
    return [
        Citation(style.name, style.label, "" if style.ending else style.write(facts))
        for style in STYLES
    ]
