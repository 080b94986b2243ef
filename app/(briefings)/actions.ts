'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { FormTexts } from '@/lib/domain/form-fields'
import { type BriefingDraft, readBriefingDraft } from '@/lib/services/briefing/briefing-form'
import { briefingInputSchema, scopeInputSchema } from '@/lib/services/briefing/briefing-input'
import { type BriefingUpdate, type ChangedBriefing, changeBriefing } from '@/lib/services/briefing/change-briefing'
import { debriefSchema, saveDebrief } from '@/lib/services/briefing/debrief'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'
import { countScope, type ScopeCount } from '@/lib/services/briefing/scope-of-briefing'
import { type Failure, failed, type Result } from '@/lib/services/result'

const idSchema = z.string().min(1).max(100)
const NOT_UNDERSTOOD = failed('invalid', 'The page is out of date. Reload it.')

const refresh = () => revalidatePath('/', 'layout')

/** Why a briefing was not saved, beside its fields by their names. */
export type NotSaved = {
  readonly ok: false
  readonly message: string
  readonly fields: FormTexts
}

const draftSchema = z.object({
  id: idSchema.nullable(),
  copiedFrom: idSchema.nullable(),
  draft: z.looseObject({
    fields: z.record(z.string(), z.string().max(5_000)),
    weekdaysOff: z.array(z.string()),
  }),
})
type SentDraft = Omit<z.infer<typeof draftSchema>, 'draft'> & { readonly draft: BriefingDraft }

/** Saves the form of a briefing and leads to its page; nothing typed is lost where it is refused. */
export async function saveDraft(form: SentDraft): Promise<NotSaved> {
  const sent = draftSchema.safeParse(form)
  if (!sent.success) return { ok: false, message: NOT_UNDERSTOOD.message, fields: {} }
  const { id, copiedFrom, draft } = sent.data
  const read = readBriefingDraft(draft)
  if (!read.ok) return { ok: false, message: 'Not saved. Check the marked fields.', fields: read.errors }
  const saved = await attempt(async () => saveBriefing(await requestContext(), read.value, id, copiedFrom))
  if (!saved.ok) {
    return {
      ok: false,
      message: saved.message,
      fields: saved.field === undefined ? {} : { [saved.field === 'at' ? 'date' : saved.field]: saved.message },
    }
  }
  refresh()
  redirect(`/briefings/${encodeURIComponent(saved.value.id)}`)
}

const countSchema = z.object({ scope: scopeInputSchema, words: z.string().max(200) })

/** Counts and lists what a scope names, before it is saved. */
export async function countDraft(scope: unknown, words: string): Promise<Result<ScopeCount>> {
  const parsed = countSchema.safeParse({ scope, words })
  if (!parsed.success) return NOT_UNDERSTOOD
  return attempt(async () => ({
    ok: true as const,
    value: await countScope(await requestContext(), parsed.data.scope, parsed.data.words),
  }))
}

const changeSchema: z.ZodType<BriefingUpdate> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('minutes'), minutes: z.int().min(0).max(600) }),
  z.object({ kind: z.literal('drop'), facts: z.int().min(1).max(20_000) }),
  z.object({ kind: z.literal('targets'), must: z.number().min(0.5).max(0.99), others: z.number().min(0.5).max(0.99) }),
  z.object({ kind: z.literal('days-off') }),
])

/** Makes one of the changes that a briefing's page offers. */
export async function change(id: string, asked: BriefingUpdate): Promise<Result<ChangedBriefing>> {
  const parsed = z.object({ id: idSchema, asked: changeSchema }).safeParse({ id, asked })
  if (!parsed.success) return NOT_UNDERSTOOD
  const result = await attempt(async () => changeBriefing(await requestContext(), parsed.data.id, parsed.data.asked))
  if (result.ok) refresh()
  return result
}

/** Puts a briefing back as it was before a change. */
export async function putBack(id: string, before: unknown): Promise<Result<{ readonly id: string }>> {
  const parsed = z.object({ id: idSchema, before: briefingInputSchema }).safeParse({ id, before })
  if (!parsed.success) return NOT_UNDERSTOOD
  const result = await attempt(async () => saveBriefing(await requestContext(), parsed.data.before, parsed.data.id))
  if (result.ok) refresh()
  return result
}

/** Removes a briefing and leads to the list; says why if it could not. */
export async function deleteBriefing(id: string): Promise<Failure> {
  const parsed = idSchema.safeParse(id)
  if (!parsed.success) return NOT_UNDERSTOOD
  const result = await attempt(async () => removeBriefing(await requestContext(), parsed.data))
  if (!result.ok) return result
  refresh()
  redirect('/briefings')
}

/** Writes down what came up in a briefing. The screen keeps what was marked where it is refused. */
export async function writeDebrief(briefingId: string, sent: ReadonlyMap<string, boolean>): Promise<Result<null>> {
  const marks = debriefSchema.safeParse(sent)
  if (!marks.success) return NOT_UNDERSTOOD
  const saved = await attempt(async () => saveDebrief(await requestContext(), String(briefingId), marks.data))
  if (saved.ok) revalidatePath('/briefings', 'layout')
  return saved
}
