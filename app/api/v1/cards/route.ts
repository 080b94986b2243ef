import { answering, invalidBody, jsonBody, problem, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'

/** Adds a card without an article. Sent again it changes nothing and answers the same. */
export const POST = (request: Request): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = ownCardSchema.safeParse(read.body)
    if (!parsed.success) {
      const [first] = parsed.error.issues
      // The writer sees this sentence beside the card that comes back.
      if (first?.path[0] === 'front' || first?.path[0] === 'back')
        return problem(422, `The card’s ${first.path[0]} cannot be saved: ${first.message}`)
      return invalidBody(parsed.error)
    }
    const result = await addOwnCard(await requestContext(), parsed.data)
    if (!result.ok) return problemOf(result)
    const { id, factId, cards } = result.value
    return Response.json({ id, factId, cards }, { headers: { 'Cache-Control': 'no-store' } })
  })
