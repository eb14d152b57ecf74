"""What the site says around an article goes, and nothing of the article."""

import pytest

from articles.importing.wording.boilerplate import without_boilerplate

SENTENCE = "The harbour was opened on Tuesday in front of the whole town, and the sun shone."


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "ADVERTISEMENT", "Publicité", "Anzeige", "Publicidad", "Pubblicità",
     "Advertentie", "Реклама", "Story continues below", "La suite après la publicité",
     "Related articles", "Lire aussi : La grève des dockers s'étend", "Lea también",
     "Lesen Sie auch: Streik im Hafen", "Mehr zum Thema", "Leggi anche", "Veja também",
     "Czytaj też", "Читайте также", "You may also like",
     "Share this article on Facebook", "Share on WhatsApp", "Partager sur Twitter", "Teilen",
     "Follow us on Instagram and YouTube", "Síguenos en Facebook",
     "Sign up for our daily newsletter, free in your inbox.",
     "Inscrivez-vous à notre newsletter quotidienne", "Jetzt den Newsletter abonnieren",
     "Suscríbete a nuestra newsletter", "Iscriviti alla newsletter",
     "All rights reserved.", "Tous droits réservés", "Alle Rechte vorbehalten.",
     "Todos los derechos reservados", "Riproduzione riservata", "This website uses cookies to…",
     "12 comments", "Weiterlesen", "Article réservé aux abonnés"],
)  # fmt: skip
def test_leaves_out_what_the_site_says(line: str) -> None:
    assert without_boilerplate([SENTENCE, line, SENTENCE])[0] == [SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "line",
    ["Advertisement revenue fell by a third.", "Anzeige gegen den Minister erstattet",
     "Publicité mensongère : le tribunal tranche", "Share prices fell.",
     "Share on the market they did, and gladly.", "Sign up for the army, he told them, or leave.",
     "Subscribe to no theory, she said.", "Related to the king, he lived in exile.",
     "Read also was the letter of the bishop.", "Leggi anche più dure sono in discussione.",
     "Follow us, they said.", "Teilen will der Minister nicht.",
     "More stories were told that night.",
     "Copyright law was changed on Tuesday.", "Copyright is a matter for the courts, he said",
     "Most popular among them was the mayor.", "Reservados los derechos, el autor calló.",
     "All rights reserved to the states were listed.", "Imprimir billetes no basta.",
     "Trending downwards, the index fell.", "Recommended by the committee, the law passed."],
)  # fmt: skip
def test_keeps_what_the_article_says(line: str) -> None:
    assert without_boilerplate([SENTENCE, line])[0] == [SENTENCE, line]


def test_leaves_out_the_headlines_below_more_stories() -> None:
    lines = [SENTENCE, "More stories", "Ports meet in Samarkand", "A bridge for the north"]
    assert without_boilerplate(lines)[0] == [SENTENCE]


def test_keeps_the_article_that_goes_on_below_a_heading() -> None:
    lines = [SENTENCE, "Related stories", SENTENCE, "He went home."]
    assert without_boilerplate(lines)[0] == [SENTENCE, SENTENCE, "He went home."]


def test_reads_the_claim_below_the_last_headline() -> None:
    lines = [
        SENTENCE,
        "Mehr zum Thema",
        "Streik im Hafen",
        "© 2019 Hafenbote. Alle Rechte vorbehalten.",
    ]
    kept, claim = without_boilerplate(lines)
    assert kept == [SENTENCE]
    assert (claim.holder, claim.year) == ("Hafenbote", 2019)


@pytest.mark.parametrize(
    ("line", "holder"),
    [("Copyright 1987 Meridian Post", "Meridian Post"), ("© Meridian Post", "Meridian Post"),
     ("Copyright Meridian Post Ltd. All rights reserved.", "Meridian Post"),
     ("© 1987 Le Phare. Tous droits réservés.", "Le Phare")],
)  # fmt: skip
def test_reads_whose_it_is(line: str, holder: str) -> None:
    kept, claim = without_boilerplate([SENTENCE, line])
    assert (kept, claim.holder) == ([SENTENCE], holder)
