import type { AddedRead } from '@/lib/services/articles/add-read-article'
import type { Context } from '@/lib/services/context'
import { incomingInOrder, type ListedIncoming } from '@/lib/services/incoming/list-incoming'
import { type TakenIncoming, takeAllIncoming } from '@/lib/services/incoming/take-incoming'
import { complain, faint, say, sayJson, wrap } from '../terminal'
import type { ExitCode } from '../with-data'
import { beyond, chosenOf, type ImportChoice } from './choice'

const placeOf = (key: string): string => `/library/${key}`
const waitAt = (sourceName: string): string => `/library/incoming?from=${encodeURIComponent(sourceName)}`

const addedWords = (added: AddedRead): string => {
  switch (added.kind) {
    case 'added': {
      const { title, key, sameTitle } = added
      const beside = sameTitle
        ? sameTitle.isNotes
          ? ` The library also has notes on it (${placeOf(sameTitle.key)}).`
          : ` Another article has the same title (${placeOf(sameTitle.key)}).`
        : ''
      return `Added “${title}”. Create facts from its passages at ${placeOf(key)}.${beside}`
    }
    case 'known':
      return `This text is already in the library, as “${added.title}” (${placeOf(added.key)}). Nothing was added.`
    case 'renewed':
      return `“${added.title}” now has a newer version. See what changed at ${placeOf(added.key)}.`
    case 'confirm': {
      const { newerOf } = added.found
      const which = newerOf ? `“${newerOf.title}” (${placeOf(newerOf.key)})` : 'an article in the library'
      return `This looks like a newer version of ${which}. Nothing was added. Use --new-version ${newerOf?.key ?? 'KEY'} if it is, or --own if not.`
    }
    default:
      return added satisfies never
  }
}

/** Says what became of one article. A question that is open is a failure: nothing was added. */
export const sayAdded = (added: AddedRead, json: boolean): ExitCode => {
  if (json) sayJson(added)
  else if (added.kind === 'confirm') complain(wrap(addedWords(added)))
  else say(wrap(addedWords(added)))
  return added.kind === 'confirm' ? 1 : 0
}

const heldWords = ({ held }: ListedIncoming): string | null => {
  if (!held) return null
  if (held.kind === 'text') return 'already in the library'
  return held.kind === 'notes' ? 'the library has notes on it' : 'another article has this title'
}

const incomingLine = (article: ListedIncoming, at: number): string => {
  const { title, published, words } = article
  const about = [
    published ?? 'undated',
    words === null ? null : `${words.toLocaleString('en-GB')} words`,
    heldWords(article),
  ]
  const lead = `${String(at + 1).padStart(3)}. `
  const second = about.filter((part) => part !== null).join(', ')
  return `${lead}${wrap(title, '', 75).replaceAll('\n', '\n     ')}\n${faint(wrap(second, '     '))}`
}

type Archive = { readonly sourceName: string; readonly incomingIds: readonly string[]; readonly passedOver: number }

/** The articles of an archive in their order; listed with numbers unless `isQuiet`. */
export const sayIncoming = async (
  ctx: Context,
  { sourceName, incomingIds, passedOver }: Archive,
  isQuiet: boolean,
): Promise<readonly ListedIncoming[]> => {
  const articles = await incomingInOrder(ctx, incomingIds)
  if (isQuiet) return articles
  say(articles.length === 1 ? `1 article in ${sourceName}:` : `${articles.length} articles in ${sourceName}:`)
  for (const [at, article] of articles.entries()) say(incomingLine(article, at))
  if (passedOver > 0) say(`${passedOver} more ${passedOver === 1 ? 'is' : 'are'} already in the library.`)
  return articles
}

type Telling = {
  readonly sourceName: string
  readonly articles: readonly ListedIncoming[]
  readonly passedOver: number
  readonly choice: ImportChoice
  readonly json: boolean
}

const asJson = (article: ListedIncoming, at: number, taken: TakenIncoming | undefined) => ({
  number: at + 1,
  incomingId: article.incomingId,
  title: article.title,
  authors: article.authors,
  outlet: article.outlet,
  published: article.published,
  url: article.url,
  words: article.words,
  held: article.held,
  taken: taken === undefined ? null : taken.result.ok ? taken.result.value : { failure: taken.result.message },
})

const isLeft = ({ result }: TakenIncoming): boolean => !result.ok || result.value.kind === 'confirm'

/** Takes what was chosen of an archive and says what became of each, and where the rest waits. */
export const tell = async (ctx: Context, telling: Telling): Promise<ExitCode> => {
  const { sourceName, articles, choice, passedOver, json } = telling
  const missing = beyond(choice, articles.length)
  if (missing.length > 0) {
    complain(
      `Not in the list: ${missing.join(', ')}. The archive has articles 1 to ${articles.length}. Nothing was taken.`,
    )
    return 2
  }
  const chosen = chosenOf(articles, choice)
  const taken = await takeAllIncoming(
    ctx,
    chosen.map(({ incomingId }) => incomingId),
  )
  const byId = new Map(taken.map((one) => [one.incomingId, one]))
  const waiting = articles.length - taken.filter((one) => !isLeft(one)).length
  const code = taken.some(isLeft) ? 1 : 0
  if (json) {
    sayJson({
      sourceName,
      passedOver,
      waitAt: waiting > 0 ? waitAt(sourceName) : null,
      articles: articles.map((article, at) => asJson(article, at, byId.get(article.incomingId))),
    })
    return code
  }
  for (const { result } of taken) {
    if (result.ok) say(wrap(addedWords(result.value)))
    else complain(wrap(result.message))
  }
  if (waiting > 0) say(`${waiting === 1 ? '1 article waits' : `${waiting} articles wait`} at ${waitAt(sourceName)}`)
  return code
}
