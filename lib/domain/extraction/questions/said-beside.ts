import { RELATIVE } from './finite-verb'
import { isTagged, type QuestionToken, reads } from './tokens'

/** Without “(SOFAZ)” behind a name and “($13,600)” behind a sum. */
export function withoutBrackets(tokens: readonly QuestionToken[], answer: QuestionToken): readonly QuestionToken[] {
  const isAside = (at: number): boolean =>
    reads(tokens[at], /^\($/) &&
    reads(tokens[at + 2], /^\)$/) &&
    tokens[at + 1] !== answer &&
    isTagged(tokens[at + 1], 'NAME', 'PROPN', 'FIGURE')
  return tokens.filter((_, at) => !isAside(at) && !isAside(at - 1) && !isAside(at - 2))
}

/** “, which employs 200 people,”: what is said of a subject beside, with its commas. */
export function asideIn(subject: readonly QuestionToken[]): { readonly from: number; readonly to: number } | null {
  const from = subject.findIndex(
    (token, at) =>
      reads(token, /^,$/) &&
      (reads(subject[at + 1], RELATIVE) || (isTagged(subject[at + 1], 'ADP') && reads(subject[at + 2], RELATIVE))),
  )
  const to = subject.findLastIndex((token, at) => at > from && reads(token, /^,$/))
  return from < 0 || to < 0 ? null : { from, to }
}

const POINTS_BACK = /^(?:its|their|his|her|it|they|them|this|that|these|those)$/i

/** “The closure, the first of its kind since 2023,”: what only describes a subject, and points back or gives figures. */
export function withoutApposition(subject: readonly QuestionToken[], answer: QuestionToken): readonly QuestionToken[] {
  const from = subject.findIndex((token) => reads(token, /^,$/))
  const inner = subject.slice(from + 1, -1)
  const isClosed = from > 0 && from < subject.length - 2 && reads(subject.at(-1), /^,$/)
  if (!isClosed || inner.includes(answer) || isTagged(inner[0], 'NAME', 'PROPN', 'CCONJ', 'ADP')) return subject
  // “Norway, Sweden, and Denmark,” is a list.
  if (inner.some((token, at) => reads(token, /^,$/) && isTagged(inner[at + 1], 'CCONJ'))) return subject
  const isBurden = inner.some((token) => isTagged(token, 'FIGURE', 'DATE') || reads(token, POINTS_BACK))
  return isBurden ? subject.slice(0, from) : subject
}
