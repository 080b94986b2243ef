'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { PRIORITIES } from '@/lib/domain/reading/plan'
import { READING_STATES, type Reading } from '@/lib/domain/reading/progress'
import { markMined, putOffReading, setPriority, setReadingState } from '@/lib/services/reading/save-reading'
import { failed, type Result } from '@/lib/services/result'

const keySchema = z.string().min(1).max(200)

const NOT_UNDERSTOOD = failed('invalid', 'The page is out of date. Reload it.')

/** Says that the drafts of an article are decided. */
export async function mineArticle(key: string): Promise<Result<Reading>> {
  const parsed = keySchema.safeParse(key)
  if (!parsed.success) return NOT_UNDERSTOOD
  return attempt(async () => markMined(await requestContext(), parsed.data))
}

const changeSchema = z.union([
  z.object({ state: z.enum(READING_STATES) }),
  z.object({ priority: z.literal([...PRIORITIES]) }),
  z.object({ later: z.literal(true) }),
])
export type ReadingChange = z.infer<typeof changeSchema>

/** Changes what the reading list says of an article: its state, its priority, or that it is not for today. */
export async function changeReading(key: string, change: ReadingChange): Promise<Result<Reading>> {
  const parsed = z.object({ key: keySchema, change: changeSchema }).safeParse({ key, change })
  if (!parsed.success) return NOT_UNDERSTOOD
  const asked = parsed.data.change
  const result = await attempt(async () => {
    const ctx = await requestContext()
    if ('state' in asked) return setReadingState(ctx, parsed.data.key, asked.state)
    if ('priority' in asked) return setPriority(ctx, parsed.data.key, asked.priority)
    return putOffReading(ctx, parsed.data.key)
  })
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
