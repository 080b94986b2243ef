import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answeringQuery, uncached } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { MOST_DAYS_AHEAD, pagesToSave } from '@/lib/services/offline/pages-to-save'

const querySchema = z.object({ days: z.coerce.number().int().min(0).max(MOST_DAYS_AHEAD).default(0) })

/** The pages that a device saves for use without a connection, and whose they are. */
export const GET = (request: NextRequest): Promise<Response> =>
  answeringQuery(request, querySchema, async ({ days }) => uncached(await pagesToSave(await requestContext(), days)))
