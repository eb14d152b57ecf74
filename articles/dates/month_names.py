"""The months as they are written beside English, as English names."""

# Facts: the month names of the Unicode CLDR and their short forms, without accents and full stops.
_MONTHS = {
    "January": "janvier enero januar janner gennaio janeiro januari janv ene "
    "stycznia styczen января январь янв",
    "February": "fevrier febrero februar feber febbraio fevereiro februari fevr fev "
    "lutego luty февраля февраль февр фев",
    "March": "mars marzo marz maerz marco maart mrt mrz marts marca marzec марта март",
    "April": "avril abril aprile avr abr kwietnia kwiecien апреля апрель апр",
    "May": "mai mayo maggio maio mei maj maja мая маи",
    "June": "juin junio juni giugno junho giu czerwca czerwiec июня июнь июн",
    "July": "juillet julio juli luglio julho juil lug lipca lipiec июля июль июл",
    "August": "aout agosto augustus augusti sierpnia sierpien августа август авг",
    "September": "septembre septiembre setiembre settembre setembro wrzesnia wrzesien "
    "сентября сентябрь сент сен",
    "October": "octobre octubre oktober ottobre outubro okt ott pazdziernika pazdziernik "
    "октября октябрь окт",
    "November": "novembre noviembre novembro listopada listopad ноября ноябрь нояб ноя",
    "December": "decembre diciembre dezember dicembre dezembro dic dez desember grudnia grudzien "
    "декабря декабрь дек",
}
# Short forms that are words of English too: months only between a day and a year.
_BETWEEN_DAY_AND_YEAR = {
    "gen": "January", "mag": "May", "ago": "August", "set": "September", "sett": "September",
    "out": "October",
}  # fmt: skip

_ENGLISH = {name: english for english, names in _MONTHS.items() for name in names.split()}


def english_month(word: str, *, is_between: bool = False) -> str:
    """The English name of a month as another language writes it; any other word as it is.

    Known, without accents and in lower case, are French, Spanish, German, Italian, Portuguese,
    Dutch, Swedish, Danish, Norwegian, Polish and Russian.
    """
    known = _ENGLISH.get(word, word)
    return _BETWEEN_DAY_AND_YEAR.get(word, known) if is_between else known
