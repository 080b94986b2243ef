import { z } from 'zod'
import { type AnkiDeck, type AnkiNoteType, type AnkiPreset, hasLimits } from './anki-package'
import { historicalRetention, recordIn, wholeNumberIn } from './values'

/** The parts of a collection up to schema 13, which are objects by id in the JSON columns of the table `col`. */

const id = z.unknown().transform((value, ctx) => wholeNumberIn(value) ?? ctx.addIssue('not an id') ?? z.NEVER)
const text = z.string().catch('')
const name = z.string()
const ordered = z.object({ name, ord: z.number().catch(0) })

const noteType = z.object({
  id,
  name,
  type: z.number().catch(0),
  flds: z.array(ordered).min(1),
  tmpls: z.array(ordered.extend({ qfmt: text, afmt: text })).min(1),
})

const byOrdinal = <T extends { readonly ord: number }>(entries: readonly T[]): readonly T[] =>
  entries.toSorted((a, b) => a.ord - b.ord)

const limit = z.number().int().nonnegative().nullable().catch(null)
const deck = z.object({
  id,
  name,
  dyn: z.union([z.number(), z.boolean()]).catch(0),
  conf: z.unknown().transform(wholeNumberIn).catch(null),
  newLimit: limit,
  reviewLimit: limit,
})

const preset = z.object({
  id,
  lapse: z.object({ leechFails: z.coerce.number().int().nonnegative().catch(8) }),
  sm2Retention: z.number().catch(0.9),
})

/** The entries of a JSON column that can be read. */
const entries = <T>(json: unknown, schema: z.ZodType<T>): readonly T[] =>
  Object.values(recordIn(json)).flatMap((value) => {
    const read = schema.safeParse(value)
    return read.success ? [read.data] : []
  })

/** Those that cannot be read are left out: their notes are reported as notes of an unknown type. */
export const legacyNoteTypes = (json: unknown): readonly AnkiNoteType[] =>
  entries(json, noteType).map(({ flds, tmpls, type, ...rest }) => ({
    id: rest.id,
    name: rest.name,
    kind: type === 1 ? 'cloze' : 'standard',
    fields: byOrdinal(flds).map((field) => ({ name: field.name })),
    templates: byOrdinal(tmpls).map(({ name: label, qfmt, afmt }) => ({ name: label, question: qfmt, answer: afmt })),
  }))

export const legacyDecks = (json: unknown): readonly AnkiDeck[] =>
  entries(json, deck).map(({ id: deckId, name: label, dyn, conf, ...read }) => {
    const filtered = Boolean(dyn)
    const limits = { newPerDay: read.newLimit, reviewsPerDay: read.reviewLimit }
    const own = !filtered && hasLimits(limits) ? { limits } : {}
    return { id: deckId, name: label, presetId: filtered ? null : conf, ...own }
  })

export const legacyPresets = (json: unknown): readonly AnkiPreset[] =>
  entries(json, preset).map((read) => ({
    id: read.id,
    leechThreshold: read.lapse.leechFails,
    ...historicalRetention(read.sm2Retention),
  }))
