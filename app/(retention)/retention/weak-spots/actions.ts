'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { PassageId } from '@/lib/domain/ids'
import { failed, type Result } from '@/lib/services/result'
import { readAgain, takeBackReadAgain } from '@/lib/services/retention/load-problem-cards'

const idSchema = z.uuid().transform((text) => text.toLowerCase())
const passageSchema = z
  .string()
  .min(1)
  .max(200)
  .transform((id) => id as PassageId) // edge
const askedSchema = z.object({ id: idSchema, passageId: passageSchema })

const notUnderstood = failed('invalid', 'The request was not understood. Reload the page.')

/** Records that a passage was read again. */
export async function readAgainAction(asked: unknown): Promise<Result<null>> {
  const parsed = askedSchema.safeParse(asked)
  if (!parsed.success) return notUnderstood
  const { id, passageId } = parsed.data
  const result = await attempt(async () => readAgain(await requestContext(), id, passageId))
  if (result.ok) refresh()
  return result
}

/** Takes back that a passage was read again. */
export async function takeBackReadAgainAction(id: unknown): Promise<Result<null>> {
  const parsed = idSchema.safeParse(id)
  if (!parsed.success) return notUnderstood
  const result = await attempt(async () => takeBackReadAgain(await requestContext(), parsed.data))
  if (result.ok) refresh()
  return result
}
