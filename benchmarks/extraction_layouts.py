"""Ten ways in which newspapers' sites lay a page out, around an article of our own."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from random import Random

SITE = "Harbour Wire"
_HOST = "https://harbourwire.example"
_COMMENTS = (
    "I was there that morning and nobody said a word of this to us.",
    "Thank you for printing this, my grandfather told it quite differently.",
    "Why is this still news? The bakers have been saying so for years.",
)
_TEASERS = (
    "The ferry will not sail on Sundays any more, say the owners of the line.",
    "A recipe for the long winter: beans, and then more beans.",
    "Ten gardens that you can see from the tram.",
)
_WORDS = {
    "en": ("Advertisement", "Related articles", "Sign up for our newsletter", "Home World Sport"),
    "fr": ("Publicité", "Lire aussi", "Inscrivez-vous à notre newsletter", "Accueil Monde Sport"),
    "es": ("Publicidad", "Lea también", "Suscríbete a nuestra newsletter", "Portada Mundo"),
    "de": ("Anzeige", "Lesen Sie auch", "Jetzt den Newsletter abonnieren", "Start Welt Sport"),
}


@dataclass(frozen=True)
class Story:
    """An article to be laid out."""

    title: str
    date: str
    language: str
    paragraphs: tuple[str, ...]
    author: str

    @property
    def day(self) -> dt.date:
        """The day as a date."""
        return dt.date.fromisoformat(self.date)

    @property
    def path(self) -> str:
        """Its address without a date."""
        return f"/story/{abs(hash_of(self.title))}"


Laid = tuple[str, tuple[str, ...]]
Layout = Callable[[Story, Sequence[str], Random], Laid]


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return int.from_bytes(text.encode()[:6], "big") % 1_000_000


def _navigation(story: Story, others: Sequence[str]) -> str:
    words = _WORDS.get(story.language, _WORDS["en"])[3].split()
    links = "".join(f'<li><a href="/{word.lower()}/">{word}</a></li>' for word in words)
    news = "".join(f'<a class="ticker" href="/{i}">{escape(t)}</a>' for i, t in enumerate(others))
    return f'<header class="site-header"><ul class="nav">{links}</ul><div>{news}</div></header>'


def _related(story: Story, others: Sequence[str]) -> str:
    head = _WORDS.get(story.language, _WORDS["en"])[1]
    items = "".join(
        f'<li><a href="/r/{i}"><img src="{i}.jpg" alt=""><h3>{escape(title)}</h3></a>'
        f"<p>{_TEASERS[i % len(_TEASERS)]}</p></li>"
        for i, title in enumerate(others[:6])
    )
    return f'<section class="related-stories"><h2>{head}</h2><ul>{items}</ul></section>'


def _comments() -> str:
    said = "".join(
        f'<div class="comment"><b>reader{i}</b><p>{c}</p></div>' for i, c in enumerate(_COMMENTS)
    )
    return f'<div id="comments" class="comments-list"><h3>3 comments</h3>{said}</div>'


def _footer() -> str:
    links = "".join(f'<a href="/{w}">{w}</a> ' for w in ("about", "contact", "terms", "privacy"))
    return f'<footer class="footer">{links}<p>© 2024 {SITE}. All rights reserved.</p></footer>'


def _scripts(chance: Random) -> str:
    numbers = ",".join(str(chance.randrange(10**9)) for _ in range(800))
    return f"<script>window.metrics=[{numbers}];function f(a){{return a<3&&a>1}}</script>"


def _between(story: Story) -> list[str]:
    """The paragraphs, with advertising and a newsletter box among them."""
    words = _WORDS.get(story.language, _WORDS["en"])
    parts = [f"<p>{escape(p)}</p>" for p in story.paragraphs]
    parts.insert(2, f'<div class="ad-slot"><span>{words[0]}</span></div>')
    parts.insert(min(4, len(parts)), f'<div class="newsletter-box"><p>{words[2]}</p></div>')
    return parts


def _page(story: Story, head: str, body: str, chance: Random, language: str = "") -> Laid:
    lang = language or story.language
    markup = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}'
        f"{_scripts(chance)}<style>p {{ margin: 0 }}</style></head><body>{body}"
        f"{_scripts(chance)}</body></html>"
    )
    return markup, (*_COMMENTS, *_TEASERS, "All rights reserved")


def _json_ld(story: Story, **more: object) -> str:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.date}T09:30:00+00:00",
        "dateModified": "2024-02-02T10:00:00+00:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": SITE},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def _with_json_ld(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = f"<title>{escape(story.title)} | {SITE}</title>{_json_ld(story)}"
    body = (
        f"{_navigation(story, others)}<main><article><h1>{escape(story.title)}</h1>"
        f'<p class="byline">By {story.author}</p>{"".join(_between(story))}</article>'
        f"{_related(story, others)}{_comments()}</main>{_footer()}"
    )
    return _page(story, head, body, chance)


def _with_open_graph(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = (
        f"<title>{escape(story.title)} - {SITE}</title>"
        f'<meta property="og:title" content="{escape(story.title)} - {SITE}">'
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta property="article:published_time" content="{story.date}T06:00:00Z">'
        f'<meta property="article:modified_time" content="2024-02-02T06:00:00Z">'
        f'<link rel="canonical" href="{_HOST}{story.path}">'
    )
    body = (
        f'{_navigation(story, others)}<div class="container"><div class="story-body">'
        f"<h1>{escape(story.title)}</h1>{''.join(_between(story))}</div>"
        f'<div class="sidebar">{_related(story, others)}</div></div>{_comments()}{_footer()}'
    )
    return _page(story, head, body, chance)


def _with_microdata(story: Story, others: Sequence[str], chance: Random) -> Laid:
    body = (
        f'{_navigation(story, others)}<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(story.title)}</h1>'
        f'<span itemprop="author" itemscope><span itemprop="name">{story.author}</span></span>'
        f'<time itemprop="datePublished" datetime="{story.date}">{story.date}</time>'
        f'<div itemprop="articleBody">{"".join(_between(story))}</div></div>'
        f"{_related(story, others)}{_footer()}"
    )
    return _page(story, f"<title>{SITE}: {escape(story.title)}</title>", body, chance)


def _with_time_only(story: Story, others: Sequence[str], chance: Random) -> Laid:
    body = (
        f"{_navigation(story, others)}<article><header><h1>{escape(story.title)}</h1>"
        f'<time datetime="{story.date}T08:00">{story.day:%d.%m.%Y}</time></header>'
        f"{''.join(_between(story))}</article><aside>{_related(story, others)}</aside>{_footer()}"
    )
    return _page(story, f"<title>{escape(story.title)} · {SITE}</title>", body, chance)


def _with_shown_date(story: Story, others: Sequence[str], chance: Random) -> Laid:
    body = (
        f'{_navigation(story, others)}<div id="content"><h1>{escape(story.title)}</h1>'
        f'<div class="meta"><span class="date">{story.day:%B %d, %Y}</span> by {story.author}</div>'
        f'<div class="entry">{"".join(_between(story))}</div>{_comments()}</div>'
        f'<div id="sidebar">{_related(story, others)}</div>{_footer()}'
    )
    return _page(story, f"<title>{escape(story.title)} » {SITE}</title>", body, chance)


def _with_dated_address(story: Story, others: Sequence[str], chance: Random) -> Laid:
    address = f"{_HOST}/{story.day:%Y/%m/%d}/{hash_of(story.title)}.html"
    head = f'<title>{escape(story.title)}</title><link rel="canonical" href="{address}">'
    body = (
        f'{_navigation(story, others)}<div class="wrap"><h2 class="kicker">World</h2>'
        f"<h1>{escape(story.title)}</h1><div>{''.join(_between(story))}</div></div>"
        f"{_related(story, others)}{_comments()}{_footer()}"
    )
    return _page(story, head, body, chance)


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
    return _page(story, head, body, chance)


def _of_divisions(story: Story, others: Sequence[str], chance: Random) -> Laid:
    paragraphs = "<br><br>".join(escape(p) for p in story.paragraphs)
    body = (
        f'{_navigation(story, others)}<div class="a1"><div class="b2"><h1>{escape(story.title)}'
        f'</h1></div><div class="c3">{paragraphs}</div></div>{_related(story, others)}{_footer()}'
    )
    return _page(story, _json_ld(story) + f"<title>{SITE}</title>", body, chance)


def _behind_a_wall(story: Story, others: Sequence[str], chance: Random) -> Laid:
    head = f"<title>{escape(story.title)} | {SITE}</title>" + _json_ld(
        story, articleBody="\n\n".join(story.paragraphs), isAccessibleForFree=False
    )
    body = (
        f"{_navigation(story, others)}<article><h1>{escape(story.title)}</h1>"
        f"<p>{escape(story.paragraphs[0])}</p><div class='wall'>This story is for subscribers only."
        f"</div></article>{_related(story, others)}{_footer()}"
    )
    return _page(story, head, body, chance)


def _by_a_wrong_template(story: Story, others: Sequence[str], chance: Random) -> Laid:
    """The language, the date and the name are the template's and not the article's."""
    address = f"{_HOST}/{story.day:%Y/%m/%d}/{hash_of(story.title)}"
    head = (
        f"<title>{escape(story.title)} – {SITE} – News and more</title>"
        f'<meta property="og:title" content="{SITE}">'
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta name="date" content="{story.day.year}-01-01T00:00:00Z">'
        f'<link rel="canonical" href="{address}">'
    )
    body = (
        f'{_navigation(story, others)}<h1 class="logo">{SITE}</h1><article>'
        f"<h1>{escape(story.title)}</h1>{''.join(_between(story))}</article>"
        f"{_comments()}{_footer()}"
    )
    return _page(story, head, body, chance, language="en")


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
