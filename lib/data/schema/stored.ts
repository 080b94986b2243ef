import { z } from 'zod'
import { type ActionChange, ROW_TABLES } from '../../domain/actions/action'
import { type BriefingChoices, type BriefingScope, REHEARSAL_FORMATS } from '../../domain/briefing/briefing'
import type { ForecastFact } from '../../domain/briefing/rehearsal/forecast'
import { CARD_COLUMNS } from '../../domain/cards/card-columns'
import { DATE_STYLES } from '../../domain/format/date-style'
import type { CardId, FactId, PassageId, ReviewId, WorkspaceId } from '../../domain/ids'
import type { BeforeImport, ImportReport, OriginalNote } from '../../domain/imports/import-report'
import { CARD_FORMS, type FactSnapshot, PASSAGE_ROLES, WEIGHTS } from '../../domain/library'
import type { Preferences } from '../../domain/preferences'
import type { GivenDue, StatedMemory } from '../../domain/scheduling/log'
import { MEMORY_STATES, type Memory } from '../../domain/scheduling/memory'
import { DEFAULT_QUEUE, type QueueSettings } from '../../domain/scheduling/settings'
import { queueSettingsSchema, schedulingSettingsSchema } from '../../domain/scheduling/validate'
import { noteDamage } from './dialect/damage'
import { importBefore, importReport, originalNote } from './stored-import'
import { day, factIds, finite, id, texts } from './stored-parts'

/** Reads parsed JSON as what a column holds. What it is not is noted and replaced; undefined was not even JSON. */
export type Stored<T> = (json: unknown) => T

const noteIssues = (error: z.ZodError): void => {
  const [first] = error.issues
  const place = first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''
  noteDamage(`is JSON of another shape (${place}${first?.message ?? 'not as expected'})`)
}

/** All of it or the substitute. */
const whole =
  <T, Substitute>(schema: z.ZodType<T>, substitute: Substitute): Stored<T | Substitute> =>
  (json) => {
    if (json === undefined) return substitute
    const read = schema.safeParse(json)
    if (read.success) return read.data
    noteIssues(read.error)
    return substitute
  }

type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> }

/** An object whose parts stand for themselves: one that is damaged is left out, and so are parts that are missing. */
const parts =
  <T extends object>(shape: Shape<T>): Stored<Partial<T>> =>
  (json) => {
    if (json === undefined) return {}
    if (typeof json !== 'object' || json === null) {
      noteDamage('is JSON of another shape (not an object)')
      return {}
    }
    const given = new Map<string, unknown>(Object.entries(json))
    // Nothing else is ever written there: one letter of a name was changed, and what it named is missing.
    for (const key of given.keys())
      if (!Object.hasOwn(shape, key)) noteDamage(`has the part “${key}”, which is not known`)
    const read: Partial<T> = {}
    for (const key of Object.keys(shape) as (keyof T & string)[]) {
      // the keys of an object literal
      if (!given.has(key)) continue
      const part = shape[key].safeParse(given.get(key))
      if (part.success) read[key] = part.data
      else noteIssues(part.error)
    }
    return read
  }

const scope = z.object({
  articleKeys: texts,
  deckNames: texts,
  topics: texts,
  people: texts,
  places: texts,
  searches: texts,
  factIds,
  leftOut: factIds,
}) satisfies z.ZodType<BriefingScope>

const memory = z.object({
  state: z.enum(MEMORY_STATES),
  stability: finite.nullable(),
  difficulty: finite.nullable(),
  dueDay: day.nullable(),
  dueAt: finite.nullable(),
  lastReviewAt: finite.nullable(),
  lastReviewDay: day.nullable(),
  intervalDays: finite,
  step: finite,
  reps: finite,
  lapses: finite,
  suspended: z.boolean(),
  buriedUntilDay: day.nullable(),
  marked: z.boolean(),
  flag: finite,
  /** Memories from before leeches could be cleared have none. */
  clearedLapses: finite.default(0),
  /** Those from before new cards could be repositioned have none. */
  position: day.nullable().default(null),
}) satisfies z.ZodType<Memory>

const statedMemory = z.object({
  stability: finite,
  difficulty: finite,
  intervalDays: day,
  reps: day,
  lapses: day,
}) satisfies z.ZodType<StatedMemory>

