import { DEMONYM_COUNTRIES } from '../extraction/words/en/demonym-countries'
import { COUNTRY_NAMES } from '../extraction/words/en/places'
import { foldText } from '../text/fold'
import { ARTICLED_COUNTRIES, BARE_NAMES, COUNTRY_SETS, POWERS } from './sets/countries'
import { ORGANISATION_SETS } from './sets/organisations'
import { PEOPLE_SETS } from './sets/people'
import { CAPITAL_SETS, CITY_SETS, GOVERNMENT_SETS, REGION_SETS } from './sets/places'
import type { AnswerSet } from './sets/set'

/** Small words that a name is put into: “in Tajikistan”, “the UAE”, “India’s”. */
const FRAME = /^((?:(?:in|at|from|to|near|by|with|on|for) )?(?:the )?)(.+?)((?:’s|'s)?)$/iu

const KNOWN_BY: ReadonlyMap<string, string> = new Map(
  [...COUNTRY_NAMES].map(([name, full]) => [foldText(name), foldText(full)]),
)

/** A name as it is compared: that of a country under its usual name. */
const canonical = (name: string): string => {
  const folded = foldText(name)
  return KNOWN_BY.get(folded) ?? folded
}

const fullName = (member: string): string => member.replace('*', '')
/** The family name alone: what stands after the star, and of a name that begins with it its first word. */
const familyName = (member: string): string => {
  const at = member.indexOf('*')
  if (at < 0) return member
  return at === 0 ? (member.slice(1).split(' ')[0] ?? member) : member.slice(at + 1)
}

const ALL: readonly AnswerSet[] = [
  ...GOVERNMENT_SETS,
  ...CAPITAL_SETS,
  ...CITY_SETS,
  ...POWERS,
  ...COUNTRY_SETS,
  ...REGION_SETS,
  ...ORGANISATION_SETS,
  ...PEOPLE_SETS,
]

const setsByName: ReadonlyMap<string, readonly AnswerSet[]> = (() => {
  const found = new Map<string, AnswerSet[]>()
  for (const set of ALL) {
    const names = new Set(set.members.flatMap((member) => [fullName(member), familyName(member)].map(canonical)))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), set])
  }
  return found
})()

const COUNTRY_SET = new Set([...POWERS, ...COUNTRY_SETS])
const POWER_SET = new Set(POWERS)
const GOVERNMENT_SET = new Set(GOVERNMENT_SETS)
const cityCountry: ReadonlyMap<string, string> = new Map(
  CITY_SETS.filter((set) => !set.isLabelledOnly).flatMap(({ labels, members }) =>
    members.map((city) => [foldText(city), canonical(labels[0] ?? '')] as const),
  ),
)

const hasWords = (text: string, words: string): boolean => {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + words.length)]
    if (!/[\p{L}\p{N}]/u.test(before) && !/\p{L}/u.test(after.replace(/s/iu, ''))) return true
  }
  return false
}

/** The longest of a set's labels that a question has; 0 where it has none. */
const labelLength = (question: string, { labels }: AnswerSet): number => {
  const text = question.toLowerCase()
  return Math.max(0, ...labels.map((label) => (hasWords(text, label.toLowerCase()) ? label.length : 0)))
}

/** What a question asks for by name: “Which Chinese port city did …” → “which chinese port city”. */
const headOf = (question: string): string =>
  /\b(?:which|what|whose|where in|in which|in what)\b[^?,:;]{0,60}/iu.exec(question)?.[0] ?? ''

/** Whether a question gives a country away or rules it out: it names its people or one of its cities. */
function isGivenAway(question: string, name: string): boolean {
  const country = canonical(name)
  const lower = question.toLowerCase()
  for (const [city, ofCountry] of cityCountry) if (ofCountry === country && hasWords(lower, city)) return true
  for (const [people, ofPeople] of DEMONYM_COUNTRIES) {
    if (canonical(ofPeople.replace(/^the /u, '')) === country && hasWords(lower, people.toLowerCase())) return true
  }
  return false
}

