import { sha256Of } from '../../data/library-ids'
import { articleOfText, snapshotTexts } from '../../data/queries/articles/article-page'
import { type ArticleMark, articleMarks, articlesWithOpening } from '../../data/queries/articles/articles'
import { similarityOf } from '../../domain/content/similarity'
import type { WorkspaceId } from '../../domain/ids'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { OWN_THREAD_CHARACTERS, runJob } from '../worker-pool'

/** What the library has of a text that comes in: nothing, the very text, an older version, or another text of that title. */
export type DuplicateArticle =
  | { readonly kind: 'new' }
  | { readonly kind: 'known' | 'newer' | 'same-title'; readonly article: ReturnType<typeof like> }

export type TextToAdd = {
  /** Canonical. */
  readonly text: string
  /** The text with other lines at its head, under which the library may have it: with its title, or as it was read. */
  readonly variants?: readonly string[]
  readonly title: string | null
  readonly url: string | null
}

/** From here on a text is a version of another (EXTRACTION's threshold for articles). */
const VERSION_LIKENESS = 0.8
/** Texts that are compared word for word at most, and articles whose first words are looked at. */
const MOST_COMPARED = 6
const MOST_OPENINGS = 200
const OPENING_CHARACTERS = 80

const TRACKING = /^(?:utm_.*|fbclid|gclid|mc_cid|mc_eid|ref|cmpid|ocid)$/i

/** An address without what differs between two links to one page. */
const pageOf = (address: string): string => {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return `${url.hostname.replace(/^www\./, '')}${url.port}${url.pathname.replace(/\/+$/, '')}${url.search}`
}

const folded = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const likenesses = async (text: string, others: readonly string[]): Promise<readonly number[]> => {
  if (others.length === 0) return []
  const characters = [text, ...others].reduce((sum, { length }) => sum + length, 0)
  if (characters <= OWN_THREAD_CHARACTERS) return others.map((other) => similarityOf(text, other))
  const compared = await runJob('similarity', [text, others])
  return compared.ok ? compared.value : others.map(() => 0)
}

/** The most alike of these articles, if it is alike enough to be the same one. */
const versionAmong = async (
  ctx: Context,
  workspaceId: WorkspaceId,
  text: string,
  candidates: readonly ArticleMark[],
): Promise<ArticleMark | null> => {
  const compared = candidates.slice(0, MOST_COMPARED)
  const snapshotIds = compared.map(({ snapshotId }) => snapshotId)
  const texts = await snapshotTexts(ctx.engine.read, workspaceId, snapshotIds)
  const scores = await likenesses(
    text,
    compared.map(({ snapshotId }) => texts.get(snapshotId) ?? ''),
  )
  const best = scores.indexOf(Math.max(...scores))
  return (scores[best] ?? 0) >= VERSION_LIKENESS ? (compared[best] ?? null) : null
}

const like = ({ articleId, key, title, origin }: ArticleMark) => ({
  articleId,
  key,
  title,
  /** The starter library's: facts about an article, not its text. */
  isNotes: origin === 'content',
})

/**
 * Recognises a text that comes in: `known` by its SHA-256; `newer` where an article has the same address, or is at least
 * 0.8 alike (three-word shingles); `same-title` where only the title is the same. Articles of the same address, title or
 * first words are compared, six at most; no index is kept for it and no other text is read.
 */
export const detectDuplicate = async (
  ctx: Context,
  { text, variants = [], title, url }: TextToAdd,
): Promise<DuplicateArticle> => {
  const { workspaceId } = localWorkspace(ctx)
  const { read } = ctx.engine
  const marks = await articleMarks(read, workspaceId)
  const forms = [...new Set([text, ...variants])]
  const found = await Promise.all(forms.map((form) => articleOfText(read, workspaceId, sha256Of(form))))
  const same = found.find((article) => article !== null)
  const mark = same && marks.find(({ key }) => key === same.key)
  if (mark) return { kind: 'known', article: like(mark) }
  // Notes of the starter library are no version of the text that they are about.
  const texts = marks.filter(({ origin }) => origin !== 'content')
  const page = url === null ? null : pageOf(url)
  const atSameAddress = texts.find((article) => page !== null && article.url !== null && pageOf(article.url) === page)
  if (atSameAddress) return { kind: 'newer', article: like(atSameAddress) }
  const name = title === null ? '' : folded(title)
  const ofSameTitle = name === '' ? [] : marks.filter((article) => folded(article.title) === name)
  const openings = forms.map((form) => form.slice(0, OPENING_CHARACTERS))
  const opened = await Promise.all(openings.map((one) => articlesWithOpening(read, workspaceId, one, MOST_OPENINGS)))
  const opening = new Set(opened.flat())
  const candidates = [...new Set([...texts.filter(({ articleId }) => opening.has(articleId)), ...ofSameTitle])]
  const version = await versionAmong(
    ctx,
    workspaceId,
    text,
    candidates.filter(({ origin }) => origin !== 'content'),
  )
  if (version) return { kind: 'newer', article: like(version) }
  const [other] = ofSameTitle
  return other ? { kind: 'same-title', article: like(other) } : { kind: 'new' }
}
