"""Which lines do newspapers' sites write around their articles, and in which languages?"""

import re

# Nobody but a site bids its readers so: what follows the colon is another article's headline.
_TEASERS = r"""
  (read|see)\ (also|next) | also\ read | what\ to\ read\ next
| you\ (may|might)\ (also\ )?(like|be\ interested\ in)
| (à\ )?(lire|voir)\ (aussi|également)
| le(a|e)\ también | (te|le)\ puede\ interesar
| lesen\ sie\ auch | das\ könnte\ sie\ (auch\ )?interessieren
| leggi\ anche | potrebbe\ interessarti
| (leia|veja)\ (também|mais)
| lees\ (ook|meer|verder)
| (czytaj|zobacz|przeczytaj)\ (też|także|również|więcej)
| читайте\ также
"""
# A heading over links: what follows it at the end of a page is no part of the article. An article
# may go on behind such words and a colon.
_HEADINGS = r"""
  related(\ (articles?|stories|topics|content|coverage|news|links|posts))?
| more\ (stories|news|articles|headlines|from\ (us|this\ section|the\ archive))
| more\ (on|about)\ this(\ (story|topic|subject))?
| most\ (read|popular|viewed|shared)(\ (stories|articles|news))?
| (recommended|suggested)(\ (for\ you|stories|articles|reading))? | trending(\ (now|stories))?
| editor(’|')?s(’|')?\ (picks?|choice) | also\ in\ the\ news | don(’|')t\ miss
| sur\ le\ même\ (sujet|thème) | articles\ liés
| les\ plus\ lus | à\ la\ une | nos\ recommandations
| noticias\ relacionadas | lo\ más\ (leído|visto) | más\ (noticias|sobre\ este\ tema)
| (mehr|weitere\ (artikel|meldungen))\ zum\ thema
| meistgelesen(e\ artikel)? | auch\ interessant | weitere\ (artikel|nachrichten|themen)
| articoli\ correlati | (i\ )?più\ letti
| notícias\ relacionadas | (as\ )?mais\ lidas
| gerelateerde\ artikelen | meest\ gelezen | meer\ over\ dit\ onderwerp
| polecane | по\ теме
"""
_SHOWN = r"(advertisements?|ads?|videos?|photos?|pictures?|images?|gallery|map|chart|graphic|poll)"
_ADVERTISING = rf"""
  (continue\ reading\ below|scroll\ to\ continue)
    (\ (reading|with\ content|.{{0,20}}\b(advertisements?|ads?|content|article|story)))?
| advertisements?([\W_]{{1,3}}((story|article|content)\ )?(continues?(\ below)?|feature|below))?
| (story|article|content)\ continues\ (below|after)(\ (the|this|these))?(\ {_SHOWN}.{{0,20}})?
| advertising | sponsored(\ (content|links?))? | (paid|promoted)\ content | ad
| ads\ by\ (google|taboola|outbrain|revcontent|mgid|amazon|microsoft|yahoo|bing|adchoices)
| publicités? | publicidad | anzeigen? | werbung
| pubblicità | publicidade | advertentie | reklama
| реклама | annons | (contenu|contenido|conteúdo)\ (sponsorisé|patrocinado)
| (la\ suite|l(’|')article\ continue)\ après\ (la|cette)\ publicité
| (el\ artículo\ )?continúa\ (después|tras)\ (de\ )?la\ publicidad
| (lesen\ sie\ )?nach\ der\ anzeige(\ weiter)? | der\ artikel\ geht\ nach\ der\ anzeige\ weiter
"""
_PLACE = (
    r"(facebook|twitter|x|linkedin|whatsapp|reddit|telegram|instagram|youtube|pinterest"
    r"|flipboard|google\ news|e-?mail|mail|bluesky|mastodon|threads|tiktok|social\ media"
    r"|((les|nos)\ )?réseaux\ sociaux|((las|nuestras)\ )?redes\ sociales|redes\ sociais"
    r"|(den\ )?sozialen\ (medien|netzwerken)|sociale\ media)\b"
)
_PLACES = (
    rf"{_PLACE}(\s*(,|/|&|and|or|et|ou|y|und|oder|e|o|en|of|i|и)\ *(by\ |on\ |via\ )?{_PLACE})*"
    r"(\s*\(.{0,30}\))?"
)
_SHARING = rf"""
  share | share\ this(\ (article|story|page|post))?(\ (on|with|via|by)\ {_PLACES})?
| share\ this(\ (article|story|page|post))?\ with\ (your\ )?(friends|family|others|network)
| share\ (on|via|to|by)\ {_PLACES} | (tweet|pin\ it|print|e-?mail|comments?|\d+\ comments?|save)
| facebook | twitter | linkedin | whatsapp | reddit | telegram | pinterest | flipboard | tumblr
| partager(\ (cet\ article|l(’|')article))?(\ (sur|par|via)\ {_PLACES})? | \d*\ ?commentaires?
| compart(ir|e|a)(\ (este\ (artículo|contenido)|esta\ (noticia|nota|historia|página)))?
    (\ (en|por|vía)\ {_PLACES})? | \d*\ ?comentarios?
| teilen(\ mit)? | (diesen\ artikel\ )?teilen\ (auf|mit|via|per|bei)\ {_PLACES}
| (diesen\ )?artikel\ (teilen|drucken|merken) | \d*\ ?kommentare? | drucken
| condividi(\ (questo|l(’|'))\ ?articolo)?(\ (su|via)\ {_PLACES})? | stampa
| compartilh(ar|e)(\ (este\ (artigo|texto)|esta\ (notícia|matéria|página)))?
    (\ (no|na|em|por|via)\ {_PLACES})? | imprimir | imprimer
| deel\ dit\ (artikel|bericht)(\ (op|via)\ {_PLACES})? | deel\ (op|via)\ {_PLACES} | reacties
| udostępnij | поделиться
"""
_NEWSLETTER = r"(newsletters?|inbox|infolettre|boletín|nieuwsbrief|newsletterów|рассылк\w+)"
_MAIL = (
    rf"({_NEWSLETTER}|e-?mails?|alerts?|updates|briefings?|podcasts?|app(lication)?"
    r"|subscribers?|subscription)"
)
_OURS = (
    rf"({_NEWSLETTER}|(our|your|notre|nos|nuestr[ao]s?|unser\w*|nostr[aei]|noss[ao]s?|onze?)\b"
    rf".{{0,40}}\b{_MAIL})\b"
)
_SIGN_UP = r"""
  sign\ up | subscribe | register | inscrivez-vous | abonnez-vous | recevez
| suscr[ií]b(ete|ase|irse) | (melden|tragen)\ sie\ sich | iscriviti | assine | (schrijf|meld)\ je
| zapisz\ się | подпишитесь
"""
# A slogan that somebody talks about is no call.
_NO_CALL = r"(?!\ (is|was|are|were|has|had|est|était|es|era|fue|ist|war|è|é|foi|jest)\b)"
_THERE = rf"{_PLACE}{_NO_CALL}"
# What a site says with a sentence of its own behind it: an article that begins so tells who said
# it, and how.
_CALLS = rf"""
  (follow|like|find|join)\ us\ on\ {_THERE} | suivez-nous\ sur\ {_THERE}
| s[ií]gu[ea]nos\ en\ {_THERE} | folgen\ sie\ uns\ (auf|bei)\ {_THERE} | seguici\ su\ {_THERE}
| siga-nos\ (no|na|em)\ {_THERE} | volg\ ons\ (op|via)\ {_THERE}
| подписывайтесь\ на\ ({_THERE}|наш|нас)
| click\ here\ to\ (read|subscribe|sign\ up|see|view|watch|listen|download|get|comment|join)\b
| ({_SIGN_UP})\b(?!\ of\b)(?=.*\b{_OURS})
| already\ a\ subscriber\?
| get\ (the|our|more)\b.{{0,80}}\b(in|to)\ your\ inbox\b{_NO_CALL}
| enter\ your\ e-?mail(\ address)?\ (below|here|above|to|and|for)\b
| thank(s|\ you)\ for\ (signing\ up|subscribing)\b | by\ signing\ up\b.*\b(you|i)\ (\w+\ )?agree\b
| this\ (article|story)\ is\ (only\ )?(available\ )?(for|to)\ subscribers\b
| il\ vous\ reste\ [\d.,]+\s?%\ (de\ cet\ article\ )?à\ lire\b
| (den\ |unseren\ )?newsletter\ (abonnieren|bestellen)\b
| to\ contact\ the\ (reporter|editor|author)s?\ (on|responsible\ for|for)\ this\ story\b
| more\ stories\ like\ this\ are\ available\ (on|at)\b
| (we|this\ (web)?site)\ uses?\ cookies\b | nous\ utilisons\ des\ cookies\b
| (diese\ (web)?seite|wir)\ verwende[nt]\ cookies\b | (utilizamos|usamos)\ cookies\b
| (this|the)\ (story|article)\ (is|has\ (not\ )?been)\ (auto-generated|published|edited)\b.*\bfeed\b
| (this|the)\ (story|article)\ has\ not\ been\ edited\ by\b
| prohibida\ (la|su)\ reproducción\ (total|parcial)\b
"""
# The same in fewer words: five more of them and a full stop make a sentence of the article.
_APPEALS = rf"""
  click\ here\ (to|for)\b
| ((sign\ up|subscribe)\ (for|to|now|today|here)|register\ (for|now|today|here)
  |inscrivez-vous|abonnez-vous|suscr[ií]b(ete|ase|irse))\b(?=.*\b{_MAIL}\b)
| sign\ up\ here\b | already\ a\ subscriber\b | enter\ your\ e-?mail\b
| prohibida\ (la|su)\ reproducción\b
"""
_OTHER = r"""
  (sign\ up|subscribe)(\ (now|today|here))? | suscr[ií]b(ete|ase)
| (cet\ )?article\ réservé\ (à\ nos|aux)\ abonnés
| (contenido|artículo)\ exclusivo\ para\ suscriptores
| jetzt\ (\S+\ )?((den|die|das|newsletter|zeitung|kostenlos|gratis|hier|online|digital)\ ){0,4}
    abonnieren
| read\ (more|the\ full\ (story|article)(\ here)?) | continue\ reading(\ the\ main\ story)?
| (back\ to\ top|skip\ to\ (main\ )?content|load\ more|show\ more)
| lire\ la\ suite | leer\ más | seguir\ leyendo
| weiterlesen | mehr\ lesen | continua\ a\ leggere | ler\ mais
| zum\ (thema|artikel) | ver\ más | voir\ plus | accept(\ all)?\ cookies
| our\ standards:\ the\ thomson\ reuters\ trust\ principles
"""
_RIGHTS = r"""
  all\ rights\ reserved | (tous\ )?droits\ (de\ reproduction\ )?réservés | tous\ droits\ réservés
| (reservados\ )?todos\ los\ derechos(\ reservados)?
| alle\ rechte\ vorbehalten | (tutti\ i\ )?diritti\ riservati | riproduzione\ riservata
| todos\ os\ direitos\ reservados | alle\ rechten\ voorbehouden | wszelkie\ prawa\ zastrzeżone
| все\ права\ защищены
"""
_END = r"\s*[.:!…»›→)\]]*"
_FLAGS = re.IGNORECASE | re.VERBOSE


