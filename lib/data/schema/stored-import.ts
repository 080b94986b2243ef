import { z } from 'zod'
import type { CardId, DeckId } from '../../domain/ids'
import { type BeforeImport, type ImportReport, NO_MEDIA, type OriginalNote } from '../../domain/imports/import-report'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../../domain/library'
import { deckOptionsSchema } from '../../domain/scheduling/validate'
import { day, finite, id, texts } from './stored-parts'

/** A note as it came in. */
export const originalNote = z.object({
  noteType: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  tags: texts,
  sourceFields: texts.optional(),
}) satisfies z.ZodType<OriginalNote>

const difference = z.object({ median: finite, max: finite })

/** Imports before 28 November 2026 brought no media, and stored how many were named. */
const importedMedia = z.union([z.object({ new: day, bytes: day, same: day }), day.transform(() => NO_MEDIA)])
const importProblem = z.object({ what: z.string(), count: day, examples: texts, isLeftOut: z.literal(true).optional() })
const givenDeckOptions = deckOptionsSchema.extend({ deckId: id<DeckId>() })
/** What an import brought. */
export const importReport = z.object({
  notes: z.object({ new: day, changed: day, same: day }),
  cards: day,
  reviews: day,
  media: importedMedia,
  decks: texts,
  newDecks: texts.optional(),
  problems: z.array(importProblem).readonly(),
  memories: z.object({ compared: day, differing: day, stability: difference, difficulty: difference }).nullable(),
  /** Imports before 28 November 2026 do not say it. */
  deckOptions: z.array(givenDeckOptions).readonly().optional(),
  keepsEntryIds: z.literal(true).optional(),
  sources: z.object({ fields: z.record(z.string(), texts), notes: day }).optional(),
}) satisfies z.ZodType<ImportReport>

/** What is put back if it is undone. */
export const importBefore = z.object({
  statement: z.string(),
  kind: z.enum(FACT_KINDS),
  sourceLine: z.string().nullable().optional(),
  asOf: z.string().nullable().optional(),
  weight: z.enum(WEIGHTS).optional(),
  editedAt: day.nullable().optional(),
  topics: texts,
  cards: z
    .array(
      z.object({
        id: id<CardId>(),
        form: z.enum(CARD_FORMS),
        deletion: day,
        front: z.string(),
        back: z.string(),
        hint: z.string().nullable(),
        extra: z.string().nullable().optional(),
        group: z.string(),
        retired: z.boolean(),
      }),
    )
    .readonly(),
  note: z.object({
    noteId: z.string(),
    modifiedAt: finite,
    sha256: z.string(),
    importId: z.string(),
    original: originalNote,
  }),
}) satisfies z.ZodType<BeforeImport>
