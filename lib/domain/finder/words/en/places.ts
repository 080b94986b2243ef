/** Names of countries that `Intl.DisplayNames` gives otherwise, or not at all; with the name they stand for. */
export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'U.S.': 'United States',
    'U.S.A.': 'United States',
    US: 'United States',
    USA: 'United States',
    America: 'United States',
    'United States of America': 'United States',
    'U.K.': 'United Kingdom',
    UK: 'United Kingdom',
    Britain: 'United Kingdom',
    'Great Britain': 'United Kingdom',
    UAE: 'United Arab Emirates',
    'U.A.E.': 'United Arab Emirates',
    Emirates: 'United Arab Emirates',
    DRC: 'Democratic Republic of the Congo',
    'Democratic Republic of Congo': 'Democratic Republic of the Congo',
    'Democratic Republic of the Congo': 'Democratic Republic of the Congo',
    'Republic of the Congo': 'Republic of the Congo',
    Congo: 'Congo',
    Turkey: 'Türkiye',
    Türkiye: 'Türkiye',
    'Czech Republic': 'Czechia',
    'Ivory Coast': 'Côte d’Ivoire',
    'Côte d’Ivoire': 'Côte d’Ivoire',
    "Côte d'Ivoire": 'Côte d’Ivoire',
    Burma: 'Myanmar',
    Myanmar: 'Myanmar',
    Macedonia: 'North Macedonia',
    'East Timor': 'Timor-Leste',
    'Cabo Verde': 'Cape Verde',
    Swaziland: 'Eswatini',
    Bosnia: 'Bosnia and Herzegovina',
    'Bosnia and Herzegovina': 'Bosnia and Herzegovina',
    'Trinidad and Tobago': 'Trinidad and Tobago',
    'Antigua and Barbuda': 'Antigua and Barbuda',
    'Saint Lucia': 'Saint Lucia',
    'Hong Kong': 'Hong Kong',
    Macau: 'Macau',
    Macao: 'Macau',
    Palestine: 'Palestine',
    'Palestinian Territories': 'Palestinian Territories',
    'Soviet Union': 'Soviet Union',
    USSR: 'Soviet Union',
    'U.S.S.R.': 'Soviet Union',
    Yugoslavia: 'Yugoslavia',
    Czechoslovakia: 'Czechoslovakia',
    'East Germany': 'East Germany',
    'West Germany': 'West Germany',
    Prussia: 'Prussia',
    Persia: 'Persia',
    Ceylon: 'Ceylon',
    Zaire: 'Zaire',
    Rhodesia: 'Rhodesia',
    Somaliland: 'Somaliland',
    Transnistria: 'Transnistria',
    Abkhazia: 'Abkhazia',
    'South Ossetia': 'South Ossetia',
    'Nagorno-Karabakh': 'Nagorno-Karabakh',
    'Holy See': 'Holy See',
    Vatican: 'Vatican',
    England: 'England',
    Scotland: 'Scotland',
    Wales: 'Wales',
    'Northern Ireland': 'Northern Ireland',
    DPRK: 'North Korea',
    PRC: 'China',
    'People’s Republic of China': 'China',
    "People's Republic of China": 'China',
    'Russian Federation': 'Russia',
    'Islamic Republic of Iran': 'Iran',
    'Republic of Korea': 'South Korea',
    'Kyrgyz Republic': 'Kyrgyzstan',
    Korea: 'Korea',
  }),
)

