import { type ArticleView, factsOfArticle, findArticle } from '../../data/queries/articles/article-page'
import {
  decisionsOfArticle,
  highlightsOf,
  refusalsOfKinds,
  type StandingDecision,
} from '../../data/queries/drafts/drafts'
import type { FactView } from '../../data/queries/facts/fact-views'
import { answerText } from '../../domain/cards/sides'
import { draftCardsOf, sidesOf } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { isOnProposal } from '../../domain/drafting/own-choice'
import type { SourcedDraft } from '../../domain/drafting/sourced-draft'
import type { ExtractionOptions, Span } from '../../domain/finder/mention'
import type { SnapshotId } from '../../domain/ids'
import { log } from '../../platform/log'
import { recentlyUsed } from '../cache-by-engine'
import type { Context } from '../context'
import { done, failed, type Given, NO_ARTICLE } from '../result'
import { runJob } from '../worker-pool'
import { lintDrafts, withTopics } from './lint-drafts'

/** Kinds of drafts that the actor refused for good, in the order in which they were refused. */
export const refusedKinds = async ({ engine, actor }: Context): Promise<readonly string[]> => {
  const refusals = await refusalsOfKinds(engine.read, actor.learnerId)
  return [...new Set(refusals.map(({ findingKind }) => findingKind))]
}

/** A text to be read for drafts, and the part of it that is on the screen. */
type TextToDraft = {
  readonly snapshotId: SnapshotId
  readonly text: string
  readonly published: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly highlights: readonly Span[]
  readonly part: Span
}

/** Where drafts come from, best first: the finder, or in a test a list. Throws `DraftingFailure`. */
export type DraftSource = (asked: TextToDraft) => Promise<readonly SourcedDraft[]>

/** A text could not be read for drafts; the message is for people. */
export class DraftingFailure extends Error {}

/** About 20,000 words. A longer text is read part by part, so that no page waits for a book. */
const MOST_CHARACTERS = 120_000
/** Texts whose drafts are remembered; some hundred drafts each. */
const MOST_TEXTS = 24

type Options = ExtractionOptions & { readonly highlights: readonly Span[] }

/** Reading takes a second where it is the first, and a server answers others meanwhile: it is done in a worker process. */
const read = async (text: string, options: Options): Promise<readonly SourcedDraft[]> => {
  const result = await runJob('find-drafts', [text, options])
  if (result.ok) return result.value
  log.error('A text could not be read for drafts.', { why: result.why, reason: result.reason })
  throw new DraftingFailure(
    result.why === 'broken'
      ? 'No drafts could be made from the text. You can still make facts yourself: select the words.'
      : 'Making drafts from the text took too long. You can still make facts yourself: select the words.',
    { cause: result.reason },
  )
}

const within = (part: Span) => (span: Span) => span.start >= part.start && span.start < part.end

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by })

/** The part alone, read as a text of its own. Its keys name the part: the same words may stand in another one. */
const readPart = async (text: string, part: Span, options: Options): Promise<readonly SourcedDraft[]> => {
  const marked = options.highlights.filter((one) => within(part)(one) && one.end <= part.end)
  const highlights = marked.map((one) => moved(one, -part.start))
  const drafts = await read(text.slice(part.start, part.end), { ...options, highlights })
  return drafts.map((draft) => ({
    ...draft,
    key: `${part.start}:${draft.key}`,
    mention: moved(draft.mention, part.start),
    passage: moved(draft.passage, part.start),
  }))
}

const remembered = recentlyUsed<readonly SourcedDraft[]>(MOST_TEXTS)

/** The drafts of the finder for the part of a text, best first; remembered for the texts looked at last. */
const finderDrafts: DraftSource = async ({ snapshotId, text, part, ...about }) => {
  const options: Options = { language: 'en', ...about }
  const isLong = text.length > MOST_CHARACTERS
  const drafts = await remembered(JSON.stringify([snapshotId, isLong ? part : null, options]), () =>
    isLong ? readPart(text, part, options) : read(text, options),
  )
  return drafts.filter(({ passage }) => within(part)(passage))
}

export type DraftRequest = {
  readonly count: number
  /** Whether drafts of this article that were decided already count towards `count`: a first batch that was begun. */
  readonly countsDecided?: boolean
  /** The part of the text that is on the screen. */
  readonly part: Span
  /** Keys that the screen has already. */
  readonly except?: readonly string[]
  /** Only these, if they are open: drafts whose decision was taken back. */
  readonly only?: readonly string[]
  /** Only those whose passage touches these words: what a highlight came to. */
  readonly touching?: Span
}

const MOST_DECIDED_SHOWN = 100

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const answersOf = (input: Pick<FactDraft, 'cards'>): readonly string[] =>
  input.cards.flatMap((entry) => sidesOf(entry).map((card) => folded(answerText(card))))

