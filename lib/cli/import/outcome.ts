import type { AddedRead } from '@/lib/services/articles/add-read-article'
import type { Context } from '@/lib/services/context'
import { type ListedOffer, offersInOrder } from '@/lib/services/incoming/list-offers'
import { type TakenOffer, takeOffers } from '@/lib/services/incoming/take-offer'
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

const heldWords = ({ held }: ListedOffer): string | null => {
  if (!held) return null
  if (held.kind === 'text') return 'already in the library'
  return held.kind === 'notes' ? 'the library has notes on it' : 'another article has this title'
}

const offerLine = (offer: ListedOffer, at: number): string => {
  const { title, published, words } = offer
  const about = [
    published ?? 'undated',
    words === null ? null : `${words.toLocaleString('en-GB')} words`,
    heldWords(offer),
  ]
  const lead = `${String(at + 1).padStart(3)}. `
  const second = about.filter((part) => part !== null).join(', ')
  return `${lead}${wrap(title, '', 75).replaceAll('\n', '\n     ')}\n${faint(wrap(second, '     '))}`
}

type Archive = { readonly sourceName: string; readonly offerIds: readonly string[]; readonly passedOver: number }

/** The articles of an archive in their order; listed with numbers unless `isQuiet`. */
export const sayOffers = async (
  ctx: Context,
  { sourceName, offerIds, passedOver }: Archive,
  isQuiet: boolean,
): Promise<readonly ListedOffer[]> => {
  const offers = await offersInOrder(ctx, offerIds)
  if (isQuiet) return offers
  say(offers.length === 1 ? `1 article in ${sourceName}:` : `${offers.length} articles in ${sourceName}:`)
  for (const [at, offer] of offers.entries()) say(offerLine(offer, at))
  if (passedOver > 0) say(`${passedOver} more ${passedOver === 1 ? 'is' : 'are'} already in the library.`)
  return offers
}

type Telling = {
  readonly sourceName: string
  readonly offers: readonly ListedOffer[]
  readonly passedOver: number
  readonly choice: ImportChoice
  readonly json: boolean
}

const asJson = (offer: ListedOffer, at: number, taken: TakenOffer | undefined) => ({
  number: at + 1,
  offerId: offer.offerId,
  title: offer.title,
  authors: offer.authors,
  outlet: offer.outlet,
  published: offer.published,
  url: offer.url,
  words: offer.words,
  held: offer.held,
  taken: taken === undefined ? null : taken.result.ok ? taken.result.value : { failure: taken.result.message },
})

const isLeft = ({ result }: TakenOffer): boolean => !result.ok || result.value.kind === 'confirm'

/** Takes what was chosen of an archive and says what became of each, and where the rest waits. */
export const tell = async (ctx: Context, telling: Telling): Promise<ExitCode> => {
  const { sourceName, offers, choice, passedOver, json } = telling
  const missing = beyond(choice, offers.length)
  if (missing.length > 0) {
    complain(
      `Not in the list: ${missing.join(', ')}. The archive has articles 1 to ${offers.length}. Nothing was taken.`,
    )
    return 2
  }
  const chosen = chosenOf(offers, choice)
  const taken = await takeOffers(
    ctx,
    chosen.map(({ offerId }) => offerId),
  )
  const byId = new Map(taken.map((one) => [one.offerId, one]))
  const waiting = offers.length - taken.filter((one) => !isLeft(one)).length
  const code = taken.some(isLeft) ? 1 : 0
  if (json) {
    sayJson({
      sourceName,
      passedOver,
      waitAt: waiting > 0 ? waitAt(sourceName) : null,
      articles: offers.map((offer, at) => asJson(offer, at, byId.get(offer.offerId))),
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
