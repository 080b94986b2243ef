'use server'

import { z } from 'zod'
import { act, ask, nameSchema, type Refused, refused, refusedBy, showChange } from '@/app/_server/act'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { factDraftSchema, oneLine, sideSchema, spanSchema } from '@/lib/domain/drafting/draft-schema'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { LONGEST_SIDE, tooLongWords } from '@/lib/domain/drafting/text-limits'
import { idSchema } from '@/lib/domain/id-schema'
import type { CardId, FactId } from '@/lib/domain/ids'
import { confirmationSchema, confirmFact, putOffFact } from '@/lib/services/ageing/confirm-fact'
import { restoreBefore, undoLastChange } from '@/lib/services/ageing/fact-history'
import { checkFact, findRepeat, type RepeatedFact } from '@/lib/services/facts/check-fact'
import { type EditedCard, editCard as editCardOf } from '@/lib/services/facts/edit-card'
import { type EditedFact, editFact } from '@/lib/services/facts/edit-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { type RetiredFact, restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { type Acted, done, failed, type Result } from '@/lib/services/result'

const factId = idSchema<FactId>()

/** What a form's fact is drawn from: a passage of an article, or a fact that is changed. */
const sourceSchema = z.discriminatedUnion('kind', [
  // `repeat`: what becomes of a fact that the library has; `ask` until somebody has said so.
  z.object({
    kind: z.literal('article'),
    key: z.string().max(200),
    span: spanSchema,
    repeat: z.union([z.enum(['ask', 'separate']), z.object({ updates: factId })]).default('ask'),
  }),
  // `seen`: when the fact had last been changed as its form saw it.
  z.object({
    kind: z.literal('fact'),
    factId,
    span: spanSchema.nullable(),
    seen: z.number().nullable().default(null),
  }),
])

export type FormSource = z.input<typeof sourceSchema>

/** Nothing was saved yet: the library has such a fact, and the author is to say what becomes of this one. */
export type RepeatFound = { readonly repeats: RepeatedFact }

export type SavedFact = {
  readonly factId: FactId
  readonly cards: number
  /** What an undo names. */
  readonly changeId: string | null
}

/** Saves a new fact, or the changes of one. */
export async function saveFact(source: FormSource, form: FactDraft): Promise<Acted<SavedFact | RepeatFound>> {
  const input = factDraftSchema.safeParse(form)
  if (!input.success) return refusedBy(input.error)
  const saved = await ask(sourceSchema, source, async (ctx, from): Promise<Result<SavedFact | RepeatFound>> => {
    const repeats =
      from.kind === 'article' && from.repeat === 'ask' && (await findRepeat(ctx, from.key, from.span, input.data))
    if (repeats) return done({ repeats })
    const result: Result<EditedFact> =
      from.kind === 'article'
        ? await makeFact(ctx, from.key, from.span, input.data, typeof from.repeat === 'object' ? from.repeat : {})
        : await editFact(ctx, from.factId, from.span, input.data, from)
    if (!result.ok) return result
    const { factId, cardIds, changeId = null } = result.value
    return done({ factId, cards: cardIds.length, changeId })
  })
  if (saved.ok && 'factId' in saved.value) showChange()
  return saved
}

/** What is to be said of a card of a reader's own words, which is made in any case. */
export type OwnCardNotes = { readonly repeats: RepeatedFact | null; readonly issue: LintIssue | null }

/** The fact of the library that a card of a reader's own words repeats, and what is likely a mistake in it. */
export async function lookAtOwnCard(
  source: { readonly key: string; readonly span: z.input<typeof spanSchema> },
  form: FactDraft,
): Promise<Result<OwnCardNotes>> {
  const schema = z.object({ key: nameSchema, span: spanSchema, draft: factDraftSchema })
  return ask(schema, { ...source, draft: form }, async (ctx, { key, span, draft }) => {
    const checked = await checkFact(ctx, { kind: 'article', key, span }, draft)
    const issues = checked.ok ? checked.value.filter(({ severity }) => severity === 'warn') : []
    // The card is what was made; the fields of its fact can wait.
    const issue = issues.find(({ cardKey }) => cardKey !== undefined) ?? issues[0] ?? null
    return done({ repeats: await findRepeat(ctx, key, span, draft), issue })
  })
}

export type CheckedFact = { readonly issues: readonly LintIssue[]; readonly fields: Refused['fields'] }

/** What is wrong with a fact while it is written. Fields that cannot be read are named and left out of the judgement. */
export async function checkDraft(source: FormSource, form: FactDraft): Promise<Result<CheckedFact>> {
  const input = factDraftSchema.safeParse(form)
  const fields = input.success ? {} : refusedBy(input.error).fields
  const readable = input.success ? input : factDraftSchema.safeParse({ ...form, asOf: null, reviewBy: null })
  if (!readable.success) return done({ issues: [], fields })
  return ask(sourceSchema, source, async (ctx, from) => {
    const result = await checkFact(ctx, from, readable.data)
    return result.ok ? done({ issues: result.value, fields }) : result
  })
}

/** Takes a fact and its cards out of the library. */
export async function retire(id: string): Promise<Result<RetiredFact>> {
  return act(factId, id, retireFact)
}

/** Brings a retired fact back. */
export async function restoreFactAction(id: string): Promise<Result<RetiredFact>> {
  return act(factId, id, restoreFact)
}

/** Notes that a fact was looked up and still holds. */
export async function confirm(id: string, form: z.input<typeof confirmationSchema>): Promise<Acted<null>> {
  const read = confirmationSchema.safeParse(form)
  if (!read.success) return refusedBy(read.error)
  return act(factId, id, (ctx, fact) => confirmFact(ctx, fact, read.data))
}

/** Takes a fact off the list of those to check. @returns until when, as EDTF */
export async function putOff(id: string): Promise<Result<string>> {
  return act(factId, id, putOffFact)
}

/** Takes back the last change of a fact. */
export async function undoLastChangeOf(id: string): Promise<Result<null>> {
  return act(factId, id, undoLastChange)
}

/** Brings a fact back to what it said before an entry of its history. */
export async function restoreEntry(id: string, versionId: string): Promise<Result<null>> {
  return act(z.object({ id: factId, versionId: nameSchema }), { id, versionId }, (ctx, asked) =>
    restoreBefore(ctx, asked.id, asked.versionId),
  )
}

const line = z.string().max(LONGEST_SIDE).transform(oneLine)

const cardSchema = z.object({
  cardId: idSchema<CardId>(),
  front: sideSchema,
  back: sideSchema,
  hint: line.nullable().transform((text) => (text === '' ? null : text)),
})

/** Changes the words of a card from within a review. The screen that asks shows the change itself. */
export async function saveCardText(input: z.input<typeof cardSchema>): Promise<Acted<EditedCard>> {
  const read = cardSchema.safeParse(input)
  if (!read.success)
    return refused(failed('too-large', `A side of the card is too long. ${tooLongWords(LONGEST_SIDE)}`))
  const { cardId, ...text } = read.data
  return ask(z.unknown(), null, (ctx) => editCardOf(ctx, cardId, text))
}
