import { z } from 'zod'
import type { AnkiDeck, AnkiNoteType, AnkiPreset } from './anki-package'
import { hasLimits } from './deck-limits'
import { otherOptions } from './preset-options'
import type { ProblemList } from './problem-list'
import { isRecord, recordIn, wholeNumberIn } from './values'

/** The parts of a collection up to schema 13, which are objects by id in the JSON columns of the table `col`. */

const id = z.unknown().transform((value, ctx) => wholeNumberIn(value) ?? ctx.addIssue('not an id') ?? z.NEVER)
const text = z.string().catch('')
const name = z.string()
const ordered = z.object({ name, ord: z.number().catch(0) })

const noteType = z.object({
  id,
  name,
  type: z.number().catch(0),
  css: text,
  flds: z.array(ordered).min(1),
  tmpls: z.array(ordered.extend({ qfmt: text, afmt: text })).min(1),
})

const byOrdinal = <T extends { readonly ord: number }>(entries: readonly T[]): readonly T[] =>
  entries.toSorted((a, b) => a.ord - b.ord)

const limit = z.number().int().nonnegative().nullable().catch(null)
const dayLimit = z
  .object({ limit: z.number().int().nonnegative(), today: z.number().int() })
  .transform(({ limit: most, today: day }) => ({ limit: most, day }))
  .nullable()
  .catch(null)

const deck = z.object({
  id,
  name,
  dyn: z.union([z.number(), z.boolean()]).catch(0),
  conf: z.unknown().transform(wholeNumberIn).catch(null),
  desc: text,
  newLimit: limit,
  reviewLimit: limit,
  newLimitToday: dayLimit,
  reviewLimitToday: dayLimit,
})

/** Steps are minutes; Anki 2.0 has null where no steps were set. */
const steps = z.array(z.coerce.number().positive()).catch([])
const weights = z.array(z.number()).catch([])
const count = (fallback: number) => z.coerce.number().int().nonnegative().catch(fallback)
/** Anki's defaults for what old presets do not name. */
const preset = z.object({
  id,
  name,
  new: z.object({ delays: steps, perDay: count(20), bury: z.boolean().catch(false), order: count(1) }),
  rev: z.object({ perDay: count(200), maxIvl: count(36_500), bury: z.boolean().catch(false) }),
  lapse: z.object({ delays: steps, leechFails: count(8), leechAction: z.number().catch(0), minInt: count(1) }),
  buryInterdayLearning: z.boolean().catch(false),
  desiredRetention: z.number().min(0.01).max(1).nullable().catch(null),
  fsrsWeights: weights,
  fsrsParams5: weights,
  fsrsParams6: weights,
  easyDaysPercentages: weights,
  reviewOrder: count(0),
  newGatherPriority: count(0),
  newSortOrder: count(0),
  newMix: count(0),
  interdayLearningMix: count(0),
  newPerDayMinimum: count(0),
  autoplay: z.boolean().catch(true),
  maxTaken: count(60),
  timer: z.coerce.number().catch(0),
  stopTimerOnAnswer: z.boolean().catch(false),
  secondsToShowQuestion: z.number().catch(0),
  secondsToShowAnswer: z.number().catch(0),
  sm2Retention: z.number().catch(0.9),
  ignoreRevlogsBeforeDate: z.string().catch(''),
})

/** The entries of a JSON column that can be read; `refuse` is told of the others. */
const entries = <T>(json: unknown, schema: z.ZodType<T>, refuse: (label: string) => void): readonly T[] =>
  Object.entries(recordIn(json)).flatMap(([key, value]) => {
    const read = schema.safeParse(value)
    if (read.success) return [read.data]
    refuse(isRecord(value) && typeof value.name === 'string' ? value.name : key)
    return []
  })

/** Those that cannot be read are left out: their notes are reported as notes of an unknown type. */
export const legacyNoteTypes = (json: unknown): readonly AnkiNoteType[] =>
  entries(json, noteType, () => undefined).map(({ flds, tmpls, type, ...rest }) => ({
    id: rest.id,
    name: rest.name,
    kind: type === 1 ? 'cloze' : 'standard',
    css: rest.css,
    fields: byOrdinal(flds).map((field) => ({ name: field.name })),
    templates: byOrdinal(tmpls).map(({ name: label, qfmt, afmt }) => ({ name: label, question: qfmt, answer: afmt })),
  }))

export const legacyDecks = (json: unknown): readonly AnkiDeck[] =>
  entries(json, deck, () => undefined).map(({ id: deckId, name: label, dyn, conf, desc, ...read }) => {
    const filtered = Boolean(dyn)
    const limits = {
      newPerDay: read.newLimit,
      reviewsPerDay: read.reviewLimit,
      newToday: read.newLimitToday,
      reviewsToday: read.reviewLimitToday,
    }
    const own = !filtered && hasLimits(limits) ? { limits } : {}
    return { id: deckId, name: label, filtered, presetId: filtered ? null : conf, description: desc, ...own }
  })

export const legacyPresets = (json: unknown, problems: ProblemList): readonly AnkiPreset[] =>
  entries(json, preset, (label) => problems.add('unreadable-preset', label)).map((read) => ({
    id: read.id,
    name: read.name,
    newPerDay: read.new.perDay,
    reviewsPerDay: read.rev.perDay,
    learningStepsMinutes: read.new.delays,
    relearningStepsMinutes: read.lapse.delays,
    maximumIntervalDays: read.rev.maxIvl,
    desiredRetention: read.desiredRetention,
    weights: [read.fsrsParams6, read.fsrsParams5, read.fsrsWeights].find(({ length }) => length > 0) ?? null,
    leechThreshold: read.lapse.leechFails,
    leechAction: read.lapse.leechAction === 1 ? 'tag' : 'suspend',
    buryNewSiblings: read.new.bury,
    buryReviewSiblings: read.rev.bury,
    buryLearningSiblings: read.buryInterdayLearning,
    easyDays: read.easyDaysPercentages,
    orders: {
      review: read.reviewOrder,
      newGathered: read.newGatherPriority,
      newSorted: read.newSortOrder,
      newMix: read.newMix,
      interdayMix: read.interdayLearningMix,
    },
    otherOptions: otherOptions({
      minimumInterval: read.lapse.minInt,
      // Here 1 is by position, and 0 random.
      insertionOrder: read.new.order === 1 ? 0 : 1,
      newMinimum: read.newPerDayMinimum,
      noAutoplay: read.autoplay ? 0 : 1,
      answerSeconds: read.maxTaken,
      timer: read.timer,
      stopsTimer: read.stopTimerOnAnswer ? 1 : 0,
      questionSeconds: read.secondsToShowQuestion,
      answerShownSeconds: read.secondsToShowAnswer,
      historicalRetention: read.sm2Retention,
      ignoredBefore: read.ignoreRevlogsBeforeDate,
    }),
  }))
