import { firstOffers } from '@/lib/domain/drafts/first-offers'
import type { SourcedDraft } from '@/lib/domain/drafts/sourced-draft'
import type { Span } from '@/lib/domain/extraction/mention'
import type { LabelledArticle, PlacedSentence } from './articles'

export type DraftScore = {
  readonly name: string
  readonly drafts: number
  /** Of the first ten sentences that are offered: how many are worth a card. Fewer are offered, fewer count. */
  readonly chosenOfTen: { readonly chosen: number; readonly worthy: number }
  /** How many of the best sentences are among the first fifteen. */
  readonly bestInFifteen: { readonly best: number; readonly offered: number }
  /** How many of the sentences that carry the news one of the first five drafts asks about. */
  readonly leadInFive: { readonly lead: number; readonly asked: number }
  /** Of the first ten drafts: how many ask a question, rather than blank words out. */
  readonly questionsOfTen: { readonly drafts: number; readonly questions: number }
  /** Sentences that more than two of the first ten drafts are about. */
  readonly crowded: number
  /** Drafts that the lint has nothing to say about, and those it does not block. */
  readonly clean: number
  readonly acceptable: number
  readonly anchored: number
  /** The best sentences that were not offered in time, and what was offered in vain, for whoever tunes. */
  readonly missed: readonly PlacedSentence[]
  readonly inVain: readonly SourcedDraft[]
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

const isAnchored = (text: string, { mention, passage }: SourcedDraft): boolean =>
  passage.start >= 0 &&
  passage.end <= text.length &&
  within(mention, passage) &&
  text.slice(mention.start, mention.end) === mention.quote

const FIRST_OFFERS = 5
export const FIRST_SCREEN = 10
const SECOND_SCREEN = 15
const MOST_OF_A_SENTENCE = 2

const asksAQuestion = ({ fact }: SourcedDraft): boolean => {
  const [first] = fact.cards
  return first !== undefined && first.form !== 'cloze'
}

/** How many values occur more than so many times. */
const countRepeated = (values: readonly number[], most: number): number =>
  [...new Set(values)].filter((value) => values.filter((other) => other === value).length > most).length

/** Holds the drafts for an article, best first, against the sentences that are worth a card. */
export const scoreDrafts = ({ name, text, sentences }: LabelledArticle, found: readonly SourcedDraft[]): DraftScore => {
  const first = firstOffers(found, FIRST_SCREEN)
  // As a reader meets them: what is offered, then the rest.
  const drafts = [...first, ...found.filter((draft) => !first.includes(draft))]
  const sentenceOf = ({ mention }: SourcedDraft) =>
    sentences.find((one) => mention.start < one.end && one.start < mention.end)
  const placeOf = (draft: SourcedDraft) => sentenceOf(draft)?.start ?? draft.passage.start
  const seen = new Set<number>()
  const chosen = drafts.flatMap((draft) => {
    const sentence = sentenceOf(draft)
    const place = placeOf(draft)
    if (seen.has(place)) return []
    seen.add(place)
    return [{ draft, sentence }]
  })
  const firstTen = chosen.slice(0, first.length < FIRST_SCREEN ? new Set(first.map(placeOf)).size : FIRST_SCREEN)
  const firstFifteen = new Set(chosen.slice(0, SECOND_SCREEN).map(({ sentence }) => sentence))
  const best = sentences.filter(({ key }) => key)
  const missed = best.filter((sentence) => !firstFifteen.has(sentence))
  const lead = sentences.filter((sentence) => sentence.lead)
  const asked = new Set(drafts.slice(0, FIRST_OFFERS).map(sentenceOf))
  const inVain = firstTen.flatMap(({ draft, sentence }) => (sentence ? [] : [draft]))
  return {
    name,
    drafts: drafts.length,
    chosenOfTen: { chosen: firstTen.length, worthy: firstTen.length - inVain.length },
    bestInFifteen: { best: best.length, offered: best.length - missed.length },
    leadInFive: { lead: lead.length, asked: lead.filter((sentence) => asked.has(sentence)).length },
    questionsOfTen: { drafts: first.length, questions: first.filter(asksAQuestion).length },
    crowded: countRepeated(first.map(placeOf), MOST_OF_A_SENTENCE),
    clean: drafts.filter(({ lint }) => lint.length === 0).length,
    acceptable: drafts.filter(({ lint }) => lint.every(({ severity }) => severity !== 'block')).length,
    anchored: drafts.filter((draft) => isAnchored(text, draft)).length,
    missed,
    inVain,
  }
}
