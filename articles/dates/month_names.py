"""The months as they are written beside English, as English names."""

# Facts: the month names of the Unicode CLDR and their short forms, without accents and full stops.
_MONTHS = {
    "January": "janvier enero januar janner gennaio janeiro januari janv ene",
    "February": "fevrier febrero februar feber febbraio fevereiro februari fevr fev",
    "March": "mars marzo marz maerz marco maart mrt mrz",
    "April": "avril abril aprile avr abr",
    "May": "mai mayo maggio maio mei",
    "June": "juin junio juni giugno junho giu",
    "July": "juillet julio juli luglio julho juil lug",
    "August": "aout agosto augustus",
    "September": "septembre septiembre setiembre settembre setembro",
    "October": "octobre octubre oktober ottobre outubro okt ott",
    "November": "novembre noviembre novembro",
    "December": "decembre diciembre dezember dicembre dezembro dic dez",
}
# Short forms that are words of English too: months only between a day and a year.
_BETWEEN_DAY_AND_YEAR = {
    "gen": "January", "mag": "May", "ago": "August", "set": "September", "sett": "September",
    "out": "October",
}  # fmt: skip

_ENGLISH = {name: english for english, names in _MONTHS.items() for name in names.split()}


def english_month(word: str, *, is_between: bool = False) -> str:
    """The English name of a month written in French, Spanish, German, Italian, Portuguese or
    Dutch, without accents and in lower case; any other word as it is.
    """
    known = _ENGLISH.get(word, word)
    return _BETWEEN_DAY_AND_YEAR.get(word, known) if is_between else known
