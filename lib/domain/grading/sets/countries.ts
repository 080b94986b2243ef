import { setsIn } from './set'

/**
 * Groups of countries, `what a question calls a member = members`. The narrowest group of a country that the question
 * names gives its wrong answers, the first one here if it names none.
 */
export const COUNTRY_SETS = setsIn(`
Central Asian;in Central Asia=Kazakhstan|Kyrgyzstan|Tajikistan|Turkmenistan|Uzbekistan
South Caucasus;Caucasian;in the Caucasus=Armenia|Azerbaijan|Georgia
Baltic=Estonia|Latvia|Lithuania
Nordic;Scandinavian=Denmark|Finland|Iceland|Norway|Sweden
Gulf=Bahrain|Kuwait|Oman|Qatar|Saudi Arabia|United Arab Emirates
Balkan;in the Balkans=Albania|Bosnia and Herzegovina|Bulgaria|Croatia|Kosovo|Montenegro|North Macedonia|Serbia|Slovenia
Eastern European=Belarus|Moldova|Poland|Romania|Ukraine|Hungary|Slovakia|Czechia|Bulgaria
Western European=Austria|Belgium|France|Germany|Ireland|Luxembourg|Netherlands|Switzerland|Portugal|Spain|Italy|United Kingdom
Southern European;Mediterranean=Cyprus|Greece|Italy|Malta|Portugal|Spain|Croatia
North African;Maghreb=Algeria|Egypt|Libya|Morocco|Tunisia
West African=Benin|Burkina Faso|Côte d’Ivoire|Gambia|Ghana|Guinea|Liberia|Mali|Niger|Nigeria|Senegal|Sierra Leone|Togo
Sahel=Burkina Faso|Chad|Mali|Mauritania|Niger|Senegal
East African=Burundi|Djibouti|Eritrea|Ethiopia|Kenya|Rwanda|Somalia|South Sudan|Sudan|Tanzania|Uganda
Southern African=Angola|Botswana|Eswatini|Lesotho|Malawi|Mozambique|Namibia|South Africa|Zambia|Zimbabwe
Central African=Cameroon|Central African Republic|Chad|Gabon|Congo|Democratic Republic of the Congo|Equatorial Guinea
Middle Eastern;in the Middle East=Iraq|Israel|Jordan|Lebanon|Syria|Yemen|Iran|Türkiye|Egypt|Saudi Arabia
South Asian;in South Asia=Afghanistan|Bangladesh|India|Nepal|Pakistan|Sri Lanka
Southeast Asian;South-East Asian;ASEAN=Brunei|Cambodia|Indonesia|Laos|Malaysia|Myanmar|Philippines|Singapore|Thailand|Vietnam
East Asian=China|Japan|Mongolia|North Korea|South Korea|Taiwan
Central American=Belize|Costa Rica|El Salvador|Guatemala|Honduras|Nicaragua|Panama
Caribbean=Barbados|Cuba|Dominican Republic|Haiti|Jamaica|Trinidad and Tobago
South American=Argentina|Bolivia|Brazil|Chile|Colombia|Ecuador|Guyana|Paraguay|Peru|Suriname|Uruguay|Venezuela
North American=Canada|Mexico|United States
Pacific=Australia|Fiji|Kiribati|New Zealand|Papua New Guinea|Samoa|Solomon Islands|Tonga|Vanuatu
permanent member of the UN Security Council;permanent member of the Security Council;P5=China|France|Russia|United Kingdom|United States
G7=Canada|France|Germany|Italy|Japan|United Kingdom|United States
BRICS=Brazil|China|India|Russia|South Africa
CSTO=Armenia|Belarus|Kazakhstan|Kyrgyzstan|Russia|Tajikistan
Eurasian Economic Union;EAEU=Armenia|Belarus|Kazakhstan|Kyrgyzstan|Russia
SCO;Shanghai Cooperation Organisation=China|India|Iran|Kazakhstan|Kyrgyzstan|Pakistan|Russia|Tajikistan|Uzbekistan
nuclear-armed;nuclear power;nuclear weapons=China|France|India|Israel|North Korea|Pakistan|Russia|United Kingdom|United States
NATO=Belgium|Bulgaria|Canada|Czechia|Denmark|Estonia|Finland|France|Germany|Greece|Hungary|Italy|Latvia|Lithuania|Netherlands|Norway|Poland|Portugal|Romania|Slovakia|Spain|Sweden|Türkiye|United Kingdom|United States
EU member;EU state;EU country;in the European Union=Austria|Belgium|Bulgaria|Croatia|Czechia|Denmark|Estonia|Finland|France|Germany|Greece|Hungary|Ireland|Italy|Latvia|Lithuania|Netherlands|Poland|Portugal|Romania|Slovakia|Slovenia|Spain|Sweden
European;in Europe=Austria|Belgium|Bulgaria|Czechia|Denmark|Finland|France|Germany|Greece|Hungary|Italy|Netherlands|Norway|Poland|Portugal|Romania|Serbia|Slovakia|Spain|Sweden|Switzerland|Türkiye|Ukraine|United Kingdom
African;in Africa=Algeria|Angola|Egypt|Eritrea|Ethiopia|Ghana|Kenya|Libya|Mali|Morocco|Mozambique|Niger|Nigeria|Rwanda|Senegal|Somalia|South Africa|Sudan|Tanzania|Uganda|Zimbabwe
Latin American;in Latin America=Argentina|Bolivia|Brazil|Chile|Colombia|Cuba|Ecuador|Mexico|Nicaragua|Peru|Uruguay|Venezuela
Arab=Algeria|Bahrain|Egypt|Iraq|Jordan|Kuwait|Lebanon|Libya|Morocco|Oman|Qatar|Saudi Arabia|Syria|Tunisia|United Arab Emirates|Yemen
former Soviet;post-Soviet=Armenia|Azerbaijan|Belarus|Estonia|Georgia|Kazakhstan|Kyrgyzstan|Latvia|Lithuania|Moldova|Russia|Tajikistan|Turkmenistan|Ukraine|Uzbekistan
Eurasian;in Eurasia=Afghanistan|Armenia|Azerbaijan|Belarus|Georgia|Iran|Kazakhstan|Kyrgyzstan|Moldova|Mongolia|Pakistan|Tajikistan|Turkmenistan|Türkiye|Ukraine|Uzbekistan
Asian;in Asia=Afghanistan|Bangladesh|China|India|Indonesia|Japan|Kazakhstan|Malaysia|Mongolia|Pakistan|Philippines|South Korea|Thailand|Vietnam
`)

/** Great powers are told from each other, whatever their continent, where a question names no group. */
export const POWERS = setsIn(
  'power;Asian giant=China|Russia|United States|India|Japan|France|Germany|United Kingdom|Türkiye|Iran',
)

/** Countries that take an article inside a sentence. */
export const ARTICLED_COUNTRIES: ReadonlySet<string> = new Set([
  'Bahamas',
  'Central African Republic',
  'Czech Republic',
  'Democratic Republic of the Congo',
  'Dominican Republic',
  'Gambia',
  'Maldives',
  'Netherlands',
  'Philippines',
  'Solomon Islands',
  'UAE',
  'UK',
  'US',
  'United Arab Emirates',
  'United Kingdom',
  'United States',
])

/** Names of bodies that take none where others do. */
export const BARE_NAMES: ReadonlySet<string> = new Set([
  'NATO',
  'ASEAN',
  'AUKUS',
  'ANZUS',
  'BRICS',
  'Mercosur',
  'UNICEF',
  'UNESCO',
])
