import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, sha256Of } from '../../data/library-ids'
import { saveDecks, saveItems, saveSnapshots } from '../../data/mutations/library'
import { articleOfText, freeDeckName, lastArticlePosition } from '../../data/queries/articles/article-page'
import { doneTo } from '../../domain/actions/action-words'
import { parseEdtf } from '../../domain/content/edtf'
import { deckNames } from '../../domain/content-files/deck-names'
import type { ArticleId, DeckId, SnapshotId, StudyDay } from '../../domain/ids'
import type { ArticleOrigin } from '../../domain/library'
import { isoDateOf } from '../../domain/time/study-day'
import { datelineOf } from '../../sources/dateline'
import { withoutHead } from '../../sources/head/without-head'
import type { SourceText } from '../../sources/source-result'
import { asAction } from '../actions/as-action'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { putOnList } from '../reading/save-reading'
import { done, failed, type Result } from '../result'
import type { AddedAs, BibliographyInput } from './article-input'
import { type DuplicateArticle, detectDuplicate } from './detect-duplicate'
import { replaceSnapshot } from './replace-snapshot'

/** The content files' articles are numbered from 0; those that people add come after them. */
const FIRST_POSITION = 1_000

type ArticleToKeep = {
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  readonly origin: ArticleOrigin
  /** Canonical. */
  readonly text: string
}

/** Writes a new article with its snapshot and its deck, and puts it on the actor's reading list. */
export const keepArticle = async (
  tx: Tx,
  ctx: Context,
  workspace: Authorized<InWorkspace>,
  { text, ...head }: ArticleToKeep,
  day: StudyDay,
) => {
  const articleId = newKey<ArticleId>()
  const snapshotId = newKey<SnapshotId>()
  const position = Math.max(FIRST_POSITION, (await lastArticlePosition(tx, workspace.workspaceId)) + 1)
  const times = { createdAt: ctx.now, retiredAt: null }
  await saveItems(tx, workspace, 'article', [
    { id: articleId, key: articleId, ...head, snapshotId, position, ...times },
  ])
  await saveSnapshots(tx, workspace, [{ id: snapshotId, articleId, text, sha256: sha256Of(text), importedAt: ctx.now }])
  const name = await freeDeckName(tx, workspace.workspaceId, deckNames(head.title))
  await saveDecks(tx, workspace, [{ id: newKey<DeckId>(), name, articleId, createdAt: ctx.now }])
  await putOnList(tx, ctx, { articleId, workspaceId: workspace.workspaceId }, day)
  return { articleId, snapshotId, key: articleId }
}

export type NamedArticle = { readonly key: string; readonly title: string }

/** What is known of a text that is about to be added, for its reader to confirm. */
export type ToConfirm = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly outlet: string | null
  readonly published: string | null
  readonly url: string | null
  /** A date to be confirmed, where a dateline gives the day and not the year: the latest such day. */
  readonly supposed: { readonly published: string; readonly words: string } | null
  /** The text may be a newer version of this article. */
  readonly newerOf: NamedArticle | null
  /** Another article of the same title, with other words; `isNotes` where the library holds notes on it. */
  readonly sameTitle: (NamedArticle & { readonly isNotes: boolean }) | null
}

export type AddedRead =
  | {
      readonly kind: 'added'
      readonly key: string
      readonly title: string
      readonly sameTitle?: ToConfirm['sameTitle']
    }
  /** The library holds the same text already, and nothing was added. */
  | { readonly kind: 'known'; readonly key: string; readonly title: string }
  /** It became the newer text of an article that was there. */
  | { readonly kind: 'renewed'; readonly key: string; readonly title: string }
  /** Nothing was saved: its reader is to say something first. */
  | { readonly kind: 'confirm'; readonly found: ToConfirm }

type ToAdd = {
  readonly read: SourceText
  readonly origin: ArticleOrigin
  /** What its reader says of it; what is left open is taken from the text. */
  readonly said: BibliographyInput
  readonly asks: boolean
  readonly as: AddedAs | null
  /** What is written with it in the same transaction. */
  readonly alongside?: (tx: Tx, articleId: ArticleId) => Promise<void>
}

const isWhole = ({ newerOf, sameTitle, title, published }: ToConfirm, said: BibliographyInput): boolean =>
  newerOf === null &&
  sameTitle === null &&
  title !== null &&
  (said.published !== null || (published !== null && said.title !== null))

