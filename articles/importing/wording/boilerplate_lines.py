"""Which lines do newspapers' sites write around their articles, and in which languages?"""

import re

# A heading over links: what follows it at the end of a page is no part of the article.
_HEADINGS = r"""
  related(\ (articles?|stories|topics|content|coverage|news|links|posts))?
| more\ (stories|news|articles|headlines|from\ (us|this\ section|the\ archive))
| more\ (on|about)\ this(\ (story|topic|subject))?
| most\ (read|popular|viewed|shared)(\ (stories|articles|news))?
| (recommended|suggested)(\ (for\ you|stories|articles|reading))? | trending(\ (now|stories))?
| you\ (may|might)\ (also\ )?(like|be\ interested\ in) | editor(’|')?s(’|')?\ (picks?|choice)
| (read|see)\ (also|next) | also\ (read|in\ the\ news) | what\ to\ read\ next | don(’|')t\ miss
| (à\ )?(lire|voir)\ (aussi|également) | sur\ le\ même\ (sujet|thème) | articles\ liés
| les\ plus\ lus | à\ la\ une | nos\ recommandations
| le(a|e)\ también | (te|le)\ puede\ interesar | noticias\ relacionadas | lo\ más\ (leído|visto)
| más\ (noticias|sobre\ este\ tema)
| lesen\ sie\ auch
| (mehr|weitere\ (artikel|meldungen))\ zum\ thema | das\ könnte\ sie\ (auch\ )?interessieren
| meistgelesen(e\ artikel)? | auch\ interessant | weitere\ (artikel|nachrichten|themen)
| leggi\ anche | articoli\ correlati | (i\ )?più\ letti | potrebbe\ interessarti
| (leia|veja)\ (também|mais) | notícias\ relacionadas | (as\ )?mais\ lidas
| lees\ (ook|meer|verder) | gerelateerde\ artikelen | meest\ gelezen | meer\ over\ dit\ onderwerp
| (czytaj|zobacz|przeczytaj)\ (też|także|również|więcej) | polecane
| читайте\ также | по\ теме
"""
_ADVERTISING = r"""
  (continue\ reading\ below|scroll\ to\ continue)(\ .{0,40})?
| advertisements?(\ (continues?|below|feature).{0,40})?
| advertising | sponsored(\ (content|links?))?
| (paid|promoted)\ content | ad | ads\ by\ .{1,20}
| publicités? | publicidad | anzeigen? | werbung
| pubblicità | publicidade | advertentie | reklama
| реклама | annons | (contenu|contenido|conteúdo)\ (sponsorisé|patrocinado)
| (la\ suite|l(’|')article\ continue)\ après\ (la|cette)\ publicité
| (el\ artículo\ )?continúa\ (después|tras)\ (de\ )?la\ publicidad
| (lesen\ sie\ )?nach\ der\ anzeige(\ weiter)? | der\ artikel\ geht\ nach\ der\ anzeige\ weiter
"""
_PLACES = (
    r"(facebook|twitter|x|linkedin|whatsapp|reddit|telegram|instagram|youtube|pinterest"
    r"|flipboard|google\ news|e-?mail|bluesky|mastodon|threads|social\ media)"
)
_SHARING = rf"""
  share | share\ this(\ (article|story|page|post))?(\ (on|with|via)\b.{{0,40}})?
| share\ (on|via|to)\ {_PLACES}(.{{0,20}})?
| (tweet|pin\ it|print|e-?mail|comments?|\d+\ comments?|save)
| (follow|like|find|join)\ us\ on\b.* | click\ here\ (to|for)\b.*
| facebook | twitter | linkedin | whatsapp | reddit | telegram | pinterest | flipboard | tumblr
| teilen\ mit | partager(\ (sur|cet\ article)\b.{{0,40}})? | suivez-nous\ sur\b.*
| \d*\ ?commentaires?
| compart(ir|e|a)(\ (en|este|esta)\b.{{0,40}})? | s[ií]gu[ea]nos\ en\b.* | \d*\ ?comentarios?
| teilen(\ auf\b.{{0,30}})?
| (diesen\ )?artikel\ (teilen|drucken|merken) | folgen\ sie\ uns\ (auf|bei)\b.*
| \d*\ ?kommentare? | drucken | condividi(\ su\b.{{0,30}})? | seguici\ su\b.* | stampa
| compartilh(ar|e)(\ (no|em|esta?)\b.{{0,30}})? | siga-nos\ (no|em)\b.* | imprimir | imprimer
| deel\ (dit\ artikel|op)\b.{{0,30}} | volg\ ons\ op\b.* | reacties
| udostępnij | поделиться | подписывайтесь\ на\b.*
"""
_MAIL = (
    r"(newsletters?|e-?mails?|alerts?|inbox|updates|briefings?|podcasts?|app|subscribers?"
    r"|subscription|infolettre|boletín|nieuwsbrief|newsletterów)"
)
_NEWSLETTER = rf"""
  (sign\ up|subscribe|register)\ (for|to|now|today|here)\b(?=.*\b{_MAIL}\b).*
| (sign\ up|subscribe)(\ (now|today|here))? | sign\ up\ here\b.* | already\ a\ subscriber\b.*
| get\ (the|our|more)\b.{{0,80}}\b(in|to)\ your\ inbox\b.* | enter\ your\ e-?mail\b.*
| thank(s|\ you)\ for\ (signing\ up|subscribing)\b.* | by\ signing\ up\b.*\bagree\b.*
| this\ (article|story)\ is\ (only\ )?(available\ )?(for|to)\ subscribers\b.{{0,40}}
| (inscrivez|abonnez)-vous\b(?=.*\b{_MAIL}\b).* | recevez\b(?=.*\bnewsletter\b).*
| (cet\ )?article\ réservé\ (à\ nos|aux)\ abonnés
| il\ vous\ reste\ \d+.{{0,10}}\ (de\ cet\ article\ )?à\ lire.*
| suscr[ií]b(ete|ase|irse)\b(?=.*\b{_MAIL}\b).* | suscr[ií]b(ete|ase)
| (contenido|artículo)\ exclusivo\ para\ suscriptores
| (jetzt\ )?(den\ |unseren\ )?newsletter\ (abonnieren|bestellen)\b.*
| jetzt\b.{{0,40}}\babonnieren
| (melden|tragen)\ sie\ sich\b(?=.*\bnewsletter\b).*
| iscriviti\b(?=.*\bnewsletter\b).*
| assine\b(?=.*\bnewsletter\b).* | (schrijf|meld)\ je\b(?=.*\bnieuwsbrief\b).*
"""
_OTHER = r"""
  more\ stories\ like\ this\ are\ available\ (on|at)\b.*
| to\ contact\ the\ (reporter|editor|author)s?\ (on|responsible\ for|for)\ this\ story\b.*
| (story|article)\ continues\ (below|after)\b.* | read\ (more|the\ full\ (story|article)(\ here)?)
| continue\ reading(\ the\ main\ story)?
| (back\ to\ top|skip\ to\ (main\ )?content|load\ more|show\ more)
| lire\ la\ suite | leer\ más | seguir\ leyendo
| weiterlesen | mehr\ lesen | continua\ a\ leggere | ler\ mais
| zum\ (thema|artikel) | ver\ más | voir\ plus
| (we|this\ (web)?site)\ uses?\ cookies\b.* | accept(\ all)?\ cookies
| nous\ utilisons\ des\ cookies\b.* | (diese\ (web)?seite|wir)\ verwende[nt]\ cookies\b.*
| (utilizamos|usamos)\ cookies\b.*
| our\ standards:\ the\ thomson\ reuters\ trust\ principles
| (this|the)\ (story|article)\ (is|has\ (not\ )?been)\ (auto-generated|published|edited)\b
  .*\b(feed|staff)\b.*
"""
_RIGHTS = r"""
  all\ rights\ reserved | (tous\ )?droits\ (de\ reproduction\ )?réservés | tous\ droits\ réservés
| (reservados\ )?todos\ los\ derechos(\ reservados)? | (prohibida\ la\ reproducción\b.*)
| alle\ rechte\ vorbehalten | (tutti\ i\ )?diritti\ riservati | riproduzione\ riservata
| todos\ os\ direitos\ reservados | alle\ rechten\ voorbehouden | wszelkie\ prawa\ zastrzeżone
| все\ права\ защищены
"""
_END = r"\s*[.:!…»›>→]*"
_LIST = r"\s*:\s*.{1,150}"
_FLAGS = re.IGNORECASE | re.VERBOSE

# Of a line in small letters: minding no case takes half as long again, and it is asked of all.
SINGLE = re.compile(
    rf"[\W_]*+((?:{_HEADINGS})(?:{_LIST})? | {_ADVERTISING} | {_SHARING}"
    rf" | {_NEWSLETTER} | {_OTHER} | {_RIGHTS}){_END}",
    re.VERBOSE,
)
HEADING = re.compile(rf"[\W_]*+({_HEADINGS}){_END}", _FLAGS)
RIGHTS = re.compile(rf"\b({_RIGHTS}|no\ reproduction|subscribe|reproduction)\b.*$", _FLAGS)
