'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { factDraftSchema, spanSchema } from '@/lib/domain/drafting/draft-schema'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId } from '@/lib/domain/ids'
import { checkFact, findRepeat, type RepeatedFact } from '@/lib/services/facts/check-fact'
import { type EditedFact, editFact } from '@/lib/services/facts/edit-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { done, type Result } from '@/lib/services/result'
import { attemptForm, type Refused, refused, refusedBy, refusedFields } from './_server/attempt'

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

/** Every screen may count or show what was changed. */
const showChange = () => revalidatePath('/', 'layout')

const NOT_UNDERSTOOD = 'The request couldn’t be read. Copy what you typed, then reload the page.'

/** Nothing was saved yet: the library has such a fact, and the author is to say what becomes of this one. */
export type RepeatFound = { readonly ok: false; readonly repeats: RepeatedFact }

export type SavedFact = {
  readonly ok: true
  readonly factId: FactId
  readonly cards: number
  /** What an undo names. */
  readonly changeId: string | null
}

/** Saves a new fact, or the changes of one. */
export async function saveFact(source: FormSource, form: FactDraft): Promise<SavedFact | RepeatFound | Refused> {
  const from = sourceSchema.safeParse(source)
  if (!from.success) return refused(NOT_UNDERSTOOD)
  const input = factDraftSchema.safeParse(form)
  if (!input.success) return refusedFields(input.error)
  return attemptForm(async () => {
    const ctx = await requestContext()
    const { data } = from
    const repeats =
      data.kind === 'article' && data.repeat === 'ask' && (await findRepeat(ctx, data.key, data.span, input.data))
    if (repeats) return { ok: false as const, repeats }
    const result: Result<EditedFact> =
      data.kind === 'article'
        ? await makeFact(ctx, data.key, data.span, input.data, typeof data.repeat === 'object' ? data.repeat : {})
        : await editFact(ctx, data.factId, data.span, input.data, data)
    if (!result.ok) return refusedBy(result)
    showChange()
    const { factId, cardIds, changeId = null } = result.value
    return { ok: true as const, factId, cards: cardIds.length, changeId }
  })
}

/** What is to be said of a card of a reader's own words, which is made in any case. */
export type OwnCardNotes = { readonly repeats: RepeatedFact | null; readonly issue: LintIssue | null }

/** The fact of the library that a card of a reader's own words repeats, and what is likely a mistake in it. */
export async function lookAtOwnCard(source: FormSource, form: FactDraft): Promise<OwnCardNotes> {
  const [from, draft] = [sourceSchema.safeParse(source), factDraftSchema.safeParse(form)]
  const nothing: OwnCardNotes = { repeats: null, issue: null }
  if (!from.success || from.data.kind !== 'article' || !draft.success) return nothing
  const { key, span } = from.data
  const looked = await attempt(async () => {
    const ctx = await requestContext()
    const checked = await checkFact(ctx, { kind: 'article', key, span }, draft.data)
    const issues = checked.ok ? checked.value.filter(({ severity }) => severity === 'warn') : []
    // The card is what was made; the fields of its fact can wait.
    const issue = issues.find(({ cardKey }) => cardKey !== undefined) ?? issues[0] ?? null
    return done({ repeats: await findRepeat(ctx, key, span, draft.data), issue })
  })
  return looked.ok ? looked.value : nothing
}

export type CheckedFact = {
  readonly ok: true
  readonly issues: readonly LintIssue[]
  readonly fields: Refused['fields']
}

/** What is wrong with a fact while it is written. Fields that cannot be read are named and left out of the judgement. */
export async function checkDraft(source: FormSource, form: FactDraft): Promise<CheckedFact | Refused> {
  const from = sourceSchema.safeParse(source)
  if (!from.success) return refused(NOT_UNDERSTOOD)
  const input = factDraftSchema.safeParse(form)
  const fields = input.success ? {} : refusedFields(input.error).fields
  const readable = input.success ? input : factDraftSchema.safeParse({ ...form, asOf: null, reviewBy: null })
  if (!readable.success) return { ok: true, issues: [], fields }
  return attemptForm(async () => {
    const result = await checkFact(await requestContext(), from.data, readable.data)
    return result.ok ? { ok: true as const, issues: result.value, fields } : refusedBy(result)
  })
}

export type Turned = { readonly ok: true; readonly statement: string; readonly cards: number }

const turn = (service: typeof retireFact, id: string): Promise<Turned | Refused> =>
  attemptForm(async () => {
    const parsed = factId.safeParse(id)
    if (!parsed.success) return refused(NOT_UNDERSTOOD)
    const result = await service(await requestContext(), parsed.data)
    if (!result.ok) return refusedBy(result)
    showChange()
    return { ok: true as const, statement: result.value.statement, cards: result.value.cards }
  })

/** Takes a fact and its cards out of the library. */
export async function retire(id: string): Promise<Turned | Refused> {
  return turn(retireFact, id)
}

/** Brings a retired fact back. */
export async function restoreFactAction(id: string): Promise<Turned | Refused> {
  return turn(restoreFact, id)
}
