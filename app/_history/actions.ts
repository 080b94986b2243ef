'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { type Reversed, redo, undo } from '@/lib/services/history/undo'
import { failed, type Result } from '@/lib/services/result'

const askedSchema = z.object({
  direction: z.enum(['undo', 'redo']),
  /** Made by the browser: asked for again, nothing more is undone. */
  request: z.uuid(),
  /** The item of the history; the last one where it is null. */
  id: z.string().max(200).nullable(),
})

/** Undoes or redoes the last thing that was done, or one of the history. */
export async function reverseAction(asked: unknown): Promise<Result<Reversed>> {
  const parsed = askedSchema.safeParse(asked)
  if (!parsed.success) return failed('invalid', 'The request wasn’t understood. Load the page again.')
  const { direction, request, id } = parsed.data
  return attempt(async () => {
    const ctx = await requestContext()
    const result = await (direction === 'undo' ? undo : redo)(ctx, { request, id })
    if (!result.ok) return result
    // Every screen may show what is back.
    revalidatePath('/', 'layout')
    return result
  })
}
