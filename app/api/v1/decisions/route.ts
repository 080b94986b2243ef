import type { z } from 'zod'
import { answeringBody, invalidBody, problem, problemOf, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import type { Context } from '@/lib/services/context'
import { decideDraft } from '@/lib/services/drafts/decide-draft'
import { sentSchema } from '@/lib/services/drafts/decision-input'
import { keepHighlight } from '@/lib/services/drafts/keep-highlight'
import { undoDecision } from '@/lib/services/drafts/undo-decision'

const stored = async (ctx: Context, sent: z.output<typeof sentSchema>) => {
  switch (sent.kind) {
    case 'decide':
      return decideDraft(ctx, sent.form)
    case 'undo':
      return undoDecision(ctx, sent.form)
    case 'highlight':
      return keepHighlight(ctx, sent.form)
    default:
      return sent satisfies never
  }
}

/**
 * Logs a decision about a draft (an accepted one makes the fact), takes one back, or keeps words as highlighted. Sent
 * again it changes nothing and answers the same.
 */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(
    request,
    sentSchema,
    async (sent) => {
      const result = await stored(await requestContext(), sent)
      if (!result.ok) return problemOf(result)
      const { id, factId, cards } = { factId: null, cards: 0, ...result.value }
      return uncached({ id, factId, cards })
    },
    (error) => {
      const [first] = error.issues
      // The reader sees this sentence beside the draft that comes back.
      return first?.path[1] === 'fact'
        ? problem(422, `The draft cannot be saved as it is: ${first.message}`)
        : invalidBody(error)
    },
  )
