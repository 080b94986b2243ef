'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act, ask, nameSchema, type Refused, refused } from '@/app/_server/act'
import { type BriefingDraft, readBriefingDraft } from '@/lib/services/briefing/briefing-form'
import { briefingInputSchema, scopeInputSchema } from '@/lib/services/briefing/briefing-input'
import { type BriefingUpdate, type ChangedBriefing, changeBriefing } from '@/lib/services/briefing/change-briefing'
import { debriefSchema, saveDebrief } from '@/lib/services/briefing/debrief'
import { removeBriefing, saveBriefing } from '@/lib/services/briefing/save-briefing'
import { countScope, type ScopeCount } from '@/lib/services/briefing/scope-of-briefing'
import { rehearsalMinutesSchema, startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { done, failed, type Result } from '@/lib/services/result'

const draftSchema = z.object({
  id: nameSchema.nullable(),
  copiedFrom: nameSchema.nullable(),
  draft: z.looseObject({
    fields: z.record(z.string(), z.string().max(5_000)),
    weekdaysOff: z.array(z.string()),
  }),
})
type SentDraft = Omit<z.infer<typeof draftSchema>, 'draft'> & { readonly draft: BriefingDraft }

/** Saves the form of a briefing and leads to its page; nothing typed is lost where it is refused. */
export async function saveDraft(form: SentDraft): Promise<Refused> {
  const saved = await act(draftSchema, form, async (ctx, { id, copiedFrom, draft }) => {
    const read = readBriefingDraft(draft)
    if (!read.ok) return { ...failed('invalid', 'Not saved. Check the marked fields.'), fields: read.errors }
    const result = await saveBriefing(ctx, read.value, id, copiedFrom)
    return result.ok || result.field !== 'at' ? result : { ...result, field: 'date' }
  })
  return saved.ok ? redirect(`/briefings/${encodeURIComponent(saved.value.id)}`) : saved
}

const countSchema = z.object({ scope: scopeInputSchema, words: z.string().max(200) })

/** Counts and lists what a scope names, before it is saved. */
export async function countDraft(scope: unknown, words: string): Promise<Result<ScopeCount>> {
  return ask(countSchema, { scope, words }, async (ctx, asked) => done(await countScope(ctx, asked.scope, asked.words)))
}

const changeSchema: z.ZodType<BriefingUpdate> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('minutes'), minutes: z.int().min(0).max(600) }),
  z.object({ kind: z.literal('drop'), facts: z.int().min(1).max(20_000) }),
  z.object({ kind: z.literal('targets'), must: z.number().min(0.5).max(0.99), others: z.number().min(0.5).max(0.99) }),
  z.object({ kind: z.literal('days-off') }),
])

/** Makes one of the changes that a briefing's page offers. */
export async function change(id: string, update: BriefingUpdate): Promise<Result<ChangedBriefing>> {
  return act(z.object({ id: nameSchema, update: changeSchema }), { id, update }, (ctx, asked) =>
    changeBriefing(ctx, asked.id, asked.update),
  )
}

/** Puts a briefing back as it was before a change. */
export async function putBack(id: string, before: unknown): Promise<Result<{ readonly id: string }>> {
  return act(z.object({ id: nameSchema, before: briefingInputSchema }), { id, before }, (ctx, asked) =>
    saveBriefing(ctx, asked.before, asked.id),
  )
}

/** Removes a briefing and leads to the list; says why if it could not. */
export async function deleteBriefing(id: string): Promise<Refused> {
  const removed = await act(nameSchema, id, removeBriefing)
  return removed.ok ? redirect('/briefings') : removed
}

/** Writes down what came up in a briefing. The screen keeps what was marked where it is refused. */
export async function writeDebrief(id: string, marks: ReadonlyMap<string, boolean>): Promise<Result<null>> {
  return act(z.object({ id: nameSchema, marks: debriefSchema }), { id, marks }, (ctx, sent) =>
    saveDebrief(ctx, sent.id, sent.marks),
  )
}

/** Draws up a rehearsal and leads to its first question; says why if it could not. */
export async function beginRehearsal(id: string, _: Refused | null, form: FormData): Promise<Refused> {
  const minutes = rehearsalMinutesSchema.safeParse(Number(form.get('minutes')))
  if (!minutes.success) {
    const [issue] = minutes.error.issues
    return refused(failed('invalid', issue?.message ?? 'Enter a whole number of minutes.', 'minutes'))
  }
  const started = await ask(nameSchema, id, (ctx, briefingId) => startRehearsal(ctx, briefingId, minutes.data))
  return started.ok ? redirect(`/review?rehearsal=${started.value.id}` as Route) : started // edge: made of an id
}
