import { setsIn } from './set'

/** Cities of one country, `country=cities`. A country with fewer than four that are well known is not in it. */
export const CITY_SETS = setsIn(`
!port;port city;harbour;Chinese port=Lianyungang|Qingdao|Tianjin|Ningbo|Dalian|Xiamen|Guangzhou|Shanghai
China;Chinese=Beijing|Shanghai|Guangzhou|Shenzhen|Chengdu|Chongqing|Wuhan|Xi’an|Nanjing|Tianjin|Hangzhou|Urumqi|Kashgar|Lianyungang|Qingdao|Dalian|Harbin|Kunming|Lanzhou
Russia;Russian=Moscow|St Petersburg|Vladivostok|Kazan|Novosibirsk|Yekaterinburg|Khabarovsk|Irkutsk|Omsk|Murmansk|Rostov-on-Don|Sochi|Samara|Blagoveshchensk
Kazakhstan;Kazakh=Astana|Almaty|Atyrau|Aktau|Aktobe|Shymkent|Karaganda|Pavlodar|Zhanaozen|Kostanay|Khorgos
Uzbekistan;Uzbek=Tashkent|Samarkand|Bukhara|Termez|Nukus|Andijan|Fergana|Namangan
Kyrgyzstan;Kyrgyz=Bishkek|Osh|Jalal-Abad|Karakol|Batken|Naryn
Tajikistan;Tajik=Dushanbe|Khujand|Khorog|Kulob|Murghab
Turkmenistan;Turkmen=Ashgabat|Turkmenbashi|Mary|Türkmenabat
Afghanistan;Afghan=Kabul|Kandahar|Herat|Mazar-i-Sharif|Kunduz|Jalalabad
Pakistan;Pakistani=Islamabad|Karachi|Lahore|Quetta|Peshawar|Rawalpindi|Gwadar|Faisalabad
India;Indian=New Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Hyderabad|Ahmedabad|Varanasi
Iran;Iranian=Tehran|Isfahan|Mashhad|Tabriz|Shiraz|Bandar Abbas|Qom|Chabahar
Türkiye;Turkish;Turkey=Ankara|Istanbul|Izmir|Antalya|Adana|Gaziantep|Trabzon
Ukraine;Ukrainian=Kyiv|Kharkiv|Odesa|Lviv|Dnipro|Donetsk|Luhansk|Mariupol|Kherson|Zaporizhzhia|Mykolaiv
Belarus;Belarusian=Minsk|Brest|Grodno|Gomel|Vitebsk|Mogilev
Georgia;Georgian=Tbilisi|Batumi|Poti|Gori|Kutaisi|Zugdidi
Armenia;Armenian=Yerevan|Gyumri|Vanadzor|Kapan
Azerbaijan;Azerbaijani;Azeri=Baku|Ganja|Sumqayit|Nakhchivan|Shusha
Poland;Polish=Warsaw|Kraków|Gdańsk|Wrocław|Poznań|Łódź|Rzeszów|Lublin
Germany;German=Berlin|Hamburg|Munich|Frankfurt|Cologne|Bonn|Dresden|Leipzig|Duisburg|Bremen|Stuttgart
France;French=Paris|Lyon|Marseille|Strasbourg|Toulouse|Bordeaux|Lille|Nantes
Italy;Italian=Rome|Milan|Naples|Turin|Genoa|Trieste|Venice|Florence|Palermo|Bari
Spain;Spanish=Madrid|Barcelona|Valencia|Seville|Bilbao|Málaga|Zaragoza
United Kingdom;British;Britain=London|Manchester|Birmingham|Leeds|Liverpool|Glasgow|Edinburgh|Cardiff|Belfast|Bristol
United States;American=Washington|New York|Chicago|Los Angeles|San Francisco|Boston|Houston|Atlanta|Miami|Seattle
Canada;Canadian=Ottawa|Toronto|Montreal|Vancouver|Calgary|Quebec City
Mexico;Mexican=Mexico City|Guadalajara|Monterrey|Tijuana|Puebla|Veracruz
Brazil;Brazilian=Brasília|São Paulo|Rio de Janeiro|Recife|Salvador|Fortaleza|Manaus
Japan;Japanese=Tokyo|Osaka|Kyoto|Hiroshima|Nagoya|Sapporo|Yokohama|Fukuoka
South Korea;South Korean=Seoul|Busan|Incheon|Daegu|Daejeon|Gwangju
Australia;Australian=Canberra|Sydney|Melbourne|Perth|Brisbane|Darwin|Adelaide
Egypt;Egyptian=Cairo|Alexandria|Suez|Port Said|Luxor|Aswan
Israel;Israeli=Jerusalem|Tel Aviv|Haifa|Ashdod|Beersheba|Eilat
Saudi Arabia;Saudi=Riyadh|Jeddah|Mecca|Medina|Dammam
Iraq;Iraqi=Baghdad|Basra|Mosul|Erbil|Kirkuk|Fallujah
Syria;Syrian=Damascus|Aleppo|Homs|Latakia|Tartus|Raqqa|Idlib
Libya;Libyan=Tripoli|Benghazi|Misrata|Sirte|Tobruk
Nigeria;Nigerian=Abuja|Lagos|Kano|Port Harcourt|Ibadan|Maiduguri
South Africa;South African=Pretoria|Johannesburg|Cape Town|Durban|Richards Bay|Bloemfontein
Kenya;Kenyan=Nairobi|Mombasa|Kisumu|Nakuru
Ethiopia;Ethiopian=Addis Ababa|Mekelle|Dire Dawa|Gondar|Bahir Dar
Belgium;Belgian=Brussels|Antwerp|Ghent|Bruges|Liège
Netherlands;Dutch=Amsterdam|Rotterdam|The Hague|Utrecht|Eindhoven
Switzerland;Swiss=Bern|Geneva|Zurich|Basel|Lausanne|Davos
Vietnam;Vietnamese=Hanoi|Ho Chi Minh City|Da Nang|Haiphong|Hue
Indonesia;Indonesian=Jakarta|Surabaya|Bandung|Medan|Makassar
Myanmar;Burmese=Naypyidaw|Yangon|Mandalay|Kyaukphyu|Myitkyina
`)

