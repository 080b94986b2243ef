import { foldText } from '../text/fold'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Codes that name groups, user regions or nothing: their “names” are no country's. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** Names in use that the table has only in another form. */
const FURTHER =
  'Turkey;Czech Republic;Burma;Ivory Coast;Cape Verde;East Timor;Britain;UK;US;USA;UAE;Congo;Hong Kong;Macau;Palestine'

let names: ReadonlySet<string> | null = null

/**
 * The English names of all countries and territories, folded: from the table that every engine of JavaScript carries
 * (CLDR region names).
 */
export function countryNames(): ReadonlySet<string> {
  if (names) return names
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const found = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code))
    .flatMap((code) => {
      const name = regions.of(code)
      return name === undefined ? [] : [name, name.replace(/ & /gu, ' and '), name.replace(/ \(.*\)$/u, '')]
    })
  names = new Set([...found, ...FURTHER.split(';')].map(foldText))
  return names
}
