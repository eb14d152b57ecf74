"""Ten ways in which newspapers' sites lay a page out, around an article of our own."""

from collections.abc import Callable, Sequence
from html import escape
from random import Random

from benchmarks.extraction_furniture import (
    HOST,
    SITE,
    Laid,
    Story,
    bare_page,
    between,
    comments,
    hash_of,
    json_ld,
    page,
    related,
    titled,
)

Layout = Callable[[Story, Sequence[str], Random], Laid]


def _with_json_ld(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = titled(story, "|") + json_ld(story)
    article = (
        f"<main><article><h1>{escape(story.title)}</h1>"
        f'<p class="byline">By {story.author}</p>{"".join(between(story))}</article>'
        f"{related(story, others)}{comments()}</main>"
    )
    return page(story, others, chance, head, article)


def _with_open_graph(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = (
        f"{titled(story, '-')}"
        f'<meta property="og:title" content="{escape(story.title)} - {SITE}">'
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta property="article:published_time" content="{story.date}T06:00:00Z">'
        f'<meta property="article:modified_time" content="2024-02-02T06:00:00Z">'
        f'<link rel="canonical" href="{HOST}{story.path}">'
    )
    article = (
        f'<div class="container"><div class="story-body">'
        f"<h1>{escape(story.title)}</h1>{''.join(between(story))}</div>"
        f'<div class="sidebar">{related(story, others)}</div></div>{comments()}'
    )
    return page(story, others, chance, head, article)


def _with_microdata(story: Story, others: Sequence[str], chance: Random) -> Laid:
    article = (
        f'<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(story.title)}</h1>'
        f'<span itemprop="author" itemscope><span itemprop="name">{story.author}</span></span>'
        f'<time itemprop="datePublished" datetime="{story.date}">{story.date}</time>'
        f'<div itemprop="articleBody">{"".join(between(story))}</div></div>'
        f"{related(story, others)}"
    )
    return page(story, others, chance, f"<title>{SITE}: {escape(story.title)}</title>", article)


def _with_time_only(story: Story, others: Sequence[str], chance: Random) -> Laid:
    article = (
        f"<article><header><h1>{escape(story.title)}</h1>"
        f'<time datetime="{story.date}T08:00">{story.day:%d.%m.%Y}</time></header>'
        f"{''.join(between(story))}</article><aside>{related(story, others)}</aside>"
    )
    return page(story, others, chance, titled(story, "·"), article)


def _with_shown_date(story: Story, others: Sequence[str], chance: Random) -> Laid:
    article = (
        f'<div id="content"><h1>{escape(story.title)}</h1>'
        f'<div class="meta"><span class="date">{story.day:%B %d, %Y}</span> by {story.author}</div>'
        f'<div class="entry">{"".join(between(story))}</div>{comments()}</div>'
        f'<div id="sidebar">{related(story, others)}</div>'
    )
    return page(story, others, chance, titled(story, "»"), article)


def _with_dated_address(story: Story, others: Sequence[str], chance: Random) -> Laid:
    address = f"{HOST}/{story.day:%Y/%m/%d}/{hash_of(story.title)}.html"
    head = f'<title>{escape(story.title)}</title><link rel="canonical" href="{address}">'
    article = (
        f'<div class="wrap"><h2 class="kicker">World</h2>'
        f"<h1>{escape(story.title)}</h1><div>{''.join(between(story))}</div></div>"
        f"{related(story, others)}{comments()}"
    )
    return page(story, others, chance, head, article)


def _of_layout_tables(story: Story, others: Sequence[str], chance: Random) -> Laid:
    links = "<br>".join(f'<a href="/{i}">{escape(t)}</a>' for i, t in enumerate(others))
    paragraphs = "".join(f"<p>{escape(p)}" for p in story.paragraphs)
    head = f'<title>{escape(story.title)}</title><meta name="date" content="{story.date}">'
    body = (
        f'<table width="100%"><tr><td width="20%">{links}</td><td><font size="5"><b>'
        f"{escape(story.title)}</b></font>{paragraphs}</td></tr>"
        f'<tr><td colspan="2"><font size="1">© 2024 {SITE}. All rights reserved.</font></td></tr>'
        "</table>"
    )
    return bare_page(story, chance, head, body)


def _of_divisions(story: Story, others: Sequence[str], chance: Random) -> Laid:
    paragraphs = "<br><br>".join(escape(p) for p in story.paragraphs)
    article = (
        f'<div class="a1"><div class="b2"><h1>{escape(story.title)}'
        f'</h1></div><div class="c3">{paragraphs}</div></div>{related(story, others)}'
    )
    return page(story, others, chance, json_ld(story) + f"<title>{SITE}</title>", article)


def _behind_a_wall(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = titled(story, "|") + json_ld(
        story, articleBody="\n\n".join(story.paragraphs), isAccessibleForFree=False
    )
    article = (
        f"<article><h1>{escape(story.title)}</h1>"
        f"<p>{escape(story.paragraphs[0])}</p><div class='wall'>This story is for subscribers only."
        f"</div></article>{related(story, others)}"
    )
    return page(story, others, chance, head, article)


def _by_a_wrong_template(story: Story, others: Sequence[str], chance: Random) -> Laid:
    """The language, the date and the name are the template's and not the article's."""
    address = f"{HOST}/{story.day:%Y/%m/%d}/{hash_of(story.title)}"
    head = (
        f"<title>{escape(story.title)} – {SITE} – News and more</title>"
        f'<meta property="og:title" content="{SITE}">'
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta name="date" content="{story.day.year}-01-01T00:00:00Z">'
        f'<link rel="canonical" href="{address}">'
    )
    article = (
        f'<h1 class="logo">{SITE}</h1><article>'
        f"<h1>{escape(story.title)}</h1>{''.join(between(story))}</article>"
        f"{comments()}"
    )
    return page(story, others, chance, head, article, language="en")


LAYOUTS: tuple[Layout, ...] = (
    _with_json_ld,
    _with_open_graph,
    _with_microdata,
    _with_time_only,
    _with_shown_date,
    _with_dated_address,
    _of_layout_tables,
    _of_divisions,
    _behind_a_wall,
    _by_a_wrong_template,
)
