"""Of which field is this the usual name, in English or in another language?"""

import re
import unicodedata

# Compared in small letters, without accents and without "_", "-", ":", "." and spaces. Earlier
# names win. Texts come before summaries, English before all others, which are, from line to line:
# German, French, Spanish, Italian, Portuguese, Dutch. What two languages share stands once.
_TEXTS = (
    "body text content article articlebody maintext fulltext bodytext contents bodyhtml html "
    "inhalt volltext artikeltext textkorper textkoerper haupttext "
    "texte contenu corps corpsdutexte textecomplet "
    "texto contenido cuerpo textocompleto "
    "testo contenuto corpo testocompleto "
    "conteudo "
    "tekst inhoud artikeltekst"
)
_SUMMARIES = (
    "description summary abstract excerpt lead teaser snippet "
    "zusammenfassung vorspann resume chapo resumen entradilla sommario resumo samenvatting"
)
_TITLES = (
    "title headline name heading ogtitle "
    "titel uberschrift ueberschrift schlagzeile "
    "titre grostitre "
    "titulo titular encabezado "
    "titolo "
    "manchete "
    "kop koptekst"
)
_DATES = (
    "published publishedat datepublished date pubdate publicationdate publisheddate publishedon "
    "publishdate publishedtime firstpublished dcdate issued year datecreated created createdat "
    "timestamp time "
    "veroffentlichungsdatum veroeffentlichungsdatum erscheinungsdatum veroffentlicht "
    "veroeffentlicht erschienen datum "
    "datedepublication datepublication datedeparution publiele "
    "fechadepublicacion fechapublicacion fecha publicado "
    "datadipubblicazione datapubblicazione pubblicato data "
    "datadepublicacao datapublicacao "
    "publicatiedatum verschijningsdatum gepubliceerd "
    "jahr annee ano anno jaar"
)
_SOURCES = (
    "source publisher site sitename publication outlet newspaper sourcename provider domain "
    "quelle zeitung herausgeber "
    "journal editeur "
    "fuente periodico diario "
    "fonte giornale testata "
    "jornal "
    "bron krant uitgever"
)
_AUTHORS = (
    "author authors byline creator dccreator writer "
    "autor autoren autorin verfasser verfasserin auteur auteurs autores autora autore autori"
)
_URLS = (
    "url link address canonical canonicalurl permalink weburl href mainentityofpage "
    "webadresse lien adresseweb enlace collegamento ligacao webadres"
)
_LANGUAGES = "language lang inlanguage locale sprache langue idioma lengua lingua taal"
_SECTIONS = (
    "section sectionname articlesection category categories rubric "
    "ressort rubrik kategorie rubrique categorie seccion categoria sezione rubrica secao rubriek"
)
BY_FIELD = {
    "title": tuple(_TITLES.split()),
    "body": tuple(f"{_TEXTS} {_SUMMARIES}".split()),
    "date": tuple(_DATES.split()),
    "source": tuple(_SOURCES.split()),
    "author": tuple(_AUTHORS.split()),
    "url": tuple(_URLS.split()),
    "language": tuple(_LANGUAGES.split()),
    "identity": ("id", "guid", "identifier", "uid", "uuid", "articleid"),
    "section": tuple(_SECTIONS.split()),
    "dateline": ("dateline", "place"),
}
SUMMARIES_FROM = len(_TEXTS.split())
_PLACES = {
    name: (field, place)
    for field, names in BY_FIELD.items()
    for place, name in enumerate(names)
}  # fmt: skip
_PLACE_OF_DATA = _PLACES["data"]
_SIGNS = str.maketrans("", "", "_-: .")
_LONGEST_DAY = 40
_NUMBER_OF_DAY = re.compile(r"(?<!\w)\d{1,4}(?!\w)|^\d{8}")


def usual_name(key: str) -> tuple[str, int] | None:
    """The field of which this is a usual name, and how usual it is: 0 is the most usual."""
    return _PLACES.get(key) or _PLACES.get(_folded(key))


def may_stand_at(place: tuple[str, int], value: object) -> bool:
    """Can this value be what the usual name at this place means?

    "data" is a date in Italian and Portuguese, and anything at all to programs.
    """
    if place != _PLACE_OF_DATA or (isinstance(value, int) and not isinstance(value, bool)):
        return True
    if not isinstance(value, str) or len(value) > _LONGEST_DAY:
        return False
    return _NUMBER_OF_DAY.search(value) is not None


def _folded(key: str) -> str:
    plain = key.lower().translate(_SIGNS)
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
