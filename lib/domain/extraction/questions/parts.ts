import type { QuestionToken } from './tokens'

/** The stretch of a clause that holds the answer, parted at it. */
export type Parts = {
  readonly verb: QuestionToken
  /** Between the finite verb, or the beginning of the subject, and the answer. */
  readonly before: readonly QuestionToken[]
  readonly answer: QuestionToken
  readonly behind: readonly QuestionToken[]
  /** The predicate, where the answer is in the subject. */
  readonly rest?: readonly QuestionToken[]
}

const NEAR =
  /^(?:about|around|some|roughly|nearly|almost|over|under|only|just|approximately|perhaps|circa|well|up|fully|barely|exactly|precisely|already)$/i
const COMPARED = /^(?:more|less|fewer|greater|higher)$/i

/** How many of the last tokens belong to a figure: “more than”, “at least”, “about”. */
export function nearness(before: readonly QuestionToken[]): number {
  const [third, second, last] = [before.at(-3), before.at(-2), before.at(-1)]
  const text = (token: QuestionToken | undefined) => token?.text ?? ''
  if (/^than$/i.test(text(last)) && COMPARED.test(text(second)))
    return /^(?:no|not|well|slightly|far)$/i.test(text(third)) ? 3 : 2
  if (/^(?:least|most)$/i.test(text(last)) && /^at$/i.test(text(second))) return 2
  if (/^to$/i.test(text(last)) && /^(?:up|close)$/i.test(text(second))) return 2
  if (/^(?:many|much|few|little)$/i.test(text(second)) && /^as$/i.test(text(last)) && /^as$/i.test(text(third)))
    return 3
  if (
    /^(?:estimated|interim|initial|extra|additional|further|average)$/i.test(text(last)) &&
    /^an?$/i.test(text(second))
  )
    return 2
  if (/^record$/i.test(text(last)) && /^a$/i.test(text(second))) return 2
  if (
    /^(?:under|over|below|above)$/i.test(text(last)) &&
    /^(?:little|bit|fraction)$/i.test(text(second)) &&
    text(third) === 'a'
  )
    return 3
  if (/^of$/i.test(text(last)) && /^(?:total)$/i.test(text(second)) && /^a$/i.test(text(third))) return 3
  if (NEAR.test(text(last))) return /^(?:just|only|well|slightly|far|comfortably)$/i.test(text(second)) ? 2 : 1
  return 0
}
