import { foldText } from '../text/fold'

/** Names that replaced each other: which one is right depends on the time. */
const RENAMED: readonly (readonly string[])[] = [
  ['Astana', 'Nur-Sultan', 'Akmola', 'Tselinograd'],
  ['Myanmar', 'Burma'],
  ['Eswatini', 'Swaziland'],
  ['Türkiye', 'Turkey'],
  ['Czechia', 'Czech Republic'],
  ['North Macedonia', 'Former Yugoslav Republic of Macedonia'],
  ['Sri Lanka', 'Ceylon'],
  ['Zimbabwe', 'Rhodesia'],
  ['Burkina Faso', 'Upper Volta'],
  ['Benin', 'Dahomey'],
  ['Democratic Republic of the Congo', 'Zaire'],
  ['Mumbai', 'Bombay'],
  ['Chennai', 'Madras'],
  ['Ho Chi Minh City', 'Saigon'],
  ['Saint Petersburg', 'Leningrad', 'Petrograd'],
  ['Volgograd', 'Stalingrad'],
  ['Dnipro', 'Dnipropetrovsk', 'Dnepropetrovsk'],
  ['Bishkek', 'Frunze'],
  ['Dushanbe', 'Stalinabad'],
  ['Khujand', 'Leninabad'],
  ['Turkmenbashi', 'Krasnovodsk'],
  ['Jakarta', 'Batavia'],
]

/** Spellings of one name. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['Kyiv', 'Kiev'],
  ['Kharkiv', 'Kharkov'],
  ['Lviv', 'Lvov'],
  ['Odesa', 'Odessa'],
  ['Almaty', 'Alma-Ata'],
  ['Beijing', 'Peking'],
  ['Guangzhou', 'Canton'],
  ['Kolkata', 'Calcutta'],
  ['Yangon', 'Rangoon'],
  ['Timor-Leste', 'East Timor'],
  ['Ivory Coast', 'Côte d’Ivoire'],
  ['Cape Verde', 'Cabo Verde'],
  ['Chisinau', 'Kishinev'],
  ['Kyrgyzstan', 'Kirghizia', 'Kyrgyz Republic'],
  ['United Kingdom', 'UK'],
  ['United States', 'USA', 'US', 'United States of America'],
]

type Variants = { readonly one: string; readonly renamed: boolean }

/** Folded name to the first name of its group, folded too. */
const VARIANTS: ReadonlyMap<string, Variants> = new Map(
  [...RENAMED.map((names) => ({ names, renamed: true })), ...SPELLINGS.map((names) => ({ names, renamed: false }))]
    .flatMap(({ names, renamed }) => names.map((name) => ({ name, one: names[0] ?? name, renamed })))
    .map(({ name, one, renamed }) => [foldText(name), { one: foldText(one), renamed }]),
)

const LONGEST_FIRST = [...VARIANTS.keys()].sort((a, b) => b.length - a.length)
const ANY_VARIANT = new RegExp(`(?<!\\p{L})(?:${LONGEST_FIRST.join('|')})(?!\\p{L})`, 'gu')

/** A folded text with every name of a place that has several as its first one: “nur sultan” becomes “astana”. */
export const withOneName = (folded: string): string =>
  folded.replace(ANY_VARIANT, (name) => VARIANTS.get(name)?.one ?? name)

/** What two folded names that are not alike have to do with each other. */
export const variantsOf = (a: string, b: string): 'renamed' | 'spelling' | null => {
  const [one, other] = [VARIANTS.get(a), VARIANTS.get(b)]
  if (one === undefined || other === undefined || a === b || one.one !== other.one) return null
  return one.renamed ? 'renamed' : 'spelling'
}
