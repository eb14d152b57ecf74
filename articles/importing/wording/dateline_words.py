"""Which words before a dash are an agency, and which are no place?"""

import re

# Facts: what news agencies call themselves below their reports, in small letters.
_AGENCIES = (
    "ap|afp|reuters|reuter|upi|dpa|efe|ansa|tass|itar-tass|interfax|ria|ria novosti|novosti|unian"
    "|ukrinform|xinhua|kyodo|jiji|yonhap|kcna|cna|pti|ani|ians|bernama|antara|vna|tna|mena"
    "|sana|irna|isna|wam|kuna|spa|qna|petra|anadolu|aa|belga|anp|apa|sda|ats|sda-ats|tt|ntb|ritzau"
    "|stt|pap|ctk|čtk|mti|tanjug|fena|agerpres|bta|lusa|notimex|telam|télam|prensa latina"
    "|agencia brasil|agência brasil|bloomberg|dow jones|cnn|bbc|pa media|cp|canadian press|aap"
    "|nzpa|associated press|agence france-presse|united press international|europa press|ddp|dapd"
    "|kna|epd|sid|adn|ips|inter press service|ana|ana-mpa|agi|adnkronos"
)
_KNOWN = frozenset(_AGENCIES.split("|"))
# Parties and states in brackets behind a name.
_PARTIES_AND_STATES = (
    "cdu csu spd fdp afd pds npd gop lfi psoe pce ump udf rpr pcf ps dup snp pvv vvd cda pvda "
    "psi dc pd psdb us usa u.s. u.s.a. uk u.k. uae ussr udssr urss ddr brd gdr frg rfa rda drc "
    "eu un uno nato ind dem rep lab con"
)
_NO_AGENCIES = frozenset(_PARTIES_AND_STATES.split())
_NOTES = (
    "laughter applause continued photo photos video update updated corrected correction opinion "
    "exclusive live sponsored advertisement rires applaudissements suite fotos risas lachen beifall"
)
# With these a sentence or a label begins, not a dateline.
_LABELS = (
    "yes no well but and so then now here there he she it they we i you this that these those "
    "what why how who when where which maybe perhaps never always nothing everything everyone "
    "nobody not if or as to for from with more most one two three today tomorrow yesterday "
    "monday tuesday wednesday thursday friday saturday sunday oui non mais et donc il elle nous "
    "vous je ce cela ici voilà pourquoi comment ja nein aber und oder doch er sie wir ich hier "
    "warum wie wer was sí pero y él ella nosotros yo aquí qué cómo quién sì ma lui lei noi io "
    "perché come sim não mas ele ela nós eu nee maar hij zij wij ik waarom hoe wat tak nie ale "
    "on ona my да нет но и он она мы я oil gold gas grain wheat corn maize copper lead zinc "
    "nickel tin silver aluminium sugar coffee economic prices markets stocks money business "
    "economy weather sport sports football soccer tennis cricket hockey boxing racing chess "
    "opinion analysis update correction corrected breaking exclusive watch live video photo "
    "photos picture pictures commentary editorial letter letters interview profile obituary "
    "review books music film films art arts culture travel food health science technology "
    "education politics election elections world nation local news report question answer note "
    "warning factbox timeline explainer feature column president minister government police "
    "wetter fußball kommentar analyse leitartikel nachruf wirtschaft politik kultur öl frage "
    "antwort météo pétrole éditorial entretien économie politique foot tiempo petróleo fútbol "
    "análisis opinión entrevista economía política cultura calcio petrolio analisi intervista "
    "editoriale futebol análise weer voetbal commentaar nato opec uefa fifa nasa asean unesco "
    "unicef imf wto"
)
_NO_PLACES = frozenset(_LABELS.split())
_LETTERS = re.compile(r"[^\W\d_]")


def is_known_agency(words: str) -> bool:
    """Is it the name of an agency, or of two: "dpa/lno"?"""
    name = re.split(r"\s*/\s*|\s-\s", words.casefold().strip())[0]
    return name.removeprefix("the ") in _KNOWN


def is_short_name(words: str, fewest_letters: int = 2) -> bool:
    """Is it in capitals as agencies write themselves, and neither a party nor a state?"""
    if not words.isupper() or words[1:2] == "-" or words.casefold() in _NO_AGENCIES:
        return False
    return len(_LETTERS.findall(words)) >= fewest_letters


def is_full_name(words: str) -> bool:
    """Are they several words in capitals, as in "Harbour Wire"?"""
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts)


def is_note(words: str) -> bool:
    """Does it tell readers what happens there, as in "(Laughter)"?"""
    return words.casefold() in _NOTES.split() or not words[0].isupper()


def is_no_place(word: str) -> bool:
    """Does this word begin a sentence or a label?"""
    return word.casefold() in _NO_PLACES