/** Regions of the world, seas and lands that are places by themselves. Separated by `|`. */
export const REGIONS: ReadonlySet<string> = new Set(
  `Europe|Asia|Africa|Oceania|Eurasia|North America|South America|Latin America|Central America|Central Asia|South Asia|Southeast Asia|South-East Asia|East Asia|North Asia|West Asia|Northeast Asia|Western Europe|Eastern Europe|Central Europe|Northern Europe|Southern Europe|Central and Eastern Europe|North Africa|West Africa|East Africa|Southern Africa|Central Africa|Sub-Saharan Africa|sub-Saharan Africa|Middle East|Near East|Far East|Russian Far East|Russia’s Far East|Horn of Africa|Sahel|Maghreb|Levant|Caucasus|South Caucasus|North Caucasus|Balkans|Western Balkans|Baltics|Scandinavia|Caribbean|Asia-Pacific|Indo-Pacific|Pacific|Atlantic|Arctic|Antarctica|Antarctic|Mediterranean|Eastern Mediterranean|Gulf|Persian Gulf|Black Sea|Baltic Sea|Caspian Sea|Caspian|Red Sea|North Sea|South China Sea|East China Sea|Yellow Sea|Sea of Japan|Sea of Azov|Arabian Sea|Adriatic|Adriatic Sea|Aegean|Aegean Sea|Ionian Sea|Dead Sea|Aral Sea|Barents Sea|Bering Strait|Bay of Bengal|Gulf of Aden|Gulf of Guinea|Gulf of Mexico|Gulf of Finland|Gulf of Oman|Indian Ocean|Pacific Ocean|Atlantic Ocean|Arctic Ocean|Southern Ocean|South Pacific|North Atlantic|South Atlantic|Western Pacific|Strait of Hormuz|Strait of Malacca|Taiwan Strait|English Channel|Bosphorus|Dardanelles|Suez Canal|Panama Canal|Bab el-Mandeb|Danube|Rhine|Volga|Dnipro|Dniester|Elbe|Oder|Vistula|Nile|Niger Delta|Congo Basin|Amazon Basin|Euphrates|Tigris|Ganges|Indus|Mekong|Yangtze|Yellow River|Amu Darya|Syr Darya|Irtysh|Ural|Urals|Siberia|Crimea|Donbas|Donbass|Kashmir|Punjab|Balochistan|Sindh|Khyber Pakhtunkhwa|Xinjiang|Tibet|Inner Mongolia|Guangdong|Guangxi|Jiangsu|Zhejiang|Shandong|Sichuan|Yunnan|Fujian|Hebei|Henan|Hubei|Hunan|Hainan|Liaoning|Jilin|Heilongjiang|Gansu|Qinghai|Shaanxi|Shanxi|Guizhou|Anhui|Jiangxi|Manchuria|Dagestan|Chechnya|Ingushetia|Tatarstan|Bashkortostan|Kaliningrad|Sakhalin|Kamchatka|Yakutia|Karelia|Anatolia|Thrace|Kurdistan|Gaza|Gaza Strip|West Bank|Golan Heights|Sinai|Darfur|Kordofan|Tigray|Amhara|Oromia|Ogaden|Punjab|Kerala|Gujarat|Maharashtra|Uttar Pradesh|Tamil Nadu|Assam|Bihar|Rajasthan|West Bengal|Karnataka|Odisha|Ladakh|Bavaria|Saxony|Thuringia|Brandenburg|Hesse|Lower Saxony|North Rhine-Westphalia|Rhineland|Silesia|Galicia|Transylvania|Moldavia|Bessarabia|Transcarpathia|Gagauzia|Vojvodina|Republika Srpska|Dalmatia|Istria|Lombardy|Tuscany|Sicily|Sardinia|Piedmont|Veneto|Catalonia|Andalusia|Basque Country|Brittany|Normandy|Provence|Alsace|Corsica|Flanders|Wallonia|Crete|Jutland|Lapland|Svalbard|Greenland|Cornwall|Devon|Kent|Yorkshire|Lancashire|Essex|Sussex|Norfolk|Suffolk|Midlands|Highlands|Ulster|Patagonia|Amazonia|Yucatan|Baja California|Andes|Alps|Himalayas|Carpathians|Pyrenees|Hindu Kush|Pamirs|Pamir|Tian Shan|Fergana Valley|Ferghana Valley|Sahara|Gobi|Gobi Desert|Java|Sumatra|Borneo|Sulawesi|Kalimantan|Papua|Bali|Mindanao|Luzon|Honshu|Hokkaido|Kyushu|Okinawa|Shikoku|Kuril Islands|Spratly Islands|Paracel Islands|Senkaku Islands|Diego Garcia|Guantánamo Bay|Guantanamo Bay|Silicon Valley|Wall Street|Downing Street|Capitol Hill|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|New South Wales|Queensland|Tasmania|Western Australia|South Australia|Northern Territory`.split(
    '|',
  ),
)

