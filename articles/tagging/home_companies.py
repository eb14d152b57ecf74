"""Large companies and banks by the country that is their home: they stand for it.

A company's name also takes its place in the text, so that "Royal Bank of Canada" is the bank. Names
that are words, surnames or places as well (Shell, Ford, Siemens the man) are left out unless
written in full. Homes are as of each company's own statements; a company that moved is left out.
"""

HOME_COMPANIES: dict[str, str] = {
    "CA": "Noranda|Dome Petroleum|Dome Mines|Placer Dome|Canadian Pacific|Canadian National|"
    "Bell Canada|Northern Telecom|Nortel|Alcan|Inco Ltd|Falconbridge|Cominco|Seagram|"
    "Royal Bank of Canada|Bank of Montreal|Toronto Dominion|Toronto-Dominion|"
    "Canadian Imperial Bank of Commerce|Bank of Nova Scotia|National Bank of Canada|"
    "Imperial Oil|Gulf Canada|Petro-Canada|Husky Oil|Nova Corp|TransCanada|Moore Corp|Varity|"
    "Massey Ferguson|MacMillan Bloedel|Abitibi-Price|Domtar|Campeau|Hiram Walker|John Labatt|"
    "Labatt|Molson|Loblaw|Canada Development Corp|Hydro-Quebec|Hydro Quebec|Ontario Hydro|"
    "American Barrick|Barrick Gold|Lac Minerals|Hemlo Gold|Echo Bay Mines|Teck Corp|"
    "Wood Gundy|Dominion Securities|Burns Fry|McLeod Young Weir|Gordon Capital|Bombardier|"
    "Power Corp of Canada|Air Canada|Stelco|Dofasco|Southam|Thomson Newspapers|Cineplex Odeon|"
    "BlackBerry|Research In Motion|Shopify|Suncor|EnCana|Toronto Stock Exchange|"
    "Vancouver Stock Exchange|Montreal Exchange|Winnipeg Commodity Exchange",
    "GB": "British Petroleum|British Telecom|British Telecommunications|British Airways|"
    "British Caledonian|British Steel|British Gas|British Aerospace|British Leyland|Rover Group|"
    "Jaguar Plc|Rolls-Royce|Imperial Chemical Industries|Hanson Trust|Grand Metropolitan|Guinness|"
    "Distillers|Cadbury Schweppes|Beecham|Glaxo|GlaxoSmithKline|Wellcome Plc|Barclays|"
    "National Westminster|NatWest|Lloyds Bank|Midland Bank|Standard Chartered|HSBC Holdings|"
    "S.G. Warburg|Warburg Securities|Kleinwort Benson|Morgan Grenfell|Samuel Montagu|Hill Samuel|"
    "Hambros|Lazard Brothers|Schroder Wagg|County NatWest|Barclays de Zoete Wedd|"
    "de Zoete Wedd|James Capel|Hoare Govett|Phillips and Drew|Royal Bank of Scotland|"
    "Bank of Scotland|Marks and Spencer|Sainsbury|Tesco|Boots Plc|Burton Group|Dixons|"
    "Ladbroke|Trusthouse Forte|Allied-Lyons|Bass Plc|Scottish and Newcastle|Courtaulds|"
    "Consolidated Gold Fields|RTZ|Rio Tinto-Zinc|BTR|Tarmac|Blue Circle|Pilkington|Plessey|"
    "Thorn EMI|Racal|Ferranti|Reuters Holdings|Saatchi and Saatchi|Pearson Plc|Reed International|"
    "Britoil|Burmah Oil|Enterprise Oil|Lonrho|Unigate|United Biscuits|Tate and Lyle|"
    "Rowntree|Dalgety|Vodafone|London Stock Exchange|London Metal Exchange|"
    "London International Financial Futures Exchange|LIFFE|Baltic Exchange|"
    "Lloyds Shipping Intelligence|Lloyd's of London|Extel|London Clearing House",
    "JP": "Toyota|Nissan|Honda Motor|Mazda|Mitsubishi|Mitsui|Sumitomo|Nomura|Daiwa Securities|"
    "Nikko Securities|Yamaichi|Fuji Bank|Dai-Ichi Kangyo|Sanwa Bank|Bank of Tokyo|"
    "Industrial Bank of Japan|Long-Term Credit Bank|Sony|Matsushita|Hitachi|Toshiba|Fujitsu|"
    "NEC Corp|Sharp Corp|Sanyo|Canon Inc|Ricoh|Nippon Steel|Kawasaki Steel|Kobe Steel|NKK|"
    "Nippon Telegraph and Telephone|Nippon Kokan|Japan Air Lines|Japan Airlines|All Nippon Airways|"
    "Komatsu|Kubota|Bridgestone|Kyocera|Minebea|Nippon Life|Marubeni|C. Itoh|Nissho Iwai|"
    "Tokyo Stock Exchange|Keidanren|SoftBank|Olympus",
    "DE": "Volkswagen|Daimler-Benz|Daimler|Bayerische Motoren Werke|BMW|Siemens|Bayer AG|BASF|"
    "Hoechst|Deutsche Bank|Dresdner Bank|Commerzbank|Thyssen|Krupp|Mannesmann|Veba|Lufthansa|"
    "Deutsche Telekom|Bertelsmann|Allianz|Degussa|Henkel|Preussag|Nixdorf|Metallgesellschaft|"
    "Westdeutsche Landesbank|Bayerische Vereinsbank|Hypo-Bank|Audi|Porsche|Continental Gummi",
    "FR": "Renault|Peugeot|Elf Aquitaine|Elf-Aquitaine|Thomson-CSF|Rhone-Poulenc|Pechiney|"
    "Saint-Gobain|Saint Gobain|Michelin|Compagnie Generale d'Electricite|Alcatel|Matra|Dassault|"
    "Aerospatiale|Credit Lyonnais|Societe Generale|Banque Nationale de Paris|Paribas|BNP|"
    "Credit Agricole|Air France|L'Oreal|Moet-Hennessy|Lafarge|Usinor|Bouygues|Carrefour|Danone|"
    "Cie Financiere de Suez|TotalEnergies|Paris Bourse|Electricite de France|Gaz de France",
    "CH": "Nestle|Ciba-Geigy|Sandoz|Hoffmann-La Roche|Hoffmann-la Roche|Novartis|Swissair|"
    "Credit Suisse|Swiss Bank Corp|Swiss Bank Corporation|Union Bank of Switzerland|Bank Leu|"
    "Brown Boveri|Alusuisse|Swiss Reinsurance|Swiss Re|Zurich Insurance|"
    "Oerlikon-Buehrle|Holderbank",
    "NL": "Philips|Akzo|Fokker|Heineken|KLM|Ahold|Algemene Bank Nederland|"
    "Amsterdam-Rotterdam Bank|Rabobank|Nationale-Nederlanden|Hoogovens|DSM|Oce-van der Grinten",
    "IT": "Fiat|Olivetti|Montedison|Pirelli|Ferruzzi|Mediobanca|Alitalia|Assicurazioni Generali|"
    "Istituto per la Ricostruzione Industriale|Banca Commerciale Italiana|Credito Italiano|"
    "Banca Nazionale del Lavoro|Benetton|Finmeccanica|Alfa Romeo|Enimont",
    "SE": "Volvo|Saab-Scania|Ericsson|Electrolux|Asea|Sandvik|SKF|Skandinaviska Enskilda|"
    "Svenska Handelsbanken|Pharmacia|Nobel Industries|Atlas Copco|Ikea",
    "AU": "Broken Hill Proprietary|BHP|Elders IXL|Bond Corp|Bell Resources|Bell Group|"
    "Westpac|Australia and New Zealand Banking|National Australia Bank|CRA Ltd|Western Mining|"
    "MIM Holdings|News Corp Ltd|News Corporation|Qantas|Adsteam|Industrial Equity|Woodside|"
    "Santos Ltd|Boral|Pioneer Concrete|Sydney Stock Exchange|Sydney Futures Exchange",
    "NZ": "Brierley|Fletcher Challenge|Chase Corp|Bank of New Zealand|Goodman Fielder|Equiticorp",
    "HK": "Hutchison Whampoa|Jardine Matheson|Hongkong Land|Swire Pacific|Cheung Kong|"
    "Hongkong and Shanghai Banking|Hongkong and Shanghai Bank|Cathay Pacific|Hang Seng",
    "KR": "Hyundai|Daewoo|Samsung|Lucky-Goldstar|Pohang Iron and Steel|Kia Motors|Korean Air",
    "BE": "Petrofina|Solvay|Societe Generale de Belgique|Generale de Banque|Kredietbank|Sabena",
    "ES": "Telefonica|Repsol|Banco de Bilbao|Banco de Vizcaya|Banco Santander|Banesto|Seat SA|"
    "Iberia Airlines|Hidrola|Hidroelectrica Espanola",
    "BR": "Petrobras|Embraer|Companhia Vale do Rio Doce|Banco do Brasil|Brazilian Coffee Institute",
    "MX": "Pemex|Petroleos Mexicanos|Telefonos de Mexico|Grupo Alfa",
    "NO": "Norsk Hydro|Statoil|Norsk Data|Den Norske Creditbank",
    "FI": "Nokia|Kansallis-Osake-Pankki|Union Bank of Finland|Kymmene|Outokumpu|Neste Oy",
    "DK": "Novo Industri|Danske Bank|Privatbanken|Carlsberg|Copenhagen Handelsbank|Den Danske Bank",
    "AT": "Creditanstalt|Oesterreichische Laenderbank|Voest-Alpine|OMV",
    "IE": "Bank of Ireland|Allied Irish Banks|Aer Lingus|Jefferson Smurfit",
    "ZA": "Anglo American Corp|Anglo American Gold|Anglo American Coal|De Beers|Gencor|Gold Fields "
    "of South Africa|Johannesburg Stock Exchange|Barlow Rand|Rand Mines|Vaal Reefs|Driefontein|"
    "Kloof Gold|Sasol|Highveld Steel|Impala Platinum|Rustenburg Platinum|Anglovaal|Eskom|Escom",
    "SG": "Singapore Airlines|Development Bank of Singapore|Neptune Orient",
    "MY": "Sime Darby|Malayan Banking|Petronas|Bank Negara",
    "VE": "Petroleos de Venezuela|PDVSA",
    "KW": "Kuwait Petroleum|Kuwait Investment Office",
    "BH": "Arab Banking Corp|Arab Banking Corporation|Gulf International Bank|Investcorp",
    "AE": "Abu Dhabi National Oil|ADNOC|Emirates News Agency|Emirates Airline|DP World",
    "LU": "Arbed|ArcelorMittal|Luxair|Kredietbank Luxembourgeoise|Luxembourg Stock Exchange",
    "ID": "Pertamina|Garuda Indonesia|Garuda Airlines",
    "PH": "San Miguel Corp|Benguet Corp|Philippine Airlines|Makati Stock Exchange|Bangko Sentral",
    "EC": "Petroecuador|Corporacion Estatal Petrolera Ecuatoriana",
    "TH": "Thai Airways|Siam Cement|Bangkok Bank",
    "IL": "El Al|Bank Hapoalim|Bank Leumi|Teva Pharmaceutical",
    "GR": "Olympic Airways|Olympic Airlines",
    "PT": "Banco Espirito Santo|Galp Energia",
    "IS": "Icelandair|Landsbanki|Kaupthing",
    "PE": "Petroperu|Minero Peru|Centromin",
    "BO": "Yacimientos Petroliferos Fiscales Bolivianos|Comibol",
    "EG": "EgyptAir",
    "GH": "Ashanti Goldfields",
    "SA": "Aramco|Saudi Basic Industries",
    "IN": "Tata|Air India|State Bank of India|Reliance Industries",
    "CN": "Bank of China|Huawei|Sinopec|PetroChina|Alibaba|CITIC",
    "TW": "Formosa Plastics|Taiwan Semiconductor|Evergreen Marine",
    "RU": "Gazprom|Rosneft|Lukoil|Sberbank|Aeroflot",
    "IR": "National Iranian Oil",
    "AR": "Aerolineas Argentinas|Yacimientos Petroliferos Fiscales", "CL": "Codelco",
    "CO": "Ecopetrol", "NG": "Nigerian National Petroleum", "DZ": "Sonatrach",
    "ZM": "Zambia Consolidated Copper Mines",
}  # fmt: skip
