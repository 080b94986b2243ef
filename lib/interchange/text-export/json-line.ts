import { z } from 'zod'
import { VIAS } from '../../domain/actions/action'
import { ARTICLE_ORIGINS, CARD_FORMS, FACT_KINDS, LINK_KINDS, PASSAGE_ROLES, WEIGHTS } from '../../domain/library'
import { FORMATS, MODES } from '../../domain/scheduling/log'
import { MEMORY_STATES } from '../../domain/scheduling/memory'
import { LEECH_ACTIONS } from '../../domain/scheduling/settings'

/** Raised when a reader of older lines would misread newer ones. */
export const JSON_LINES_VERSION = 1

const id = z.string().min(1)
const instant = z.int().describe('Milliseconds since 1970-01-01T00:00Z.')
const day = z.int().describe('A study day: days since 1970-01-01 of the learner’s calendar.')
const edtf = z.string().describe('An EDTF date such as 2023, 2023-02 or 2023-02-17.')
const texts = z.array(z.string())
const offset = z.int().min(0).describe('A UTF-16 offset into the text of the snapshot.')
/** `content` is from the starter library, `person` was made by a person. */
const factOrigin = z.enum(['content', 'person'])
const passageState = z.enum(['moved', 'gone']).nullable()

const memory = z.strictObject({
  state: z.enum(MEMORY_STATES),
  stability: z.number().nullable().describe('Days until recall falls to 90%.'),
  difficulty: z.number().nullable().describe('1 to 10.'),
  dueDay: day.nullable(),
  dueAt: instant.nullable().describe('Of a card in steps within a day.'),
  lastReviewAt: instant.nullable(),
  lastReviewDay: day.nullable(),
  intervalDays: z.number(),
  step: z.int(),
  reps: z.int(),
  lapses: z.int(),
  clearedLapses: z.int().describe('Lapses when it was last cleared of being a leech.'),
  suspended: z.boolean(),
  buriedUntilDay: day.nullable(),
  marked: z.boolean(),
  flag: z.int().min(0).max(7),
  position: z.int().nullish().describe('The place among new cards that was given to it; null is that of the library.'),
})