/** Cities, separated by `|`; those of the time zones come with `Intl`. */
export const CITIES: ReadonlySet<string> = new Set(
  `Washington|Washington, D.C.|Washington, DC|Washington D.C.|Washington DC|New York City|Los Angeles|San Francisco|San Diego|San Jose|Seattle|Boston|Philadelphia|Houston|Dallas|Austin|Atlanta|Miami|Orlando|Tampa|Baltimore|Pittsburgh|Cleveland|Cincinnati|St. Louis|Minneapolis|Milwaukee|Portland|Las Vegas|Salt Lake City|New Orleans|Nashville|Memphis|Charlotte|Sacramento|Oakland|Palo Alto|Princeton|Vancouver|Montreal|Montréal|Ottawa|Calgary|Quebec City|Birmingham|Manchester|Liverpool|Leeds|Sheffield|Newcastle|Bristol|Nottingham|Leicester|Southampton|Portsmouth|Plymouth|Oxford|Cambridge|Glasgow|Edinburgh|Aberdeen|Dundee|Cardiff|Swansea|Salisbury|Felixstowe|Grimsby|Middlesbrough|Teesside|Hull|Brighton|Norwich|Coventry|Sunderland|Cork|Galway|Lyon|Marseille|Toulouse|Bordeaux|Lille|Strasbourg|Nantes|Calais|Le Havre|Dunkirk|Grenoble|Geneva|Basel|Bern|Lausanne|Davos|Munich|Hamburg|Frankfurt|Cologne|Düsseldorf|Stuttgart|Leipzig|Dresden|Bremen|Hanover|Nuremberg|Bonn|Essen|Duisburg|Rostock|Kiel|Mannheim|Milan|Turin|Naples|Genoa|Venice|Florence|Bologna|Palermo|Trieste|Bari|Barcelona|Seville|Bilbao|Zaragoza|Málaga|Porto|The Hague|Rotterdam|Utrecht|Eindhoven|Antwerp|Ghent|Bruges|Liège|Gothenburg|Malmö|Uppsala|Aarhus|Odense|Bergen|Trondheim|Tromsø|Stavanger|Tampere|Turku|Espoo|Narva|Tartu|Daugavpils|Liepāja|Klaipėda|Kaunas|Gdańsk|Gdansk|Gdynia|Kraków|Krakow|Wrocław|Poznań|Łódź|Szczecin|Lublin|Katowice|Rzeszów|Brno|Ostrava|Košice|Debrecen|Szeged|Cluj|Cluj-Napoca|Timișoara|Constanța|Constanta|Iași|Varna|Plovdiv|Burgas|Novi Sad|Niš|Mostar|Banja Luka|Split|Dubrovnik|Rijeka|Zadar|Thessaloniki|Piraeus|Kyiv|Kiev|Lviv|Kharkiv|Kharkov|Odesa|Odessa|Dnipro|Mykolaiv|Kherson|Mariupol|Donetsk|Luhansk|Zaporizhzhia|Bakhmut|Chernihiv|Sumy|Poltava|Chernobyl|Melitopol|Sevastopol|Simferopol|Yalta|Kerch|Brest|Gomel|Grodno|Tiraspol|St. Petersburg|Saint Petersburg|St Petersburg|Leningrad|Rostov|Rostov-on-Don|Kazan|Sochi|Grozny|Makhachkala|Murmansk|Arkhangelsk|Belgorod|Kursk|Bryansk|Voronezh|Krasnodar|Novorossiysk|Chelyabinsk|Perm|Ufa|Tyumen|Khabarovsk|Nizhny Novgorod|Batumi|Poti|Gyumri|Stepanakert|Ganja|Nakhchivan|Sumgait|Ankara|Izmir|Antalya|Bursa|Adana|Gaziantep|Mersin|Trabzon|Diyarbakir|Ceyhan|Astana|Nur-Sultan|Karaganda|Shymkent|Atyrau|Aktau|Zhanaozen|Pavlodar|Kostanay|Khorgos|Semey|Osh|Jalal-Abad|Naryn|Batken|Tashkent|Samarkand|Bukhara|Khiva|Andijan|Termez|Fergana|Namangan|Nukus|Dushanbe|Khujand|Kulob|Khorog|Ashgabat|Turkmenbashi|Mary|Kabul|Kandahar|Herat|Mazar-i-Sharif|Jalalabad|Kunduz|Islamabad|Lahore|Karachi|Peshawar|Quetta|Rawalpindi|Faisalabad|Multan|Gwadar|Delhi|New Delhi|Mumbai|Bombay|Bangalore|Bengaluru|Chennai|Madras|Hyderabad|Ahmedabad|Pune|Surat|Jaipur|Lucknow|Srinagar|Amritsar|Varanasi|Kochi|Chittagong|Chattogram|Hambantota|Trincomalee|Jaffna|Kandy|Pokhara|Beijing|Peking|Shanghai|Guangzhou|Canton|Shenzhen|Tianjin|Wuhan|Chengdu|Chongqing|Nanjing|Hangzhou|Xi’an|Xi'an|Xian|Suzhou|Qingdao|Dalian|Harbin|Shenyang|Ningbo|Xiamen|Kunming|Lhasa|Lanzhou|Zhengzhou|Changsha|Lianyungang|Yiwu|Dongguan|Foshan|Kashi|Tokyo|Osaka|Kyoto|Yokohama|Nagoya|Kobe|Fukuoka|Sapporo|Hiroshima|Nagasaki|Fukushima|Sendai|Busan|Incheon|Daegu|Hanoi|Ho Chi Minh City|Saigon|Da Nang|Haiphong|Hue|Siem Reap|Sihanoukville|Chiang Mai|Phuket|Naypyidaw|Mandalay|Kuala Lumpur|Penang|Johor Bahru|Malacca|Surabaya|Bandung|Medan|Yogyakarta|Cebu|Davao|Quezon City|Canberra|Sydney|Melbourne|Brisbane|Perth|Adelaide|Darwin|Hobart|Wellington|Christchurch|Suva|Dubai|Abu Dhabi|Sharjah|Doha|Manama|Kuwait City|Riyadh|Jeddah|Mecca|Medina|Dammam|Neom|Muscat|Sanaa|Sana’a|Aden|Hodeidah|Marib|Tehran|Isfahan|Esfahan|Mashhad|Tabriz|Shiraz|Qom|Natanz|Fordow|Bushehr|Chabahar|Bandar Abbas|Baghdad|Basra|Mosul|Erbil|Kirkuk|Fallujah|Najaf|Karbala|Sulaymaniyah|Damascus|Aleppo|Homs|Hama|Idlib|Latakia|Tartus|Raqqa|Deir ez-Zor|Palmyra|Beirut|Tripoli|Sidon|Tyre|Amman|Aqaba|Zarqa|Jerusalem|East Jerusalem|Tel Aviv|Haifa|Eilat|Ramallah|Nablus|Hebron|Jenin|Rafah|Khan Younis|Gaza City|Cairo|Alexandria|Giza|Suez|Port Said|Ismailia|Aswan|Luxor|Benghazi|Misrata|Sirte|Tobruk|Derna|Tunis|Sfax|Algiers|Oran|Constantine|Rabat|Casablanca|Marrakesh|Tangier|Fez|Nouakchott|Dakar|Bamako|Timbuktu|Gao|Kidal|Niamey|Agadez|Ouagadougou|Abuja|Lagos|Kano|Maiduguri|Port Harcourt|Ibadan|Accra|Kumasi|Abidjan|Lomé|Cotonou|Freetown|Monrovia|Conakry|Banjul|Yaoundé|Douala|Libreville|Malabo|Bangui|N’Djamena|Khartoum|Omdurman|Port Sudan|El Fasher|Juba|Addis Ababa|Mekelle|Asmara|Djibouti City|Mogadishu|Hargeisa|Berbera|Kismayo|Nairobi|Mombasa|Kisumu|Kampala|Entebbe|Kigali|Bujumbura|Goma|Bukavu|Kinshasa|Lubumbashi|Kisangani|Brazzaville|Luanda|Lusaka|Harare|Bulawayo|Maputo|Beira|Pemba|Lilongwe|Blantyre|Dodoma|Dar es Salaam|Zanzibar|Arusha|Gaborone|Windhoek|Walvis Bay|Pretoria|Johannesburg|Cape Town|Durban|Port Elizabeth|Bloemfontein|Soweto|Antananarivo|Port Louis|Mexico City|Guadalajara|Puebla|Acapulco|Ciudad Juárez|Guatemala City|San Salvador|Tegucigalpa|Managua|San José|Panama City|Havana|Kingston|Port-au-Prince|Santo Domingo|San Juan|Port of Spain|Georgetown|Paramaribo|Bogotá|Bogota|Medellín|Cali|Cartagena|Caracas|Maracaibo|Quito|Guayaquil|Lima|Cusco|Callao|La Paz|Santa Cruz|Brasília|Brasilia|São Paulo|Sao Paulo|Rio de Janeiro|Rio|Salvador|Fortaleza|Recife|Porto Alegre|Manaus|Belém|Curitiba|Buenos Aires|Córdoba|Rosario|Mendoza|Ushuaia|Montevideo|Asunción|Santiago|Valparaíso|Concepción|Reykjavik|Oslo|Stockholm|Copenhagen|Helsinki|Tallinn|Riga|Vilnius|Warsaw|Prague|Bratislava|Budapest|Vienna|Salzburg|Graz|Bucharest|Sofia|Belgrade|Zagreb|Ljubljana|Sarajevo|Podgorica|Pristina|Skopje|Tirana|Athens|Nicosia|Limassol|Valletta|Chisinau|Chișinău|Minsk|Moscow|Tbilisi|Yerevan|Baku|Rome|Madrid|Lisbon|Paris|London|Dublin|Belfast|Brussels|Amsterdam|Luxembourg City|Berlin|Potsdam|Bishkek|Almaty|Ulaanbaatar|Pyongyang|Seoul|Taipei|Kaohsiung|Taichung|Manila|Bangkok|Phnom Penh|Vientiane|Yangon|Rangoon|Dhaka|Kathmandu|Thimphu|Colombo|Malé|Bandar Seri Begawan|Jakarta|Dili|Port Moresby|Auckland|Honolulu|Anchorage|Chicago|Denver|Detroit|Phoenix|Toronto|Halifax|Winnipeg|Srebrenica|Rambouillet|Dayton|Camp David|Maastricht|Schengen|Bretton Woods|Nicaea|Versailles|Vladivostok|Yekaterinburg|Irkutsk|Novosibirsk|Omsk|Samara|Saratov|Volgograd|Tomsk|Yakutsk|Urumqi|Kashgar|Istanbul|Tarawa|Apia|Nuku’alofa|Port Vila|Honiara|Xining|Vigo|Nouméa|Papeete|Diyarbakır|Lansing|Helena|Montpelier|Annapolis|Harrisburg|Springfield|Topeka|Tallahassee|Montgomery|Jackson|Little Rock|Bismarck|Pierre|Cheyenne|Santa Fe|Olympia|Salem|Juneau|Carson City|Kars|Erzurum|Van|Sivas|Konya|Samsun|Baton Rouge|Richmond|Norfolk|Raleigh|Savannah|Charleston|Albuquerque|Tucson|El Paso|Fort Worth|San Antonio|Oklahoma City|Kansas City|Indianapolis|Columbus|Louisville|Omaha|Des Moines|Buffalo|Rochester|Albany|Hartford|Providence|Newark|Jersey City|Long Beach|Galveston|Tacoma|Spokane|Boise|Mobile|Bradford|York|Bath|Exeter|Derby|Stoke|Wolverhampton|Blackpool|Preston|Carlisle|Inverness|Perth|Stirling|Derry|Londonderry|Limerick|Waterford|Nice|Cannes|Rennes|Brest|Metz|Dijon|Toulon|Cherbourg|Ostend|Zeebrugge|Charleroi|Mons|Groningen|Maastricht|Karlsruhe|Mainz|Wiesbaden|Erfurt|Chemnitz|Lübeck|Linz|Innsbruck|Zurich|Zürich|Lugano|Verona|Padua|Pisa|Catania|Messina|Cagliari|Granada|Cádiz|Alicante|Valencia|Braga|Coimbra|Faro|Patras|Larnaca|Kayes|Mopti|Ségou|Saint-Louis|Ziguinchor|Thiès`.split(
    '|',
  ),
)

