import { edtfEnd, edtfStart, parseEdtf } from '../content/edtf'
import { type FactKind, WEIGHTS, type Weight } from '../library'

/** A fact is shown this long before its review-by. */
export const CHECK_AHEAD_DAYS = 30
/** How long a fact stays away that is put off. */
export const PUT_OFF_DAYS = 30

/** What the age of a fact is judged by. Dates are EDTF. */
export type AgeingFact = {
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly passageState: 'moved' | 'gone' | null
}

/** Why a fact should be looked at again. */
export type AgeingReason =
  /** Its review-by has passed or is near. */
  | { readonly kind: 'review-by'; readonly isLate: boolean }
  /** It is the sort of thing that changes, and nothing says until when it holds. */
  | { readonly kind: 'no-review-by' }
  /** A later article gives another value. */
  | { readonly kind: 'newer' }
  /** In the newest text of its article the passage was found with changes, or not at all. */
  | { readonly kind: 'passage'; readonly state: 'moved' | 'gone' }

const OFFICE =
  /\b(?:president|prime minister|minister|secretary[ -]general|secretary|chair(?:man|woman)?|chief executive|head of|ambassador|spokes(?:man|woman|person)|director|governor|chancellor|leader|commander|commissioner)\b/i
/** Told in the present, or as of a day: it goes on until somebody says otherwise. What was in a year stays so. */
const GOES_ON =
  /\b(?:as of|is|are|has|have|remains?|holds?|stands?|serves?|leads?|heads?|currently|accounts?|makes? up|employs?)\b/i

/** Whether a fact is a figure or an office-holder of now, which somebody has to look up again some day. */
export const goesStale = ({ kind, statement }: Pick<AgeingFact, 'kind' | 'statement'>): boolean =>
  (kind === 'figure' || (kind === 'person' && OFFICE.test(statement))) && GOES_ON.test(statement)

/**
 * Why a fact should be looked at again on a day; empty where it need not be.
 * @param today `YYYY-MM-DD`
 * @param soon `YYYY-MM-DD`: a review-by that ends until then is near
 * @param hasNewer whether a later article gives another value
 */
export function reasonsToCheck(
  fact: AgeingFact,
  { today, soon, hasNewer }: { readonly today: string; readonly soon: string; readonly hasNewer: boolean },
): readonly AgeingReason[] {
  const { reviewBy, passageState } = fact
  const end = reviewBy !== null && parseEdtf(reviewBy) !== null ? edtfEnd(reviewBy) : null
  return [
    ...(passageState === null ? [] : [{ kind: 'passage' as const, state: passageState }]),
    ...(hasNewer ? [{ kind: 'newer' as const }] : []),
    ...(end !== null && end <= soon ? [{ kind: 'review-by' as const, isLate: end < today }] : []),
    ...(reviewBy === null && goesStale(fact) ? [{ kind: 'no-review-by' as const }] : []),
  ]
}

type Dated = Pick<AgeingFact, 'weight' | 'reviewBy'>

const latenessOf = ({ reviewBy }: Dated): string =>
  reviewBy !== null && parseEdtf(reviewBy) !== null ? edtfEnd(reviewBy) : '9999'

/** Orders facts to check: by weight, then the longest overdue first, those without a date last. */
export const byWeightAndLateness = (a: Dated, b: Dated): number =>
  WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
  (latenessOf(a) < latenessOf(b) ? -1 : latenessOf(a) > latenessOf(b) ? 1 : 0)

/** What the time of a fact is judged by: when it held, or else when its article was published. */
export type TimedFact = { readonly kind: FactKind; readonly asOf: string | null; readonly published: string | null }

/** Kinds of which a value of another time is no contradiction but the present state of the matter. */
const CHANGING: ReadonlySet<FactKind> = new Set(['figure', 'person', 'organisation', 'position'])

/**
 * Whether the first of two facts that give other values was overtaken by the second: both are of a changing kind, and
 * the time of the second begins after that of the first ended. Years and places of things do not change.
 */
export function isOvertakenBy(fact: TimedFact, later: TimedFact): boolean {
  if (!CHANGING.has(fact.kind) || !CHANGING.has(later.kind)) return false
  const [before, after] = [fact.asOf ?? fact.published, later.asOf ?? later.published]
  if (before === null || after === null || parseEdtf(before) === null || parseEdtf(after) === null) return false
  return edtfStart(after) > edtfEnd(before)
}
