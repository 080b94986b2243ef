'use server'

import { revalidatePath } from 'next/cache'
import type { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { spanSchema } from '@/lib/domain/drafting/draft-schema'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId } from '@/lib/domain/ids'
import { confirmPassage } from '@/lib/services/ageing/confirm-fact'
import { placeFact } from '@/lib/services/facts/add-source'
import { failed, type Result } from '@/lib/services/result'

const NOT_UNDERSTOOD = failed('invalid', 'The request couldn’t be read. Reload the page.')

const factId = idSchema<FactId>()

/** Every screen may show the passage of a fact. */
const shown = <T>(result: Result<T>): Result<T> => {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

/** Notes that the changed words still support the fact. */
export async function keepPassage(id: string): Promise<Result<null>> {
  const parsed = factId.safeParse(id)
  if (!parsed.success) return NOT_UNDERSTOOD
  return shown(await attempt(async () => confirmPassage(await requestContext(), parsed.data)))
}

/** Gives the fact another passage of the present text. */
export async function choosePassage(
  id: string,
  span: z.input<typeof spanSchema>,
): Promise<Result<{ readonly factId: string }>> {
  const [fact, place] = [factId.safeParse(id), spanSchema.safeParse(span)]
  if (!fact.success || !place.success) return NOT_UNDERSTOOD
  return shown(await attempt(async () => placeFact(await requestContext(), fact.data, place.data)))
}
