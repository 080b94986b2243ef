import { cardSumsOfScope, factIdsOfScope } from '../../data/queries/retention-scope'
import {
  type CostRow,
  cardsByAnswer,
  cardsOfPassages,
  costlyCards,
  lapsedSince,
  type SideRow,
  wrongAnswersGiven,
} from '../../data/queries/troubles'
import { answerText, questionText } from '../../domain/cards/sides'
import { foldText } from '../../domain/grading/fold'
import { fadingPassages } from '../../domain/retention/fading'
import type { RetentionFilter } from '../../domain/retention/filter'
import { costliestFinding, fadingFinding, lookAlikesFinding } from '../../domain/retention/trouble-words'
import type { Context } from '../context'
import type { CostlyCard, LookAlike, TroubleFigures } from './figures'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'

const FADING_DAYS = 30
const MOST_FADING = 20

const costly = (row: CostRow): CostlyCard => ({
  ...{ cardId: row.cardId, factId: row.factId, articleKey: row.articleKey, question: questionText(row) },
  ...{ answers: row.answers, lapses: row.tested - row.passed, minutes: row.ms / 60_000 },
  ...{ leech: row.leech, suspended: row.suspended },
})

const sides = (row: SideRow) => ({ cardId: row.cardId, question: questionText(row), answer: answerText(row) })

/** Wrong answers that are the answer to another card, from what was typed in rehearsals; most often mixed up first. */
const lookAlikesOf = async ({ engine, asker }: Context): Promise<{ pairs: readonly LookAlike[]; answers: number }> => {
  const given = await wrongAnswersGiven(engine.read, asker.learnerId)
  const asked = [...new Set(given.map(({ cardId }) => cardId))]
  const texts = [...new Set(given.map((row) => row.given.trim().toLowerCase()))]
  const cards = await cardsByAnswer(engine.read, asker.workspaceIds, asked, texts)
  const byId = new Map(cards.map((card) => [card.cardId, sides(card)]))
  const byAnswer = new Map([...byId.values()].map((card) => [foldText(card.answer), card]))
  const pairs = new Map<string, { asked: LookAlike['asked']; given: LookAlike['given']; times: number }>()
  for (const row of given) {
    const [card, other] = [byId.get(row.cardId), byAnswer.get(foldText(row.given))]
    if (!card || !other || card.cardId === other.cardId || foldText(card.answer) === foldText(other.answer)) continue
    const pair = pairs.get(`${card.cardId}/${other.cardId}`) ?? { asked: card, given: other, times: 0 }
    pair.times += 1
    pairs.set(`${card.cardId}/${other.cardId}`, pair)
  }
  return { pairs: [...pairs.values()].sort((a, b) => b.times - a.times), answers: given.length }
}

/** Minutes that all answers here took. */
const minutesOf = async (ctx: Context, { scope }: RetentionFilter): Promise<number> => {
  const { engine, asker } = ctx
  const { learnerId, workspaceIds } = asker
  const parts =
    scope.kind === 'all' ? await keptDays(ctx) : await cardSumsOfScope(engine.read, learnerId, workspaceIds, scope)
  return parts.reduce((sum, { ms }) => sum + ms, 0) / 60_000
}

/**
 * What costs the asker more than it brings: the cards that took most time and the leeches (over all time), pairs that
 * are mixed up, and passages whose cards were forgotten together in the last 30 days.
 */
export const loadTroubles = async (ctx: Context, filter: RetentionFilter): Promise<TroubleFigures> => {
  const { day } = await learnerToday(ctx)
  const { engine, asker } = ctx
  const store = engine.read
  const asked = { learnerId: asker.learnerId, workspaceIds: asker.workspaceIds, scope: filter.scope }
  const costliest = (await costlyCards(store, asked, false)).map(costly)
  const leeches = (await costlyCards(store, asked, true)).map(costly)
  const { pairs, answers } = await lookAlikesOf(ctx)
  const lapsed = await lapsedSince(store, asker.learnerId, day - FADING_DAYS + 1)
  const factIds = await factIdsOfScope(store, asker.workspaceIds, filter.scope)
  const rows = await cardsOfPassages(store, asker.workspaceIds, [...lapsed])
  const within = factIds === null ? rows : rows.filter(({ factId }) => factIds.has(factId))
  const fading = fadingPassages(within, lapsed)
  return {
    ...{ filter, costliest, leeches, lookAlikes: pairs },
    fading: fading.slice(0, MOST_FADING).map(({ first, cards, lapsed: forgotten, factIds: ids }) => ({
      ...{ passageId: first.passageId, articleKey: first.articleKey, articleTitle: first.articleTitle },
      ...{ exact: first.exact, cards, lapsed: forgotten, factIds: ids },
    })),
    costliestFinding: costliestFinding(costliest, await minutesOf(ctx, filter)),
    lookAlikesFinding: lookAlikesFinding(pairs.length, answers),
    fadingFinding: fadingFinding(fading.length),
  }
}
