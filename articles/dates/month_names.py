"""The months as they are written beside English, as English names."""

# Facts: the month names of the Unicode CLDR, without accents.
_MONTHS = {
    "January": "janvier enero januar janner gennaio janeiro januari",
    "February": "fevrier febrero februar feber febbraio fevereiro februari",
    "March": "mars marzo marz maerz marco maart",
    "April": "avril abril aprile",
    "May": "mai mayo maggio maio mei",
    "June": "juin junio juni giugno junho",
    "July": "juillet julio juli luglio julho",
    "August": "aout agosto augustus",
    "September": "septembre septiembre setiembre settembre setembro",
    "October": "octobre octubre oktober ottobre outubro",
    "November": "novembre noviembre novembro",
    "December": "decembre diciembre dezember dicembre dezembro",
}

_ENGLISH = {name: english for english, names in _MONTHS.items() for name in names.split()}


def english_month(word: str) -> str:
    """The English name of a month written in French, Spanish, German, Italian, Portuguese or
    Dutch, without accents and in lower case; any other word as it is.
    """
    return _ENGLISH.get(word, word)
