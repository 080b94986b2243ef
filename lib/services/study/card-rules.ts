import type { FactOptions, OptionsOfDecks } from '../../data/queries/learner/decks'
import type { DoneToday } from '../../data/queries/study/answers'
import type { FactId } from '../../domain/ids'
import { deckGroup, type LimitGroup, learnerGroup } from '../../domain/queue/limit-groups'
import type { CardRules, QueueCard } from '../../domain/queue/queue'
import type { QueueSettings } from '../../domain/scheduling/settings'

type Done = LimitGroup['done']

/** Adds up what was done in each deck with limits. */
const doneByDeck = (
  done: DoneToday,
  decksOf: (factId: FactId) => FactOptions['limited'],
): ReadonlyMap<string, Done> => {
  const sums = new Map<string, { new: number; reviews: number }>()
  const add = (factId: FactId | null, kind: keyof Done) => {
    for (const { deckId } of factId === null ? [] : decksOf(factId)) {
      const sum = sums.get(deckId) ?? { new: 0, reviews: 0 }
      sum[kind] += 1
      sums.set(deckId, sum)
    }
  }
  for (const factId of done.newFacts) add(factId, 'new')
  for (const factId of done.reviewFacts) add(factId, 'reviews')
  return sums
}

type Wanted = {
  readonly queue: QueueSettings
  readonly done: DoneToday
  /** Limits beside the learner's, for every card. */
  readonly overall?: LimitGroup | undefined
  readonly withDecks?: boolean
}

/** The limits and burying that the learner's options and decks give to cards on a study day, after what was done on it. */
export const openDayRules = async (options: OptionsOfDecks, { queue, done, overall, withDecks = true }: Wanted) => {
  const doneFacts = [...done.newFacts, ...done.reviewFacts].flatMap((factId) => factId ?? [])
  const optionsOfDone = await options.ofFacts([...new Set(doneFacts)])
  const sums = doneByDeck(done, (factId) => optionsOfDone(factId).limited)
  const whole = learnerGroup(queue, { new: done.new, reviews: done.reviews })
  const made = new Map<FactOptions, CardRules>()
  const rulesOf = (own: FactOptions): CardRules => {
    const cached = made.get(own)
    if (cached) return cached
    const ofDecks = (withDecks ? own.limited : []).map((deck) =>
      deckGroup(deck.deckId, deck, sums.get(deck.deckId) ?? { new: 0, reviews: 0 }),
    )
    const rules = { groups: [whole, ...ofDecks, ...(overall ? [overall] : [])], burySiblings: queue.burySiblings }
    made.set(own, rules)
    return rules
  }
  return {
    /** What the learner's options and those of decks say of the cards of facts. */
    of: async (factIds: readonly FactId[]) => {
      const optionsOf = await options.ofFacts(factIds)
      return ({ factId }: QueueCard) => rulesOf(optionsOf(factId))
    },
    /** The learner's limits, with what was done on the day. */
    whole,
  }
}

export type DayRules = Awaited<ReturnType<typeof openDayRules>>
