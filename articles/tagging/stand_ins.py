"""What stands for a country without naming it: money, markets, ministries, forms of companies.

A stand-in alone never makes a mention unless, with the others, it makes the article about the
country. Sources: ISO 4217 for the currencies, the exchanges' own codes as the Reuters wire printed
them, company law for the forms; an ambiguous one (franc, crown, dollar, S.A.) is left out.
"""

from dataclasses import dataclass

from articles.tagging.home_companies import HOME_COMPANIES
from articles.tagging.home_voices import POLITICS, PRESS


@dataclass(frozen=True, slots=True)
class StandIn:
    """A word that stands for the country of this code, by which rule, and in which years."""

    text: str
    code: str
    rule: str
    valid_from: int | None = None
    valid_to: int | None = None


def _all(
    rule: str, code: str, texts: str, first: int | None = None, last: int | None = None
) -> tuple[StandIn, ...]:
    return tuple(StandIn(text, code, rule, first, last) for text in texts.split("|"))


STAND_INS: tuple[StandIn, ...] = (
    # Money. Written in small letters: any case counts.
    *_all("currency", "JP", "yen"),
    *_all("currency", "GB", "sterling|stg|pounds sterling"),
    *_all("currency", "DE", "marks|deutschmark|deutschmarks|deutsche marks|d-marks", 1948, 2002),
    *_all("currency", "NL", "guilders|guilder", None, 2002),
    *_all("currency", "IT", "lire", None, 2002),
    *_all("currency", "ES", "pesetas|peseta", None, 2002),
    *_all("currency", "PT", "escudos|escudo", 1911, 2002),
    *_all("currency", "GR", "drachmas|drachma", None, 2002),
    *_all("currency", "AT", "schillings|schilling", 1945, 2002),
    *_all("currency", "FI", "markka", None, 2002),
    *_all("currency", "BR", "cruzados|cruzado", 1986, 1990),
    *_all("currency", "BR", "cruzeiros|cruzeiro", 1942, 1993),
    *_all("currency", "AR", "australs|austral", 1985, 1992),
    *_all("currency", "ZA", "rand", 1961),
    *_all("currency", "MY", "ringgit", 1975),
    *_all("currency", "TH", "baht"),
    *_all("currency", "ID", "rupiah"),
    *_all("currency", "VE", "bolivars|bolivar"),
    *_all("currency", "NG", "naira", 1973),
    *_all("currency", "PL", "zlotys|zloty"),
    *_all("currency", "HU", "forints|forint", 1946),
    *_all("currency", "CN", "yuan|renminbi", 1949),
    *_all("currency", "SU", "roubles|rouble|rubles|ruble", 1922, 1991),
    *_all("currency", "RU", "roubles|rouble|rubles|ruble", 1992),
    *_all("currency", "IL", "shekels|shekel", 1980),
    *_all("currency", "EC", "sucres|sucre", None, 2000),
    *_all("currency", "PE", "intis|inti", 1985, 1991),
    *_all("currency", "ZM", "kwacha"),
    *_all("currency", "GH", "cedis|cedi", 1965),
    *_all("currency", "BD", "taka", 1972),
    *_all("currency", "VN", "dong"),
    *_all("currency", "CA", "Canadian dlrs|Canadian dlr|Canadian dollars|Canadian dollar|C$"),
    *_all("currency", "AU", "Australian dlrs|Australian dlr|Australian dollars|A$", 1966),
    *_all("currency", "NZ", "N.Z. dlrs|N.Z. dlr|New Zealand dlrs|NZ$", 1967),
    *_all("currency", "HK", "H.K. dlrs|Hong Kong dlrs|HK$"),
    *_all("currency", "SG", "Singapore dlrs|Singapore dollars", 1967),
    # Forms of companies that one country's law has.
    *_all("legal form", "GB", "Plc|PLC"),
    *_all("legal form", "DE", "AG|GmbH|KGaA"),
    *_all("legal form", "IT", "SpA|Spa"),
    *_all("legal form", "AU", "Pty|Pty Ltd"),
    *_all("legal form", "NL", "NV|N.V.|BV"),
    *_all("legal form", "JP", "KK|Kabushiki Kaisha"),
    *_all("legal form", "SE", "AB"),
    *_all("legal form", "FI", "Oy"),
    *_all("legal form", "DK", "A/S"),
    *_all("legal form", "MY", "Bhd|Berhad"),
    # Bodies of one state.
    *_all("institution", "GB", "Bank of England|House of Commons|House of Lords|Trades Union "
          "Congress|Takeover Panel|"
          "Monopolies and Mergers Commission|Monopolies Commission|FTSE|Financial Times"),
    *_all("institution", "DE", "Bundesbank|Bundestag|Bundesrat|Dax"),
    *_all("institution", "JP", "Bank of Japan|MITI|Ministry of International Trade and Industry|"
          "Liberal Democratic Party|Nikkei"),
    *_all("institution", "FR", "Bank of France|Banque de France|Elysee|Quai d'Orsay|Bourse"),
    *_all("institution", "CA", "Bank of Canada|Statistics Canada|House of Commons of Canada|"
          "Royal Canadian Mounted Police|Canadian Wheat Board"),
    *_all("institution", "IT", "Bank of Italy|Confindustria|Istat"),
    *_all("institution", "ES", "Bank of Spain"),
    *_all("institution", "NL", "Dutch central bank|Nederlandsche Bank|De Nederlandsche Bank"),
    *_all("institution", "CH", "Swiss National Bank|SNB"),
    *_all("institution", "SE", "Riksbank|Riksdag"),
    *_all("institution", "AU", "Reserve Bank of Australia|Australian Stock Exchange"),
    *_all("institution", "NZ", "Reserve Bank of New Zealand"),
    *_all("institution", "RU", "Duma|State Duma", 1993),
    *_all("institution", "SU", "Supreme Soviet|Politburo|Tass|Pravda|Izvestia", 1922, 1991),
    *_all("institution", "IL", "Knesset"),
    *_all("institution", "IN", "Lok Sabha|Rajya Sabha"),
    *_all("institution", "PL", "Sejm|Solidarity", 1980),
    *_all("institution", "ES", "Cortes"),
    # Markets that sit in one city.
    *_all("market", "GB", "eurobond|eurobonds|euro-commercial paper|Euro-CP|Euromarket|Euromarkets|"
          "LME|eurodollar|eurodollars|euroyen|eurosterling|eurolire|euronote|euronotes|"
          "euro-certificate|euro-certificates|euro-certificate of deposit", 1963, 1999),
    *_all("rate", "GB", "LIBOR|Libor|London Interbank Offered Rate|"
          "London Interbank Offered Rates", 1963, 2021),
    # Loans to whoever borrows abroad were arranged in London.
    *_all("syndicate", "GB", "lead manager|lead managers|lead managed|co-lead manager|"
          "co-lead managers|co-lead|arranger|arrangers|selling concession|floating rate note|"
          "floating rate notes|FRN|FRNs", 1963, 1999),
    # Companies at home.
    *(one for code, names in HOME_COMPANIES.items() for one in _all("company", code, names)),
    *(one for code, names in PRESS.items() for one in _all("press", code, names)),
    *(one for code, names in POLITICS.items() for one in _all("politics", code, names)),
)  # fmt: skip

# The exchange in a company's code, as in <BP.L>: Reuters instrument codes, then and now.
EXCHANGES: dict[str, str] = {
    "L": "GB", "F": "DE", "DE": "DE", "T": "JP", "S": "AU", "ME": "AU", "MEL": "AU", "SYD": "AU",
    "AX": "AU", "PA": "FR", "P": "FR", "AS": "NL", "HK": "HK", "Z": "CH", "SW": "CH", "MI": "IT",
    "ST": "SE", "SI": "SG", "BR": "BE", "VI": "AT", "J": "ZA", "JO": "ZA", "OL": "NO", "TO": "CA",
    "M": "CA", "V": "CA", "HE": "FI", "CO": "DK", "KL": "MY", "WE": "NZ", "NZ": "NZ", "MA": "ES",
    "MC": "ES", "SE": "KR", "KS": "KR", "TW": "TW", "BK": "TH", "JK": "ID", "NS": "IN", "BO": "IN",
    "SS": "CN", "SZ": "CN", "SA": "BR", "MX": "MX", "LS": "PT", "IS": "TR", "TA": "IL", "I": "IE",
    "N": "US", "O": "US",
}  # fmt: skip
