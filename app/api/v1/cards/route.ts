import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answering, answeringBody, invalidBody, problem, problemOf, uncached, unknownName } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { parseCardAddress, unknownParameter } from '@/lib/services/card-query/card-address'
import { CARDS_A_BLOCK, listCards } from '@/lib/services/cards/list-cards'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'

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
    const unknown = unknownParameter(Object.keys(params).filter((name) => !Object.hasOwn(block.data, name)))
    if (unknown !== undefined) return unknownName(unknown)
    const { reading, order } = parseCardAddress(params)
    if (!reading.ok) {
      const { message, code, at, length } = reading.error
      return problem(422, message, { field: 'search', code, at, length })
    }
    const cards = await listCards(await requestContext(), { search: reading.search, order }, from, limit)
    return uncached(cards)
  })

/** Adds a card without an article. Sent again it changes nothing and answers the same. */
export const POST = (request: Request): Promise<Response> =>
  answeringBody(
    request,
    ownCardSchema,
    async (card) => {
      const result = await addOwnCard(await requestContext(), card)
      if (!result.ok) return problemOf(result)
      const { id, factId, cards } = result.value
      return uncached({ id, factId, cards })
    },
    (error) => {
      const [first] = error.issues
      // The writer sees this sentence beside the card that comes back.
      return first?.path[0] === 'front' || first?.path[0] === 'back'
        ? problem(422, `The card’s ${first.path[0]} cannot be saved: ${first.message}`)
        : invalidBody(error)
    },
  )
