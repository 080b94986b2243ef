import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { inPieces } from '../../data/engine/upsert'
import { chosenFacts } from '../../data/queries/cards/card-changes'
import { type LoggedCard, storedEntries } from '../../data/queries/study/log'
import type { RowTable } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import { changeWords } from '../../domain/cards/change-words'
import type { CardId, DeckId, ReviewId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import { recorded, statementOf } from '../actions/as-action'
import { workspacesToChange } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { dateStyleOf } from '../learner/date-style-of'
import { done, RefusedWrite, type Result } from '../result'
import { type CardAct, cardActSchemas, logActs } from '../study/act-on-cards'
import { type RepositionAct, repositionCards, repositionSchemas } from '../study/reposition-cards'
import { type CardSelection, chosenCards } from './card-selection'
import { type ChangedFacts, moveFacts, setFactsRetired, tagFacts, weighFacts } from './change-facts'

const MOST_TOPICS = 20
const topicNames = z.array(z.string().trim().min(1).max(200)).max(MOST_TOPICS)

/** Commas separate topics, as in the forms of facts; names with commas from before can still be removed. */
const addedTopics = topicNames
  .transform((names) => [
    ...new Set(names.flatMap((text) => text.split(',').map((name) => name.trim())).filter((name) => name !== '')),
  ])
  .pipe(z.array(z.string()).max(MOST_TOPICS))

/** What can be done to chosen cards: to the learner's memories of them, or to their facts in the library. */
export const cardsChangeSchema = z.discriminatedUnion('kind', [
  ...cardActSchemas,
  ...repositionSchemas,
  z.object({ kind: z.literal('weight'), weight: z.enum(WEIGHTS) }),
  z.object({
    kind: z.literal('topics'),
    add: addedTopics.readonly(),
    remove: topicNames.readonly(),
  }),
  z.object({ kind: z.literal('deck'), name: z.string().trim().max(200) }),
  z.object({ kind: z.literal('retire') }),
])
export type CardsChange = z.infer<typeof cardsChangeSchema>
type FactsChange = Exclude<CardsChange, CardAct | RepositionAct>

export type ChangedCards = {
  /** What an undo names; null where nothing was changed. */
  readonly changeId: string | null
  /** How many of the chosen cards are different now. */
  readonly changed: number
  /** How many already were so, or cannot become so. */
  readonly unchanged: number
}

const isOfFacts = (change: CardsChange): change is FactsChange =>
  change.kind === 'weight' || change.kind === 'topics' || change.kind === 'deck' || change.kind === 'retire'

type Made = {
  readonly changed: number
  readonly entryIds: readonly ReviewId[]
  readonly madeDecks: readonly DeckId[]
}

/** The tables that a change of facts writes. */
const WRITTEN = {
  weight: ['facts'],
  topics: ['facts', 'factTags'],
  deck: ['facts', 'deckFacts'],
  retire: ['facts', 'cards'],
} as const satisfies Record<FactsChange['kind'], readonly RowTable[]>

const changeFacts = async (tx: Tx, ctx: Context, change: FactsChange, cards: readonly LoggedCard[]): Promise<Made> => {
  const all = await chosenFacts(tx, ctx.actor.workspaceIds, [...new Set(cards.map(({ factId }) => factId))])
  const live = all.filter(({ retiredAt }) => retiredAt === null)
  const parts: ChangedFacts[] = []
  for (const workspace of workspacesToChange(ctx.actor)) {
    const facts = live.filter(({ workspaceId }) => workspaceId === workspace.workspaceId)
    if (facts.length === 0) continue
    const these = { workspace, facts, now: ctx.now }
    switch (change.kind) {
      case 'weight':
        parts.push(await weighFacts(tx, these, change.weight))
        break
      case 'topics':
        parts.push(await tagFacts(tx, these, change))
        break
      case 'deck':
        parts.push(await moveFacts(tx, these, change.name))
        break
      case 'retire':
        parts.push(await setFactsRetired(tx, these, ctx.now))
        break
      default:
        change satisfies never
    }
  }
  const changed = new Set(parts.flatMap(({ factIds }) => factIds))
  return {
    changed: cards.filter(({ factId }) => changed.has(factId)).length,
    entryIds: [],
    madeDecks: parts.flatMap(({ madeDecks }) => madeDecks),
  }
}

const cardsOfEntries = async (tx: Tx, { actor }: Context, entryIds: readonly ReviewId[]): Promise<number> => {
  const cards = new Set<CardId>()
  for (const piece of inPieces(entryIds)) {
    for (const { cardId } of (await storedEntries(tx, actor.learnerId, piece)).values()) cards.add(cardId)
  }
  return cards.size
}

const isReposition = (act: CardAct | RepositionAct): act is RepositionAct =>
  act.kind === 'reposition' || act.kind === 'library-order'

const logged = async (
  tx: Tx,
  ctx: Context,
  act: CardAct | RepositionAct,
  cardIds: readonly CardId[],
): Promise<Result<Made>> => {
  if (isReposition(act)) {
    const made = await repositionCards(tx, ctx, act, cardIds)
    return made.ok ? done({ ...made.value, madeDecks: [] }) : made
  }
  const entries = await logActs(tx, ctx, act, cardIds)
  if (!entries.ok) return entries
  const entryIds = entries.value
  // A card may have several entries.
  const changed = act.kind === 'set-due-days' ? await cardsOfEntries(tx, ctx, entryIds) : entryIds.length
  return done({ entryIds, changed, madeDecks: [] })
}

/**
 * Does one thing to some of the actor's cards, in one transaction that can be undone as a whole. Memories change by
 * entries of the log; facts are changed as by their form, so that every card of a chosen fact changes with it. Either all
 * of the cards are the actor's or nothing is done.
 */
export const changeCards = async (
  ctx: Context,
  change: CardsChange,
  selection: CardSelection,
): Promise<Result<ChangedCards>> => {
  const write = () =>
    ctx.engine.write(async (tx): Promise<Result<ChangedCards>> => {
      await lockLearner(tx, ctx.actor.learnerId)
      const cards = await chosenCards(ctx, selection, tx)
      if (!cards.ok) return cards
      const cardIds = cards.value.map(({ cardId }) => cardId)
      const factIds = isOfFacts(change) ? [...new Set(cards.value.map(({ factId }) => factId))] : []
      const acted = await recorded(
        tx,
        ctx,
        isOfFacts(change) ? { factIds, tables: WRITTEN[change.kind] } : {},
        async () =>
          isOfFacts(change) ? done(await changeFacts(tx, ctx, change, cards.value)) : logged(tx, ctx, change, cardIds),
        async ({ changed, entryIds, madeDecks }) => {
          if (changed === 0) return null
          const words = changeWords(change, changed, await dateStyleOf(ctx))
          const [factId, another] = new Set(cards.value.map((card) => card.factId))
          const isOfOne = factId !== undefined && another === undefined
          return {
            kind: isOfFacts(change) ? 'facts' : 'cards',
            words: isOfOne ? doneTo(words, await statementOf(tx, ctx, factId)) : words,
            changes: entryIds.length === 0 ? [] : [{ kind: 'entries', ids: entryIds }],
            made: { deckIds: madeDecks },
          }
        },
      )
      if (!acted.ok) throw new RefusedWrite(acted)
      const { value, actionId } = acted.value
      return done({ changeId: actionId, changed: value.changed, unchanged: cardIds.length - value.changed })
    })
  try {
    const result = await write()
    if (result.ok && result.value.changed > 0 && !isOfFacts(change)) publish(ctx.engine, 'log-appended', ctx.actor)
    return result
  } catch (reason) {
    if (reason instanceof RefusedWrite) return reason.result
    throw reason
  }
}
