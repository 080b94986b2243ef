import {
  DEFAULT_QUEUE,
  DEFAULT_SCHEDULING,
  type NewOrder,
  type QueueMix,
  type QueueSettings,
  type ReviewOrder,
  type SchedulingSettings,
} from '../../domain/scheduling/settings'

/** Our orders by the numbers that Anki's `deck_config.proto` gives them. By weight, which it does not know, is the order that it starts with. */
const ANKI_REVIEW_ORDERS: Readonly<Record<ReviewOrder, number>> = {
  weight: 0,
  'due-then-random': 0,
  'due-then-deck': 1,
  'deck-then-due': 2,
  'shortest-interval': 3,
  'longest-interval': 4,
  hardest: 5,
  easiest: 6,
  'lowest-recall': 7,
  random: 8,
  added: 9,
  'added-last': 10,
  'highest-recall': 11,
  overdueness: 12,
}
const ANKI_NEW_ORDERS: Readonly<Record<NewOrder, number>> = {
  weight: 0,
  deck: 0,
  position: 1,
  'highest-position': 2,
  'random-facts': 3,
  random: 4,
  'deck-then-random-facts': 5,
}
const ANKI_MIXES: Readonly<Record<QueueMix, number>> = { mixed: 0, after: 1, before: 2 }

/** What the preset of all exported decks is called, and by which id it is known. */
export const PRESET = { id: 1_790_000_000_900, name: 'Aide-Mémoire' } as const

/** The preset that every collection has. */
export const DEFAULT_PRESET = { id: 1, name: 'Default' } as const

/** What a preset is made of. */
export type PresetSettings = { readonly scheduling: SchedulingSettings; readonly queue: QueueSettings }

/** The presets of a collection: Anki's default as it starts, and the learner's own. */
export const presetsOf = (settings: PresetSettings | null) => {
  const starting = { ...DEFAULT_PRESET, scheduling: DEFAULT_SCHEDULING, queue: DEFAULT_QUEUE }
  return settings === null ? [starting] : [starting, { ...PRESET, ...settings }]
}

export type ExportedPreset = ReturnType<typeof presetsOf>[number]

/** A preset as the JSON of collections of version 11. What we have no setting for is as Anki starts it. */
export const presetJson = ({ id, name, scheduling, queue }: ExportedPreset, changedSeconds: number) => ({
  id,
  mod: changedSeconds,
  name,
  usn: -1,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: {
    bury: queue.burySiblings,
    delays: scheduling.learningStepsMinutes,
    initialFactor: 2500,
    ints: [1, 4, 0],
    order: 1,
    perDay: queue.newPerDay,
  },
  rev: {
    bury: queue.burySiblings,
    ease4: 1.3,
    ivlFct: 1,
    maxIvl: scheduling.maximumIntervalDays,
    perDay: queue.reviewsPerDay,
    hardFactor: 1.2,
  },
  lapse: {
    delays: scheduling.relearningStepsMinutes,
    // 0 suspends a leech, 1 tags it.
    leechAction: scheduling.leechAction === 'suspend' ? 0 : 1,
    leechFails: scheduling.leechThreshold,
    minInt: 1,
    mult: 0,
  },
  dyn: false,
  newMix: ANKI_MIXES[queue.newMix],
  newPerDayMinimum: 0,
  interdayLearningMix: 0,
  reviewOrder: ANKI_REVIEW_ORDERS[queue.reviewOrder],
  // The order in which they were gathered.
  newSortOrder: 1,
  newGatherPriority: ANKI_NEW_ORDERS[queue.newOrder],
  buryInterdayLearning: queue.burySiblings,
  fsrsWeights: [],
  fsrsParams5: [],
  fsrsParams6: scheduling.weights,
  desiredRetention: scheduling.desiredRetention,
  ignoreRevlogsBeforeDate: '',
  easyDaysPercentages: scheduling.easyDays,
  stopTimerOnAnswer: false,
  secondsToShowQuestion: 0,
  secondsToShowAnswer: 0,
  questionAction: 0,
  answerAction: 0,
  waitForAudio: true,
  sm2Retention: 0.9,
  weightSearch: '',
})
