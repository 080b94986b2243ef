import { countWords } from '../content/canonical-text'
import { wordsIn } from './speed'

/** What somebody put into the one field of “Add an article”. */
export type Recognised =
  | { readonly kind: 'nothing' }
  /** `host` is empty if it cannot be read as an address. */
  | { readonly kind: 'address'; readonly address: string; readonly host: string }
  | { readonly kind: 'text'; readonly text: string }

/** One word with a scheme, or one that begins with the name of a site: example.org, example.org/article. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/\S+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?)$/iu

const hostOf = (address: string): string => {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
  return URL.canParse(full) ? new URL(full).host : ''
}

/** Whether it is an address to fetch or the text of an article. A single word that looks like an address is one. */
export function recognise(given: string): Recognised {
  const trimmed = given.trim()
  if (trimmed === '') return { kind: 'nothing' }
  if (trimmed.length <= 2_000 && ADDRESS.test(trimmed))
    return { kind: 'address', address: trimmed, host: hostOf(trimmed) }
  return { kind: 'text', text: trimmed }
}

/** The longest text whose words are counted each time that it changes, in UTF-16 units. */
const LONGEST_COUNTED = 100_000

/** How long a pasted text is; the number of paragraphs is null, and that of words an estimate, where it is long. */
export const sizeOfText = (text: string): { readonly words: number; readonly paragraphs: number | null } =>
  text.length > LONGEST_COUNTED
    ? { words: Math.round(wordsIn(text.length) / 1_000) * 1_000, paragraphs: null }
    : { words: countWords(text), paragraphs: text.split(/\n\s*\n/u).length }
