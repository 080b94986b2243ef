import { type Normalised, normalise } from './relocate'

/** The marks of headings and items, and no words: a selection in a browser has none of them. */
const MARKER = /(?<=\n)(?:#{1,3}|-) /g

/** Where these words stand in a canonical text, whatever white space and quotes lie between them; null where they do not. */
export const placeOfWords = (text: string, words: string): { readonly start: number; readonly end: number } | null => {
  const wanted = normalise(words.trim()).text
  if (wanted === '') return null
  const within: Normalised = normalise(text.replace(MARKER, (marker) => ' '.repeat(marker.length)))
  const at = within.text.indexOf(wanted)
  if (at < 0) return null
  const last = at + wanted.length - 1
  return { start: within.places[at] ?? 0, end: (within.places[last] ?? 0) + 1 }
}
