import { z } from 'zod'
import { factDraftSchema, spanSchema } from '../../domain/drafting/draft-schema'
import { OWN_CHOICE } from '../../domain/drafting/own-choice'
import { MENTION_KINDS } from '../../domain/finder/mention'
import { idSchema } from '../../domain/id-schema'
import type { FactId, SnapshotId } from '../../domain/ids'
import { HOUR_MS } from '../../domain/time/units'
import { roleSchema } from '../facts/add-passage'
import { highlightSchema } from './keep-highlight'

/** Longer than anybody looks at one draft; more is a page that was left open. */
const MOST_MS = HOUR_MS
const MOST_CHARACTERS = 200

const id = z.uuid()

const factId = idSchema<FactId>()

const snapshotId = idSchema<SnapshotId>()

const common = {
  id,
  articleKey: z.string().max(MOST_CHARACTERS),
  offerKey: z.string().min(1).max(MOST_CHARACTERS),
  drafter: z.enum(['built-in', 'model', 'highlight']),
  findingKind: z.enum([...MENTION_KINDS, OWN_CHOICE]),
  /** From the draft's being shown to the decision, while visible. */
  ms: z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), MOST_MS))),
  at: z.int().min(0),
}

/** What a learner decides about one draft. The id is made by the client: sent again it changes nothing. */
export const decisionSchema = z.discriminatedUnion('decision', [
  /** As it stood on the screen, or with the fix that was offered. `snapshotId` is the text that `span` is a span of. */
  z.object({
    ...common,
    decision: z.literal('accepted'),
    snapshotId,
    span: spanSchema,
    fact: factDraftSchema,
    drafted: factDraftSchema,
    /** The fact of the library whose newer value it gives. */
    updates: factId.nullable().default(null),
  }),
  /** Its passage is added to a fact that the library has, in place of a second fact. */
  z.object({ ...common, decision: z.literal('added'), snapshotId, span: spanSchema, factId, role: roleSchema }),
  /** Changed in the form for a fact, which has saved it already. */
  z.object({
    ...common,
    decision: z.literal('edited'),
    factId,
    drafted: factDraftSchema.nullable(),
  }),
  z.object({ ...common, decision: z.literal('skipped') }),
  z.object({ ...common, decision: z.literal('never') }),
])

export type DecisionInput = z.infer<typeof decisionSchema>
/** What a screen sends: the same before it is parsed. */
export type DecisionForm = z.input<typeof decisionSchema>

/** Takes a decision back, or lets kinds come again. */
export const undoSchema = z.object({ id, voids: id, at: z.int().min(0) })

export type UndoInput = z.infer<typeof undoSchema>

/** Everything that a reading room sends: a decision, one taken back, or words kept as highlighted. */
export const sentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decide'), form: decisionSchema }),
  z.object({ kind: z.literal('undo'), form: undoSchema }),
  z.object({ kind: z.literal('highlight'), form: highlightSchema }),
])
/** What the screen sends: the same before it is parsed. */
export type SentForm = z.input<typeof sentSchema>
