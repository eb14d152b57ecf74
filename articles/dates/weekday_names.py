"""The days of the week as they are written beside English."""

# Facts: the weekdays of the Unicode CLDR and their short forms, without accents and full stops.
_WEEKDAYS = {
    "French": "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim",
    "Spanish": "lunes martes miercoles jueves viernes sabado domingo lun mar mie jue vie sab dom",
    "German": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "mo di mi do fr sa so",
    "Italian": "lunedi martedi mercoledi giovedi venerdi sabato domenica lun mar mer gio ven sab",
    "Portuguese": "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira segunda terca "
    "quarta quinta sexta seg ter qua qui sex",
    "Dutch": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo",
    "Swedish": "mandag tisdag onsdag torsdag fredag lordag sondag mandagen tisdagen onsdagen "
    "torsdagen fredagen lordagen sondagen man tis ons tors fre lor son",
    "Danish and Norwegian": "tirsdag lørdag søndag man tir tirs ons tor tors fre lør søn",
    "Polish": "poniedziałek wtorek sroda czwartek piatek sobota niedziela",
    "Russian": "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
}

_NAMES = frozenset(name for names in _WEEKDAYS.values() for name in names.split())


def is_weekday(word: str) -> bool:
    """Is it a day of the week in one of these languages, without accents and in lower case?"""
    return word in _NAMES
