import { offersOf } from '@/lib/domain/extraction/drafts/offers'
import { findFacts } from '@/lib/domain/extraction/find'
import type { ExtractionOptions, Mention } from '@/lib/domain/extraction/mention'
import type { Offer } from '@/lib/domain/extraction/offer'
import { type LabelledArticle, readSet, type SetName } from './articles'
import { type MentionScore, scoreMentions } from './score-mentions'
import { type OfferScore, scoreOffers } from './score-offers'
import { stopwatch } from './stopwatch'

export type MeasuredArticle = {
  readonly article: LabelledArticle
  readonly mentions: MentionScore
  readonly offers: OfferScore
}

const optionsOf = ({ published, title }: LabelledArticle): ExtractionOptions => ({ language: 'en', published, title })

/** What the finder finds in a labelled article, knowing its title and date of publication. */
export const findIn = (article: LabelledArticle): readonly Mention[] => findFacts(article.text, optionsOf(article))

const offersIn = (article: LabelledArticle): readonly Offer[] => offersOf(article.text, optionsOf(article))

/** Finds and drafts from every article of a set and holds the results against its labels. */
export const measureSet = (set: SetName): readonly MeasuredArticle[] =>
  readSet(set).map((article) => ({
    article,
    mentions: scoreMentions(article, findIn(article)),
    offers: scoreOffers(article, offersIn(article)),
  }))

const WARM_MS = 1_000

/** Words a second of the finder alone: the first article of this process, and all of a set over and over. */
export const measureSpeed = (set: SetName): { readonly first: number; readonly warm: number } => {
  const articles = readSet(set)
  const wordsIn = ({ text }: LabelledArticle) => text.split(/\s+/).length
  const [opening] = articles
  if (!opening) throw new Error(`The ${set} set is empty.`)
  const openingMs = stopwatch()
  findIn(opening)
  const first = (wordsIn(opening) / openingMs()) * 1_000
  let words = 0
  const warmMs = stopwatch()
  while (warmMs() < WARM_MS) {
    for (const article of articles) {
      findIn(article)
      words += wordsIn(article)
    }
  }
  return { first, warm: (words / warmMs()) * 1_000 }
}
