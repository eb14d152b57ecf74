"""Large companies and banks by the country that is their home: they stand for it.

A company's name also takes its place in the text, so that "Royal Bank of Canada" is the bank. Names
that are words, surnames or places as well (Shell, Ford, Siemens the man) are left out unless
written in full. Chosen from the members of the national share indexes, then and now (FTSE 100, TSE
300, Nikkei 225, DAX, CAC and the like), the large banks, exchanges and state companies. Homes are
as of each company's own statements; a company that moved is left out.
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
    "Power Corp of Canada|Air Canada|Stelco|Dofasco|Southam|Thomson Newspapers|"
    "Cineplex Odeon|BlackBerry|Research In Motion|Shopify|Suncor|EnCana|"
    "Toronto Stock Exchange|Vancouver Stock Exchange|Montreal Exchange|"
    "Winnipeg Commodity Exchange|Agnico-Eagle|Alberta Energy|Algoma Steel|AMCA International|"
    "Asamera|BCE Inc|Bow Valley Industries|Bramalea|Brascan|CAE Industries|Campbell Red Lake|"
    "Canadair|Canfor|Carling O'Keefe|CCL Industries|Consolidated-Bathurst|Consumers' Gas|"
    "Cambior|Denison Mines|Dominion Textile|Donohue Inc|Dylex|Federal Industries|"
    "Four Seasons Hotels|Giant Yellowknife|Great-West Life|Hees International|Hollinger Inc|"
    "Hudson's Bay Co|Imasco|Inter-City Gas|International Corona|International Thomson|"
    "Interprovincial Pipe Line|Ivaco|Jannock|Kerr Addison|Laidlaw Transportation|Lumonics|"
    "Maclean Hunter|Magna International|Mitel|Noranda Forest|Norcen Energy|"
    "Northgate Exploration|Nu-West|Ocelot Industries|Olympia and York|Orion Royal Bank|"
    "PanCanadian Petroleum|Pegasus Gold|Placer Development|Power Financial|Provigo|Quebecor|"
    "Ranger Oil|Rio Algom|Rogers Cablesystems|Rogers Communications|Royal Trustco|"
    "Sceptre Resources|Sherritt Gordon|Spar Aerospace|Steinberg Inc|Torstar|TransAlta|"
    "Trilon Financial|Trizec|Turbo Resources|Unicorp|Videotron|Wardair|"
    "Westcoast Transmission|Westmin Resources|George Weston|Export Development Corp|"
    "Export Development Corporation|Potash Corp of Saskatchewan|Manulife|Enbridge|Cenovus|"
    "Nutrien|Couche-Tard|Open Text|OpenText|Lululemon|Agrium|Kinross Gold|Goldcorp|"
    "Agnico Eagle|First Quantum|Jean Coutu|Tembec|Gaz Metropolitain",
    "GB": "British Petroleum|British Telecom|British Telecommunications|British Airways|"
    "British Caledonian|British Steel|British Gas|British Aerospace|British Leyland|"
    "Rover Group|Jaguar Plc|Rolls-Royce|Imperial Chemical Industries|Hanson Trust|"
    "Grand Metropolitan|Guinness|Distillers|Cadbury Schweppes|Beecham|Glaxo|GlaxoSmithKline|"
    "Wellcome Plc|Barclays|National Westminster|NatWest|Lloyds Bank|Midland Bank|"
    "Standard Chartered|HSBC Holdings|S.G. Warburg|Warburg Securities|Kleinwort Benson|"
    "Morgan Grenfell|Samuel Montagu|Hill Samuel|Hambros|Lazard Brothers|Schroder Wagg|"
    "County NatWest|Barclays de Zoete Wedd|de Zoete Wedd|James Capel|Hoare Govett|"
    "Phillips and Drew|Royal Bank of Scotland|Bank of Scotland|Marks and Spencer|Sainsbury|"
    "Tesco|Boots Plc|Burton Group|Dixons|Ladbroke|Trusthouse Forte|Allied-Lyons|Bass Plc|"
    "Scottish and Newcastle|Courtaulds|Consolidated Gold Fields|RTZ|Rio Tinto-Zinc|BTR|"
    "Tarmac|Blue Circle|Pilkington|Plessey|Thorn EMI|Racal|Ferranti|Reuters Holdings|"
    "Saatchi and Saatchi|Pearson Plc|Reed International|Britoil|Burmah Oil|Enterprise Oil|"
    "Lonrho|Unigate|United Biscuits|Tate and Lyle|Rowntree|Dalgety|Vodafone|"
    "London Stock Exchange|London Metal Exchange|"
    "London International Financial Futures Exchange|LIFFE|Baltic Exchange|"
    "Lloyds Shipping Intelligence|Lloyd's of London|Extel|London Clearing House|BP|ICI|"
    "BAT Industries|B.A.T. Industries|BICC|BOC Group|BPB Industries|Cable and Wireless|"
    "Coats Viyella|Commercial Union Assurance|Cookson Group|Dee Corp|Eagle Star|"
    "Exco International|Fisons|General Accident|General Electric Co Plc|Guest Keen|GKN|"
    "Granada Group|Great Universal Stores|Guardian Royal Exchange|Hammerson|"
    "Harrisons and Crosfield|Hawker Siddeley|House of Fraser|Imperial Group|Johnson Matthey|"
    "Legal and General|Lucas Industries|MEPC|Northern Foods|Peninsular and Oriental|"
    "Prudential Corp Plc|RMC Group|Rank Organisation|Reckitt and Colman|Redland Plc|"
    "Rowntree Mackintosh|Royal Insurance|Sears Plc|Shell Transport|Smith and Nephew|STC Plc|"
    "Sun Alliance|Trafalgar House|Turner and Newall|Ultramar|Vickers Plc|Whitbread|"
    "George Wimpey|Willis Faber|Woolworth Holdings|Baring Brothers|Robert Fleming|"
    "Guinness Peat|Mercury Asset|Smith New Court|Greenwell Montagu|Lloyds Merchant Bank|"
    "Charterhouse Bank|National Coal Board|Hillsdown Holdings|Argyll Group|Storehouse Plc|"
    "Norton Opax|Rothmans International|Gallaher|TSB Group|Abbey National|"
    "Halifax Building Society|AstraZeneca|BAE Systems|Diageo|Aviva|Centrica|Lloyds Banking|"
    "National Grid Plc|Lloyds Shipping Intelligence Service|Lloyds shipping Intelligence|"
    "Dowty|Smiths Industries|Westland Plc|International Petroleum Exchange|"
    "London Commodity Exchange|Stock Exchange Automated Quotations",
    "JP": "Toyota|Nissan|Honda Motor|Mazda|Mitsubishi|Mitsui|Sumitomo|Nomura|"
    "Daiwa Securities|Nikko Securities|Yamaichi|Fuji Bank|Dai-Ichi Kangyo|Sanwa Bank|"
    "Bank of Tokyo|Industrial Bank of Japan|Long-Term Credit Bank|Sony|Matsushita|Hitachi|"
    "Toshiba|Fujitsu|NEC Corp|Sharp Corp|Sanyo|Canon Inc|Ricoh|Nippon Steel|Kawasaki Steel|"
    "Kobe Steel|NKK|Nippon Telegraph and Telephone|Nippon Kokan|Japan Air Lines|"
    "Japan Airlines|All Nippon Airways|Komatsu|Kubota|Bridgestone|Kyocera|Minebea|"
    "Nippon Life|Marubeni|C. Itoh|Nissho Iwai|Tokyo Stock Exchange|Keidanren|SoftBank|"
    "Olympus|Ajinomoto|Asahi Chemical|Asahi Glass|Asahi Breweries|Bank of Yokohama|Casio|"
    "Citizen Watch|Dainippon|Daiei|Daihatsu|Daiwa Bank|Daiwa House|Dentsu|Ebara|Fanuc|"
    "Fuji Heavy Industries|Fuji Photo Film|Fujisawa|Furukawa Electric|Hino Motors|Idemitsu|"
    "Ishikawajima-Harima|Isuzu|Ito-Yokado|Kajima|Kansai Electric|Kao Corp|Kawasaki Heavy|"
    "Kikkoman|Kirin Brewery|Konica|Kumagai Gumi|Kyowa Hakko|Meiji Seika|Minolta|Mitsukoshi|"
    "Nichimen|Nikon|Nintendo|NTT|Obayashi|Oki Electric|Omron|Onoda Cement|Orient Leasing|"
    "Pioneer Electronic|Sapporo Breweries|Seiko|Sekisui|Shimizu Construction|Shin-Etsu|"
    "Shiseido|Showa Denko|Suzuki Motor|Taiyo Kobe Bank|Takeda Chemical|TDK|Teijin|Tokai Bank|"
    "Tokio Marine|Tokyo Electric Power|Toray|Toyo Kogyo|Toyo Trust|Unitika|Yamaha|Yamanouchi|"
    "Yasuda Trust|Yasuda Fire|Long Term Credit Bank|Wako Securities|Tokyo Commodity Exchange",
    "DE": "Volkswagen|Daimler-Benz|Daimler|Bayerische Motoren Werke|BMW|Siemens|Bayer AG|"
    "BASF|Hoechst|Deutsche Bank|Dresdner Bank|Commerzbank|Thyssen|Krupp|Mannesmann|Veba|"
    "Lufthansa|Deutsche Telekom|Bertelsmann|Allianz|Degussa|Henkel|Preussag|Nixdorf|"
    "Metallgesellschaft|Westdeutsche Landesbank|Bayerische Vereinsbank|Hypo-Bank|Audi|"
    "Porsche|Continental Gummi|Linde AG|MAN AG|RWE|Schering AG|Karstadt|Kaufhof|Horten AG|"
    "Feldmuehle|AEG|Hochtief|Philipp Holzmann|Kloeckner|Hoesch|Salzgitter AG|Continental AG|"
    "BHF-Bank|BHF Bank|DG Bank|Deutsche Genossenschaftsbank|Bayerische Landesbank|"
    "Bayerische Hypotheken|Norddeutsche Landesbank|WestLB|Kreditanstalt fuer Wiederaufbau|"
    "Munich Re|Muenchener Rueckversicherungs|Hapag-Lloyd|Adam Opel|Robert Bosch|Grundig|"
    "Axel Springer|Ruhrgas|Ruhrkohle|Bundesbahn|Bundespost|SAP AG|ThyssenKrupp|Fresenius|"
    "Wirecard|Gutehoffnungshuette|Helaba|F.O. Licht|F. O. Licht|Deutsche Babcock",
    "FR": "Renault|Peugeot|Elf Aquitaine|Elf-Aquitaine|Thomson-CSF|Rhone-Poulenc|Pechiney|"
    "Saint-Gobain|Saint Gobain|Michelin|Compagnie Generale d'Electricite|Alcatel|Matra|"
    "Dassault|Aerospatiale|Credit Lyonnais|Societe Generale|Banque Nationale de Paris|"
    "Paribas|BNP|Credit Agricole|Air France|L'Oreal|Moet-Hennessy|Lafarge|Usinor|Bouygues|"
    "Carrefour|Danone|Cie Financiere de Suez|TotalEnergies|Paris Bourse|"
    "Electricite de France|Gaz de France|Accor|Air Liquide|L'Air Liquide|Banque Indosuez|"
    "Beghin-Say|BSN|Machines Bull|Groupe Bull|CGE|Club Mediterranee|Cogema|Credit Foncier|"
    "Credit National|Essilor|Framatome|Hachette|Havas|Imetal|Lesieur|Moulinex|Perrier|"
    "Pernod Ricard|Printemps|Roussel-Uclaf|Roussel Uclaf|Sanofi|SNCF|Snecma|Sodexho|TF1|"
    "Total CFP|Total-CFP|Compagnie Francaise des Petroles|Valeo|Vivendi|LVMH|Louis Vuitton|"
    "Caisse des Depots|Caisse Nationale|CCF|EDF|MATIF|Matif|Airbus Industrie|Airbus|"
    "Sucres et Denrees|ONIC|Crédit Agricole|Société Générale|Aérospatiale",
    "CH": "Nestle|Ciba-Geigy|Sandoz|Hoffmann-La Roche|Hoffmann-la Roche|Novartis|Swissair|"
    "Credit Suisse|Swiss Bank Corp|Swiss Bank Corporation|Union Bank of Switzerland|Bank Leu|"
    "Brown Boveri|Alusuisse|Swiss Reinsurance|Swiss Re|Zurich Insurance|Oerlikon-Buehrle|"
    "Holderbank|Elektrowatt|Georg Fischer|Jacobs Suchard|Landis und Gyr|Lonza|Motor-Columbus|"
    "Schindler Holding|Sulzer|Swatch|Winterthur Insurance|UBS|Sandoz AG|F. Hoffmann|"
    "Credit Suisse First Boston",
    "NL": "Philips|Akzo|Fokker|Heineken|KLM|Ahold|Algemene Bank Nederland|"
    "Amsterdam-Rotterdam Bank|Rabobank|Nationale-Nederlanden|Hoogovens|DSM|"
    "Oce-van der Grinten|Amro Bank|ABN AMRO|Algemene Bank|NMB Bank|ING Groep|Nedlloyd|VNU|"
    "Elsevier|Wolters Samsom|Wolters Kluwer|Gist-Brocades|Gasunie|Wessanen|Van Ommeren|"
    "Pakhoed|Volker Stevin|Buehrmann-Tetterode|European Options Exchange|"
    "Philips Gloeilampenfabrieken|DAF Trucks|Heineken NV",
    "IT": "Fiat|Olivetti|Montedison|Pirelli|Ferruzzi|Mediobanca|Alitalia|"
    "Assicurazioni Generali|Istituto per la Ricostruzione Industriale|"
    "Banca Commerciale Italiana|Credito Italiano|Banca Nazionale del Lavoro|Benetton|"
    "Finmeccanica|Alfa Romeo|Enimont|ENI|IRI|Ente Nazionale Idrocarburi|Snia BPD|Snam|Agip|"
    "STET|Banco di Roma|Banco di Napoli|Istituto Bancario San Paolo|"
    "Compagnie Industriali Riunite|Mondadori|Rizzoli|Telettra|Italtel|Finsider|Fininvest|"
    "Italcementi|Consob|Enichem|Himont|Selenia|Erbamont|Ansaldo|Cassa di Risparmio",
    "SE": "Volvo|Saab-Scania|Ericsson|Electrolux|Asea|Sandvik|SKF|Skandinaviska Enskilda|"
    "Svenska Handelsbanken|Pharmacia|Nobel Industries|Atlas Copco|Ikea|AGA AB|Alfa-Laval|"
    "Alfa Laval|Boliden|Esselte|Fermenta|Gambro|Procordia|Skanska|Stora Kopparbergs|"
    "Trelleborg|PK-Banken|PKbanken|S-E Banken|Proventus|Perstorp|Astra AB|Gotabanken|"
    "Vattenfall|Spotify|H&M",
    "AU": "Broken Hill Proprietary|BHP|Elders IXL|Bond Corp|Bell Resources|Bell Group|"
    "Westpac|Australia and New Zealand Banking|National Australia Bank|CRA Ltd|"
    "Western Mining|MIM Holdings|News Corp Ltd|News Corporation|Qantas|Adsteam|"
    "Industrial Equity|Woodside|Santos Ltd|Boral|Pioneer Concrete|Sydney Stock Exchange|"
    "Sydney Futures Exchange|ACI International|Adelaide Steamship|Amatil|Amcor|Ampol|Ansett|"
    "ANZ Bank|ANZ Banking|Ariadne|Brambles|Burns Philp|Carlton and United|Coles Myer|Comalco|"
    "Commonwealth Bank|CSR Ltd|Pacific Dunlop|Herald and Weekly Times|FAI Insurances|"
    "Hooker Corp|John Fairfax|Lend Lease|Mayne Nickless|North Broken Hill|Pancontinental|"
    "Peko-Wallsend|Placer Pacific|Renison Goldfields|TNT Ltd|Thomas Nationwide|Wesfarmers|"
    "Telstra|Monier|Bougainville Copper",
    "NZ": "Brierley|Fletcher Challenge|Chase Corp|Bank of New Zealand|Goodman Fielder|"
    "Equiticorp|Feltex|NZI Corp|Winstone|Watties|Lion Corp|Fay Richwhite|Rainbow Corp|"
    "Judge Corp|Fonterra",
    "HK": "Hutchison Whampoa|Jardine Matheson|Hongkong Land|Swire Pacific|Cheung Kong|"
    "Hongkong and Shanghai Banking|Hongkong and Shanghai Bank|Cathay Pacific|Hang Seng|"
    "Hang Seng Bank|Wharf Holdings|World International|Sun Hung Kai|New World Development|"
    "China Light and Power|Henderson Land|Dairy Farm|Mandarin Oriental|Bank of East Asia|"
    "Jardine Fleming|Jardine Strategic|Hopewell Holdings",
    "KR": "Hyundai|Daewoo|Samsung|Lucky-Goldstar|Pohang Iron and Steel|Kia Motors|Korean Air|"
    "Lotte|Ssangyong|Hanjin|Sunkyong|Goldstar|POSCO|Kepco|KEPCO|LG Electronics|SK Hynix",
    "BE": "Petrofina|Solvay|Societe Generale de Belgique|Generale de Banque|Kredietbank|"
    "Sabena|Cockerill-Sambre|Cockerill Sambre|Bekaert|Delhaize|Electrobel|"
    "Groupe Bruxelles Lambert|Banque Bruxelles Lambert|Cobepa|Tractebel|UCB SA|Wagons-Lits|"
    "Vieille-Montagne|Interbrew|Euroclear|Belgo-Luxembourg|Societe Generale de Banque|Gevaert",
    "ES": "Telefonica|Repsol|Banco de Bilbao|Banco de Vizcaya|Banco Santander|Banesto|"
    "Seat SA|Iberia Airlines|Hidrola|Hidroelectrica Espanola|Banco Hispano|Cepsa|Enagas|"
    "Endesa|Enpetrol|Fecsa|Union Explosivos|Renfe|Iberduero|Inditex|CAMPSA|Campsa|BBVA",
    "BR": "Petrobras|Embraer|Companhia Vale do Rio Doce|Banco do Brasil|"
    "Brazilian Coffee Institute|Varig|Vale do Rio Doce|CVRD|Interbras|Eletrobras|Siderbras|"
    "Bradesco|Banco Itau|Unibanco|Cacex|IBC",
    "MX": "Pemex|Petroleos Mexicanos|Telefonos de Mexico|Grupo Alfa|Vitro|Banamex|Bancomer|"
    "Nacional Financiera|Cemex|Televisa",
    "NO": "Norsk Hydro|Statoil|Norsk Data|Den Norske Creditbank|Kvaerner|Hafslund|Elkem|"
    "Bergen Bank|Christiania Bank|Saga Petroleum|Orkla|Borregaard|Equinor|Telenor|"
    "Norges Bank|Den norske",
    "FI": "Nokia|Kansallis-Osake-Pankki|Union Bank of Finland|Kymmene|Outokumpu|Neste Oy|"
    "Wartsila|Enso-Gutzeit|Rauma-Repola|Kone Oy|Partek|Valmet|Tampella|Postipankki|Huhtamaki|"
    "Suomen Pankki",
    "DK": "Novo Industri|Danske Bank|Privatbanken|Carlsberg|Copenhagen Handelsbank|"
    "Den Danske Bank|Danisco|Great Nordic|Maersk|A.P. Moeller|East Asiatic Co|"
    "East Asiatic Company|Danmarks Nationalbank|Vestas|LEGO|Novo Nordisk",
    "AT": "Creditanstalt|Oesterreichische Laenderbank|Voest-Alpine|OMV|Girozentrale|"
    "Laenderbank|Steyr-Daimler-Puch|Semperit|Chemie Linz|Erste Bank|VOEST|Voest",
    "IE": "Bank of Ireland|Allied Irish Banks|Aer Lingus|Jefferson Smurfit|Waterford Glass|"
    "CRH Plc|Ryanair|Fyffes",
    "ZA": "Anglo American Corp|Anglo American Gold|Anglo American Coal|De Beers|Gencor|"
    "Gold Fields of South Africa|Johannesburg Stock Exchange|Barlow Rand|Rand Mines|"
    "Vaal Reefs|Driefontein|Kloof Gold|Sasol|Highveld Steel|Impala Platinum|"
    "Rustenburg Platinum|Anglovaal|Eskom|Escom|Johannesburg Consolidated|"
    "General Mining Union|AECI|Iscor|Nedbank|Volkskas|Randgold|Naspers|AngloGold|Palabora|"
    "Chamber of Mines|Buffelsfontein|Western Deep|Kloof|Free State Consolidated",
    "SG": "Singapore Airlines|Development Bank of Singapore|Neptune Orient|Keppel|Sembawang|"
    "Oversea-Chinese Banking|OCBC|United Overseas Bank|DBS Bank|SIMEX|Simex|Temasek|"
    "Fraser and Neave|Straits Trading",
    "MY": "Sime Darby|Malayan Banking|Petronas|Bank Negara|Genting|Renong|"
    "Multi-Purpose Holdings|Felda|Kuala Lumpur Commodity Exchange|"
    "Kuala Lumpur Stock Exchange|Proton Saga|Palm Oil Registration and Licensing|PORLA|"
    "Public Bank Bhd",
    "VE": "Petroleos de Venezuela|PDVSA|Lagoven|Maraven|Corpoven|Sidor",
    "KW": "Kuwait Petroleum|Kuwait Investment Office|KPC|Burgan Bank",
    "BH": "Arab Banking Corp|Arab Banking Corporation|Gulf International Bank|Investcorp|"
    "BAPCO|Bapco",
    "AE": "Abu Dhabi National Oil|ADNOC|Emirates News Agency|Emirates Airline|DP World|"
    "Dubai Petroleum",
    "LU": "Arbed|ArcelorMittal|Luxair|Kredietbank Luxembourgeoise|Luxembourg Stock Exchange|"
    "Clearstream|Cedel|Cargolux|European Court of Justice",
    "ID": "Pertamina|Garuda Indonesia|Garuda Airlines|Bulog|BULOG",
    "PH": "San Miguel Corp|Benguet Corp|Philippine Airlines|Makati Stock Exchange|"
    "Bangko Sentral|Atlas Consolidated|PNOC|Manila Electric|Meralco",
    "EC": "Petroecuador|Corporacion Estatal Petrolera Ecuatoriana|CEPE",
    "TH": "Thai Airways|Siam Cement|Bangkok Bank",
    "IL": "El Al|Bank Hapoalim|Bank Leumi|Teva Pharmaceutical|Elscint|Scitex|Koor Industries",
    "GR": "Olympic Airways|Olympic Airlines",
    "PT": "Banco Espirito Santo|Galp Energia",
    "IS": "Icelandair|Landsbanki|Kaupthing",
    "PE": "Petroperu|Minero Peru|Centromin|Minpeco|Hierroperu",
    "BO": "Yacimientos Petroliferos Fiscales Bolivianos|Comibol|COMIBOL",
    "EG": "EgyptAir",
    "GH": "Ashanti Goldfields|Cocobod",
    "SA": "Aramco|Saudi Basic Industries|SABIC|SAMA|Petromin|Norbec",
    "IN": "Tata|Air India|State Bank of India|Reliance Industries|MMTC|Maruti|"
    "Oil and Natural Gas Commission|Infosys|Wipro",
    "CN": "Bank of China|Huawei|Sinopec|PetroChina|Alibaba|CITIC|Sinochem|Ceroils|CNOOC|"
    "Daya Bay|Tencent|Baidu",
    "TW": "Formosa Plastics|Taiwan Semiconductor|Evergreen Marine|Acer|Tatung|Foxconn|"
    "Hon Hai|Taipower|TSMC|Chinese Petroleum Corp",
    "RU": "Gazprom|Rosneft|Lukoil|Sberbank|Aeroflot",
    "IR": "National Iranian Oil|NIOC|Bank Markazi|Bank Melli",
    "AR": "Aerolineas Argentinas|Yacimientos Petroliferos Fiscales|YPF",
    "CL": "Codelco|Enami",
    "CO": "Ecopetrol|Avianca|Carbocol|Cerrejon|National Coffee Growers",
    "NG": "Nigerian National Petroleum|NNPC|Bonny Light",
    "DZ": "Sonatrach|Saharan Blend",
    "ZM": "Zambia Consolidated Copper Mines",
    "IQ": "Rafidain Bank|INOC",
    "TR": "Koc Holding|Sabanci",
    "SU": "Vneshtorgbank|Gosbank|Gosplan|Exportkhleb|Intourist|Aeroflot",
    "LY": "Tamoil",
    "QA": "QGPC",
    "CI": "Caistab",
    "ZW": "Wankie Colliery",
    "CU": "Cubazucar|Cubana",
    "BM": "Sea Containers",
    "US": "Boeing|General Motors|Ford Motor|Chrysler|International Business Machines|IBM|"
    "AT&T|General Electric Co|Exxon|Mobil Corp|Texaco|Chevron|Du Pont Co|Merrill Lynch|"
    "Salomon Brothers|Goldman Sachs|Goldman, Sachs|Morgan Stanley|First Boston|"
    "Shearson Lehman|Drexel Burnham|Citicorp|Chase Manhattan|BankAmerica|Chemical New York|"
    "J.P. Morgan|Bankers Trust New York|Trans World Airlines|Apple Computer|Microsoft|"
    "Intel Corp|McDonnell Douglas|Lockheed|General Dynamics|Procter and Gamble|Philip Morris|"
    "Pepsico|PepsiCo|Coca-Cola|Eastman Kodak|Xerox|Sears, Roebuck|Sears Roebuck|K mart|"
    "Wal-Mart|Walmart|New York Stock Exchange|NYSE|NASDAQ|Nasdaq|Chicago Mercantile Exchange|"
    "Chicago Board of Trade|CBT|Google|Facebook|Amazon.com|Tesla|"
    "Commodity Futures Trading Commission",
}
