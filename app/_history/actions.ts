'use server'

import { z } from 'zod'
import { act } from '@/app/_server/act'
import { type Reversed, redo, undo } from '@/lib/services/history/undo'
import type { Result } from '@/lib/services/result'

const askedSchema = z.object({
  direction: z.enum(['undo', 'redo']),
  /** Made by the browser: asked for again, nothing more is undone. */
  request: z.uuid(),
  /** The item of the history; the last one where it is null. */
  id: z.string().max(200).nullable(),
})

/** Undoes or redoes the last thing that was done, or one of the history. */
export async function reverseAction(asked: unknown): Promise<Result<Reversed>> {
  return act(askedSchema, asked, (ctx, { direction, request, id }) =>
    (direction === 'undo' ? undo : redo)(ctx, { request, id }),
  )
}
