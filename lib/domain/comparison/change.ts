import { answerText } from '../cards/sides'
import type { Instant } from '../ids'
import type { CardForm, FactSnapshot } from '../library'
import { foldText } from '../text/fold'

export type VersionReason = 'edited' | 'confirmed'

/** One entry of a fact's history. */
export type FactVersion = {
  readonly reason: VersionReason
  readonly before: FactSnapshot
  readonly after: FactSnapshot
  readonly note: string | null
  readonly at: Instant
}

/** What became of a card: its answer, or its statement, was changed. */
export type CardChange = {
  readonly was: string
  readonly now: string
  readonly at: Instant
  /** Why, in the words of who changed it. */
  readonly note: string | null
}

type Card = { readonly cardId: string; readonly form: CardForm; readonly deletion: number }

const answerIn = (snapshot: FactSnapshot, { cardId, deletion }: Card): string | null => {
  const card = snapshot.cards.find((one) => one.cardId === cardId)
  return card === undefined ? null : answerText({ ...card, deletion })
}

const isOther = (a: string, b: string): boolean => foldText(a) !== foldText(b)

/** Whether an entry of the history did nothing but add, change or remove further passages, or choose the main one of them. */
export function changesOnlyPassages({ before, after }: Pick<FactVersion, 'before' | 'after'>): boolean {
  if (JSON.stringify(before.also ?? []) === JSON.stringify(after.also ?? [])) return false
  const rest = (snapshot: FactSnapshot) =>
    JSON.stringify({ ...snapshot, passageId: undefined, passage: undefined, also: undefined })
  return rest(before) === rest(after)
}

/**
 * What changed of a card since it was last answered: its answer, or where that is the same its statement. Null where
 * nothing did, where it was changed back, and for changes of case and punctuation.
 * @param versions of the card's fact, the earliest first
 */
export function changeSince(
  versions: readonly FactVersion[],
  card: Card,
  lastReviewAt: Instant | null,
): CardChange | null {
  if (lastReviewAt === null) return null
  const news = versions.filter(
    (version) => version.at > lastReviewAt && version.reason !== 'confirmed' && !changesOnlyPassages(version),
  )
  const [first, last] = [news[0], news.at(-1)]
  if (!first || !last) return null
  const { at, note } = last
  const [was, now] = [answerIn(first.before, card), answerIn(last.after, card)]
  if (was !== null && now !== null && isOther(was, now)) return { was, now, at, note }
  const [then, since] = [first.before.statement, last.after.statement]
  return isOther(then, since) ? { was: then, now: since, at, note } : null
}

/** Whether an entry of the history did nothing but move the day on which the fact is to be checked. */
export function isPutOff({ reason, before, after }: FactVersion): boolean {
  if (reason !== 'edited' || before.reviewBy === after.reviewBy) return false
  return JSON.stringify({ ...before, reviewBy: null }) === JSON.stringify({ ...after, reviewBy: null })
}