/** What the text states, with what its reader says of it before that. */
const togetherOf = ({ read, said }: Pick<ToAdd, 'read' | 'said'>) => ({
  title: said.title ?? read.title,
  authors: said.authors.length > 0 ? said.authors : read.authors,
  outlet: said.outlet ?? read.outlet,
  published: said.published ?? read.published,
  url: said.url ?? read.url,
})

const supposedOf = async (ctx: Context, text: string): Promise<ToConfirm['supposed']> => {
  const yearless = datelineOf(text)?.yearless
  if (!yearless) return null
  const today = isoDateOf((await studyDayOf(ctx)).day)
  const monthAndDay = [yearless.month, yearless.day].map((part) => String(part).padStart(2, '0')).join('-')
  const thisYear = Number(today.slice(0, 4))
  const published = [thisYear, thisYear - 1].map((year) => `${year}-${monthAndDay}`).find((date) => date <= today)
  return published !== undefined && parseEdtf(published) !== null ? { published, words: yearless.words } : null
}

/** The text as it is kept: without the title, the byline and the other lines at its head, which the article has as fields. */
export const textToKeep = (add: Pick<ToAdd, 'read' | 'said'>): string =>
  withoutHead(add.read.text, togetherOf(add).title)

/** How the library may have the same text: under the title that it states, or with all that was read. */
const variantsOf = ({ text, title }: SourceText): readonly string[] => [withoutHead(text, title), text]

/** What is to be written with an article that is there already. */
const alongside = async (ctx: Context, { alongside: write }: ToAdd, articleId: ArticleId): Promise<void> => {
  if (write) await ctx.engine.write((tx) => write(tx, articleId))
}

const renew = async (ctx: Context, key: string, add: ToAdd): Promise<Result<AddedRead>> => {
  const renewed = await replaceSnapshot(ctx, key, { ...add.read, text: textToKeep(add) })
  if (!renewed.ok) return renewed
  const { articleId, title } = renewed.value
  await alongside(ctx, add, articleId)
  return done({ kind: 'renewed', key, title })
}

/**
 * Adds a text that was read to the actor's library, without the lines at its head that are its bibliography: as a new article, or as the newer text of one that is there. Where
 * `asks` is set and something is open (no date, a likeness to another article), nothing is saved and `confirm` says what.
 */
export const addReadArticle = async (ctx: Context, add: ToAdd): Promise<Result<AddedRead>> => {
  const { read, asks, as } = add
  if (as?.kind === 'version') return renew(ctx, as.of, add)
  const head = togetherOf(add)
  const text = textToKeep(add)
  const same: DuplicateArticle = await detectDuplicate(ctx, { ...head, text, variants: variantsOf(read) })
  if (same.kind === 'known') {
    const { key, title, articleId } = same.article
    await alongside(ctx, add, articleId)
    return done({ kind: 'known', key, title })
  }
  const article = same.kind === 'new' ? null : same.article
  const named = article && { key: article.key, title: article.title }
  const newerOf = same.kind === 'newer' && as === null ? named : null
  const sameTitle = same.kind === 'same-title' && named && article ? { ...named, isNotes: article.isNotes } : null
  const found: ToConfirm = {
    ...head,
    supposed: head.published === null ? await supposedOf(ctx, read.text) : null,
    newerOf,
    sameTitle: as === null ? sameTitle : null,
  }
  if (newerOf !== null || (asks && !isWhole(found, add.said))) return done({ kind: 'confirm', found })
  const { title } = head
  if (title === null) return failed('invalid', 'The text has no title. Enter one for the article.', 'title')
  const { day } = await studyDayOf(ctx)
  const sha256 = sha256Of(text)
  return ctx.engine.write(async (tx) => {
    const workspace = localWorkspace(ctx)
    // Looked at again inside the write: two tabs may add the same text at once.
    const existing = await articleOfText(tx, workspace.workspaceId, sha256)
    if (existing) return done({ kind: 'known', ...existing })
    const keep = async () =>
      done(await keepArticle(tx, ctx, workspace, { ...head, title, origin: add.origin, text }, day))
    const kept = await asAction(tx, ctx, {}, keep, ({ articleId }) => ({
      kind: 'articles',
      words: doneTo('Article added', title),
      made: { articleIds: [articleId] },
    }))
    if (!kept.ok) return kept
    await add.alongside?.(tx, kept.value.articleId)
    return done({ kind: 'added', key: kept.value.key, title, ...(sameTitle ? { sameTitle } : {}) })
  })
}
