import { wordlist } from '@scure/bip39/wordlists/english.js'

/** 2,048 common words of three to eight letters that differ in their first four (BIP 39). */
const WORDS: readonly string[] = wordlist
const KNOWN = new Set(WORDS)
export const CODE_WORDS = 6

/**
 * A fresh code: six words with a space between, 66 bits.
 * @param randomBelow gives a whole number from 0 up to, but not including, its argument; it must be unpredictable
 */
export const newPairingCode = (randomBelow: (limit: number) => number): string =>
  Array.from({ length: CODE_WORDS }, () => WORDS[randomBelow(WORDS.length)]).join(' ')

export type ReadCode = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string }

/**
 * A code as it was typed or scanned: upper or lower case, with spaces, hyphens or commas. Says which word is misspelt;
 * that gives nothing away, since the list is public.
 */
export const readPairingCode = (typed: string): ReadCode => {
  const words = typed.toLowerCase().match(/\p{L}+/gu) ?? []
  const unknown = words.find((word) => !KNOWN.has(word))
  if (words.length !== CODE_WORDS) {
    return { ok: false, message: `The code has ${CODE_WORDS} words; this has ${words.length}.` }
  }
  if (unknown !== undefined) return { ok: false, message: `No code has the word “${unknown}”. Check its spelling.` }
  return { ok: true, code: words.join(' ') }
}
