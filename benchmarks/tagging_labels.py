"""What the labels of Reuters-21578 call our countries and organizations."""

# Where the label is not the slug of the country, or of another state than today's.
COUNTRIES = {
    "usa": "US", "uk": "GB", "west-germany": "DE", "east-germany": "DD", "ussr": "SU",
    "uae": "AE", "ivory-coast": "CI", "burma": "MM", "zaire": "CD", "kampuchea": "KH",
    "yemen-arab-republic": "YE", "yemen-demo-republic": "YD", "trinidad-tobago": "TT",
    "congo": "CG", "czechoslovakia": "CS", "macao": "MO", "us-virgin-islands": "VI",
}  # fmt: skip

# The bodies by our slugs. Either of two counts where the collection has one label for both.
ORGANIZATIONS = {
    "european-community": "ec",
    "european-commission": "ec",
    "world-bank": "worldbank",
    "international-monetary-fund": "imf",
    "organization-of-the-petroleum-exporting-countries": "opec",
    "general-agreement-on-tariffs-and-trade": "gatt",
    "international-coffee-organization": "ico-coffee",
    "international-cocoa-organization": "icco",
    "organisation-for-economic-co-operation-and-development": "oecd",
    "un-conference-on-trade-and-development": "unctad",
    "international-energy-agency": "iea",
    "international-tin-council": "itc",
    "food-and-agriculture-organization": "fao",
    "united-nations": "un",
    "international-natural-rubber-organization": "inro",
    "african-development-bank": "adb-africa",
    "asian-development-bank": "adb-asia",
    "international-wheat-council": "iwc-wheat",
    "european-investment-bank": "eib",
    "association-of-tin-producing-countries": "atpc",
    "gulf-cooperation-council": "gcc",
    "organization-of-arab-petroleum-exporting-countries": "oapec",
    "international-sugar-organization": "isa",
    "bank-for-international-settlements": "bis",
    "european-atomic-energy-community": "euratom",
    "international-development-association": "ida",
    "international-wrought-copper-council": "iwcc",
    "comecon": "comecon",
    "association-of-southeast-asian-nations": "asean",
    "european-free-trade-association": "efta",
    "international-maritime-organization": "imco",
}
