import { findDrafts } from '@/lib/domain/drafting/find-drafts'
import type { SourcedDraft } from '@/lib/domain/drafting/sourced-draft'
import { findFacts } from '@/lib/domain/finder/find'
import type { ExtractionOptions, Mention } from '@/lib/domain/finder/mention'
import { type LabelledArticle, readSet, type SetName } from './articles'
import { type DraftScore, scoreDrafts } from './score-drafts'
import { type MentionScore, scoreMentions } from './score-mentions'
import { stopwatch } from './stopwatch'

export type MeasuredArticle = {
  readonly article: LabelledArticle
  readonly mentions: MentionScore
  readonly drafts: DraftScore
}

const optionsOf = ({ published, title }: LabelledArticle): ExtractionOptions => ({ language: 'en', published, title })

/** What the finder finds in a labelled article, knowing its title and date of publication. */
export const findIn = (article: LabelledArticle): readonly Mention[] => findFacts(article.text, optionsOf(article))

/** The drafts from a labelled article, best first. */
const draftsIn = (article: LabelledArticle): readonly SourcedDraft[] => findDrafts(article.text, optionsOf(article))

/** Finds and drafts from every article of a set and holds the results against its labels. */
export const measureSet = (set: SetName): readonly MeasuredArticle[] =>
  readSet(set).map((article) => ({
    article,
    mentions: scoreMentions(article, findIn(article)),
    drafts: scoreDrafts(article, draftsIn(article)),
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
