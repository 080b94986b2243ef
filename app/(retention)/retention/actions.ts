'use server'

import { z } from 'zod'
import { act } from '@/app/_server/act'
import { requestContext } from '@/app/_server/request-context'
import { idSchema } from '@/lib/domain/id-schema'
import type { PassageId } from '@/lib/domain/ids'
import type { Result } from '@/lib/services/result'
import { readAgain, takeBackReadAgain } from '@/lib/services/retention/load-problem-cards'
import { stopWorkload } from '@/lib/services/retention/load-workload'

const rereadingId = z.uuid().toLowerCase()
const rereadingSchema = z.object({ id: rereadingId, passageId: idSchema<PassageId>() })

/** Records that a passage was read again. */
export async function readAgainAction(asked: unknown): Promise<Result<null>> {
  return act(rereadingSchema, asked, (ctx, { id, passageId }) => readAgain(ctx, id, passageId))
}

/** Takes back that a passage was read again. */
export async function takeBackReadAgainAction(id: unknown): Promise<Result<null>> {
  return act(rereadingId, id, takeBackReadAgain)
}

/** Stops the simulation that is under way; the page that waits for it says so. */
export async function stopWorkloadAction(): Promise<void> {
  stopWorkload(await requestContext())
}
