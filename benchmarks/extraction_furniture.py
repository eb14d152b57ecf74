"""What stands around an article on a newspaper's page, of our own making."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from random import Random

SITE = "Harbour Wire"
HOST = "https://harbourwire.example"
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


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return int.from_bytes(text.encode()[:6], "big") % 1_000_000


def _navigation(story: Story, others: Sequence[str]) -> str:
    words = _WORDS.get(story.language, _WORDS["en"])[3].split()
    links = "".join(f'<li><a href="/{word.lower()}/">{word}</a></li>' for word in words)
    news = "".join(f'<a class="ticker" href="/{i}">{escape(t)}</a>' for i, t in enumerate(others))
    return f'<header class="site-header"><ul class="nav">{links}</ul><div>{news}</div></header>'


def related(story: Story, others: Sequence[str]) -> str:
    """Other articles, with a sentence about each."""
    head = _WORDS.get(story.language, _WORDS["en"])[1]
    items = "".join(
        f'<li><a href="/r/{i}"><img src="{i}.jpg" alt=""><h3>{escape(title)}</h3></a>'
        f"<p>{_TEASERS[i % len(_TEASERS)]}</p></li>"
        for i, title in enumerate(others[:6])
    )
    return f'<section class="related-stories"><h2>{head}</h2><ul>{items}</ul></section>'


def comments() -> str:
    """What readers say."""
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


def between(story: Story) -> list[str]:
    """The paragraphs, with advertising and a newsletter box among them."""
    words = _WORDS.get(story.language, _WORDS["en"])
    parts = [f"<p>{escape(p)}</p>" for p in story.paragraphs]
    parts.insert(2, f'<div class="ad-slot"><span>{words[0]}</span></div>')
    parts.insert(min(4, len(parts)), f'<div class="newsletter-box"><p>{words[2]}</p></div>')
    return parts


def page(
    story: Story,
    others: Sequence[str],
    chance: Random,
    head: str,
    article: str,
    language: str = "",
) -> Laid:
    """The article with the site's navigation over it and its foot below; and what is no article."""
    body = f"{_navigation(story, others)}{article}{_footer()}"
    return bare_page(story, chance, head, body, language)


def bare_page(story: Story, chance: Random, head: str, body: str, language: str = "") -> Laid:
    """A page that holds nothing else."""
    lang = language or story.language
    markup = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}'
        f"{_scripts(chance)}<style>p {{ margin: 0 }}</style></head><body>{body}"
        f"{_scripts(chance)}</body></html>"
    )
    return markup, (*_COMMENTS, *_TEASERS, "All rights reserved")


def titled(story: Story, sign: str) -> str:
    """The title of a page as most write it: the headline, a sign, the site."""
    return f"<title>{escape(story.title)} {sign} {SITE}</title>"


def json_ld(story: Story, **more: object) -> str:
    """What the page says of the article for machines."""
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
