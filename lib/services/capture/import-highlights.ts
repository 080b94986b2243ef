import type { Tx } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { newKey, passageIdOf, sha256Of } from '../../data/library-ids'
import { growArticle } from '../../data/mutations/grow-article'
import { saveHighlights } from '../../data/mutations/highlights'
import { type ArticleView, findArticle } from '../../data/queries/articles/article-page'
import { articleHeads } from '../../data/queries/articles/articles'
import { searchText } from '../../domain/cards/search-text'
import type { SnapshotId, StudyDay } from '../../domain/ids'
import { keepArticle } from '../articles/keep-article'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import { runJob } from '../worker-pool'
import type { ReadHighlight, ReadWork } from './highlight-file'

export type ImportedWork = {
  /** `grown`: an article of the same work was there and took the new highlights. */
  readonly kind: 'added' | 'grown' | 'unchanged'
  readonly key: string
  readonly title: string
  /** Highlights that are new. */
  readonly highlights: number
}

export type ImportedHighlights = {
  readonly works: readonly ImportedWork[]
  /** Entries of the file that hold no highlight. */
  readonly skipped: number
}

const MOST_WORKS = 5_000

/** Rows written at once: others are served in between. */
const ROWS_AT_ONCE = 500

/** Where each highlight stands in the text that they make together. */
type Placed = { readonly highlight: ReadHighlight; readonly start: number; readonly end: number }

/** The text that highlights add to another, each as paragraphs of its own. */
const textWith = (
  before: string,
  highlights: readonly ReadHighlight[],
): { readonly text: string; readonly placed: readonly Placed[] } => {
  const parts = before === '' ? [] : [before]
  let length = before.length
  const placed = highlights.map((highlight) => {
    const start = length === 0 ? 0 : length + 2
    length = start + highlight.words.length
    parts.push(highlight.words)
    return { highlight, start, end: length }
  })
  return { text: parts.join('\n\n'), placed }
}

const nameOf = (title: string, authors: readonly string[]): string =>
  searchText(title, ...[...authors].map((name) => name.toLowerCase()).sort())

/** Those that the text does not hold yet. */
const freshOf = async (
  text: string,
  highlights: readonly ReadHighlight[],
): Promise<Result<readonly ReadHighlight[]>> => {
  if (text === '') return done(highlights)
  const found = await runJob('new-words', { text, wanted: highlights.map(({ compared }) => compared) })
  if (!found.ok) return failed('too-large', 'The file has too many highlights to compare with those in your library.')
  return done(highlights.filter((_, at) => found.value[at]))
}

const writeWork = async (
  tx: Tx,
  ctx: Context,
  { work, article, fresh, day }: WorkToWrite,
): Promise<ImportedWork | null> => {
  const workspace = localWorkspace(ctx)
  const { title, authors, url } = work
  const { text, placed } = textWith(article?.text ?? '', fresh)
  const kept = article
    ? { articleId: article.articleId, snapshotId: newKey<SnapshotId>(), key: article.key }
    : await keepArticle(
        tx,
        ctx,
        workspace,
        { title, authors, outlet: null, published: null, url, origin: 'highlights', text },
        day,
      )
  if (article) {
    const { articleId, snapshotId: before } = article
    const growth = { articleId, before, after: kept.snapshotId, text, sha256: sha256Of(text), now: ctx.now }
    await growArticle(tx, workspace, { ...growth, passageId: passageIdOf })
  }
  for (let at = 0; at < placed.length; at += ROWS_AT_ONCE) {
    await saveHighlights(
      tx,
      workspace,
      placed.slice(at, at + ROWS_AT_ONCE).map(({ highlight: { note, at: markedAt }, start, end }) => ({
        id: newKey(),
        articleId: kept.articleId,
        snapshotId: kept.snapshotId,
        start,
        end,
        note,
        origin: 'readwise' as const,
        createdAt: markedAt ?? ctx.now,
      })),
    )
    await yieldToEventLoop()
  }
  return {
    kind: article ? 'grown' : 'added',
    key: kept.key,
    title: article?.title ?? title,
    highlights: placed.length,
  }
}

type WorkToWrite = {
  readonly work: ReadWork
  /** The article of the same work, if there is one, as it was when its text was compared. */
  readonly article: ArticleView | null
  readonly fresh: readonly ReadHighlight[]
  readonly day: StudyDay
}

/** Saves the new highlights of one work; null where it has none and no article. */
const saveWork = async (
  ctx: Context,
  work: ReadWork,
  { keysByName, day }: Pick<WorkToWrite, 'day'> & { readonly keysByName: ReadonlyMap<string, string> },
): Promise<Result<ImportedWork | null>> => {
  const { workspaceId } = localWorkspace(ctx)
  const key = keysByName.get(nameOf(work.title, work.authors))
  const article = key === undefined ? null : await findArticle(ctx.engine.read, [workspaceId], key)
  const fresh = await freshOf(article?.text ?? '', work.highlights)
  if (!fresh.ok) return fresh
  if (fresh.value.length === 0)
    return done(article ? { kind: 'unchanged', key: article.key, title: article.title, highlights: 0 } : null)
  return ctx.engine.write(async (tx) => {
    const now = key === undefined ? null : await findArticle(tx, [workspaceId], key)
    if (now?.snapshotId !== article?.snapshotId)
      return failed('conflict', `“${work.title}” has since been changed elsewhere. Import the file again.`)
    return done(await writeWork(tx, ctx, { work, article, fresh: fresh.value, day }))
  })
}

/**
 * Imports the highlights of a Readwise CSV: each book or article becomes an article of its
 * highlights, each a paragraph and a highlight from which drafts come first. What was imported before is not added again.
 */
export const importHighlights = async (ctx: Context, bytes: Uint8Array): Promise<Result<ImportedHighlights>> => {
  const came = await runJob('read-highlights', { bytes })
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
  const works: ImportedWork[] = []
  // One write a work: a large file keeps nobody waiting, and one that is interrupted is simply imported again.
  for (const work of read.works) {
    const saved = await saveWork(ctx, work, { keysByName, day })
    if (!saved.ok) return saved
    if (saved.value) works.push(saved.value)
  }
  return done({ works, skipped: read.skipped })
}