type PassageHere = Span & { readonly snapshotId: SnapshotId; readonly exact: string }

/** A fact with the passages that it has in the article. */
type FactHere = Pick<FactView, 'cards'> & { readonly passages: readonly PassageHere[] }

/** The facts of the article that are not retired, with all their passages in it. */
const factsHere = ({ articleId }: ArticleView, facts: readonly FactView[]): readonly FactHere[] =>
  facts
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ cards, passage, source, also }) => ({
      cards,
      passages: [
        ...(source.articleId === articleId ? [passage] : []),
        ...also.filter(({ article }) => article.articleId === articleId),
      ],
    }))

/** Whether the library has the fact: one with a passage here that touches the draft's and that asks for the same. */
const isThere = (facts: readonly FactHere[], snapshotId: SnapshotId, draft: SourcedDraft): boolean => {
  const answers = new Set(answersOf(draft.fact))
  return facts.some(({ passages, cards }) => {
    const isNear = passages.some((one) =>
      one.snapshotId === snapshotId ? touches(one, draft.passage) : one.exact.includes(draft.mention.quote),
    )
    return isNear && answersOf({ cards: draftCardsOf(cards) }).some((answer) => answers.has(answer))
  })
}

const decidedOf = (
  standing: readonly StandingDecision[],
  facts: readonly FactView[],
  found: readonly SourcedDraft[],
) => {
  const statements = new Map(facts.map(({ factId, statement }) => [factId, statement]))
  const quotes = new Map(found.map(({ key, mention }) => [key, mention.quote]))
  return standing
    .slice(-MOST_DECIDED_SHOWN)
    .toReversed()
    .map(({ id, offerKey, decision, findingKind, factId, ms, cards }) => ({
      id,
      offerKey,
      decision,
      factId,
      ms,
      cards,
      kind: findingKind,
      /** The fact's statement, or the words that were asked for; null where neither is known any more. */
      words: (factId && statements.get(factId)) ?? quotes.get(offerKey) ?? null,
    }))
}

const textOf = async (ctx: Context, article: ArticleView, part: Span) => {
  const { snapshotId, text, published, title, authors } = article
  const marked = await highlightsOf(ctx.engine.read, article)
  const highlights = marked.filter((one) => one.snapshotId === snapshotId).map(({ start, end }) => ({ start, end }))
  return { snapshotId, text, published, title, authors, highlights, part }
}

/**
 * Drafts for an article, or for a part of a long one: the best that were not decided yet, whose fact is not in the
 * library, and whose kind was not refused for good, with the topics of the library that they are about. What the reader
 * highlighted comes first. Fails where there is no
 * such article, or its text could not be read for drafts.
 */
export const loadDrafts = async (
  ctx: Context,
  articleKey: string,
  { count, countsDecided = false, part, except = [], only, touching }: DraftRequest,
  source: DraftSource = finderDrafts,
) => {
  const { read } = ctx.engine
  const { workspaceIds, learnerId } = ctx.actor
  const article = await findArticle(read, workspaceIds, articleKey)
  if (!article) return NO_ARTICLE
  const found = await source(await textOf(ctx, article, part)).catch((reason: unknown) => {
    if (reason instanceof DraftingFailure) return reason
    throw reason
  })
  if (found instanceof DraftingFailure) return failed('conflict', found.message)
  const facts = await factsOfArticle(read, learnerId, article)
  const here = factsHere(article, facts)
  const standing = await decisionsOfArticle(read, learnerId, article.articleId)
  const refused = new Set(await refusedKinds(ctx))
  const decidedKeys = new Set([...except, ...standing.map(({ offerKey }) => offerKey)])
  const open = found.filter(
    (draft) =>
      !decidedKeys.has(draft.key) &&
      (only === undefined || only.includes(draft.key)) &&
      (touching === undefined || touches(draft.passage, touching)) &&
      !refused.has(draft.mention.kind) &&
      !isThere(here, article.snapshotId, draft),
  )
  const begun = countsDecided ? standing.filter(isOnProposal).length : 0
  const chosen = open.slice(0, Math.max(0, count - begun))
  const drafts = await lintDrafts(ctx, article, await withTopics(ctx, article, chosen, found))
  return done({
    snapshotId: article.snapshotId,
    /** In the order of the text. */
    drafts: drafts.toSorted((a, b) => a.passage.start - b.passage.start || a.mention.start - b.mention.start),
    /** How many more could be offered. */
    left: open.length - chosen.length,
    /** The last decisions about this article, the latest first. */
    decided: decidedOf(standing, facts, found),
  })
}

export type DraftsOfArticle = Given<typeof loadDrafts>
/** A decision that stands, in words. */
export type DecidedDraft = DraftsOfArticle['decided'][number]
