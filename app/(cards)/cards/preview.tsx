'use server'

import type { ComponentProps, ReactNode } from 'react'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { EditFact } from '@/app/(library)/_components/edit-fact'
import { factOfCard } from '@/lib/data/queries/facts/fact-views'
import { idSchema } from '@/lib/domain/id-schema'
import type { CardId } from '@/lib/domain/ids'
import { factHistory } from '@/lib/services/ageing/fact-history'
import { loadFact } from '@/lib/services/facts/load-fact'
import { done, failed, type Result } from '@/lib/services/result'
import { CardBesideTable } from './_components/card-beside-table'

/** A card as it is shown beside the table, and what the form of its fact begins with; null where it is retired. */
export type DrawnCard = {
  readonly view: ReactNode
  readonly edit: Omit<ComponentProps<typeof EditFact>, 'onUndo'> | null
}

const NO_CARD = failed('not-found', 'This card is no longer in your library. Load the page again.')

/** The card of a row, drawn here: its history, its passage and its maths need no code in the browser. */
export async function previewCard(asked: unknown): Promise<Result<DrawnCard>> {
  const cardId = idSchema<CardId>().safeParse(asked)
  if (!cardId.success) return NO_CARD
  return attempt(async () => {
    const ctx = await requestContext()
    const store = ctx.engine.read
    const factId = await factOfCard(store, ctx.actor.workspaceIds, cardId.data)
    const loaded = factId && (await loadFact(ctx, factId))
    const card = loaded?.fact.cards.find((other) => other.cardId === cardId.data)
    if (!loaded || !card) return NO_CARD
    const { fact, source, input } = loaded
    const history = await factHistory(ctx, fact.factId)
    const { authors, outlet, published, origin } = source
    return done({
      view: <CardBesideTable loaded={loaded} card={card} />,
      edit:
        fact.retiredAt === null
          ? {
              factId: fact.factId,
              version: history?.updatedAt ?? 0,
              input,
              passage: fact.passage.exact === '' ? null : fact.passage,
              source: { authors, outlet, published, origin, asOf: fact.asOf },
            }
          : null,
    })
  })
}
