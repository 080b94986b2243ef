/** Peoples, nationalities, faiths and languages: with a capital, and no place. */
export const DEMONYMS: ReadonlySet<string> = new Set(
  `Afghan African Albanian Algerian American Andean Angolan Arab Arabian Arabic Argentine Argentinian Armenian Asian Atlanticist Australian Austrian Azerbaijani Azeri
Bahraini Balkan Baltic Bangladeshi Bashkir Basque Bavarian Belarusian Belarusan Belgian Bengali Berliner Bolivian Bosnian Bosniak Brazilian Briton British Bulgarian Burmese Burundian Byzantine
Cambodian Cameroonian Canadian Cantonese Caribbean Catalan Caucasian Chadian Chechen Chilean Chinese Christian Catholic Protestant Orthodox Anglican Lutheran Colombian Communist Congolese Croat Croatian Crimean Cuban Cypriot Czech
Dane Danish Dari Dutch Ecuadorian Egyptian Emirati English Englishman Eritrean Estonian Ethiopian Eurasian European Euro-Atlantic Fijian Filipino Finn Finnish Flemish French Frenchman
Gambian Gazan Georgian German Germanic Ghanaian Greek Guatemalan Guinean Gulf Haitian Han Hebrew Hellenic Hindu Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Islamic Islamist Israeli Italian Ivorian
Jamaican Japanese Javanese Jew Jewish Jihadist Jordanian Kashmiri Kazakh Kazakhstani Kenyan Khmer Korean Kosovar Kosovan Kurd Kurdish Kuwaiti Kyrgyz Kyrgyzstani
Lao Laotian Latin Latino Latvian Lebanese Liberian Libyan Lithuanian Londoner Macedonian Malagasy Malawian Malay Malaysian Malian Maltese Mandarin Marxist Mauritanian Mexican Moldovan Mongol Mongolian Montenegrin Moroccan Mozambican Muscovite Muslim
Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Nordic Norse Norwegian Omani Ottoman Pakistani Palestinian Panamanian Paraguayan Parisian Pashtun Persian Peruvian Philippine Pole Polish Portuguese Punjabi Qatari Roma Roman Romanian Russian Rwandan
Sahelian Salafist Saudi Saxon Scandinavian Scot Scottish Senegalese Serb Serbian Shia Shi’ite Shiite Siberian Sikh Sindhi Singaporean Sino Slav Slavic Slovak Slovakian Slovene Slovenian Somali Soviet Spaniard Spanish Stalinist Sudanese Sunni Swede Swedish Swiss Syrian
Taiwanese Tajik Tajikistani Tamil Tanzanian Tatar Thai Tibetan Togolese Transatlantic Tunisian Turk Turkic Turkish Turkmen Tuareg Ugandan Uighur Ukrainian Uruguayan Uyghur Uzbek Uzbekistani Venezuelan Viennese Vietnamese Welsh Western Yemeni Yugoslav Zambian Zimbabwean Zionist Zulu
Leninist Maoist Nazi Fascist Republican Democrat Conservative Tory Labourite Liberal Buddhist Baltic Eastern Northern Southern Central Anglo Franco Sino Russo Germano Italo Turco Indo Afro Euro Ibero Finno Austro Greco`
    .split(/\s+/)
    .flatMap((word) => [word, `${word}s`, `${word}es`]),
)
