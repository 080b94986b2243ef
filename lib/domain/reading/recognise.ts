import { countWords } from '../content/canonical-text'

/** What somebody put into the one field of “Add an article”. */
export type Recognised =
  | { readonly kind: 'nothing' }
  /** `host` is empty if it cannot be read as an address. */
  | { readonly kind: 'address'; readonly address: string; readonly host: string }
  | { readonly kind: 'text'; readonly words: number; readonly paragraphs: number }

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
  const paragraphs = trimmed.split(/\n\s*\n/u).length
  return { kind: 'text', words: countWords(trimmed), paragraphs }
}
