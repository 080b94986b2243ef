import type { Span } from '@/lib/domain/extraction/mention'
import type { Offer } from '@/lib/domain/extraction/offer'
import type { LabelledArticle, PlacedSentence } from './articles'

export type OfferScore = {
  readonly name: string
  readonly offers: number
  /** Of the first ten sentences that are offered: how many are worth a card. Fewer are offered, fewer count. */
  readonly chosenOfTen: { readonly chosen: number; readonly worthy: number }
  /** How many of the best sentences are among the first fifteen. */
  readonly bestInFifteen: { readonly best: number; readonly offered: number }
  /** Offers that the lint has nothing to say about, and those it does not block. */
  readonly clean: number
  readonly acceptable: number
  readonly anchored: number
  /** The best sentences that were not offered in time, and what was offered in vain, for whoever tunes. */
  readonly missed: readonly PlacedSentence[]
  readonly inVain: readonly Offer[]
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

const isAnchored = (text: string, { mention, passage }: Offer): boolean =>
  passage.start >= 0 &&
  passage.end <= text.length &&
  within(mention, passage) &&
  text.slice(mention.start, mention.end) === mention.quote

const FIRST_SCREEN = 10
const SECOND_SCREEN = 15

/** Holds the offers for an article, best first, against the sentences that are worth a card. */
export const scoreOffers = ({ name, text, sentences }: LabelledArticle, offers: readonly Offer[]): OfferScore => {
  const sentenceOf = ({ mention }: Offer) => sentences.find((one) => mention.start < one.end && one.start < mention.end)
  const seen = new Set<number>()
  const chosen = offers.flatMap((offer) => {
    const sentence = sentenceOf(offer)
    const place = sentence?.start ?? offer.passage.start
    if (seen.has(place)) return []
    seen.add(place)
    return [{ offer, sentence }]
  })
  const firstTen = chosen.slice(0, FIRST_SCREEN)
  const firstFifteen = new Set(chosen.slice(0, SECOND_SCREEN).map(({ sentence }) => sentence))
  const best = sentences.filter(({ key }) => key)
  const missed = best.filter((sentence) => !firstFifteen.has(sentence))
  const inVain = firstTen.flatMap(({ offer, sentence }) => (sentence ? [] : [offer]))
  return {
    name,
    offers: offers.length,
    chosenOfTen: { chosen: firstTen.length, worthy: firstTen.length - inVain.length },
    bestInFifteen: { best: best.length, offered: best.length - missed.length },
    clean: offers.filter(({ lint }) => lint.length === 0).length,
    acceptable: offers.filter(({ lint }) => lint.every(({ severity }) => severity !== 'block')).length,
    anchored: offers.filter((offer) => isAnchored(text, offer)).length,
    missed,
    inVain,
  }
}
