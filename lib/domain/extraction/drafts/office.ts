import type { Mention } from '../mention'

const MOST_WORDS = 3
const OF = / (?:of|at|for|in|on|with|to)\b.*$/u
/** What somebody is beside their work, or no longer. */
const NO_OFFICE = /^(?:former|late|then|outgoing|retired|son|daughter|wife|husband|brother|sister|friend)\b/u

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
  return around.toLowerCase().includes(head) ? null : office
}
