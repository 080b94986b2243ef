import { z } from 'zod'
import type { CardId, ReviewId, SettingsId } from '../../domain/ids'
import { MOST_POSITION } from '../../domain/queue/reposition'
import { FORMATS, LONGEST_TYPED_ANSWER, MODES } from '../../domain/scheduling/log'
import { MINUTE_MS } from '../../domain/time/units'

const uuid = z.uuid('must be a UUID')
const reviewId = uuid.transform((id) => id.toLowerCase() as ReviewId) // edge
const cardId = z
  .string()
  .min(1)
  .max(200)
  .transform((id) => id as CardId) // edge
const instant = z.int('must be whole milliseconds since 1970').min(0).max(8_640_000_000_000)
const milliseconds = z.int().min(0).max(MINUTE_MS)
/** Of a wrong typed answer: whose answer it was is looked up, and the text is not kept. */
const typedAnswer = z.string().max(LONGEST_TYPED_ANSWER).optional()
const studyDay = z.int().min(-800_000).max(3_000_000)
const newCardPosition = z.int().min(-MOST_POSITION).max(MOST_POSITION)

const settingsId = uuid.transform((id) => id as SettingsId) // edge

const common = { id: reviewId, cardId, at: instant }

/** One log entry as a client sends it. The study day is not taken from it: the service works it out. */
export const entrySchema = z.discriminatedUnion('kind', [
  z
    .object({
      ...common,
      kind: z.literal('review'),
      rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be 1, 2, 3 or 4'),
      format: z.enum(FORMATS).default('flash'),
      mode: z.enum(MODES).default('study'),
      questionMs: milliseconds.default(0),
      answerMs: milliseconds.default(0),
      typedAnswer,
      fuzz: z.number().min(0).lt(1).nullable().default(null),
      settingsId,
      // How sure the learner was, in a rehearsal: it is kept beside the log.
      rehearsal: z
        .object({ id: z.string().min(1).max(100), confidence: z.union([z.literal(1), z.literal(2), z.literal(3)]) })
        .optional(),
      // When the card was last answered as far as the client knew: a later answer was given elsewhere.
      knownReviewAt: instant.nullable().optional(),
    })
    .transform(({ typedAnswer: typed, knownReviewAt, rehearsal, ...entry }) => ({
      ...entry,
      ...(rehearsal === undefined ? {} : { rehearsal }),
      ...(knownReviewAt === undefined ? {} : { knownReviewAt }),
      ...(typed === undefined ? {} : { typedAnswer: typed }),
    })),
  z.object({ ...common, kind: z.literal('void'), voids: reviewId }),
  z.object({
    ...common,
    kind: z.literal('set-due'),
    dueDay: studyDay,
    intervalDays: z.int().min(1).max(36_500).exactOptional(),
  }),
  z.object({
    ...common,
    kind: z.literal('reschedule'),
    dueDay: studyDay,
    intervalDays: z.int().min(1).max(36_500),
  }),
  z.object({ ...common, kind: z.literal('forget'), keepsCounts: z.literal(true).exactOptional() }),
  z.object({
    ...common,
    kind: z.literal('set-memory'),
    memory: z.object({
      stability: z.number().min(0.001).max(36_500),
      difficulty: z.number().min(1).max(10),
      intervalDays: z.int().min(1).max(36_500),
      reps: z.int().min(0).max(1_000_000),
      lapses: z.int().min(0).max(1_000_000),
    }),
  }),
  z.object({ ...common, kind: z.literal('suspend'), suspended: z.boolean() }),
  z.object({ ...common, kind: z.literal('bury'), untilDay: studyDay.nullable() }),
  z.object({ ...common, kind: z.literal('mark'), marked: z.boolean() }),
  z.object({ ...common, kind: z.literal('clear-leech') }),
  z.object({ ...common, kind: z.literal('flag'), flag: z.int().min(0).max(7) }),
  z.object({ ...common, kind: z.literal('reposition'), position: newCardPosition.nullable() }),
])

export type EntryInput = z.infer<typeof entrySchema>

/** The most entries of one request: bounds the time that one transaction takes. */
export const MOST_ENTRIES = 500

export const entriesSchema = z.object({
  entries: z.array(entrySchema).min(1, 'must hold at least one entry').max(MOST_ENTRIES),
})
