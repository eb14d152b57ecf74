"""Longer names in which a country's or a city's name means something else.

They take their place in the text and match nothing, so that "Bank of America" does not name
America. A curator adds others as disabled aliases, which block in the same way.
"""

BLOCKING_NAMES: tuple[str, ...] = (
    # Companies, banks and papers
    "Bank of America", "Bank of Boston", "Bank of New England", "Bank of New York",
    "Bank of Scotland", "Royal Bank of Scotland", "Royal Bank of Canada", "Bank of Montreal",
    "Credit Suisse", "Air Canada", "Air France", "Air India", "Japan Airlines", "Japan Air Lines",
    "British Airways", "British Petroleum", "British Telecom", "British Steel", "British Gas",
    "American Airlines", "American Express", "American Motors", "American Standard",
    "American Telephone and Telegraph", "China Daily", "China Mobile", "Deutsche Bank",
    "Mexican Eagle", "Nippon Steel", "Nippon Telegraph and Telephone", "Manufacturers Hanover",
    "Pan American", "Pan Am", "Texas Instruments", "Turkish Airlines", "United Airlines",
    "US Airways", "U.S. Steel", "US Steel", "The Times of India", "Times of India", "USA Today",
    "Jerusalem Post", "Washington Post", "The Washington Post", "Boston Globe", "Le Monde",
    "Moscow Times", "Swiss Re", "Philips Lamps", "Hongkong and Shanghai Bank",
    "Standard Oil of Indiana", "Thai Airways", "Korean Air", "Singapore Airlines",
    # Places elsewhere
    "New Brunswick", "New England", "New Mexico", "New London", "New Britain", "New Ireland",
    "New Hampshire", "New Jersey", "British Columbia", "West Virginia", "East Hampton",
    "Gulf of Mexico", "South China Sea", "East China Sea", "Sea of Japan", "Indian Ocean",
    "Indian Head", "Arabian Sea", "Persian Gulf", "Gulf of Oman", "Gulf of Guinea",
    "Gulf of Thailand", "Gulf of Finland", "Mozambique Channel", "English Channel",
    "Atlanta, Georgia", "Savannah, Georgia", "Augusta, Georgia", "Macon, Georgia",
    "Athens, Georgia", "Rome, Georgia", "Georgia-Pacific", "Georgia Pacific", "Georgia Tech",
    "Georgia Power", "Paris, Texas", "Moscow, Idaho", "London, Ontario", "Cambridge, Massachusetts",
    "Lebanon, Pennsylvania", "Lima, Ohio", "Toledo, Ohio", "Cuba, New York", "Peru, Indiana",
    "Birmingham, Alabama", "Vancouver, Washington", "Panama City, Florida", "Naples, Florida",
    "Melbourne, Florida", "Santiago de Cuba", "San Jose, California", "San Jose, Calif",
    # Peoples, languages and things
    "American Indian", "American Indians", "Native American", "Native Americans", "West Indian",
    "West Indies", "East Indies", "Dutch East Indies", "Latin American", "Latin Americans",
    "Central American", "South American", "North American", "South Americans", "Latin America",
    "Central America", "South America", "North America", "Organization of American States",
    "Inter-American", "Greek Orthodox", "Russian Orthodox", "Roman Catholic", "Swiss cheese",
    "French fries", "Turkish bath", "Brazil nut", "Brazil nuts", "China syndrome",
    "Guinea pig", "Guinea pigs", "Jordan River", "Morocco leather", "Panama hat", "Chile pepper",
    # Treaties, events and meeting places that carry a city's name
    "Paris accord", "Paris accords", "Paris agreement", "Paris Club",
    "Geneva Convention", "Geneva Conventions", "Kyoto Protocol", "Rome Statute", "Treaty of Rome",
    "Treaties of Rome", "Oslo accords", "Helsinki accords", "Helsinki Final Act",
    "Warsaw Pact", "Vienna Convention", "Vienna Conventions", "Maastricht Treaty", "Lisbon Treaty",
    "Montreal Protocol", "Washington Consensus", "Berlin Wall", "London Club", "Plaza Accord",
    "Louvre Accord", "Stockholm syndrome", "Havana syndrome",
    # Bodies
    "National Security Council",
    # People
    "Michael Jordan", "Vernon Jordan", "Hamilton Jordan", "George Washington", "Denzel Washington",
    "Jack London", "Paris Hilton", "Ireland Baldwin", "Anatole France", "Chad Wolf", "Chad Mirkin",
)  # fmt: skip
