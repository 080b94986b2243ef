import type { Mention } from '../mention'
import { countriesIn } from './text-subjects'

const MOST_WORDS = 3
const OF = / (?:of|at|for|in|on|with|to)\b.*$/u
/** What somebody is beside their work, or no longer. */
const NO_OFFICE = /^(?:former|late|then|outgoing|retired|son|daughter|wife|husband|brother|sister|friend)\b/u

/** Of many things somebody may be this: by itself it says nothing. */
const OF_WHAT =
  /^(?:leader|head|chief|chair|chairman|chairwoman|president|member|director|founder|secretary|spokesman|spokeswoman|spokesperson|deputy|partner|owner|editor)$/iu
const MOST_CHARACTERS = 56

/**
 * “leader of the Rural Party”, to stand behind a name in whose sentence neither is said; null where the text does not say
 * of what, or in too many words.
 * @param around the words that a card shows beside the name
 */
export function officeInFull({ role }: Mention, around: string): string | null {
  if (role === null || role.length > MOST_CHARACTERS || NO_OFFICE.test(role) || /[[\],;:()“”"]/u.test(role)) return null
  const [office = '', body] = role.split(/ (?:of|at|for) (?:the )?/u)
  if (!OF_WHAT.test(office) || body === undefined) return null
  const shown = around.toLowerCase()
  if (shown.includes(office.toLowerCase()) || shown.includes(body.toLowerCase())) return null
  return role.charAt(0).toLowerCase() + role.slice(1)
}

/**
 * What a person is, in few words, to stand before the name: “chief economist” of “chief economist at the Tasman
 * Institute”. Null where the text gives no office, or the words around the name say it already.
 * @param around the words that a card shows beside the name
 */
export function shortOffice({ role }: Mention, around: string): string | null {
  const office = role?.replace(OF, '') ?? ''
  const words = office.split(' ')
  const head = words.at(-1)?.toLowerCase() ?? ''
  if (head === '' || words.length > MOST_WORDS || NO_OFFICE.test(office) || /[[\],;:()]/u.test(office)) return null
  return around.toLowerCase().includes(head) || OF_WHAT.test(office) ? null : office
}

const OF_COUNTRY = /^(?<office>[^,]{3,40}?) of (?<country>(?:the )?\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2})$/u
const OF_BODY = / (?:of|at|for) (?<body>(?:the )?\p{Lu}[^,]{2,50})$/u

/**
 * A person with what the text says they are, to stand for “he” or “she”: “Turkey’s chief negotiator Selim Karaboga”,
 * “chief economist Nadia Holm”, “Nadia Holm of the Rural Party”. The name alone where the text says no more, or the
 * words around it do.
 * @param around the words that a card shows beside the name
 */
export function withOffice(person: Mention, name: string, around: string): string {
  const role = person.role ?? ''
  const shown = around.toLowerCase()
  if (NO_OFFICE.test(role) || /[[\],;:()“”"]/u.test(role)) return name
  const { office = '', country = '' } = OF_COUNTRY.exec(role)?.groups ?? {}
  const isKnown = countriesIn(country.replace(/^the /u, '')).length > 0
  const words = office.split(' ')
  if (isKnown && words.length <= MOST_WORDS && !shown.includes(words.at(-1)?.toLowerCase() ?? ''))
    return shown.includes(country.toLowerCase()) ? `${office} ${name}` : `${country}’s ${office} ${name}`
  const short = shortOffice(person, around)
  if (short !== null) return `${short} ${name}`
  const body = OF_BODY.exec(role)?.groups?.body
  return body === undefined || shown.includes(body.toLowerCase()) ? name : `${name} of ${body}`
}
