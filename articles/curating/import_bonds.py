"""What holds the articles that an import brought: people's work, and other imports?"""

from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from articles.models import (
    Article,
    ArticleTag,
    Change,
    Decision,
    ImportedUpdate,
    ImportRun,
    MetAgain,
    Operation,
)

_OF_AN_ARTICLE = (Change.Thing.ARTICLE, Change.Thing.DECISION, Change.Thing.ARTICLE_TAG)
_TAKEN_BACK = (ImportRun.State.UNDOING, ImportRun.State.UNDONE)


def brought(run: ImportRun) -> QuerySet[Article]:
    """The articles that it brought, and still has."""
    return Article.objects.filter(import_run=run).order_by("pk")


def going(run: ImportRun) -> QuerySet[Article]:
    """What goes with it: nobody built on it, and no other import brought it."""
    met = Exists(met_again(run).filter(article=OuterRef("pk")))
    return brought(run).filter(~worked_on(), ~updated_later(run), ~Q(met))


def worked_on() -> Q:
    """Did a person do anything about it?"""
    article = OuterRef("pk")
    people = Change.objects.filter(article_id=article, thing__in=_OF_AN_ARTICLE).exclude(
        operation__kind__in=Operation.MACHINES
    )
    return (
        ~Q(edited_fields=[])
        | Q(Exists(Decision.objects.filter(article=article)))
        | Q(Exists(ArticleTag.objects.filter(article=article)))
        | Q(Exists(people))
    )


def updated_later(run: ImportRun) -> Q:
    """Did another import change it?"""
    return Q(Exists(ImportedUpdate.objects.filter(article=OuterRef("pk")).exclude(run=run)))


def met_again(run: ImportRun) -> QuerySet[MetAgain]:
    """The articles that other imports brought too, which nobody took back."""
    return MetAgain.objects.exclude(run=run).exclude(run__state__in=_TAKEN_BACK)


def left_to(run: ImportRun, articles: QuerySet[Article]) -> dict[int, int]:
    """How many of these articles are left to which other imports, by number."""
    other = met_again(run).filter(article=OuterRef("pk")).values("run")[:1]
    shared = articles.filter(pk__in=met_again(run).values("article"))
    by_import = shared.order_by().annotate(other=Subquery(other)).values_list("other")
    return dict(by_import.annotate(Count("pk")).order_by("other"))


def left_words(
    left: Mapping[int, int], when: str, cure: str = "undo import {} to take {} back"
) -> list[str]:
    """Which imports have what an undone one leaves behind, `when`; and how to take it back."""
    lines = []
    for other, number in left.items():
        stay, them = ("1 stays", "it") if number == 1 else (f"{number:,} stay", "them")
        has = f"import {other} brought {them}, too, and has {them} {when}"
        lines.append(f"{stay}: {has}; {cure.format(other, them)}")
    return lines
