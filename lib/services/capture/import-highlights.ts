import type { Tx } from '../../data/engine/engine'
import { newKey } from '../../data/library-ids'
import { saveHighlights } from '../../data/mutations/articles'
import { type ArticleView, findArticle } from '../../data/queries/articles/article-page'
import { articleHeads } from '../../data/queries/articles/articles'
import { searchText } from '../../domain/cards/search-text'
import type { ArticleId, SnapshotId, StudyDay } from '../../domain/ids'
import { keepArticle } from '../articles/add-read-article'
import { replaceSnapshot } from '../articles/replace-snapshot'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Given } from '../result'
import type { HighlightedWork, MarkedWords } from '../worker/jobs'
import { runJob } from '../worker-pool'

const MOST_WORKS = 5_000
const PARAGRAPHS = '\n\n'

const nameOf = (title: string, authors: readonly string[]): string =>
  searchText(title, ...[...authors].map((name) => name.toLowerCase()).sort())

/** Those that the text does not hold yet, as paragraphs of its own. */
const freshOf = (text: string, highlights: readonly MarkedWords[]): readonly MarkedWords[] => {
  const here = new Set(text.split(PARAGRAPHS))
  return highlights.filter(({ words }) => !words.split(PARAGRAPHS).every((paragraph) => here.has(paragraph)))
}

/** Marks highlights that stand one after the other in a text, from an offset on. */
const mark = (
  tx: Tx,
  ctx: Context,
  { articleId, snapshotId }: { readonly articleId: ArticleId; readonly snapshotId: SnapshotId },
  highlights: readonly MarkedWords[],
  from: number,
): Promise<void> => {
  let start = from
  const rows = highlights.map(({ words, note, at }) => {
    const place = { start, end: start + words.length }
    start = place.end + PARAGRAPHS.length
    return {
      id: newKey(),
      articleId,
      snapshotId,
      ...place,
      note,
      origin: 'readwise' as const,
      createdAt: at ?? ctx.now,
    }
  })
  return saveHighlights(tx, localWorkspace(ctx), rows)
}

const wordsOf = (highlights: readonly MarkedWords[]): readonly string[] => highlights.map(({ words }) => words)

/** Adds highlights that are new to the end of the article of their work: what points into its text stays right. */
const grow = async (ctx: Context, article: ArticleView, work: HighlightedWork, fresh: readonly MarkedWords[]) => {
  const { articleId, key, title } = article
  const text = [article.text, ...wordsOf(fresh)].join(PARAGRAPHS)
  const renewed = await replaceSnapshot(ctx, key, { ...work, outlet: null, published: null, language: null, text })
  if (!renewed.ok) return renewed
  const { snapshotId } = renewed.value
  const from = article.text.length + PARAGRAPHS.length
  await ctx.engine.write((tx) => mark(tx, ctx, { articleId, snapshotId }, fresh, from))
  return done({ kind: 'grown' as const, key, title, highlights: fresh.length })
}

/** Saves the new highlights of one work; null where it has none and no article. `grown`: its article was there. */
const saveWork = async (
  ctx: Context,
  work: HighlightedWork,
  { keysByName, day }: { readonly keysByName: ReadonlyMap<string, string>; readonly day: StudyDay },
) => {
  const { title, authors, url, highlights } = work
  const workspace = localWorkspace(ctx)
  const known = keysByName.get(nameOf(title, authors))
  const article = known === undefined ? null : await findArticle(ctx.engine.read, [workspace.workspaceId], known)
  const fresh = freshOf(article?.text ?? '', highlights)
  if (article && fresh.length > 0) return grow(ctx, article, work, fresh)
  if (article) return done({ kind: 'unchanged' as const, key: article.key, title: article.title, highlights: 0 })
  if (fresh.length === 0) return done(null)
  return ctx.engine.write(async (tx) => {
    const head = { title, authors, outlet: null, published: null, url, origin: 'highlights' as const }
    const kept = await keepArticle(tx, ctx, workspace, { ...head, text: wordsOf(fresh).join(PARAGRAPHS) }, day)
    await mark(tx, ctx, kept, fresh, 0)
    return done({ kind: 'added' as const, key: kept.key, title, highlights: fresh.length })
  })
}

/**
 * Imports the highlights of a Readwise CSV: each book or article becomes an article of its
 * highlights, each a paragraph and a highlight from which drafts come first. What was imported before is not added again.
 */
export const importHighlights = async (ctx: Context, bytes: Uint8Array) => {
  const came = await runJob('read-highlights', [bytes])
  if (!came.ok)
    return failed(
      'too-large',
      'Reading the file took too long, so it was stopped. Split it in two and import both.',
      'file',
    )
  const read = came.value
  if (!read.ok) return failed(read.code === 'too-large' ? 'too-large' : 'wrong-type', read.message, 'file')
  if (read.works.length === 0) return failed('invalid', 'The file has no highlights.', 'file')
  if (read.works.length > MOST_WORKS)
    return failed(
      'too-large',
      `The file has more than ${MOST_WORKS.toLocaleString('en-GB')} works. Split it in two.`,
      'file',
    )
  const { workspaceId } = localWorkspace(ctx)
  const heads = await articleHeads(ctx.engine.read, [workspaceId])
  const own = heads.filter((head) => head.origin === 'highlights')
  const keysByName = new Map(own.map(({ title, authors, key }) => [nameOf(title, authors), key]))
  const { day } = await studyDayOf(ctx)
  const works = []
  // One write a work: a large file keeps nobody waiting, and one that is interrupted is simply imported again.
  for (const work of read.works) {
    const saved = await saveWork(ctx, work, { keysByName, day })
    if (!saved.ok) return saved
    if (saved.value) works.push(saved.value)
  }
  /** `skipped`: entries of the file that hold no highlight. */
  return done({ works, skipped: read.skipped })
}

export type ImportedHighlights = Given<typeof importHighlights>
