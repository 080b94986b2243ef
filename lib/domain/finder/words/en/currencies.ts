/** Signs and codes before an amount with their ISO 4217 code; the letters before a dollar sign are part of it. */
export const DOLLAR_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['s', 'SGD'],
  ['sg', 'SGD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['hk', 'HKD'],
  ['nz', 'NZD'],
  ['nt', 'TWD'],
  ['r', 'BRL'],
])

/** A plain dollar is the United States dollar; “¥” is yuan or yen and not here. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₽', 'RUB'],
  ['₸', 'KZT'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
  ['₾', 'GEL'],
  ['₼', 'AZN'],
  ['֏', 'AMD'],
])

/** ISO 4217 codes that stand before or behind an amount, in capitals. RMB is what the yuan is called at home. */
export const CODES: ReadonlyMap<string, string> = new Map([
  ...'USD EUR GBP JPY CNY CHF AUD CAD NZD SGD HKD TWD KRW INR PKR BDT LKR NPR RUB UAH BYN KZT KGS UZS TJS TMT AZN GEL AMD TRY PLN CZK HUF RON BGN SEK NOK DKK ISK ZAR NGN KES ETB EGP MAD DZD TND LYD XOF XAF ILS SAR AED QAR KWD OMR BHD IQD IRR JOD LBP SYP BRL MXN ARS CLP COP PEN THB VND IDR MYR PHP MMK MNT AFN'
    .split(' ')
    .map((code): [string, string] => [code, code]),
  ['RMB', 'CNY'],
  ['CNH', 'CNY'],
  ['SFr', 'CHF'],
  ['SwFr', 'CHF'],
  ['SwFr', 'CHF'],
  ['DKr', 'DKK'],
  ['SKr', 'SEK'],
  ['NKr', 'NOK'],
  ['KSh', 'KES'],
  ['TSh', 'TZS'],
  ['USh', 'UGX'],
])

/** Words behind an amount that leave no doubt. */
export const WORDS: ReadonlyMap<string, string> = new Map([
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['yen', 'JPY'],
  ['rouble', 'RUB'],
  ['roubles', 'RUB'],
  ['ruble', 'RUB'],
  ['rubles', 'RUB'],
  ['tenge', 'KZT'],
  ['hryvnia', 'UAH'],
  ['hryvnias', 'UAH'],
  ['lari', 'GEL'],
  ['somoni', 'TJS'],
  ['zloty', 'PLN'],
  ['zlotys', 'PLN'],
  ['forint', 'HUF'],
  ['forints', 'HUF'],
  ['kronor', 'SEK'],
  ['naira', 'NGN'],
  ['shekel', 'ILS'],
  ['shekels', 'ILS'],
  ['baht', 'THB'],
  ['rupiah', 'IDR'],
  ['ringgit', 'MYR'],
  ['taka', 'BDT'],
  ['kyat', 'MMK'],
  ['birr', 'ETB'],
  ['reais', 'BRL'],
])

/** Words that belong to several countries: the word before them, or the one country the text names, says whose. */
export const SHARED_WORDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    dollars:
      'us USD u.s. USD american USD singapore SGD singaporean SGD australian AUD canadian CAD kong HKD zealand NZD taiwan TWD taiwanese TWD',
    pounds: 'british GBP egyptian EGP lebanese LBP syrian SYP sudanese SDG',
    rupees: 'indian INR pakistani PKR lankan LKR nepali NPR nepalese NPR',
    francs: 'swiss CHF cfa XOF congolese CDF rwandan RWF',
    pesos: 'mexican MXN argentine ARS philippine PHP chilean CLP colombian COP cuban CUP',
    dinars: 'kuwaiti KWD iraqi IQD serbian RSD jordanian JOD algerian DZD libyan LYD tunisian TND bahraini BHD',
    dirhams: 'emirati AED uae AED moroccan MAD',
    riyals: 'saudi SAR qatari QAR yemeni YER',
    rials: 'iranian IRR omani OMR yemeni YER',
    manats: 'azerbaijani AZN turkmen TMT',
    manat: 'azerbaijani AZN turkmen TMT',
    kroner: 'norwegian NOK danish DKK',
    kronor: 'swedish SEK',
    roubles: 'belarusian BYN belarussian BYN russian RUB',
    rubles: 'belarusian BYN belarussian BYN russian RUB',
    lei: 'romanian RON moldovan MDL',
    lira: 'turkish TRY lebanese LBP syrian SYP',
    shillings: 'kenyan KES ugandan UGX tanzanian TZS somali SOS',
    won: 'korean KRW',
    rand: 'african ZAR',
    soms: 'kyrgyz KGS',
    som: 'kyrgyz KGS uzbek UZS',
    sums: 'uzbek UZS',
    soles: 'peruvian PEN',
    soum: 'uzbek UZS',
    drams: 'armenian AMD',
    dram: 'armenian AMD',
    afghanis: 'afghan AFN',
    dong: 'vietnamese VND',
    tugrik: 'mongolian MNT',
  }).map(([word, countries]) => {
    const parts = countries.split(' ')
    const pairs = parts.flatMap((part, at): [string, string][] => (at % 2 === 0 ? [[part, parts[at + 1] ?? '']] : []))
    return [word, new Map(pairs)]
  }),
)

/** Words before those adjectives that belong to them: Hong Kong, New Zealand, Sri Lankan, South African. */
export const ADJECTIVE_OPENERS: ReadonlySet<string> = new Set(['hong', 'new', 'sri', 'south', 'west'])
