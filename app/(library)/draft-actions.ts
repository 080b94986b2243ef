'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { decideDraft } from '@/lib/services/drafts/decide-draft'
import { type DecisionForm, decisionSchema, undoSchema } from '@/lib/services/drafts/decision-input'
import { dropHighlight, highlightSchema, keepHighlight } from '@/lib/services/drafts/keep-highlight'
import { type OfferedDrafts, offerDrafts } from '@/lib/services/drafts/offer-drafts'
import { allowKind, undoDecision } from '@/lib/services/drafts/undo-decision'
import { spanSchema } from '@/lib/services/facts/fact-input'
import { done, failed, type Result } from '@/lib/services/result'

const NOT_UNDERSTOOD = failed('invalid', 'The request could not be read. Load the page again.')

const key = z.string().min(1).max(200)

const askedSchema = z.object({
  count: z.int().min(0).max(50),
  part: spanSchema,
  except: z.array(key).max(2_000),
  only: z.array(key).max(50).optional(),
  touching: spanSchema.optional(),
})

/** What a decision came to. Nothing is revalidated: the screen that asks shows the change itself. */
export type Sent = { readonly id: string; readonly factId: string | null; readonly cards: number }

/** Logs a decision about a draft; an accepted one makes the fact. */
export async function sendDecision(form: DecisionForm): Promise<Result<Sent>> {
  const parsed = decisionSchema.safeParse(form)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return failed('invalid', `The draft cannot be saved as it is: ${issue?.message ?? 'it could not be read.'}`)
  }
  return attempt(async () => decideDraft(await requestContext(), parsed.data))
}

/** Takes a decision back. */
export async function sendUndo(form: z.input<typeof undoSchema>): Promise<Result<Sent>> {
  const parsed = undoSchema.safeParse(form)
  if (!parsed.success) return NOT_UNDERSTOOD
  return attempt(async () => {
    const undone = await undoDecision(await requestContext(), parsed.data)
    return undone.ok ? done({ ...undone.value, cards: 0 }) : undone
  })
}

/** Keeps words of an article as highlighted. */
export async function sendHighlight(form: z.input<typeof highlightSchema>): Promise<Result<Sent>> {
  const parsed = highlightSchema.safeParse(form)
  if (!parsed.success) return NOT_UNDERSTOOD
  return attempt(async () => {
    const kept = await keepHighlight(await requestContext(), parsed.data)
    return kept.ok ? done({ id: kept.value.id, factId: null, cards: 0 }) : kept
  })
}

/** Takes a highlight away. */
export async function removeHighlight(articleKey: string, id: string): Promise<Result<{ readonly id: string }>> {
  const parsed = key.safeParse(articleKey)
  if (!parsed.success || !z.uuid().safeParse(id).success) return NOT_UNDERSTOOD
  return attempt(async () => dropHighlight(await requestContext(), parsed.data, id))
}

/** More drafts for what is on the screen. */
export async function moreDrafts(
  articleKey: string,
  asked: z.input<typeof askedSchema>,
): Promise<Result<OfferedDrafts>> {
  const [article, parsed] = [key.safeParse(articleKey), askedSchema.safeParse(asked)]
  if (!article.success || !parsed.success) return NOT_UNDERSTOOD
  const { count, part, except, only, touching } = parsed.data
  const within = { ...(only ? { only } : {}), ...(touching ? { touching } : {}) }
  return attempt(async () => offerDrafts(await requestContext(), article.data, { count, part, except, ...within }))
}

/** Lets drafts of a kind be offered again. */
export async function allowKindAgain(kind: string): Promise<Result<number>> {
  const parsed = z.string().min(1).max(40).safeParse(kind)
  if (!parsed.success) return NOT_UNDERSTOOD
  const allowed = await attempt(async () => allowKind(await requestContext(), parsed.data))
  if (allowed.ok) revalidatePath('/library/drafting')
  return allowed
}
