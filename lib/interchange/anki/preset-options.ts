import { upgradeWeights } from '../../domain/scheduling/fsrs'
import type { Preset } from '../../domain/scheduling/presets'
import type { EasyDays, QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import { queueSettingsSchema, schedulingSettingsSchema } from '../../domain/scheduling/validate'
import type { AnkiPreset } from './anki-package'
import { ANKI_MIXES, ANKI_NEW_ORDERS, ANKI_NEW_SORTS, ANKI_REVIEW_ORDERS, orderOf } from './preset-orders'

const MOST_A_DAY = 9_999
const MOST_DAYS = 36_500

/** Options of Anki that have no counterpart here, each with the value that it starts with. */
const OTHERS = {
  minimumInterval: [1, 'Minimum interval'],
  insertionOrder: [0, 'Insertion order'],
  newMinimum: [0, 'Minimum of new cards per day'],
  noAutoplay: [0, 'Don’t play audio automatically'],
  answerSeconds: [60, 'Maximum answer seconds'],
  timer: [0, 'Show on-screen timer'],
  stopsTimer: [0, 'Stop on-screen timer on answer'],
  questionSeconds: [0, 'Seconds to show question for'],
  answerShownSeconds: [0, 'Seconds to show answer for'],
  ignoredBefore: ['', 'Ignore cards reviewed before'],
} as const

/** The recall that Anki takes a learner to have had where reviews are missing, unless the preset says another. */
const USUAL_HISTORICAL_RETENTION = 0.9

/** The historical retention of a preset as a part of it: none where it is the usual one, or no share at all. */
export const historicalRetention = (read: number | undefined): Pick<AnkiPreset, 'historicalRetention'> =>
  read === undefined || read === USUAL_HISTORICAL_RETENTION || !(read > 0 && read < 1)
    ? {}
    : { historicalRetention: within(read, 0.5, 0.99) }

/** The historical retention of each deck of a package, by its name. */
export const retentionOfDecks = ({
  all,
  ofDecks,
}: {
  readonly all: readonly AnkiPreset[]
  readonly ofDecks: readonly (readonly [string, number])[]
}): ((deck: string) => number) => {
  const presets = new Map(all.map((preset) => [preset.id, preset.historicalRetention]))
  const decks = new Map(ofDecks.map(([deck, id]) => [deck, presets.get(id)]))
  return (deck) => decks.get(deck) ?? USUAL_HISTORICAL_RETENTION
}

type Others = {
  readonly [Name in keyof typeof OTHERS]: (typeof OTHERS)[Name][0] extends string ? string : number | undefined
}

/** The names of options that are not as Anki starts them; a value that is missing is. */
export const otherOptions = (values: Others): readonly string[] =>
  Object.entries(OTHERS).flatMap(([name, [starting, label]]) => {
    const value = values[name as keyof Others] // a key of the table
    return value === undefined || value === starting ? [] : [label]
  })

/** Whether a preset has the options that Anki starts with. Versions differ in what becomes of leeches. */
export const isAsAnkiStarts = (preset: AnkiPreset): boolean =>
  preset.newPerDay === 20 &&
  preset.reviewsPerDay === 200 &&
  preset.learningStepsMinutes.join() === '1,10' &&
  preset.relearningStepsMinutes.join() === '10' &&
  preset.maximumIntervalDays === MOST_DAYS &&
  (preset.desiredRetention ?? 0.9) === 0.9 &&
  preset.weights === null &&
  preset.leechThreshold === 8 &&
  !(preset.buryNewSiblings || preset.buryReviewSiblings || preset.buryLearningSiblings) &&
  preset.easyDays.every((share) => share === 1) &&
  Object.values(preset.orders).every((order) => order === 0) &&
  preset.otherOptions.length === 0

/** What a preset of Anki is here, and which of its options could not be kept. */
export type AnkiPresetOptions = {
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly left: readonly string[]
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

const easyDaysOf = (shares: readonly number[]): EasyDays | null => {
  const [mo, tu, we, th, fr, sa, su, ...more] = shares
  const isEach = shares.every((share) => share >= 0 && share <= 1) && more.length === 0
  if (!isEach || mo === undefined || tu === undefined || we === undefined || th === undefined) return null
  return fr === undefined || sa === undefined || su === undefined ? null : [mo, tu, we, th, fr, sa, su]
}

/**
 * A preset of Anki as options here. What it does not say, and what is the learner's, is as in `standard`: time zone, day
 * start, learning ahead, fuzz, and FSRS parameters if it has none that are valid. Values out of range are moved into it.
 */
export const optionsOfPreset = (
  preset: AnkiPreset,
  standard: Pick<Preset, 'scheduling' | 'queue'>,
): AnkiPresetOptions => {
  const left: string[] = [...preset.otherOptions]
  const kept = <Value>(name: string, value: Value | null, otherwise: Value): Value => {
    if (value === null) left.push(name)
    return value ?? otherwise
  }
  const clamped = (name: string, value: number, least: number, most: number): number => {
    const inside = within(value, least, most)
    if (inside !== value) left.push(name)
    return inside
  }
  const upgraded = preset.weights === null ? null : upgradeWeights(preset.weights)
  if (upgraded && !upgraded.ok) left.push('FSRS parameters')
  const steps = (name: string, minutes: readonly number[]): readonly number[] => {
    const read = schedulingSettingsSchema.shape.learningStepsMinutes.safeParse(minutes)
    return kept(name, read.success ? read.data : null, standard.scheduling.learningStepsMinutes)
  }
  const { orders } = preset
  const scheduling: SchedulingSettings = {
    ...standard.scheduling,
    weights: upgraded?.ok ? upgraded.weights : standard.scheduling.weights,
    desiredRetention:
      preset.desiredRetention === null
        ? standard.scheduling.desiredRetention
        : clamped('Desired retention', preset.desiredRetention, 0.7, 0.99),
    maximumIntervalDays: clamped('Maximum interval', preset.maximumIntervalDays, 1, MOST_DAYS),
    learningStepsMinutes: steps('Learning steps', preset.learningStepsMinutes),
    relearningStepsMinutes: steps('Relearning steps', preset.relearningStepsMinutes),
    easyDays:
      preset.easyDays.length === 0
        ? [1, 1, 1, 1, 1, 1, 1]
        : kept('Easy days', easyDaysOf(preset.easyDays), standard.scheduling.easyDays),
    leechThreshold: clamped('Leech threshold', preset.leechThreshold, 0, MOST_A_DAY),
    leechAction: preset.leechAction,
  }
  const queue: QueueSettings = {
    ...standard.queue,
    today: null,
    newPerDay: clamped('New cards per day', preset.newPerDay, 0, MOST_A_DAY),
    reviewsPerDay: clamped('Maximum reviews per day', preset.reviewsPerDay, 0, MOST_A_DAY),
    reviewOrder: kept('Review sort order', orderOf(ANKI_REVIEW_ORDERS, orders.review), standard.queue.reviewOrder),
    newOrder: kept('New card gather order', orderOf(ANKI_NEW_ORDERS, orders.newGathered), standard.queue.newOrder),
    newSort: kept('New card sort order', orderOf(ANKI_NEW_SORTS, orders.newSorted), standard.queue.newSort),
    newMix: kept('New/review order', orderOf(ANKI_MIXES, orders.newMix), standard.queue.newMix),
    interdayMix: kept(
      'Interday learning/review order',
      orderOf(ANKI_MIXES, orders.interdayMix),
      standard.queue.interdayMix,
    ),
    buryNewSiblings: preset.buryNewSiblings,
    buryReviewSiblings: preset.buryReviewSiblings,
    buryLearningSiblings: preset.buryLearningSiblings,
  }
  return { scheduling: schedulingSettingsSchema.parse(scheduling), queue: queueSettingsSchema.parse(queue), left }
}
