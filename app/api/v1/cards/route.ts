import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answering, invalidBody } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { parseCardAddress } from '@/lib/services/cards/card-address'
import { CARDS_A_BLOCK, listCards } from '@/lib/services/cards/list-cards'

const blockSchema = z.object({
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(CARDS_A_BLOCK),
})

/** Some of the cards that match, in order, as the table of Cards shows them. */
export const GET = (request: NextRequest): Promise<Response> =>
  answering(async () => {
    const params = Object.fromEntries(request.nextUrl.searchParams)
    const block = blockSchema.safeParse(params)
    if (!block.success) return invalidBody(block.error)
    const { from, limit } = block.data
    const cards = await listCards(await requestContext(), parseCardAddress(params), from, limit)
    return Response.json(cards, { headers: { 'Cache-Control': 'no-store' } })
  })
