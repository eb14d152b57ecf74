"""Ten articles of different decades, written for this purpose and tagged by hand.

The people in office, the states and the bodies are those of the day; what happens is invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Marked:
    """An article with what a reader says it is about, and what else it names."""

    date: str
    dateline: str
    title: str
    body: str
    about: frozenset[str]
    besides: frozenset[str] = frozenset()


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


ARTICLES = (
    Marked(
        "1954-07-22", "GENEVA", "Mendes-France Wins Truce Terms",
        "Pierre Mendes-France said tonight that the guns in Indochina would fall silent. The "
        "French Premier had promised to resign had he failed.\n\nThe French delegation spoke "
        "through the night with the Foreign Minister of Red China, Chou En-lai, and with Mr. "
        "Molotov. London welcomed the result. Mendes-France flies to Paris tomorrow, where "
        "deputies wait to hear what was conceded. France has fought for seven years.",
        _of("France", "Pierre Mendès France"),
        _of("China", "Zhou Enlai", "Vyacheslav Molotov", "United Kingdom", "Switzerland"),
    ),
    Marked(
        "1961-08-19", "BERLIN", "West Berliners Greet U.S. Troops",
        "Crowds lined the streets as an American battle group rolled in. President Kennedy sent "
        "it after East Germany closed the border last Sunday.\n\nWilly Brandt, the mayor, spoke "
        "from the steps. East German guards watched in silence. Washington wants to show that "
        "the United States will stay. The Soviet Union protested, and Premier Khrushchev called "
        "the move a provocation. The East German press called it a parade.",
        _of("United States", "East Germany", "Germany", "John F. Kennedy"),
        _of("Willy Brandt", "Soviet Union", "Nikita Khrushchev"),
    ),
    Marked(
        "1967-06-06", "UNITED NATIONS, N.Y.", "Council Asks for Cease-Fire",
        "The United Nations Security Council called tonight for an end to the fighting between "
        "Israel and the Arab states. Egypt did not say at once whether it would comply.\n\n"
        "Israeli columns were deep in Sinai. President Nasser spoke on Cairo radio. The Security "
        "Council met for eleven hours. The Soviet delegate wanted Israel to be condemned, which "
        "the United States opposed. Jordan accepted the call.",
        _of("Israel", "Egypt", "UN Security Council"),
        _of("Gamal Abdel Nasser", "Soviet Union", "United States", "Jordan"),
    ),
    Marked(
        "1974-01-12", "VIENNA", "OPEC Holds Price of Oil",
        "The Organization of the Petroleum Exporting Countries (OPEC) will keep the price of oil "
        "for three months. Iran had asked for more.\n\nSaudi Arabia said that buyers needed "
        "time. OPEC ministers meet again in Quito. In Tokyo, officials said that Japan could "
        "breathe. Iran told the meeting that the Shah wanted talks with the buyers. The OPEC "
        "statement did not name any of them.",
        _of("Organization of the Petroleum Exporting Countries", "Iran", "Saudi Arabia"),
        _of("Ecuador", "Japan", "Austria"),
    ),
    Marked(
        "1979-02-02", "PEKING", "China Sends Engineers to Zambia",
        "China will help Zambia to repair its railway, the two governments said. Eighty Chinese "
        "engineers leave this week.\n\nZambian copper has piled up since the line was cut. "
        "President Kaunda asked for help in November. Trains to the coast of Tanzania run at "
        "walking pace. The Chinese will bring their own rails, and Zambia feeds the men.",
        _of("China", "Zambia"),
        _of("Kenneth Kaunda", "Tanzania"),
    ),
    Marked(
        "1987-03-18", "LONDON", "COFFEE TALKS END WITHOUT QUOTAS",
        "Talks at the International Coffee Organization (ICO) broke up without new quotas, "
        "delegates said. Brazil would not cut its share.\n\nColombian delegates had offered a "
        "middle way. The ICO council meets again in September. Brazil sells a third of the "
        "world's coffee. Prices in New York fell. Washington had asked Brazil to take less.",
        _of("International Coffee Organization", "Brazil"),
        _of("Colombia", "United States", "United Kingdom"),
    ),
    Marked(
        "1992-11-20", "SARAJEVO, Bosnia-Herzegovina", "Convoy Reaches Cut-Off Town",
        "Trucks of the UNHCR brought flour to a town in eastern Bosnia for the first time since "
        "spring. Drivers from Denmark had waited four days at a Serb checkpoint.\n\nThe Bosnian "
        "army kept the road open overnight. In New York, Secretary-General Boutros Boutros-Ghali "
        "asked for more escorts. The UNHCR said that it needs two hundred trucks before the "
        "snow. Bosnia has had no mail since May.",
        _of("Bosnia and Herzegovina", "UN High Commissioner for Refugees"),
        _of("Denmark", "Serbia", "Boutros Boutros-Ghali", "United States"),
    ),
    Marked(
        "2003-09-15", "CANCUN, Mexico", "Trade talks collapse over farm aid",
        "Ministers of the World Trade Organization left without a deal on Sunday after a group "
        "led by Brazil and India walked out. They want the European Union to stop paying for "
        "exports.\n\nThe WTO's members will try again in December. India said that its farmers "
        "could not wait. Brazil blamed the European Union, whose envoy blamed nobody. President "
        "Bush was told by telephone.",
        _of("World Trade Organization", "Brazil", "India", "European Union", "Mexico"),
        _of("George W. Bush"),
    ),
    Marked(
        "2015-07-06", "ATHENS", "Greeks say no",
        "Greece voted against the terms of its lenders on Sunday. Prime Minister Alexis Tsipras "
        "told a cheering square that talks would start anew.\n\nChancellor Merkel and the French "
        "president will meet in Paris on Monday. The European Central Bank must decide whether "
        "Greek banks can open. Tsipras said that Greece stays in the euro. The IMF had no "
        "comment.",
        _of("Greece", "Alexis Tsipras"),
        _of(
            "Angela Merkel", "François Hollande", "France", "European Central Bank",
            "International Monetary Fund",
        ),
    ),
    Marked(
        "2022-05-18", "HELSINKI, Finland", "Finland and Sweden ask to join NATO",
        "Finland and Sweden handed in their letters together on Wednesday. NATO's chief, Jens "
        "Stoltenberg, called it a good day.\n\nTurkey may object. President Recep Tayyip Erdogan "
        "wants Sweden to send back people he calls terrorists. The Finnish president said that "
        "Moscow would be told by telephone. NATO has never had a longer border with Russia. "
        "Joe Biden promised help.",
        _of("Finland", "Sweden", "North Atlantic Treaty Organization"),
        _of(
            "Jens Stoltenberg", "Turkey", "Recep Tayyip Erdoğan", "Sauli Niinistö", "Russia",
            "Joe Biden",
        ),
    ),
)  # fmt: skip
