import { ONES, TEENS, TENS } from '../text/number-words'

const ORDINALS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'

/** Numbers written as words. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([['zero', 0], ...ONES, ...TEENS, ...TENS])

/** Ordinals written as words; “first” and “second” are left out, since they are seldom figures. */
export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  ORDINALS.split(' ').map((word, at): [string, number] => [word, at + 3]),
)

/** What a word or letter after a number multiplies it by. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
])

/** Signs and codes before an amount, longest first where one begins another, with their ISO 4217 code. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['US$', 'USD'],
  ['S$', 'SGD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['HK$', 'HKD'],
  ['NZ$', 'NZD'],
  ['USD', 'USD'],
  ['EUR', 'EUR'],
  ['GBP', 'GBP'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['RUB', 'RUB'],
  ['KZT', 'KZT'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'CNY'],
  ['₽', 'RUB'],
  ['₸', 'KZT'],
  ['₹', 'INR'],
])

/** Words after an amount, with their ISO 4217 code. A plain dollar is the United States dollar. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['us dollars', 'USD'],
  ['singapore dollars', 'SGD'],
  ['australian dollars', 'AUD'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['pounds', 'GBP'],
  ['pounds sterling', 'GBP'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['rouble', 'RUB'],
  ['roubles', 'RUB'],
  ['ruble', 'RUB'],
  ['rubles', 'RUB'],
  ['tenge', 'KZT'],
  ['rupees', 'INR'],
  ['yen', 'JPY'],
  ['usd', 'USD'],
  ['eur', 'EUR'],
  ['rmb', 'CNY'],
])

const UNITS = [
  'second|seconds',
  'minute|minutes',
  'hour|hours',
  'day|days',
  'week|weeks',
  'month|months',
  'year|years',
  'decade|decades',
  'century|centuries',
  'kilometre|kilometres|kilometer|kilometers|km',
  'square kilometre|square kilometres|square kilometers|km²|sq km',
  'metre|metres|meter|meters',
  'mile|miles',
  'hectare|hectares|ha',
  'tonne|tonnes|metric tons',
  'ton|tons',
  'kilogram|kilograms|kg',
  'barrel|barrels',
  'barrels per day|barrels a day|bpd',
  'cubic metre|cubic metres|cubic meters|m³',
  'billion cubic metres|bcm',
  'megawatt|megawatts|MW',
  'gigawatt|gigawatts|GW',
  'litre|litres|liters',
  'degree|degrees',
] as const

/** Units of measure after an amount, each spelling with the one name that all its spellings share. */
export const UNIT_NAMES: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap((spellings) => {
    const all = spellings.split('|')
    return all.map((spelling): [string, string] => [spelling.toLowerCase(), all[0] ?? spelling])
  }),
)
