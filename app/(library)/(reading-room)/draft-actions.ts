'use server'

import { z } from 'zod'
import { act, ask, nameSchema } from '@/app/_server/act'
import { spanSchema } from '@/lib/domain/drafting/draft-schema'
import type { Reading } from '@/lib/domain/reading/progress'
import { countFactsOf, type FactCounts } from '@/lib/services/articles/load-article'
import { dropHighlight } from '@/lib/services/drafts/keep-highlight'
import { type DraftsOfArticle, loadDrafts } from '@/lib/services/drafts/load-drafts'
import { allowKind } from '@/lib/services/drafts/undo-decision'
import { markMined } from '@/lib/services/reading/save-reading'
import type { Result } from '@/lib/services/result'

const askedSchema = z.object({
  count: z.int().min(0).max(50),
  part: spanSchema,
  except: z.array(nameSchema).max(2_000),
  only: z.array(nameSchema).max(50).optional(),
  touching: spanSchema.optional(),
})

/** Removes a highlight. */
export async function removeHighlight(articleKey: string, id: string): Promise<Result<{ readonly id: string }>> {
  return ask(z.object({ articleKey: nameSchema, id: z.uuid() }), { articleKey, id }, (ctx, one) =>
    dropHighlight(ctx, one.articleKey, one.id),
  )
}

/** How many facts and cards an article has now. */
export async function countArticleFacts(articleKey: string): Promise<Result<FactCounts>> {
  return ask(nameSchema, articleKey, countFactsOf)
}

/** More drafts for what is on the screen. */
export async function moreDrafts(
  articleKey: string,
  asked: z.input<typeof askedSchema>,
): Promise<Result<DraftsOfArticle>> {
  return ask(z.object({ key: nameSchema, asked: askedSchema }), { key: articleKey, asked }, (ctx, { key, asked }) => {
    const { count, part, except, only, touching } = asked
    const within = { ...(only ? { only } : {}), ...(touching ? { touching } : {}) }
    return loadDrafts(ctx, key, { count, part, except, ...within })
  })
}

/** Lets drafts of a kind be offered again. */
export async function allowKindAgain(kind: string): Promise<Result<number>> {
  return act(nameSchema, kind, allowKind)
}

/** Says that the drafts of an article are decided. */
export async function mineArticle(key: string): Promise<Result<Reading>> {
  return ask(nameSchema, key, markMined)
}