/** Whether a country is of a group that the question names while the answer is not: “Central Asia is surrounded by”. */
const isOfOtherGroup = (question: string, name: string, answer: string): boolean =>
  (setsByName.get(canonical(name)) ?? []).some(
    (set) =>
      COUNTRY_SET.has(set) &&
      !set.members.some((member) => canonical(member) === canonical(answer)) &&
      set.labels.some((label) => hasWords(question.toLowerCase(), label.toLowerCase().replace(/^in |n$/gu, ''))),
  )

/** A name that may stand where the answer stands: as it would be written, and by itself. */
type OtherName = { readonly text: string; readonly names: readonly string[] }

export type SetAnswer = {
  /** Other names of the answer's type in groups, those that fit the question best first. */
  readonly groups: readonly (readonly OtherName[])[]
  /** Whether the question says of which group the answer is, so that nothing outside it can be right. */
  readonly isNamed: boolean
  /** How a country of the library would be written, if the answer is one and it may stand there; null if it may not. */
  readonly asCountry: ((name: string) => OtherName | null) | null
}

/** Writes a member as the answer is written: within its small words, by the family name alone if the answer is. */
const writtenLike = (prefix: string, name: string, suffix: string) => {
  const like = memberLike(name)
  const isFamily = like?.includes('*') === true && foldText(name) === foldText(familyName(like))
  const isBare = !/the $/iu.test(prefix)
  const open = prefix.replace(/the $/iu, '')
  const takesArticle = (bare: string): boolean => {
    if (BARE_NAMES.has(bare)) return false
    if (countryFolds.has(canonical(bare)))
      return ARTICLED_COUNTRIES.has(bare) && !(isBare && ARTICLED_COUNTRIES.has(name))
    if (/^the /u.test(bare)) return !(isBare && /^the /u.test(like ?? ''))
    return !isBare
  }
  return (member: string): OtherName => {
    const bare = isFamily ? familyName(member) : fullName(member)
    const article = takesArticle(bare) ? 'the ' : ''
    const ending = suffix !== '' && bare.endsWith('s') ? '’' : suffix
    return { text: `${open}${article}${bare.replace(/^the /u, '')}${ending}`, names: [bare] }
  }
}

const countryFolds: ReadonlySet<string> = new Set(
  [...COUNTRY_SETS, ...POWERS].flatMap(({ members }) => [...members, ...ARTICLED_COUNTRIES].map(canonical)),
)

/** The member of any set that a name stands for, as the table has it. */
const memberLike = (name: string): string | null => {
  const wanted = canonical(name)
  for (const { members } of setsByName.get(wanted) ?? []) {
    const member = members.find((one) => [fullName(one), familyName(one)].some((form) => canonical(form) === wanted))
    if (member !== undefined) return member
  }
  return null
}

const ASKS_PLACE = /\b(?:city|cities|capitals?|town|port|where)\b/iu

