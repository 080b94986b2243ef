import { asciiRegExp } from '../../text/ascii-reg-exp'
import { NAMED_THINGS, OTHER_CAPITALISED } from '../words/en/capitalised'
import { DEMONYMS } from '../words/en/demonyms'
import { ANY_MONTH, SHORT_MONTH } from '../words/en/months'
import { KNOWN_ORGANISATIONS } from '../words/en/organisations'
import { KNOWN_PEOPLE } from '../words/en/people'
import { CITIES, COUNTRY_NAMES, NOT_CITIES, REGIONS } from '../words/en/places'
import { spelling } from './tokens'

export type NameKind = 'person' | 'org' | 'place'
/** `thing` is a name of something else, kept so that none of its words is taken for a name of its own. */
export type Known = { readonly kind: NameKind | 'thing'; readonly value: string }

const NOT_COUNTRIES =
  /^(?:Pseudo|Unknown|Outlying|Eurozone|European Union|United Nations|Christmas Island|U\.S\. Outlying)/

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CITY = asciiRegExp(/^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)*$/u)

type Add = (name: string, kind: Known['kind'], value: string) => void

function addCountries(add: Add): void {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  for (let code = 0; code < LETTERS.length ** 2; code += 1) {
    const name = names.of(LETTERS.charAt(Math.floor(code / LETTERS.length)) + LETTERS.charAt(code % LETTERS.length))
    if (!name || NOT_COUNTRIES.test(name)) continue
    const plain = name.replace(/ SAR China$| \(.*\)$| - \w+$/u, '')
    add(plain, 'place', plain)
    if (plain.includes('&')) add(plain.replace('&', 'and'), 'place', plain.replace('&', 'and'))
  }
}

function addCities(add: Add): void {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const name = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
    if (zone.includes('/') && CITY.test(name) && !NOT_CITIES.has(name)) add(name, 'place', name)
  }
}

function addListed(add: Add): void {
  for (const name of CITIES) add(name, 'place', name)
  for (const name of REGIONS) add(name, 'place', name)
  addCountries(add)
  for (const [name, value] of COUNTRY_NAMES) add(name, 'place', value)
  for (const [name, value] of KNOWN_PEOPLE) add(name, 'person', value)
  for (const [name, value] of KNOWN_ORGANISATIONS) add(name, 'org', value)
  for (const name of NAMED_THINGS) add(name, 'thing', name)
}

type Gazetteer = { readonly names: ReadonlyMap<string, Known>; readonly longest: ReadonlyMap<string, number> }

let made: Gazetteer | null = null

/** Made of small loops: an engine that meets a large one stops to optimise it for work that is done once. */
function gazetteer(): Gazetteer {
  if (made) return made
  const names = new Map<string, Known>()
  const longest = new Map<string, number>()
  const add: Add = (name, kind, value) => {
    const key = spelling(name)
    names.set(key, { kind, value })
    const first = /^[^ ,]*/u.exec(key)?.[0] ?? key
    longest.set(first, Math.max(longest.get(first) ?? 0, key.split(' ').length))
  }
  addCities(add)
  addListed(add)
  made = { names, longest }
  return made
}

/** What a name stands for by itself, whatever the article; undefined where it is on no list. */
export const knownName = (name: string): Known | undefined => gazetteer().names.get(spelling(name))

/** The most words that a listed name beginning with this word has; 0 where none does. */
export const longestKnown = (first: string): number => gazetteer().longest.get(spelling(first)) ?? 0

/** Whether a capitalised word is a people, a faith or a language: no place, and no part of a person's name. */
export const isDemonym = (word: string): boolean => DEMONYMS.has(word)

const CALENDAR = new RegExp(`^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|${ANY_MONTH}|(?:${SHORT_MONTH}).?)$`)

/** Whether a word is a weekday or a month. */
export const isCalendarWord = (word: string): boolean => CALENDAR.test(word)

/** Whether a word has its capital for another reason than being the name of a person, organisation or place. */
export const isOtherCapitalised = (word: string): boolean => OTHER_CAPITALISED.has(word)
