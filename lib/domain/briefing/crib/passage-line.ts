import { valuesOf } from '../../cards/values'
import { placesOfAnswer } from './emphasis-ranges'

type Span = { readonly start: number; readonly end: number }

/** The pieces of a text between spaces at which it may be cut: no value, and so no figure, date or name, is in two. */
function piecesOf(text: string): readonly Span[] {
  const values = valuesOf(text)
  const isInside = (at: number) => values.some(({ start, end }) => start < at && at < end)
  const pieces: Span[] = []
  let start = 0
  for (const { index } of text.matchAll(/ /g)) {
    if (isInside(index) || isInside(index + 1)) continue
    if (index > start) pieces.push({ start, end: index })
    start = index + 1
  }
  if (text.length > start) pieces.push({ start, end: text.length })
  return pieces
}

const cut = (text: string, pieces: readonly Span[], from: number, to: number): string => {
  const [first, last] = [pieces[from], pieces[to]]
  if (!first || !last) return text
  const before = from === 0 ? '' : '… '
  const after = to === pieces.length - 1 ? '' : ' …'
  // A comma or colon before an ellipsis says nothing any more.
  const words = text.slice(first.start, last.end)
  return `${before}${after === '' ? words : words.replace(/[,;:–—-]$/, '')}${after}`
}

/**
 * A passage in one line: whole where it fits, or else what fits around the answer, cut at spaces and never inside a
 * figure, date or name. What is around the answer is kept even where it alone does not fit.
 */
export function passageLine(passage: string, answers: readonly string[], fits: (text: string) => boolean): string {
  const text = passage.replace(/\s+/gu, ' ').trim()
  if (fits(text)) return text
  const pieces = piecesOf(text)
  const focus = answers.map((answer) => placesOfAnswer(text, answer)).find((places) => places.length > 0) ?? []
  const [head] = focus
  let from = 0
  let to = 0
  if (head) {
    from = Math.max(
      0,
      pieces.findIndex(({ end }) => end > head.start),
    )
    to = Math.max(
      from,
      pieces.findLastIndex(({ start }) => start < head.end),
    )
  }
  for (let isOpen = true; isOpen; ) {
    isOpen = false
    // Two words before for each one after: a figure is explained by what leads to it.
    for (const [dFrom, dTo] of [
      [1, 0],
      [1, 0],
      [0, 1],
    ] as const) {
      const [nextFrom, nextTo] = [from - dFrom, to + dTo]
      if (nextFrom < 0 || nextTo >= pieces.length) continue
      if (!fits(cut(text, pieces, nextFrom, nextTo))) continue
      from = nextFrom
      to = nextTo
      isOpen = true
    }
  }
  return cut(text, pieces, from, to)
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a passage says in the same words what the statement says: printing it again would tell nobody anything. */
export const isRepeated = (passage: string, statement: string): boolean =>
  passage.trim() === '' || bare(statement).includes(bare(passage))
