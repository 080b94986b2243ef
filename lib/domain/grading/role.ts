import { DEMONYM_COUNTRIES } from '../extraction/words/en/demonym-countries'
import { ROLE_NOUNS } from '../extraction/words/en/titles'

const CALLING = /(?:ist|ician|woman|man|person)$/u
const ASKED = /\b(?:which|what|who (?:was|is|were))\b([^?,;]{1,80})/iu
const PEOPLE: readonly (readonly [string, string])[] = [...DEMONYM_COUNTRIES].flatMap(([people, country]) => [
  [people, country] as const,
  [country, country] as const,
])

/**
 * What a question calls the person that it asks for, with the country it names first: “Which deputy foreign minister of
 * Kazakhstan …” → “Kazakhstan minister”; null where it does not say.
 */
export function roleIn(question: string): string | null {
  const phrase = ASKED.exec(question)?.[1] ?? ''
  const role = phrase
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .find((word) => ROLE_NOUNS.has(word) || CALLING.test(word))
  if (role === undefined) return null
  const places = PEOPLE.map(([name, country]) => ({ at: phrase.indexOf(name), country })).filter(({ at }) => at >= 0)
  const [first] = places.sort((a, b) => a.at - b.at)
  return first ? `${first.country} ${role}` : role
}