/** Every kind of line, by its `type`. Things come before what names them. */
export const JSON_LINES = {
  export: z.strictObject({
    type: z.literal('export'),
    format: z.literal('aide-memoire'),
    version: z.literal(JSON_LINES_VERSION),
    exportedAt: instant,
    withScheduling: z.boolean(),
    isWholeLibrary: z.boolean().describe('Whether deleted articles, facts and cards are in it too.'),
  }),
  settings: z.strictObject({
    type: z.literal('settings'),
    id,
    createdAt: instant,
    isInForce: z.boolean(),
    settings: z
      .strictObject({
        rules: z.int(),
        isOfDeck: z.literal(true).exactOptional().describe('With the desired retention of a deck.'),
        timeZone: z.string(),
        dayStartHour: z.int(),
        weights: z.array(z.number()).describe('The FSRS-6 parameters.'),
        desiredRetention: z.number(),
        maximumIntervalDays: z.int(),
        learningStepsMinutes: z.array(z.number()),
        relearningStepsMinutes: z.array(z.number()),
        fuzz: z.boolean(),
        loadBalance: z.boolean(),
        easyDays: z.array(z.number()),
        leechThreshold: z.int(),
        leechAction: z.enum(LEECH_ACTIONS),
      })
      .nullable(),
  }),
  deck: z.strictObject({ type: z.literal('deck'), id, name: z.string(), articleId: id.nullable(), createdAt: instant }),
  article: z.strictObject({
    type: z.literal('article'),
    id,
    key: z.string(),
    title: z.string(),
    shortTitle: z.string().nullable(),
    authors: texts,
    outlet: z.string().nullable(),
    published: edtf.nullable(),
    url: z.string().nullable(),
    origin: z.enum(ARTICLE_ORIGINS),
    snapshotId: id.describe('Its newest snapshot.'),
    position: z.int(),
    createdAt: instant,
    retiredAt: instant.nullable(),
  }),
  snapshot: z.strictObject({
    type: z.literal('snapshot'),
    id,
    articleId: id,
    text: z.string(),
    sha256: z.string(),
    importedAt: instant,
  }),
  passage: z.strictObject({
    type: z.literal('passage'),
    id,
    snapshotId: id,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    start: offset,
    end: offset,
    before: z.string(),
    after: z.string(),
  }),
  fact: z.strictObject({
    type: z.literal('fact'),
    id,
    key: z.string(),
    articleId: id,
    passageId: id.describe('Its main passage.'),
    kind: z.enum(FACT_KINDS),
    statement: z.string(),
    weight: z.enum(WEIGHTS),
    asOf: edtf.nullable(),
    reviewBy: edtf.nullable(),
    speaker: z.string().nullable(),
    hedge: z.string().nullable(),
    origin: factOrigin,
    position: z.int(),
    editedAt: instant.nullable(),
    confirmedAt: instant.nullable(),
    sourceLine: z.string().nullable().describe('Of a fact without an article: what was noted as its source.'),
    passageState,
    createdAt: instant,
    updatedAt: instant,
    retiredAt: instant.nullable(),
    topics: texts,
    people: texts,
    places: texts,
    deckIds: z.array(id),
    furtherPassages: z.array(
      z.strictObject({
        passageId: id,
        articleId: id,
        role: z.enum(PASSAGE_ROLES),
        note: z.string().nullable(),
        state: passageState,
        origin: factOrigin,
        createdAt: instant,
      }),
    ),
    links: z.array(z.strictObject({ otherFactId: id, kind: z.enum(LINK_KINDS), note: z.string() })),
  }),
  card: z.strictObject({
    type: z.literal('card'),
    id,
    key: z.string(),
    group: z.string().describe('Cards written together share it.'),
    factId: id,
    form: z.enum(CARD_FORMS),
    deletion: z.int().describe('The number of the cloze gap that it asks for; 0 for other forms.'),
    front: z.string().describe('Markdown; of a cloze its source.'),
    back: z.string(),
    hint: z.string().nullable(),
    extra: z.string().nullish().describe('Shown below the answer.'),
    aliases: texts,
    position: z.int(),
    createdAt: instant,
    updatedAt: instant,
    retiredAt: instant.nullable(),
  }),
  memory: memory.extend({ type: z.literal('memory'), cardId: id }).strict(),
  entry: z.strictObject({
    type: z.literal('entry'),
    id: id.describe('UUIDv7.'),
    kind: z.string().describe('review, void, set-due, forget, suspend, bury, mark, flag and others.'),
    cardId: id,
    at: instant,
    day,
    claimedAt: instant.describe('As the clock of the device had it.'),
    receivedAt: instant,
    rating: z.int().min(1).max(4).nullable(),
    format: z.enum(FORMATS).nullable(),
    mode: z.enum(MODES).nullable(),
    questionMs: z.int().nullable(),
    answerMs: z.int().nullable(),
    fuzz: z.number().nullable(),
    settingsId: id.nullable(),
    predictedRecall: z.number().nullable(),
    memoryBefore: memory.nullable(),
    value: z.json().describe('What the entry sets; of a void the id of the entry that it undoes.'),
    mixedUpWith: id.nullable().describe('The card whose answer was given instead.'),
    redoes: id.nullish().describe('The undone entry that this one redoes, in whose place it counts.'),
    via: z.enum(VIAS).nullish().describe('Where it was done.'),
  }),
} as const

export type JsonLineType = keyof typeof JSON_LINES
export type JsonLineOf<Type extends JsonLineType> = z.infer<(typeof JSON_LINES)[Type]>
/** A line of any type. */
export type AnyJsonLine = { readonly [Type in JsonLineType]: JsonLineOf<Type> }[JsonLineType]

/** One object as a line. */
export const jsonLine = (line: AnyJsonLine): string => `${JSON.stringify(line)}\n`

/** The published schema of a line: JSON Schema 2020-12. */
export const jsonLineSchema = () => ({
  ...z.toJSONSchema(
    z.discriminatedUnion('type', [
      JSON_LINES.export,
      JSON_LINES.settings,
      JSON_LINES.deck,
      JSON_LINES.article,
      JSON_LINES.snapshot,
      JSON_LINES.passage,
      JSON_LINES.fact,
      JSON_LINES.card,
      JSON_LINES.memory,
      JSON_LINES.entry,
    ]),
  ),
  title: 'A line of an export of Aide-Mémoire',
})
