import { z } from 'zod'
import type { AnkiDeck, AnkiNoteType, AnkiPreset } from './anki-package'
import { hasLimits } from './deck-limits'
import { historicalRetention } from './preset-options'
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
const deck = z.object({
  id,
  name,
  dyn: z.union([z.number(), z.boolean()]).catch(0),
  conf: z.unknown().transform(wholeNumberIn).catch(null),
  desc: text,
  newLimit: limit,
  reviewLimit: limit,
})

const count = (fallback: number) => z.coerce.number().int().nonnegative().catch(fallback)
/** Anki's defaults for what old presets do not name. */
const preset = z.object({
  id,
  name,
  new: z.object({ perDay: count(20) }),
  rev: z.object({ perDay: count(200) }),
  lapse: z.object({ leechFails: count(8) }),
  desiredRetention: z.number().min(0.01).max(1).nullable().catch(null),
  sm2Retention: z.number().catch(0.9),
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
    desiredRetention: read.desiredRetention,
    leechThreshold: read.lapse.leechFails,
    ...historicalRetention(read.sm2Retention),
  }))