const snapshot = z.object({
  statement: z.string(),
  asOf: z.string().nullable(),
  reviewBy: z.string().nullable(),
  speaker: z.string().nullable(),
  hedge: z.string().nullable(),
  passageId: id<PassageId>(),
  passage: z.string(),
  also: z
    .array(
      z.object({
        passageId: id<PassageId>(),
        role: z.enum(PASSAGE_ROLES),
        note: z.string().nullable(),
        passage: z.string(),
      }),
    )
    .readonly()
    .exactOptional(),
  cards: z
    .array(z.object({ cardId: id<CardId>(), form: z.enum(CARD_FORMS), front: z.string(), back: z.string() }))
    .readonly(),
}) satisfies z.ZodType<FactSnapshot>

const item = z.object({
  cardId: id<CardId>(),
  factId: id<FactId>(),
  format: z.enum(REHEARSAL_FORMATS),
  hinted: z.boolean(),
  predictedRecall: finite,
})

const columns = z.record(z.string(), z.json()).nullable()

const actionChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entries'), ids: z.array(id<ReviewId>()).readonly() }),
  z.object({
    kind: z.literal('rows'),
    table: z.enum(ROW_TABLES),
    workspaceId: id<WorkspaceId>(),
    keys: z.array(texts).readonly(),
    before: columns,
    after: columns,
  }),
  z.object({ kind: z.literal('briefing'), id: z.string(), before: columns, after: columns.unwrap() }),
  z.object({ kind: z.literal('debrief'), id: z.string(), before: columns.unwrap(), after: columns.unwrap() }),
  z.object({ kind: z.literal('decision'), id: z.string() }),
  z.object({ kind: z.literal('import'), id: z.string() }),
]) satisfies z.ZodType<ActionChange>

/** What the JSON columns hold, and what a damaged value is read as. */
export const STORED = {
  /** Authors, aliases: none. */
  texts: whole<readonly string[], readonly string[]>(texts, []),
  /** No memory. */
  memory: whole<Memory | null, null>(memory.nullable(), null),
  /** What an act of the log sets: nothing, so that the entry cannot be read. */
  actValue: whole<number | boolean | string | StatedMemory | GivenDue | null, null>(
    z.union([finite, z.boolean(), z.string(), statedMemory, z.object({ dueDay: day, intervalDays: day }), z.null()]),
    null,
  ),
  /** The parts that are damaged have their defaults. */
  queue: (json: unknown): QueueSettings => ({
    ...DEFAULT_QUEUE,
    ...parts<QueueSettings>(queueSettingsSchema.shape)(json),
  }),
  /** The parts that are damaged are missing, and have their defaults. */
  preferences: parts<Preferences>({
    theme: z.enum(['system', 'light', 'dark']),
    dates: z.enum(DATE_STYLES),
    hasChosenDates: z.boolean(),
    singleKeys: z.boolean(),
    contextLine: z.boolean(),
    readingMinutesADay: finite,
    flagNames: texts,
    cardColumns: z.array(z.enum(CARD_COLUMNS)).readonly(),
    savedSearches: z.array(z.object({ name: z.string(), query: z.string() })).readonly(),
    pauses: z.array(z.object({ from: day, to: day })).readonly(),
  }),
  /** Unreadable: an interval depends on every part. The last version that can be read takes its place. */
  scheduling: whole(schedulingSettingsSchema, null),
  /** The parts that are damaged are missing, and have their defaults. */
  choices: parts<BriefingChoices>({
    scope,
    weights: z.record(z.string(), z.enum(WEIGHTS)),
    targetMust: finite,
    targetOthers: finite,
    daysOff: z.array(day).readonly(),
    weekdaysOff: z.array(finite).readonly(),
    freezeDays: finite,
    usesAllMinutes: z.boolean(),
    formats: z.array(z.enum(REHEARSAL_FORMATS)).readonly(),
    questions: z.array(z.object({ question: z.string(), factIds })).readonly(),
  }),
  /** A rehearsal without questions. */
  items: whole(z.array(item).readonly(), null),
  /** A forecast that has to be worked out again. */
  recalls: whole<readonly ForecastFact[], null>(
    z.array(z.object({ weight: z.enum(WEIGHTS), cards: z.record(z.string(), finite) })).readonly(),
    null,
  ),
  /** An action that cannot be undone. */
  actionChanges: whole<readonly ActionChange[], null>(z.array(actionChange).readonly(), null),
  /** A note of which nothing but its cards is left. */
  originalNote: whole<OriginalNote, null>(originalNote, null),
  /** An import of which is only known that it was. */
  importReport: whole<ImportReport, null>(importReport, null),
  /** A change that cannot be undone. */
  importBefore: whole<BeforeImport | null, null>(importBefore.nullable(), null),
  /** A version that cannot be shown. */
  snapshot: whole<FactSnapshot, null>(snapshot, null),
}
