import { z } from 'zod'
import type { Store } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { matchingCards } from '../../data/queries/cards/card-search'
import { type LoggedCard, loggedCards } from '../../data/queries/study/log'
import type { CardId } from '../../domain/ids'
import { askedCards } from '../card-query/asked-cards'
import { parseCardAddress, unknownParameter } from '../card-query/card-address'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** More are not chosen one by one: they are what a search finds. */
const MOST_CHOSEN = 20_000

const cardIds = z.array(
  z
    .string()
    .min(1)
    .max(200)
    .transform((text) => text as CardId), // edge
)

/** Cards that were chosen: some by their ids, or everything that the address of Cards finds but some. */
export const cardSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), cardIds: cardIds.max(MOST_CHOSEN) }),
  z.object({
    kind: z.literal('all'),
    query: z
      .string()
      .max(4_000)
      .refine((query) => unknownParameter([...new URLSearchParams(query).keys()]) === undefined, {
        error: 'may have only search, sort, direction and page',
      }),
    except: cardIds.max(MOST_CHOSEN),
  }),
])
export type CardSelection = z.infer<typeof cardSelectionSchema>

const PIECE = 1_000

/** The cards of a selection; none at all, or one that is not in the actor's library, fails. */
export const chosenCards = async (
  ctx: Context,
  selection: CardSelection,
  store: Store = ctx.engine.read,
): Promise<Result<readonly LoggedCard[]>> => {
  const { workspaceIds } = ctx.actor
  const read = await chosenCardIds(ctx, selection, store)
  if (!read.ok) return read
  const ids = read.value
  if (ids.length === 0) return failed('invalid', 'Choose at least one card.')
  const found: LoggedCard[] = []
  for (const piece of inPieces(ids, PIECE)) {
    const cards = await loggedCards(store, workspaceIds, piece)
    for (const id of piece) {
      const card = cards.get(id)
      if (!card) return failed('not-found', 'One of these cards is not in your library. Load the page again.')
      found.push(card)
    }
  }
  return done(found)
}

/** The ids of a selection, each once; what is chosen one by one is not looked up. Fails if its search cannot be read. */
export const chosenCardIds = async (
  ctx: Context,
  selection: CardSelection,
  store: Store = ctx.engine.read,
): Promise<Result<readonly CardId[]>> => {
  if (selection.kind === 'some') return done([...new Set(selection.cardIds)])
  const { reading } = parseCardAddress(Object.fromEntries(new URLSearchParams(selection.query)))
  if (!reading.ok) return failed('invalid', reading.error.message)
  const except = new Set(selection.except)
  const ids = await matchingCards(store, await askedCards(ctx, reading.search, store))
  return done(ids.filter((id) => !except.has(id)))
}
