import type { FactOptions, Presets } from '../../data/queries/learner/presets'
import type { DoneToday } from '../../data/queries/study/done-on-day'
import type { FactId, PresetId, StudyDay } from '../../domain/ids'
import { deckGroup, type LimitGroup, presetGroup } from '../../domain/queue/limit-groups'
import type { CardRules, QueueCard } from '../../domain/queue/queue'
import type { QueueSettings } from '../../domain/scheduling/settings'

type Done = LimitGroup['done']

/** The key of the limits of a preset; a deck's is its id. */
export const presetKey = (id: PresetId | null): string => `preset:${id ?? ''}`

export type DayRules = {
  /** What the presets of facts say of their cards. */
  readonly of: (factIds: readonly FactId[]) => Promise<(card: QueueCard) => CardRules>
  /** The limits of a preset on the day, with what was done of it. */
  readonly groupOf: (id: PresetId | null) => LimitGroup
}

/** Adds up what was done of each group of facts that share limits. */
const doneBy = (done: DoneToday, keysOf: (factId: FactId | null) => readonly string[]): ReadonlyMap<string, Done> => {
  const sums = new Map<string, { new: number; reviews: number }>()
  const add = (factId: FactId | null, kind: keyof Done) => {
    for (const key of keysOf(factId)) {
      const sum = sums.get(key) ?? { new: 0, reviews: 0 }
      sum[kind] += 1
      sums.set(key, sum)
    }
  }
  for (const factId of done.newFacts) add(factId, 'new')
  for (const factId of done.reviewFacts) add(factId, 'reviews')
  return sums
}

type Wanted = {
  readonly day: StudyDay
  readonly done: DoneToday
  /** Changes the limits and burying of every preset after what was done of it, for a session beyond the day's. */
  readonly change?: (queue: QueueSettings, done: Done) => QueueSettings
  /** Limits beside those of presets, for every card. */
  readonly overall?: LimitGroup | undefined
  /** Whether limits of decks hold. */
  readonly withDecks?: boolean
}

/** The limits and burying that presets and decks give to cards on a study day, after what was done on it. */
export const openDayRules = async (
  presets: Presets,
  { day, done, change = (queue) => queue, overall, withDecks = true }: Wanted,
): Promise<DayRules> => {
  const doneFacts = [...done.newFacts, ...done.reviewFacts].flatMap((factId) => factId ?? [])
  const optionsOfDone = await presets.ofFacts([...new Set(doneFacts)])
  const usual: FactOptions = { preset: presets.standard, limited: [] }
  const sums = doneBy(done, (factId) => {
    const { preset, limited } = factId === null ? usual : optionsOfDone(factId)
    return [presetKey(preset.id), ...limited.map(({ deckId }) => deckId)]
  })
  const doneOf = (key: string): Done => sums.get(key) ?? { new: 0, reviews: 0 }
  const groupOf = (id: PresetId | null) =>
    presetGroup(presetKey(id), change(presets.byId(id).queue, doneOf(presetKey(id))), day, doneOf(presetKey(id)))
  const made = new Map<FactOptions, CardRules>()
  const rulesOf = (options: FactOptions): CardRules => {
    const cached = made.get(options)
    if (cached) return cached
    const ofDecks = (withDecks ? options.limited : []).flatMap(
      ({ deckId, limits }) => deckGroup(deckId, limits, day, doneOf(deckId)) ?? [],
    )
    const groups = [groupOf(options.preset.id), ...ofDecks, ...(overall ? [overall] : [])]
    const rules = { groups, burying: change(options.preset.queue, doneOf('')) }
    made.set(options, rules)
    return rules
  }
  return {
    of: async (factIds) => {
      const optionsOf = await presets.ofFacts(factIds)
      return ({ factId }) => rulesOf(optionsOf(factId))
    },
    groupOf,
  }
}