/** Capitals that stand for their governments: “Moscow refused”. */
export const GOVERNMENT_SETS = setsIn(
  'government=Washington|Moscow|Beijing|Brussels|London|Paris|Berlin|New Delhi|Tokyo|Ankara|Tehran|Kyiv|Warsaw|Riyadh',
)

/** Capitals of one region, for questions about a capital. */
export const CAPITAL_SETS = setsIn(`
capital;city=Astana|Tashkent|Bishkek|Dushanbe|Ashgabat
capital;city=Tbilisi|Yerevan|Baku|Ankara
capital;city=Tallinn|Riga|Vilnius|Helsinki|Stockholm|Copenhagen|Oslo|Reykjavik
capital;city=Warsaw|Prague|Bratislava|Budapest|Bucharest|Sofia|Kyiv|Minsk|Chișinău
capital;city=Belgrade|Zagreb|Ljubljana|Sarajevo|Skopje|Podgorica|Tirana|Pristina
capital;city=London|Paris|Berlin|Rome|Madrid|Lisbon|Brussels|Vienna|Bern|Dublin|Athens
capital;city=Riyadh|Abu Dhabi|Doha|Muscat|Manama|Kuwait City
capital;city=Cairo|Amman|Beirut|Damascus|Baghdad|Tehran|Jerusalem|Sana’a
capital;city=Islamabad|Kabul|New Delhi|Dhaka|Colombo|Kathmandu
capital;city=Beijing|Tokyo|Seoul|Pyongyang|Taipei|Ulaanbaatar
capital;city=Bangkok|Hanoi|Jakarta|Kuala Lumpur|Manila|Naypyidaw|Phnom Penh|Vientiane
capital;city=Addis Ababa|Nairobi|Kampala|Kigali|Mogadishu|Asmara|Khartoum|Djibouti
capital;city=Abuja|Accra|Bamako|Dakar|Niamey|Ouagadougou|Yamoussoukro
capital;city=Buenos Aires|Brasília|Santiago|Lima|Bogotá|Quito|Caracas|Montevideo
`)

/** Parts of states, waters and regions of the world. */
export const REGION_SETS = setsIn(`
province;Chinese=Jiangsu|Zhejiang|Shandong|Guangdong|Fujian|Sichuan|Yunnan|Hebei|Henan|Hubei|Hunan|Liaoning|Jilin|Heilongjiang|Gansu|Qinghai|Shaanxi|Anhui|Hainan
autonomous region=Xinjiang|Tibet|Inner Mongolia|Guangxi|Ningxia
Russian;republic=Chechnya|Dagestan|Ingushetia|Tatarstan|Bashkortostan|Yakutia|Karelia|Buryatia|Tuva
breakaway;unrecognised=Abkhazia|South Ossetia|Transnistria|Nagorno-Karabakh|Donetsk|Luhansk
German;Land=Bavaria|Saxony|Thuringia|Brandenburg|Hesse|Lower Saxony|North Rhine-Westphalia|Saarland
US state;American state=California|Texas|Florida|Ohio|Georgia|Michigan|Pennsylvania|Arizona|Nevada|Wisconsin|Virginia|Iowa
Indian state=Kerala|Gujarat|Maharashtra|Uttar Pradesh|Tamil Nadu|Assam|Bihar|Rajasthan|West Bengal|Karnataka|Punjab
South African;province=KwaZulu-Natal|Eastern Cape|Western Cape|Northern Cape
Pakistani=Balochistan|Sindh|Punjab|Khyber Pakhtunkhwa
sea=Caspian Sea|Black Sea|Aral Sea|Baltic Sea|Red Sea|Sea of Azov|Mediterranean Sea|North Sea|Barents Sea|Arabian Sea
sea;Asian=South China Sea|East China Sea|Yellow Sea|Sea of Japan|Philippine Sea
strait=Strait of Hormuz|Strait of Malacca|Taiwan Strait|Bab el-Mandeb|Bering Strait|Dardanelles|Bosphorus
ocean=Indian Ocean|Pacific Ocean|Atlantic Ocean|Arctic Ocean
river;border=Amur|Ussuri|Irtysh|Ili|Yenisei|Ob|Lena
river=Amur River|Ussuri River|Irtysh River|Ili River|Lena River
river;Central Asian=Amu Darya|Syr Darya|Irtysh|Ili|Ural
river;European=Danube|Rhine|Volga|Dnipro|Dniester|Elbe|Oder|Vistula
river;Asian=Mekong|Yangtze|Yellow River|Ganges|Indus|Brahmaputra|Irrawaddy
river;African=Nile|Niger|Congo|Zambezi|Limpopo
continent;region;part of the world=Europe|Africa|North America|South America|Latin America|Southeast Asia|the Middle East|Central Asia|South Asia|East Asia
region=the Middle East|the Balkans|the South Caucasus|Central Asia|the Sahel|the Horn of Africa|the Levant|the Maghreb
region=Indo-Pacific|Asia-Pacific|Arctic|Middle East|Sahel
mountain=Pamirs|Tian Shan|Hindu Kush|Himalayas|Caucasus|Urals
`)
