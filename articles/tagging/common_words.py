"""Words that look like names, and words that stand beside names without being part of them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Acronyms that are English words: in a headline of capitals alone they mean nothing.
WORD_ACRONYMS = _words(
    """
    ace act add age ago aid aim air all am an and any ape apt arc are arm art as ask at bad ban bar
    bat be bed bid big bit bus but buy by can cap car cat come cost cop cup cut dare day debt deal
    do dot due east eat ecu egg end era eve eye fact fan far fast fat fed few fit fix flag fly for
    from fun gap gas gem get go gold good gun had has he her hit hope hot how if ill in is it
    its job key kid lab law led lid lot low mad man map mean men met mid mix net new no nor not now
    oil old on one open or our out own pan pay peace pet plan pool put race rain ran red rest rich
    rim rise rope run sad safe sale sea see set she shot sit six so son star stop sun tax team ten
    the tie tip to top toy try two up us use van vast vow war was way we west who will win wise
    wolf won word work world yes yet you
    """
)

# Titles that may stand before a surname. After any other capitalised word a surname belongs to
# somebody else: "Lisa Putin".
TITLES = _words(
    """
    president president-elect vice premier chancellor minister ministers secretary king queen prince
    princess emperor sultan emir sheikh shah pope general gen colonel col marshal admiral captain
    mr mrs ms miss dr sir lord lady dame madam comrade professor prof senator sen governor gov rep
    congressman ambassador commissioner director chairman chairwoman chair leader chief speaker
    deputy acting interim caretaker former ex-president then-president judge justice ayatollah
    imam taoiseach tsar monsieur madame herr frau senor señor signor presidente
    """
)

# Words with which a sentence may begin before a surname: "When Putin ...".
OPENERS = _words(
    """
    a after all also although an and as at because before both but by can could despite did do does
    earlier even even finally for from had has have he her here his how however if in including is
    it its last later like many may meanwhile might more most nor not nothing now of off on once
    only or others our perhaps says said since so some still such than that the their then there
    these they this those though through thus to today tomorrow tonight unless unlike until upon
    was we were what when where whereas whether which while who whose why will with within without
    would yet yesterday you
    monday tuesday wednesday thursday friday saturday sunday
    """
)

# Words that may follow a surname with a capital without being part of a longer name.
FOLLOWERS = _words(
    """
    administration government cabinet doctrine plan ministry presidency years era
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december i
    """
)

# Cities whose names are people's too ("Morgan Stanley"): they count after a word of place.
PERSONAL_PLACES = _words(
    """
    adelaide austin charlotte dallas darwin douglas florence hamilton houston jackson kingston
    lincoln madison nancy plymouth regina salvador santiago stanley victoria wellington
    """
)
PLACE_WORDS = _words("at around in into from near outside to leave left visit")

# Names of countries and cities that are words as well: in capitals alone only the text can tell.
NAMES_THAT_ARE_WORDS = _words(
    """
    turkey china polish jersey chad nice reading essen lima mali cologne bath guinea chile tours
    split mobile male man jordan wale georgia gao
    """
)

# Words in the names of bodies that do not tell one from another.
WORDS_OF_BODIES = _words(
    """
    international organization organisation council commission centre center committee agency
    economic court association european development bank board the for and of agreement conference
    """
)
