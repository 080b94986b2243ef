import type { Mention } from '../finder/mention'

/** FNV-1a over UTF-16 units, twice with different starts, in base 36: a short name for a text, not a safeguard. */
function shortName(text: string): string {
  let [first, second] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, 0x01000193) >>> 0
    second = Math.imul(second ^ (unit + at), 0x85ebca6b) >>> 0
  }
  return first.toString(36) + second.toString(36)
}

const folded = (words: string): string => words.replace(/\s+/gu, ' ').trim()

/**
 * What decisions about a draft are remembered by: the same for the same answer in the same sentence, wherever the
 * sentence has moved to. `time` tells apart what stands twice in one sentence, from 0.
 */
export const keyOf = ({ kind, quote }: Mention, sentence: string, time: number): string =>
  shortName([kind, folded(quote), folded(sentence), String(time)].join('\n'))
