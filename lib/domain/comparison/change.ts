import { answerText } from '../cards/sides'
import type { Instant } from '../ids'
import type { CardForm, FactSnapshot } from '../library'
import { foldText } from '../text/fold'

export type VersionReason = 'edited' | 'confirmed' | 'replaced'

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
  /** `replaced`: the world changed; `edited`: the card was corrected. */
  readonly reason: VersionReason
  /** Why, in the words of who changed it. */
  readonly note: string | null
  /** Since the learner last answered it. If not, it is told because the passage is older than the answer. */
  readonly isNews: boolean
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

/** Whether an entry says which passage the fact has: those that only have to do with others do not. */
const setsPassage = (version: FactVersion): boolean =>
  version.reason !== 'confirmed' &&
  (!changesOnlyPassages(version) || version.before.passageId !== version.after.passageId)

/** What these versions come to for a card; null where its answer and statement are as they were before them. */
const changeOver = (versions: readonly FactVersion[], card: Card, isNews: boolean): CardChange | null => {
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first || !last) return null
  const told = (was: string, now: string): CardChange => {
    // The change that counts is the last that was more than a correction of the wording, if there is one.
    const { at, reason, note } = versions.findLast((version) => version.reason === 'replaced') ?? last
    return { was, now, at, reason, note, isNews }
  }
  const [was, now] = [answerIn(first.before, card), answerIn(last.after, card)]
  if (was !== null && now !== null && isOther(was, now)) return told(was, now)
  const [toldThen, toldNow] = [first.before.statement, last.after.statement]
  return isOther(toldThen, toldNow) ? told(toldThen, toldNow) : null
}

/**
 * What changed of a card since it was last answered: its answer, or where that is the same its statement. Null where
 * nothing did, where it was changed back, and for changes of case and punctuation. A value that was replaced while its
 * passage stayed is told every time, or the passage would speak against the answer.
 * @param versions of the card's fact, the earliest first
 */
export function changeSince(
  versions: readonly FactVersion[],
  card: Card,
  lastReviewAt: Instant | null,
): CardChange | null {
  const counting = versions.filter((version) => version.reason !== 'confirmed' && !changesOnlyPassages(version))
  const news = lastReviewAt === null ? [] : counting.filter(({ at }) => at > lastReviewAt)
  const passageId = versions.findLast(setsPassage)?.after.passageId
  const from = counting.findIndex(({ reason, after }) => reason === 'replaced' && after.passageId === passageId)
  const hasOldPassage = from >= 0 && counting[from]?.before.passageId === passageId
  return changeOver(news, card, true) ?? (hasOldPassage ? changeOver(counting.slice(from), card, false) : null)
}

/** Whether an entry of the history did nothing but move the day on which the fact is to be checked. */
export function isPutOff({ reason, before, after }: FactVersion): boolean {
  if (reason !== 'edited' || before.reviewBy === after.reviewBy) return false
  return JSON.stringify({ ...before, reviewBy: null }) === JSON.stringify({ ...after, reviewBy: null })
}
