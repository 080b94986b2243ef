import type { StudyDay } from '../ids'
import type { Memory } from '../scheduling/memory'

/** A card that was chosen and is not asked. */
export type LeftOutCard = { readonly memory: Memory | null; readonly isRetired: boolean }

const REASONS = ['answered', 'suspended', 'buried', 'retired'] as const
type Reason = (typeof REASONS)[number]

const WORDS: Record<Reason, string> = {
  answered: 'answered today',
  suspended: 'suspended',
  buried: 'buried until tomorrow',
  retired: 'retired',
}

/** “was”, for what was done today; “are”. */
const verbOf = (reason: Reason, count: number): string =>
  reason === 'answered' ? (count === 1 ? 'was' : 'were') : count === 1 ? 'is' : 'are'

const reasonOf = ({ memory, isRetired }: LeftOutCard, day: StudyDay): Reason | null => {
  if (isRetired) return 'retired'
  if (memory?.suspended) return 'suspended'
  if (memory?.buriedUntilDay != null && memory.buriedUntilDay > day) return 'buried'
  return memory?.lastReviewDay === day ? 'answered' : null
}

const joinedWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/**
 * Why chosen cards are not asked: “Of these 121 cards, 10 were answered today and 1 is suspended.”
 * @param leftOut those of the `chosen` cards that are not in the session
 * @param beyond how many more cards were found than a session holds
 * @returns one sentence or two; null if nothing is left out for a reason that can be named
 */
export const leftOutWords = (
  leftOut: readonly LeftOutCard[],
  chosen: number,
  day: StudyDay,
  beyond = 0,
): string | null => {
  const counts = new Map<Reason, number>()
  for (const card of leftOut) {
    const reason = reasonOf(card, day)
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const parts = REASONS.flatMap((reason) => {
    const count = counts.get(reason) ?? 0
    return count === 0 ? [] : [{ reason, count }]
  })
  const number = (count: number) => count.toLocaleString('en-GB')
  const [only, ...others] = parts
  const all = chosen === 1 ? 'This card' : chosen === 2 ? 'Both cards' : `All ${number(chosen)} cards`
  const sentence =
    only === undefined
      ? null
      : others.length === 0 && only.count === chosen
        ? `${all} ${verbOf(only.reason, chosen)} ${WORDS[only.reason]}.`
        : `Of these ${number(chosen)} cards, ${joinedWords(
            parts.map(({ reason, count }) => `${number(count)} ${verbOf(reason, count)} ${WORDS[reason]}`),
          )}.`
  const more =
    beyond === 0 ? null : `A session holds ${number(chosen)} cards; your search finds ${number(beyond)} more.`
  return [sentence, more].filter((one) => one !== null).join(' ') || null
}
