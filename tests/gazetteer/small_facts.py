"""A small folder of fact files that the tests change line by line."""

from pathlib import Path

BO_LINDS_TERM = (
    "bo-lind,Secretary-General,head of international organization,,united-nations,1982-01-01,"
    "1991-12-31,exact,manual"
)
# What takes this leader out of the files again.
WITHOUT_BO_LIND = (
    ("leaders.csv", "bo-lind,Bo Lind,Lind,,Q1,,manual\n", ""),
    ("tenures.csv", BO_LINDS_TERM + "\n", ""),
)
FILES = {
    "countries.csv": """
code,code3,slug,name,official_name,kind,valid_from,valid_to,successors,region,capital,aliases,\
demonyms,places,sources
FR,FRA,france,France,French Republic,country,,,,Europe,Paris,,French,Lyon|Nice,manual
RU,RUS,russia,Russia,Russian Federation,country,,,,Europe,Moscow,,Russian,,manual
KR,KOR,south-korea,South Korea,Republic of Korea,country,,,,Asia,Seoul,ROK|Korea,Korean,,manual
SU,SUN,soviet-union,Soviet Union,USSR,historic,1922-12-30,1991-12-26,RU,Europe,Moscow,U.S.S.R.,\
Soviet,,manual
""",
    "organizations.csv": """
slug,name,acronym,aliases,kind,headquarters,wikidata,founded,sources
united-nations,United Nations,UN,U.N.|UNO,igo,"New York, United States",Q1065,1945,manual
""",
    "leaders.csv": """
slug,name,surnames,aliases,wikidata,common_word,sources
ann-may,Ann May,May,Ann B. May,,yes,manual
bo-lind,Bo Lind,Lind,,Q1,,manual
""",
    "tenures.csv": f"""
leader,office,role,country,organization,start,end,end_basis,sources
ann-may,President,head of state,FR,,1980-05,1985,approximate,manual
ann-may,President,head of state,FR,,1990,,exact,manual
{BO_LINDS_TERM}
""",
    "shared_names.csv": """
name,kind,alias_kind,keys
Korea,country,name,KR|SU
Korean,country,demonym,KR|SU
ICU,organization,acronym,united-nations
""",
    "historic_names.csv": "code,name,kind,valid_from,valid_to\nRU,Muscovy,name,1263,1547-01-16\n",
}


def write_facts(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the files; each change replaces one text by another in one file."""
    folder.mkdir(exist_ok=True)
    for name, lines in FILES.items():
        text = lines.lstrip("\n")
        for file, before, after in changes:
            if file == name:
                assert before in text, f"{before} is not in {name}"
                text = text.replace(before, after)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
