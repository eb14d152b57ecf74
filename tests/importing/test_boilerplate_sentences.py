"""A sentence that only begins like a line of the site stays, in nine languages."""

import pytest

from articles.importing.wording.boilerplate import without_boilerplate

SENTENCE = "The harbour was opened on Tuesday in front of the whole town, and the sun shone."


@pytest.mark.parametrize(
    "line",
    [
        # English
        "Recommended: 250 grams of fish a week, says the health ministry.",
        "Related: The minister's brother resigned on Tuesday, officials said.",
        "Trending: The hashtag was used a million times, the company said.",
        "Sign up for alerts, the county told residents as the river rose on Friday.",
        "Sign up for the newsletter, the mayor told the town on Friday, or hear nothing.",
        "Register to vote with the state's new app, officials urged.",
        "Subscribe to no app of theirs, the old captain told his crew on Monday.",
        "Click here to pay, the message said, and thousands of them did.",
        "Follow us on Facebook, the band told its listeners before the last song.",
        "Share this story with the children, the teacher said on Tuesday morning.",
        "Share this with the poor of the town, he said.",
        "Advertisement continues to pay for the paper, the owner says.",
        "Ads by parties were cut.",
        "Story continues after the war, with the return of the two brothers.",
        "Prints were sold at the door for the good of the harbour.",
        "We use cookies to lure the children, the baker said with a smile.",
        "By signing up, most of them agree to sail at dawn, the captain said.",
        "The story has been published by staff of the ministry, and read by nobody.",
        "Find us on Facebook is the new motto of the village and its people.",
        "Register of our podcasts and of all their voices is kept in the town hall.",
        "Get the truth to your inbox is the motto of the new party and its friends.",
        "Enter your e-mail, the thieves wrote, and forty people of the town did.",
        "More on this: The council will meet again before the end of May.",
        # French
        "À la une : le maire a démissionné mardi devant le conseil municipal.",
        "Suivez-nous sur Facebook est la nouvelle devise du village.",
        "Suivez-nous sur le quai, a dit le capitaine aux enfants de la ville.",
        "Partager sur trois ans la dette du port reste possible.",
        "Abonnez-vous à cette application, a demandé le maire aux habitants du port.",
        "Il vous reste 3 livres à lire, dit le professeur.",
        "Les plus lus : ses romans de mer, que tout le monde avait chez soi.",
        "Recevez la newsletter du port ou taisez-vous, a lancé le maire mardi.",
        # Spanish
        "Comparte este martes su experiencia con los alumnos.",
        "Comparte en público lo que piensa.",
        "Síganos en silencio, dijo el guía a los veinte visitantes.",
        "Noticias relacionadas: el alcalde dimitió el martes ante todo el pueblo.",
        "Suscríbase a las alertas del río, pidió el alcalde a los vecinos.",
        "Prohibida la reproducción de cerdos en la granja, según el juez de paz.",
        # German
        "Teilen auf viele Schultern will er.",
        "Folgen Sie uns auf dem Deich, sagte der Führer zu den Gästen.",
        "Weitere Themen: Der Rat sprach über den Hafen und über die Schule.",
        "Jetzt kann man die alte Zeitung am Hafen abonnieren",
        "Melden Sie sich nicht wegen eines Newsletters, sagte der Lehrer den Eltern.",
        # Italian
        "Condividi su tre anni la spesa.",
        "Seguici su per le scale, disse la guida ai venti visitatori.",
        "Più letti: i suoi romanzi di mare, che tutti avevano in casa.",
        "Iscriviti alla newsletter o taci, ha detto il sindaco ai cittadini.",
        # Portuguese
        "Compartilhe esta ideia com os alunos.",
        "Siga-nos no silêncio, disse o guia aos vinte visitantes.",
        "Mais lidas: as cartas do velho capitão, que todos tinham em casa.",
        "Assine a newsletter ou fique calado, disse o prefeito aos moradores.",
        # Dutch
        "Deel op vrijdag bleef gesloten.",
        "Volg ons op de dijk, zei de gids tegen de twintig bezoekers.",
        "Meest gelezen: de brieven van de kapitein, die iedereen in huis had.",
        "Schrijf je in voor de nieuwsbrief of zwijg, zei de burgemeester dinsdag.",
        # Polish
        "Polecane: dwie porcje ryb w tygodniu, mówi minister zdrowia.",
        # Russian
        "По теме: мэр ушёл в отставку во вторник перед всем городом.",
        "Подписывайтесь на мир, сказал старый капитан двадцати гостям.",
    ],
)
def test_keeps_a_sentence_that_begins_like_the_site(line: str) -> None:
    assert without_boilerplate([SENTENCE, line])[0] == [SENTENCE, line]


