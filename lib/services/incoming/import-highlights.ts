import type { Tx } from '../../data/engine/engine'
import { growArticle } from '../../data/mutations/grow-article'
import { saveHighlights } from '../../data/mutations/highlights'
import { findArticle } from '../../data/queries/article-page'
import { articleHeads } from '../../data/queries/articles'
import { searchText } from '../../domain/cards/search-text'
import { canonicalText } from '../../domain/content/canonical-text'
import type { SnapshotId, StudyDay } from '../../domain/ids'
import type { HighlightedWork, ImportedHighlight } from '../../interchange/highlighted-work'
import { readKindleClippings } from '../../interchange/kindle-clippings'
import { comparable } from '../../interchange/merge-highlights'
import { readReadwiseCsv } from '../../interchange/readwise-csv'
import { decodeText } from '../../sources/decode'
import { keepArticle } from '../articles/keep-article'
import { homeLibrary } from '../authorise'
import { newKey, passageIdOf } from '../content/library-ids'
import { sha256Of } from '../content/library-rows'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { studyDayOf } from '../study/study-day-of'

export const HIGHLIGHT_FILES = ['readwise', 'kindle'] as const
export type HighlightFile = (typeof HIGHLIGHT_FILES)[number]

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

/** Where each highlight stands in the text that they make together. */
type Placed = { readonly highlight: ImportedHighlight; readonly start: number; readonly end: number }

/** The text that highlights add to another, each as paragraphs of its own. */
const textWith = (
  before: string,
  highlights: readonly ImportedHighlight[],
): { readonly text: string; readonly placed: readonly Placed[] } => {
  let text = before
  const placed = highlights.flatMap((highlight) => {
    const words = canonicalText(highlight.text)
    if (words === '') return []
    const start = text === '' ? 0 : text.length + 2
    text = text === '' ? words : `${text}\n\n${words}`
    return [{ highlight, start, end: text.length }]
  })
  return { text, placed }
}

const nameOf = (title: string, authors: readonly string[]): string =>
  searchText(title, ...[...authors].map((name) => name.toLowerCase()).sort())

const saveWork = async (
  tx: Tx,
  ctx: Context,
  origin: HighlightFile,
  { title, authors, url, highlights }: HighlightedWork,
  known: ReadonlyMap<string, string>,
  day: StudyDay,
): Promise<ImportedWork | null> => {
  const proof = homeLibrary(ctx)
  const key = known.get(nameOf(title, authors))
  const article = key === undefined ? null : await findArticle(tx, [proof.workspaceId], key)
  const there = comparable(article?.text ?? '')
  const fresh = highlights.filter(({ text }) => !there.includes(comparable(canonicalText(text))))
  const { text, placed } = textWith(article?.text ?? '', fresh)
  const count = placed.length
  if (count === 0) return article ? { kind: 'unchanged', key: article.key, title: article.title, highlights: 0 } : null
  const kept = article
    ? { articleId: article.articleId, snapshotId: newKey() as SnapshotId, key: article.key } // edge
    : await keepArticle(
        tx,
        ctx,
        proof,
        { title, authors, outlet: null, published: null, url, origin: 'highlights', text },
        day,
      )
  if (article) {
    const { articleId, snapshotId: before } = article
    const growth = { articleId, before, after: kept.snapshotId, text, sha256: sha256Of(text), now: ctx.now }
    await growArticle(tx, proof, { ...growth, passageId: passageIdOf })
  }
  await saveHighlights(
    tx,
    proof,
    placed.map(({ highlight: { note, at }, start, end }) => ({
      id: newKey(),
      articleId: kept.articleId,
      snapshotId: kept.snapshotId,
      ...{ start, end, note, origin },
      createdAt: at ?? ctx.now,
    })),
  )
  return { kind: article ? 'grown' : 'added', key: kept.key, title: article?.title ?? title, highlights: count }
}

/**
 * Imports the highlights of a Readwise CSV or a Kindle clippings file: each book or article becomes an article of its
 * highlights, each a paragraph and a highlight from which drafts come first. What was imported before is not added again.
 */
export const importHighlights = async (
  ctx: Context,
  origin: HighlightFile,
  bytes: Uint8Array,
): Promise<Result<ImportedHighlights>> => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return failed(decoded.code === 'too-large' ? 'too-large' : 'wrong-type', decoded.message, 'file')
  const read = origin === 'readwise' ? readReadwiseCsv(decoded.text) : readKindleClippings(decoded.text)
  if (!read.ok) return failed('wrong-type', read.message, 'file')
  if (read.works.length === 0) return failed('invalid', 'The file holds no highlights.', 'file')
  if (read.works.length > MOST_WORKS)
    return failed(
      'too-large',
      `The file names over ${MOST_WORKS.toLocaleString('en-GB')} works. Cut it in two.`,
      'file',
    )
  const { workspaceId } = homeLibrary(ctx)
  const heads = await articleHeads(ctx.engine.read, [workspaceId])
  const own = heads.filter((head) => head.origin === 'highlights')
  const known = new Map(own.map(({ title, authors, key }) => [nameOf(title, authors), key]))
  const { day } = await studyDayOf(ctx)
  const works: ImportedWork[] = []
  // One write a work: a large file keeps nobody waiting, and one that is interrupted is simply imported again.
  for (const work of read.works) {
    const saved = await ctx.engine.write((tx) => saveWork(tx, ctx, origin, work, known, day))
    if (saved) works.push(saved)
  }
  return done({ works, skipped: read.skipped })
}