/** The sets of a name that a question allows, and whether it names the first. */
function setsFor(name: string, question: string): { readonly sets: readonly AnswerSet[]; readonly isNamed: boolean } {
  const all = setsByName.get(canonical(name)) ?? []
  // “Moscow” is its government unless the question is about a place.
  const isPlace = ASKS_PLACE.test(question)
  const sets = all.filter((set) => (GOVERNMENT_SET.has(set) ? !isPlace : true))
  if (!isPlace && sets.some((set) => GOVERNMENT_SET.has(set)))
    return { sets: sets.filter((set) => GOVERNMENT_SET.has(set)), isNamed: false }
  const head = headOf(question)
  const lengthOf = (set: AnswerSet) => labelLength(head, set) || (set.isLabelledOnly ? labelLength(question, set) : 0)
  const named = sets
    .map((set) => ({ set, length: lengthOf(set) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length || a.set.members.length - b.set.members.length)
    .map(({ set }) => set)
  if (named.length > 0) return { sets: named, isNamed: true }
  const natural = sets.filter((set) => !set.isLabelledOnly)
  return { sets: natural.some((set) => POWER_SET.has(set)) ? POWERS : natural, isNamed: false }
}

/**
 * The other names of an answer's type, from tables of countries, cities, parts of states, bodies and offices; null
 * where the answer is in none of them. Of “in Tajikistan” they are “in Uzbekistan” and so on; a list of names of one
 * type gives other lists of the same length.
 */
export function othersOfType(answer: string, question: string): SetAnswer | null {
  const [, prefix = '', core = '', suffix = ''] = FRAME.exec(answer.trim()) ?? []
  const hasArticle = memberLike(core) === null && /the $/iu.test(prefix)
  const name = hasArticle ? `the ${core}` : core
  const like = memberLike(name)
  if (like === null) return listOthers(answer, question)
  const { sets, isNamed } = setsFor(name, question)
  if (sets.length === 0) return null
  const isCountry = sets.some((set) => COUNTRY_SET.has(set))
  const write = writtenLike(hasArticle ? prefix.replace(/the $/iu, '') : prefix, name, suffix)
  const mayStand = (member: string): boolean =>
    !isCountry || !(isGivenAway(question, member) || (!isNamed && isOfOtherGroup(question, member, name)))
  const groups = (isNamed ? sets.slice(0, 1) : sets).map(({ members }) =>
    members.filter((member) => member !== like && mayStand(member)).map(write),
  )
  const members = new Set((isNamed ? sets.slice(0, 1) : sets).flatMap((set) => set.members.map(canonical)))
  const isPower = sets.some((set) => POWER_SET.has(set))
  const isRival = (country: string): boolean =>
    members.has(canonical(country)) &&
    (isPower || isNamed || !POWERS.some((set) => set.members.some((one) => areSameName(one, country))))
  return {
    groups,
    isNamed,
    // “In Tajikistan” is a place among its neighbours, whatever else the library tells of.
    asCountry:
      isCountry && prefix.replace(/the $/iu, '') === ''
        ? (country) => (isRival(country) && mayStand(country) ? write(country) : null)
        : null,
  }
}

const listed = (names: readonly string[]): OtherName => {
  const written = names.map((name) => (ARTICLED_COUNTRIES.has(name) ? `the ${name}` : name))
  return { text: `${written.slice(0, -1).join(', ')} and ${written.at(-1) ?? ''}`, names }
}

/** Lists of as many members of one set as the answer names: first those that have a part of it, then all others. */
function listOthers(answer: string, question: string): SetAnswer | null {
  const parts = answer.split(/, | and /u).map((part) => part.trim())
  if (parts.length < 2 || parts.length > 3) return null
  const likes = parts.map(memberLike)
  const { sets, isNamed } = setsFor(parts[0] ?? '', question)
  const set = sets.find(({ members }) => likes.every((like) => like !== null && members.includes(like)))
  if (!set) return null
  const wrong = set.members.filter((member) => !likes.includes(member)).map(fullName)
  // Around one wrong name, so that the right ones are not those which come up most often.
  const groups = wrong.map((one, at): readonly OtherName[] => {
    const [first = '', second = '', third = ''] = parts
    const next = wrong[(at + 1) % wrong.length] ?? ''
    const lists =
      parts.length === 2
        ? [
            [one, second],
            [first, one],
            [one, next],
            [next, second],
          ]
        : [
            [one, second, third],
            [first, second, one],
            [first, one, next],
            [one, next, third],
          ]
    return lists.filter((names) => new Set(names).size === parts.length).map(listed)
  })
  return { groups, isNamed, asCountry: null }
}

/** Whether two names stand for the same thing under two spellings: “UAE”, “United Arab Emirates”. */
export const areSameName = (one: string, other: string): boolean => canonical(one) === canonical(other)

/** Whether a text may stand beside an answer as its like: anything may beside an answer that is in no table. */
export function mayBeOfType(text: string, answer: string, question: string): boolean {
  const type = othersOfType(answer, question)
  if (type === null) return true
  const folded = foldText(text)
  return (
    type.groups.some((group) => group.some((other) => foldText(other.text) === folded)) ||
    (type.asCountry !== null && type.asCountry(text) !== null)
  )
}
