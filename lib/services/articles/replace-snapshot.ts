import { newKey, passageIdOf, sha256Of } from '../../data/library-ids'
import { type Renewal, replaceSnapshotRows } from '../../data/mutations/articles'
import {
  type ArticleView,
  earlierPassages,
  type FurtherSupport,
  findArticle,
  furtherSupport,
  type PassageWords,
  readPoints,
  type SupportedFact,
  supportedFacts,
} from '../../data/queries/articles/article-page'
import { type Highlight, highlightsOf } from '../../data/queries/drafts/drafts'
import type { PassageState } from '../../data/schema/library'
import { anchorAt } from '../../domain/content/anchor'
import { mostAlike } from '../../domain/content/similarity'
import type { FactId, LearnerId, SnapshotId } from '../../domain/ids'
import type { SourceText } from '../../sources/source-result'
import { articleToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, NO_ARTICLE, type Result } from '../result'
import type { JobInput, JobOutput } from '../worker/jobs'
import { runJob } from '../worker-pool'

type OldPassage = JobInput<'re-anchor'>[0][number]
type CarriedOver = JobOutput<'re-anchor'>[number]

/** A passage that does not stand in the newer text as it did. `gone` was not found. */
export type ChangedPassage = {
  readonly factId: FactId
  readonly statement: string
  readonly kind: 'check' | 'gone'
  readonly old: PassageWords
  readonly new: PassageWords | null
}

/** A place is found again by the words that follow it. */
const POINT_CHARACTERS = 80

/** What points into an article's text. */
const pointersOf = async (ctx: Context, article: ArticleView) => {
  const { read } = ctx.engine
  const highlights = await highlightsOf(read, article)
  return {
    facts: await supportedFacts(read, article),
    /** Further passages that facts of any article have in this one. */
    further: await furtherSupport(read, article),
    highlights: highlights.filter(({ snapshotId }) => snapshotId === article.snapshotId),
    points: (await readPoints(read, article)).filter(({ readPoint }) => readPoint > 0),
  }
}

type Pointers = Awaited<ReturnType<typeof pointersOf>>

const factName = ({ factId }: SupportedFact) => `fact:${factId}`
const furtherName = ({ row }: FurtherSupport) => `further:${row.factId}:${row.passageId}`
const highlightName = ({ id }: Highlight) => `highlight:${id}`
const pointName = ({ learnerId }: { readonly learnerId: LearnerId }) => `point:${learnerId}`

const passagesOf = ({ facts, further, highlights, points }: Pointers, text: string): readonly OldPassage[] => [
  ...facts.map((fact) => ({ id: factName(fact), anchor: fact.passage })),
  ...further.map((one) => ({ id: furtherName(one), anchor: one.passage })),
  ...highlights
    .filter(({ start, end }) => start < end && end <= text.length)
    .map((highlight) => ({ id: highlightName(highlight), anchor: anchorAt(text, highlight.start, highlight.end) })),
  ...points
    .filter(({ readPoint }) => readPoint < text.length)
    .map((point) => ({
      id: pointName(point),
      anchor: anchorAt(text, point.readPoint, Math.min(text.length, point.readPoint + POINT_CHARACTERS)),
    })),
]

const carried = async (
  passages: readonly OldPassage[],
  oldText: string,
  newText: string,
): Promise<Result<ReadonlyMap<string, CarriedOver>>> => {
  if (passages.length === 0) return done(new Map())
  const found = await runJob('re-anchor', [passages, oldText.length, newText])
  if (!found.ok)
    return failed(
      'too-large',
      'The newer text is too long to search for the passages of your facts. Nothing was changed.',
    )
  return done(new Map(found.value.map((passage) => [passage.id, passage])))
}

const wordsOf = ({ before, exact, after }: PassageWords): PassageWords => ({ before, exact, after })

/** A doubt that nobody settled yet outlives a further version in which the words stand as they did. */
const stateOf = (before: PassageState | null, kind: CarriedOver['kind']): PassageState | null =>
  kind === 'gone' ? 'gone' : kind === 'check' || before === 'moved' ? 'moved' : null

const renewalOf = (
  ctx: Context,
  article: ArticleView,
  source: SourceText,
  pointers: Pointers,
  found: ReadonlyMap<string, CarriedOver>,
): Renewal => {
  const { workspaceId, articleId } = article
  const id = newKey<SnapshotId>()
  const passageId = ({ start, end }: { readonly start: number; readonly end: number }) =>
    passageIdOf(workspaceId, id, start, end)
  const passages = new Map<string, Renewal['passages'][number]>()
  /** Where a passage is in the newer text; null where it is not in it. */
  const placed = (name: string) => {
    const place = found.get(name)
    if (!place?.anchor) return null
    const { anchor, before, after, kind } = place
    passages.set(passageId(anchor), { id: passageId(anchor), snapshotId: id, ...anchor, before, after })
    return { passageId: passageId(anchor), kind }
  }
  const facts = pointers.facts.map((fact) => {
    const { factId } = fact
    const place = placed(factName(fact))
    if (!place) return { factId, passageId: null, passageState: 'gone' as const }
    return { factId, passageId: place.passageId, passageState: stateOf(fact.passageState, place.kind) }
  })
  const further = pointers.further.map((one) => {
    const place = placed(furtherName(one))
    if (!place) return { row: one.row, passageId: null, state: 'gone' as const }
    return { row: one.row, passageId: place.passageId, state: stateOf(one.row.state ?? null, place.kind) }
  })
  return {
    articleId,
    snapshot: { id, articleId, text: source.text, sha256: sha256Of(source.text), importedAt: ctx.now },
    head: {
      outlet: article.outlet ?? source.outlet,
      published: article.published ?? source.published,
      url: article.url ?? source.url,
    },
    passages: [...passages.values()],
    facts,
    further,
    highlights: pointers.highlights.flatMap((highlight) => {
      const anchor = found.get(highlightName(highlight))?.anchor
      return anchor ? [{ id: highlight.id, start: anchor.start, end: anchor.end }] : []
    }),
    readPoints: pointers.points.map((point) => ({
      learnerId: point.learnerId,
      readPoint:
        found.get(pointName(point))?.anchor?.start ??
        Math.round(Math.min(1, point.readPoint / article.text.length) * source.text.length),
    })),
  }
}