def _line(pattern: str, flags: int = re.VERBOSE) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*+(?:{pattern})", flags)


# Of lines in small letters: minding no case takes half as long again, and it is asked of all. Five
# patterns take half as long as one of all of them.
ALONE = (
    _line(rf"({_ADVERTISING}){_END}"),
    _line(rf"({_SHARING}){_END}"),
    _line(rf"({_OTHER} | {_RIGHTS}){_END}"),
    _line(rf"({_TEASERS}) ({_END} | \s*:\s*.{{1,150}})"),
)
CALL = _line(rf"({_CALLS}).*")
# What they have in common with an article's sentence is over where the `tail` begins.
OPENING = _line(rf"({_HEADINGS}) ({_END} | \s*:\s*(?P<tail>.{{1,150}}))")
APPEAL = _line(rf"({_APPEALS}) (?P<tail>.*)")
HEADING = _line(rf"({_HEADINGS} | {_TEASERS}){_END}", _FLAGS)
RIGHTS = re.compile(
    rf"\b({_RIGHTS} | prohibida\ la\ reproducción | no\ reproduction | subscribe | reproduction)"
    r"\b.*$",
    _FLAGS,
)
# Somebody says it, in one of the nine languages: then it is not the site.
REPORTS = re.compile(
    r"""\b(
      said | says? | told | tells | urge[ds] | asked | warn(ed|s) | wrote | announced
    | according\ to | dit | déclaré | selon | annoncé | lancé | demandé | affirmé | écrit
    | dijo | dice | según | afirmó | pidió | anunció | declaró | escribió
    | sagten? | sagt | laut | erklärte | teilte | forderte | schrieb | warnte
    | disse | detto | secondo | chiesto | scritto
    | diz | segundo | afirmou | pediu | anunciou | declarou | escreveu
    | zei | zegt | volgens | vroeg | schreef | verklaarde
    | powiedziała? | mówi | według | zapowiedziała? | napisała?
    | сказала? | заявила? | сообщила? | говорит | написала? | по\ словам
    )\b""",
    re.VERBOSE,
)
