import { z } from 'zod'
import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey } from '../../data/library-ids'
import { addTopic, markFactsChanged, removeTopic, setFactsWeight } from '../../data/mutations/facts'
import { replaceDecksOfFacts, saveDecks } from '../../data/mutations/library'
import {
  type ChosenFact,
  chosenFacts,
  decksOfFacts,
  everyCardOfFacts,
  factsWithTopic,
} from '../../data/queries/cards/card-rows'
import { deckNamed } from '../../data/queries/learner/decks'
import { type LoggedCard, storedEntries } from '../../data/queries/study/log'
import type { RowTable } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import { changeWords } from '../../domain/cards/change-words'
import type { CardId, DeckId, FactId, Instant, ReviewId } from '../../domain/ids'
import { WEIGHTS, type Weight } from '../../domain/library'
import { recorded, statementOf } from '../actions/as-action'
import { workspacesToChange } from '../authorise'
import type { Context } from '../context'
import { logAppended } from '../events'
import { setRetired } from '../facts/write-fact'
import { dateStyleOf } from '../learner/preferences-of'
import { done, type Result, writeOrNothing } from '../result'
import {
  type CardAct,
  cardActSchemas,
  logActs,
  type RepositionAct,
  repositionCards,
  repositionSchemas,
} from '../study/act-on-cards'
import { type CardSelection, chosenCards } from './card-selection'

/** Facts of one workspace that are changed together. */
type FactsToChange = {
  readonly workspace: Authorized<InWorkspace>
  readonly facts: readonly ChosenFact[]
  readonly now: Instant
}

/** What was changed: the facts that are different now, and the decks that were made for them. */
type ChangedFacts = {
  readonly factIds: readonly FactId[]
  readonly madeDecks: readonly DeckId[]
}

const idsOf = (facts: readonly ChosenFact[]): readonly FactId[] => facts.map(({ factId }) => factId)

/** Gives facts a weight. */
const weighFacts = async (tx: Tx, { workspace, facts, now }: FactsToChange, weight: Weight): Promise<ChangedFacts> => {
  const others = facts.filter((fact) => fact.weight !== weight)
  const factIds = idsOf(others)
  await setFactsWeight(tx, workspace, factIds, weight)
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: [] }
}

/** Gives facts some topics and takes others from them. */
const tagFacts = async (
  tx: Tx,
  { workspace, facts, now }: FactsToChange,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<ChangedFacts> => {
  const all = idsOf(facts)
  const changed = new Set<FactId>()
  const each = async (names: readonly string[], isAdded: boolean): Promise<void> => {
    for (const name of names) {
      const having = await factsWithTopic(tx, workspace.workspaceId, all, name)
      const ids = all.filter((id) => having.has(id) !== isAdded)
      if (ids.length === 0) continue
      await (isAdded ? addTopic(tx, workspace, ids, name) : removeTopic(tx, workspace, ids, name))
      for (const id of ids) changed.add(id)
    }
  }
  await each(remove, false)
  await each(add, true)
  const factIds = [...changed]
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: [] }
}

/** Moves facts to the deck of that name, which is made if there is none; without a name they are in no deck. */
const moveFacts = async (tx: Tx, { workspace, facts, now }: FactsToChange, name: string): Promise<ChangedFacts> => {
  const { workspaceId } = workspace
  const known = name === '' ? null : await deckNamed(tx, workspaceId, name)
  let deckId = known
  if (deckId === null && name !== '') {
    deckId = newKey<DeckId>()
    await saveDecks(tx, workspace, [{ id: deckId, name, articleId: null, createdAt: now }])
  }
  const decks = await decksOfFacts(tx, workspaceId, idsOf(facts))
  const byFact = new Map<FactId, DeckId[]>()
  for (const [deck, factId] of decks) byFact.set(factId, [...(byFact.get(factId) ?? []), deck])
  const factIds = idsOf(facts).filter((id) => (byFact.get(id) ?? []).join() !== (deckId ?? ''))
  const rows = deckId === null ? [] : factIds.map((factId) => ({ deckId, factId }))
  await replaceDecksOfFacts(tx, workspace, rows, factIds)
  await markFactsChanged(tx, workspace, factIds, now)
  return { factIds, madeDecks: deckId !== null && known === null ? [deckId] : [] }
}

/** Takes facts out of the library with their cards. */
const takeOut = async (tx: Tx, { workspace, facts, now }: FactsToChange): Promise<ChangedFacts> => {
  const changed = facts.filter(({ retiredAt }) => retiredAt === null)
  const factIds = idsOf(changed)
  const byId = new Map(changed.map((fact) => [fact.factId, fact]))
  const cards = (await everyCardOfFacts(tx, workspace.workspaceId, factIds)).flatMap(
    ({ cardId, factId, position, ...card }) => {
      const fact = byId.get(factId)
      return fact && card.retiredAt === null ? [{ cardId, factId, position, weight: fact.weight }] : []
    },
  )
  await setRetired(tx, workspace, factIds, cards, now)
  // What a content file says no longer brings its facts back or takes them away.
  await markFactsChanged(tx, workspace, idsOf(changed.filter(({ isContent }) => isContent)), now)
  return { factIds, madeDecks: [] }
}

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
        parts.push(await takeOut(tx, these))
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
  const result = await writeOrNothing(ctx.engine, async (tx): Promise<Result<ChangedCards>> => {
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
    if (!acted.ok) return acted
    const { value, actionId } = acted.value
    return done({ changeId: actionId, changed: value.changed, unchanged: cardIds.length - value.changed })
  })
  if (result.ok && result.value.changed > 0 && !isOfFacts(change)) logAppended(ctx)
  return result
}
