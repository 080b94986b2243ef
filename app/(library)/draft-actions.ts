'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { spanSchema } from '@/lib/domain/drafting/draft-schema'
import { countFactsOf, type FactCounts } from '@/lib/services/articles/load-article'
import { dropHighlight } from '@/lib/services/drafts/keep-highlight'
import { type DraftsOfArticle, loadDrafts } from '@/lib/services/drafts/load-drafts'
import { allowKind } from '@/lib/services/drafts/undo-decision'
import { failed, type Result } from '@/lib/services/result'

const NOT_UNDERSTOOD = failed('invalid', 'The request couldn’t be read. Reload the page.')

const key = z.string().min(1).max(200)

const askedSchema = z.object({
  count: z.int().min(0).max(50),
  part: spanSchema,
  except: z.array(key).max(2_000),
  only: z.array(key).max(50).optional(),
  touching: spanSchema.optional(),
})

/** Removes a highlight. */
export async function removeHighlight(articleKey: string, id: string): Promise<Result<{ readonly id: string }>> {
  const parsed = key.safeParse(articleKey)
  if (!parsed.success || !z.uuid().safeParse(id).success) return NOT_UNDERSTOOD
  return attempt(async () => dropHighlight(await requestContext(), parsed.data, id))
}

/** How many facts and cards an article has now. */
export async function countArticleFacts(articleKey: string): Promise<Result<FactCounts>> {
  const parsed = key.safeParse(articleKey)
  return parsed.success ? attempt(async () => countFactsOf(await requestContext(), parsed.data)) : NOT_UNDERSTOOD
}

/** More drafts for what is on the screen. */
export async function moreDrafts(
  articleKey: string,
  asked: z.input<typeof askedSchema>,
): Promise<Result<DraftsOfArticle>> {
  const [article, parsed] = [key.safeParse(articleKey), askedSchema.safeParse(asked)]
  if (!article.success || !parsed.success) return NOT_UNDERSTOOD
  const { count, part, except, only, touching } = parsed.data
  const within = { ...(only ? { only } : {}), ...(touching ? { touching } : {}) }
  return attempt(async () => loadDrafts(await requestContext(), article.data, { count, part, except, ...within }))
}

/** Lets drafts of a kind be offered again. */
export async function allowKindAgain(kind: string): Promise<Result<number>> {
  const parsed = z.string().min(1).max(40).safeParse(kind)
  if (!parsed.success) return NOT_UNDERSTOOD
  const allowed = await attempt(async () => allowKind(await requestContext(), parsed.data))
  if (allowed.ok) revalidatePath('/library/drafting')
  return allowed
}
