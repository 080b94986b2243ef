import { deletions } from '../cards/cloze'

/** A gap that holds no other one, with its hint. */
const GAP = /\{\{c(\d+)::((?:(?!\{\{|\}\}|::)[\s\S])*)(?:::((?:(?!\{\{|\}\})[\s\S])*))?\}\}/gu

type Gap = { readonly number: number; readonly words: string; readonly hint: string | null }

const gapsOf = (source: string): readonly Gap[] =>
  [...source.matchAll(GAP)].map(([, number, words = '', hint]) => ({
    number: Number(number),
    words,
    hint: hint ?? null,
  }))

/**
 * A cloze source as a note can say it: its gaps numbered in their order, each with its own card, without hints. Gaps in
 * gaps, and gaps of one number, a note cannot say: they stay as they are.
 */
export const withGapsInOrder = (source: string): string => {
  const gaps = gapsOf(source)
  if (deletions(source).length !== gaps.length || source.split('{{c').length - 1 !== gaps.length) return source
  let at = 0
  return source.replace(GAP, (_, _number: string, words: string) => {
    at += 1
    return `{{c${at}::${words}}}`
  })
}

/** A source without the words of one gap, by its place; the numbers of the others count for nothing. */
const withoutGap = (source: string, place: number): string => {
  let at = -1
  return source.replace(GAP, (_, _number: string, words: string) => {
    at += 1
    return at === place ? '{{}}' : `{{${words}}}`
  })
}

/**
 * A cloze source of a note with the numbers and hints that the library's has for the same words, so that each card goes
 * on asking for what it asked for. A gap whose words alone were changed is still that gap; others that are new get the
 * next numbers.
 */
export const withNumbersOf = (library: string, source: string): string => {
  const known = gapsOf(library)
  const free = new Set(known.keys())
  const take = (place: number | undefined): Gap | null => {
    if (place === undefined) return null
    free.delete(place)
    return known[place] ?? null
  }
  const byWords = gapsOf(source).map(({ words }) => take([...free].find((place) => known[place]?.words === words)))
  const gaps = byWords.map((gap, at) => {
    const isSame = (place: number) => withoutGap(library, place) === withoutGap(source, at)
    return gap ?? take([...free].find(isSame))
  })
  let next = Math.max(0, ...known.map(({ number }) => number))
  let at = -1
  return source.replace(GAP, (_, _number: string, words: string) => {
    at += 1
    const gap = gaps[at]
    if (!gap) {
      next += 1
      return `{{c${next}::${words}}}`
    }
    return `{{c${gap.number}::${words}${gap.hint === null ? '' : `::${gap.hint}`}}}`
  })
}