/** Time-zone names that are no city one would write, or that are as often something else. */
export const NOT_CITIES: ReadonlySet<string> = new Set(
  'Central Eastern Mountain Pacific Christmas Center Stanley Jersey Guernsey Reunion Easter Wake Midway Troll Vostok Davis Mawson Casey Palmer Marengo Vevay Winamac Knox Beulah Bahia Regina Monterrey Victoria Nelson Mary Reading March Nome Eden Creston Resolute'.split(
    ' ',
  ),
)

/** Words after a name that make the whole a place: “Narva River”, “Osh province” (a small word is no part of it). */
export const PLACE_HEADS: ReadonlySet<string> = new Set(
  'River Lake Bay Gulf Strait Straits Channel Canal Island Islands Isles Peninsula Mountains Mountain Hills Valley Desert Plateau Basin Delta Coast Heights Cape Archipelago Province Oblast Region County District Prefecture Governorate Territory Airport Harbour Harbor Port Bridge Square Street Avenue Road Corridor Steppe Pass Dam Beach Forest City Town Village Fjord Glacier Reef Shoal Common Moor Stadium Arena'.split(
    ' ',
  ),
)

/** Words before “of” or a name that make it a place: “Port of Lethra”, “Lake Ohrid”, “Mount Elbrus”. */
export const PLACE_OPENINGS: ReadonlySet<string> = new Set(
  'Dome Lake Mount Port Cape Fort Gulf Strait Bay Sea Isle Island Republic Kingdom Province City Straits Rio San Santa São Saint St. St'.split(
    ' ',
  ),
)

