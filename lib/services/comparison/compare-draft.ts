import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { type FactSide, factSides } from '../../data/queries/facts/fact-views'
import { answerText, questionText } from '../../domain/cards/sides'
import type { ComparableCard, ComparableFact, Likeness } from '../../domain/comparison/comparable'
import { compareWithLibrary, differenceWords } from '../../domain/comparison/compare'
import { sidesOf } from '../../domain/drafting/draft-cards'
import type { DraftCard, FactDraft } from '../../domain/drafting/fact-draft'
import type { FactId, WorkspaceId } from '../../domain/ids'
import type { Context } from '../context'
import { comparisonIndexOf } from './comparison-index'

/** What comparing needs of a draft. */
type DraftToCompare = Pick<FactDraft, 'kind' | 'statement' | 'asOf' | 'cards'>

/** The article that drafts are drawn from. */
export type DraftArticle = { readonly published: string | null; readonly authors: readonly string[] }

const comparableCards = (card: DraftCard): readonly ComparableCard[] =>
  sidesOf(card).map((sides) => ({ question: questionText(sides), answer: answerText(sides) }))

const comparableOf = (draft: DraftToCompare, { published, authors }: DraftArticle): ComparableFact => {
  const { kind, statement, asOf, cards } = draft
  return { factId: null, kind, statement, asOf, published, authors, cards: cards.flatMap(comparableCards) }
}

const isLive = (side: FactSide | undefined): side is FactSide => side !== undefined && side.retiredAt === null

const likenessesOf = (likeness: Likeness, sides: ReadonlyMap<FactId, FactSide>) => {
  const side = sides.get(likeness.factId)
  if (!isLive(side)) return []
  const { factId, statement } = side
  const { key: articleKey, title: articleTitle, authors, outlet, published, origin } = side.source
  /** What they differ in, in a sentence; the draft's value first. */
  const difference = differenceWords(likeness, likeness.answers)
  /** What its main passage is cited by. */
  const source = { authors, outlet, published, origin }
  return [{ kind: likeness.kind, difference, factId, statement, articleKey, articleTitle, source }]
}

/** A fact of the library that a draft repeats, contradicts or is easily confused with. */
export type DraftLikeness = ReturnType<typeof likenessesOf>[number]

/**
 * What facts of the actor's library each of these drafts of one article repeats, contradicts or is easily confused
 * with, in the order of the drafts; each list the gravest first.
 * @param workspaceId of the article; the actor's own where it is left out
 */
export const compareDrafts = async (
  ctx: Context,
  article: DraftArticle,
  drafts: readonly DraftToCompare[],
  workspaceId: WorkspaceId = ctx.actor.workspaceId,
): Promise<readonly (readonly DraftLikeness[])[]> => {
  if (drafts.length === 0 || !ctx.actor.workspaceIds.includes(workspaceId)) return drafts.map(() => [])
  const index = await comparisonIndexOf(ctx, workspaceId)
  const found: (readonly Likeness[])[] = []
  for (const draft of drafts) {
    found.push(compareWithLibrary(comparableOf(draft, article), index))
    // A library may hold much that is about the same: others are served between one draft and the next.
    await yieldToEventLoop()
  }
  const ids = [...new Set(found.flat().map(({ factId }) => factId))]
  const sides = await factSides(ctx.engine.read, ctx.actor.workspaceIds, ids)
  return found.map((likenesses) => likenesses.flatMap((likeness) => likenessesOf(likeness, sides)))
}