@pytest.mark.parametrize(
    "line",
    [
        "Related: Ports meet in Samarkand", "Read also: Why did the harbour close its gates?",
        "Trending: Cod is back.", "Most read: A bridge for the north",
        "Share this story on Facebook, WhatsApp or by e-mail", "Share via e-mail",
        "Share on Twitter (opens in new window)", "Share this article with your friends",
        "Follow us on Twitter @harbourwire for the latest news from the port.",
        "Like us on Facebook", "Join us on WhatsApp and never miss a ship again.",
        "Click here to read the full report of the commission on the harbour.",
        "Click here for more", "Subscribe to our podcast.", "Sign up for alerts",
        "Sign up for our news alerts and be the first to know when a ship comes in.",
        "Sign up now to get the best of the Harbour Wire in your inbox every morning.",
        "Get our best stories of the day delivered to your inbox, free.",
        "Already a subscriber? Log in to read the rest of this story.",
        "Enter your e-mail address to receive our letter every morning.",
        "By signing up, you agree to our terms of use and our privacy policy.",
        "We use cookies to make this site work better for all of our readers.",
        "This story has not been edited by our staff and is published from a syndicated feed.",
        "Ads by Google", "Advertisement - story continues below",
        "Article continues below this advertisement", "(Story continues below)",
        "À la une : une grève s'étend", "Suivez-nous sur Facebook et Instagram",
        "Partager cet article sur Facebook", "Partager sur les réseaux sociaux",
        "Recevez chaque matin notre newsletter sur les ports et les bateaux.",
        "Il vous reste 63 % de cet article à lire. La suite est réservée aux abonnés.",
        "Noticias relacionadas: huelga en el puerto", "Comparte este artículo",
        "Compartir en WhatsApp", "Síguenos en Instagram para no perderte ningún barco nunca.",
        "Prohibida la reproducción total o parcial sin permiso escrito del editor.",
        "Teilen auf WhatsApp", "Folgen Sie uns auf Facebook", "Weitere Themen: Streik im Hafen",
        "Jetzt Hafenbote abonnieren", "Jetzt den Newsletter kostenlos abonnieren",
        "Melden Sie sich jetzt für unseren Newsletter an und lesen Sie mehr vom Hafen.",
        "Condividi su Facebook", "Seguici su Instagram", "Più letti: sciopero al porto",
        "Compartilhe no WhatsApp", "Compartilhe esta notícia", "Siga-nos no Twitter",
        "Mais lidas: greve no porto", "Deel dit artikel op Facebook", "Deel op WhatsApp",
        "Volg ons op Instagram", "Lees ook: staking in de haven", "Meld je aan voor de nieuwsbrief",
        "Zobacz też: strajk w porcie", "Polecane: strajk w porcie", "Udostępnij",
        "Читайте также: забастовка в порту", "Подписывайтесь на наш канал в Telegram",
    ],
)  # fmt: skip
def test_leaves_out_what_only_a_site_says(line: str) -> None:
    assert without_boilerplate([SENTENCE, line, SENTENCE])[0] == [SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 1998 reforms by Congress extended protection to 70 years.",
        "COPYRIGHT 1998 REFORMS BY CONGRESS EXTENDED PROTECTION TO 70 YEARS.",
        "Copyright Act Signed In Old Hall",
        "COPYRIGHT LAW CHANGED",
        "Copyright Reform 1998",
        "Copyright 1886: Ten States Sign",
        "Copyright, 1998 was the year of it, the judge said.",
        "Copyright 1886: Zehn Staaten unterschreiben in Bern einen Vertrag.",
        "Copyright 2019 wurde zum Streit der Verlage, sagte der Minister.",
        "Copyright 2001 : la réforme des ministres a été votée mardi.",
        "Copyright 2001 fue el año de la reforma, dijo el ministro.",
        "Copyright 2001 fu l'anno della riforma, disse il ministro.",
        "Copyright 2001 foi o ano da reforma, disse o ministro.",
        "Copyright 2001 werd een strijd van uitgevers, zei de minister.",
        "Copyright 2001 był sporem wydawców, mówi minister.",
        "Copyright 2001 стал спором издателей, сказал министр.",
        "(c) 1998 saw the end of it, the court found.",
    ],
)
def test_takes_no_sentence_about_the_law_for_a_claim(line: str) -> None:
    kept, claim = without_boilerplate([SENTENCE, line])
    assert kept == [SENTENCE, line]
    assert (claim.holder, claim.year) == ("", None)


@pytest.mark.parametrize(
    ("line", "holder", "year"),
    [
        ("Copyright 1987", "", 1987),
        ("Copyright © 2004 by the Harbour Wire. All rights reserved.", "Harbour Wire", 2004),
        ("Copyright 2010 dpa", "dpa", 2010),
        ("Copyright: Meridian Post", "Meridian Post", None),
        ("Copyright © Meridian Post, 1987", "Meridian Post", 1987),
        ("(c) 1999 Meridian Post", "Meridian Post", 1999),
        ("Copyright 2012 by hafen.example", "hafen.example", 2012),
        ("Copyright 1987-1999 The Post of the North and South Ltd.", "Post of the North and South",
         1999),
        ("Copyright 2003 Harbour Wire. May not be reproduced without permission.", "Harbour Wire",
         2003),
            ("Copyright 2003 Hafenbote. Nachdruck nur mit Genehmigung.", "Hafenbote", 2003),
        ("Copyright 2003 Le Phare. Reproduction interdite sans autorisation.", "Le Phare", 2003),
        ("Copyright 2003 Gazeta Portowa. Wszelkie prawa zastrzeżone.", "Gazeta Portowa", 2003),
        ("Copyright 2003 Портовая Газета. Все права защищены.", "Портовая Газета", 2003),
    ],
)  # fmt: skip
def test_still_reads_whose_it_is(line: str, holder: str, year: int | None) -> None:
    kept, claim = without_boilerplate([SENTENCE, line])
    assert kept == [SENTENCE]
    assert (claim.holder, claim.year) == (holder, year)