/** Points of the compass that belong to the name of a place. */
export const COMPASS: ReadonlySet<string> = new Set(
  'North South East West Northern Southern Eastern Western Central Upper Lower Inner Outer Greater New'.split(' '),
)

/** What a place is called after “the”, before “of”, or after a comma: “the town of Arvika”, “Gwadar, a port in”. */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  'city town village port province region district county capital state republic island islands peninsula country suburb territory oblast governorate municipality coast enclave exclave commune hamlet settlement prefecture valley canton department emirate neighbourhood neighborhood borough archipelago airport resort field gasfield oilfield mine crossing hamlet quarter slum stadium arena'.split(
    ' ',
  ),
)

/** States as American papers shorten them behind a town, with the name they stand for. */
export const SHORT_STATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Ala: 'Alabama',
    Ariz: 'Arizona',
    Ark: 'Arkansas',
    Calif: 'California',
    Colo: 'Colorado',
    Conn: 'Connecticut',
    Del: 'Delaware',
    Fla: 'Florida',
    Ga: 'Georgia',
    Ill: 'Illinois',
    Ind: 'Indiana',
    Kan: 'Kansas',
    Ky: 'Kentucky',
    La: 'Louisiana',
    Mass: 'Massachusetts',
    Md: 'Maryland',
    Mich: 'Michigan',
    Minn: 'Minnesota',
    Miss: 'Mississippi',
    Mo: 'Missouri',
    Mont: 'Montana',
    Neb: 'Nebraska',
    Nev: 'Nevada',
    Okla: 'Oklahoma',
    Ore: 'Oregon',
    Pa: 'Pennsylvania',
    Tenn: 'Tennessee',
    Va: 'Virginia',
    Vt: 'Vermont',
    Wash: 'Washington',
    Wis: 'Wisconsin',
    Wyo: 'Wyoming',
    'N.C.': 'North Carolina',
    'N.D.': 'North Dakota',
    'N.H.': 'New Hampshire',
    'N.J.': 'New Jersey',
    'N.M.': 'New Mexico',
    'N.Y.': 'New York',
    'R.I.': 'Rhode Island',
    'S.C.': 'South Carolina',
    'S.D.': 'South Dakota',
    'W.Va': 'West Virginia',
  }),
)
