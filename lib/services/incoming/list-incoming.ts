import { articlesOfTexts } from '../../data/queries/articles/article-entries'
import { articleHeads } from '../../data/queries/articles/articles'
import {
  type IncomingHead,
  incomingOfIds,
  incomingSources,
  offeredArticles,
} from '../../data/queries/incoming/incoming-articles'
import { searchText } from '../../domain/cards/search-text'
import { countWords } from '../../domain/content/canonical-text'
import { wordsIn } from '../../domain/reading/speed'
import type { Context } from '../context'
import { OWN_THREAD_CHARACTERS } from '../own-thread'

/** An article of the library that is, or may be, the same as an incoming one. */
export type Held = {
  /** `text`: the same words. `notes`: the library has notes on an article of this title. `title`: only the title. */
  readonly kind: 'text' | 'notes' | 'title'
  readonly key: string
  readonly title: string
}

export type ListedIncoming = IncomingHead & {
  /** About how many words it has; null where it was not fetched yet. */
  readonly words: number | null
  readonly held: Held | null
}

export type IncomingLists = {
  readonly articles: readonly ListedIncoming[]
  readonly sources: readonly { readonly sourceName: string; readonly articles: number }[]
  /** How many wait in all. */
  readonly total: number
}

/** More at once is no list that anybody reads. */
export const MOST_INCOMING = 200

/** A title and the same with a subtitle behind it name one article; a few words in common do not. */
const SHORTEST_SAME_START = 24

const isSameTitle = (one: string, other: string): boolean => {
  const [short = '', long = ''] = one.length <= other.length ? [one, other] : [other, one]
  return one === other || (short.length >= SHORTEST_SAME_START && long.startsWith(`${short} `))
}

/** Counted where a short text is at hand; otherwise estimated from its length, to the next fifty. */
const wordsOf = (article: IncomingHead & { readonly text?: string | null }): number | null => {
  if (article.text && article.text.length <= OWN_THREAD_CHARACTERS) return countWords(article.text)
  return article.characters === null ? null : Math.max(50, Math.round(wordsIn(article.characters) / 50) * 50)
}

const withHeld = async (
  ctx: Context,
  heads: readonly (IncomingHead & { readonly text?: string | null })[],
): Promise<readonly ListedIncoming[]> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const shaOf = ({ identity }: IncomingHead) => (identity.startsWith('text:') ? identity.slice('text:'.length) : null)
  const texts = await articlesOfTexts(
    store,
    workspaceIds,
    heads.map(shaOf).filter((sha) => sha !== null),
  )
  const titles = (await articleHeads(store, workspaceIds)).map((head) => ({ head, name: searchText(head.title) }))
  return heads.map((head) => {
    const same = texts.get(shaOf(head) ?? '')
    const name = searchText(head.title)
    const alike = titles.find((other) => isSameTitle(other.name, name))?.head
    const held: Held | null = same
      ? { kind: 'text', ...same }
      : alike
        ? { kind: alike.origin === 'content' ? 'notes' : 'title', key: alike.key, title: alike.title }
        : null
    return { ...head, words: wordsOf(head), held }
  })
}

/** The articles that wait in the actor's workspaces, from all sources or one, the latest first. */
export const listIncoming = async (ctx: Context, sourceName: string | null): Promise<IncomingLists> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const heads = await offeredArticles(store, workspaceIds, { sourceName, most: MOST_INCOMING })
  const sources = await incomingSources(store, workspaceIds)
  return {
    articles: await withHeld(ctx, heads),
    sources,
    total: sources.reduce((sum, { articles }) => sum + articles, 0),
  }
}

/** One incoming article of the actor's workspaces with its text; null when there is none of that id. */
export const loadIncoming = async (ctx: Context, incomingId: string) => {
  const [article] = await incomingOfIds(ctx.engine.read, ctx.actor.workspaceIds, [incomingId])
  if (!article) return null
  const [listed] = await withHeld(ctx, [article])
  return { ...article, words: listed?.words ?? null, held: listed?.held ?? null }
}
