import type { CardId } from '@/lib/domain/ids'
import { type CardsChange, type ChangedCards, changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import type { Result } from '@/lib/services/result'

/** Changes some cards that are named. */
export const actOnCards = (
  ctx: Context,
  change: CardsChange,
  cardIds: readonly CardId[],
): Promise<Result<ChangedCards>> => changeCards(ctx, change, { kind: 'some', cardIds: [...cardIds] })
