import { NAMED_THINGS, OTHER_CAPITALISED } from '../words/en/capitalised'
import { DEMONYMS } from '../words/en/demonyms'
import { KNOWN_ORGANISATIONS } from '../words/en/organisations'
import { KNOWN_PEOPLE } from '../words/en/people'
import { CITIES, COUNTRY_NAMES, NOT_CITIES, REGIONS } from '../words/en/places'
import { spelling } from './tokens'

export type NameKind = 'person' | 'org' | 'place'
/** `thing` is a name of something else, kept so that none of its words is taken for a name of its own. */
export type Known = { readonly kind: NameKind | 'thing'; readonly value: string }

const NOT_COUNTRIES =
  /^(?:Pseudo|Unknown|Outlying|Eurozone|European Union|United Nations|Christmas Island|U\.S\. Outlying)/

function* countries(): Generator<[string, Known]> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)
    if (!name || NOT_COUNTRIES.test(name)) continue
    const plain = name.replace(/ SAR China$| \(.*\)$| - \w+$/u, '')
    yield [plain, { kind: 'place', value: plain }]
    if (plain.includes('&')) yield [plain.replace('&', 'and'), { kind: 'place', value: plain.replace('&', 'and') }]
  }
}

function* cities(): Generator<[string, Known]> {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const name = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''
    if (zone.includes('/') && /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)*$/u.test(name) && !NOT_CITIES.has(name))
      yield [name, { kind: 'place', value: name }]
  }
}

function* all(): Generator<[string, Known]> {
  yield* cities()
  for (const name of [...CITIES, ...REGIONS]) yield [name, { kind: 'place', value: name }]
  yield* countries()
  for (const [name, value] of COUNTRY_NAMES) yield [name, { kind: 'place', value }]
  for (const [name, value] of KNOWN_PEOPLE) yield [name, { kind: 'person', value }]
  for (const [name, value] of KNOWN_ORGANISATIONS) yield [name, { kind: 'org', value }]
  for (const name of NAMED_THINGS) yield [name, { kind: 'thing', value: name }]
}

type Gazetteer = { readonly names: ReadonlyMap<string, Known>; readonly longest: ReadonlyMap<string, number> }

let made: Gazetteer | null = null

function gazetteer(): Gazetteer {
  if (made) return made
  const names = new Map<string, Known>()
  const longest = new Map<string, number>()
  for (const [name, known] of all()) {
    const key = spelling(name)
    names.set(key, known)
    const first = key.split(/[ ,]/u)[0] ?? key
    longest.set(first, Math.max(longest.get(first) ?? 0, key.split(' ').length))
  }
  made = { names, longest }
  return made
}

/** What a name stands for by itself, whatever the article; undefined where it is on no list. */
export const knownName = (name: string): Known | undefined => gazetteer().names.get(spelling(name))

/** The most words that a listed name beginning with this word has; 0 where none does. */
export const longestKnown = (first: string): number => gazetteer().longest.get(spelling(first)) ?? 0

/** Whether a capitalised word is a people, a faith or a language: no place, and no part of a person's name. */
export const isDemonym = (word: string): boolean => DEMONYMS.has(word)

const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)$/

/** Whether a word is a weekday or a month. */
export const isCalendarWord = (word: string): boolean => CALENDAR.test(word)

/** Whether a word has its capital for another reason than being the name of a person, organisation or place. */
export const isOtherCapitalised = (word: string): boolean => OTHER_CAPITALISED.has(word)