/**
 * Gives an article a newer text: a new snapshot, and passages, highlights and read points carried over to it in one
 * transaction. A passage that was found with doubt, or not at all, marks its fact; facts, cards and memories stay as
 * they are, and so does the old snapshot. Nothing is written where the article has this very text already.
 */
export const replaceSnapshot = async (ctx: Context, articleKey: string, source: SourceText) => {
  const one = await articleToChange(ctx, articleKey)
  if (!one.ok) return one
  const article = one.value
  const { articleId, key, title } = article
  if (article.origin === 'content')
    return failed(
      'conflict',
      `“${title}” belongs to the starter library and cannot be replaced. Add the text as a separate article.`,
    )
  if (article.text === source.text) return done({ articleId, key, title, snapshotId: article.snapshotId })
  const pointers = await pointersOf(ctx, article)
  const found = await carried(passagesOf(pointers, article.text), article.text, source.text)
  if (!found.ok) return found
  const renewal = renewalOf(ctx, article, source, pointers, found.value)
  return ctx.engine.write(async (tx) => {
    const now = await findArticle(tx, ctx.actor.workspaceIds, articleKey)
    if (now?.snapshotId !== article.snapshotId)
      return failed(
        'conflict',
        'The article has since been changed elsewhere. Check it, then add the newer text again.',
      )
    // A fact that was made or moved while passages were looked for would be left behind.
    const facts = await supportedFacts(tx, article)
    const further = await furtherSupport(tx, article)
    const marks = (of: Pick<Pointers, 'facts' | 'further'>) => [
      ...of.facts.map(passageMark),
      ...of.further.map(furtherName),
    ]
    if (marks({ facts, further }).join() !== marks(pointers).join())
      return failed('conflict', 'Facts of the article have since been changed. Add the newer text again.')
    await replaceSnapshotRows(tx, article, renewal)
    return done({ articleId, key, title, snapshotId: renewal.snapshot.id })
  })
}

const passageMark = ({ factId, snapshotId, passage: { start, end } }: SupportedFact): string =>
  `${factId}:${snapshotId}:${start}:${end}`

/** Passages that are compared in the server's own thread; a long article has thousands. */
const MOST_COMPARED = 200

/** For each passage the words of an earlier snapshot that it most likely came from; null where none are like it. */
const oldWordsOf = async (
  passages: readonly string[],
  earlier: readonly PassageWords[],
): Promise<readonly (PassageWords | null)[]> => {
  const words = earlier.map(({ exact }) => exact)
  const isLittle = passages.length * words.length <= MOST_COMPARED
  const found = isLittle
    ? { ok: true as const, value: mostAlike(passages, words) }
    : await runJob('most-alike', [passages, words])
  return passages.map((_, at) => {
    const best = found.ok ? found.value[at] : null
    return typeof best === 'number' ? (earlier[best] ?? null) : null
  })
}

/** The facts of an article whose passage a newer text changed or lost, and that nobody looked at since, with both wordings. */
export const changedPassages = async (ctx: Context, articleKey: string): Promise<Result<readonly ChangedPassage[]>> => {
  const { read } = ctx.engine
  const article = await findArticle(read, ctx.actor.workspaceIds, articleKey)
  if (!article) return NO_ARTICLE
  const facts = await supportedFacts(read, article)
  // A retired fact is asked no more, and is looked at again when it is brought back.
  const doubtful = facts.filter(({ passageState, isRetired }) => passageState !== null && !isRetired)
  if (doubtful.length === 0) return done([])
  const moved = doubtful.filter(({ passageState }) => passageState === 'moved')
  const earlier = moved.length === 0 ? [] : await earlierPassages(read, article, article.snapshotId)
  const old = await oldWordsOf(
    moved.map(({ passage }) => passage.exact),
    earlier,
  )
  return done(
    doubtful.flatMap((fact): readonly ChangedPassage[] => {
      const { factId, statement, passageState } = fact
      const own = wordsOf(fact.passage)
      if (passageState === 'gone') return [{ factId, statement, kind: 'gone', old: own, new: null }]
      const at = moved.indexOf(fact)
      return at < 0 ? [] : [{ factId, statement, kind: 'check', old: old[at] ?? own, new: own }]
    }),
  )
}
