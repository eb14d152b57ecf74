"""Dashboard: every name that its template may use."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.web.dashboard.agreement import Agreement, build_agreement
from articles.web.dashboard.neglected import (
    NeglectedGroup,
    articles_without,
    entities_never_named,
    tags_without_articles,
)
from articles.web.dashboard.rejections import RejectedAlias, most_rejected
from articles.web.dashboard.under_way import UnderWay, build_under_way, machine_runs
from articles.web.histories.entries import Entry


@dataclass(frozen=True)
class Dashboard:
    """What a curator may want to do something about."""

    under_way: UnderWay
    agreement: Agreement
    rejected: list[RejectedAlias]
    tags: NeglectedGroup
    entities: list[NeglectedGroup]
    articles: list[NeglectedGroup]
    runs: list[Entry]


def build_dashboard(user: User | AnonymousUser) -> Dashboard:
    """All of it, each part in one or two bounded queries."""
    return Dashboard(
        under_way=build_under_way(user),
        agreement=build_agreement(),
        rejected=most_rejected(),
        tags=tags_without_articles(user),
        entities=entities_never_named(user),
        articles=[articles_without("tags"), articles_without("entities")],
        runs=machine_runs(user),
    )
