import type { SourcedDraft } from '@/lib/domain/drafting/sourced-draft'
import type { Span } from '@/lib/domain/finder/mention'
import type { LabelledArticle, PlacedSentence } from './articles'

export type DraftScore = {
  readonly name: string
  readonly drafts: number
  /** Of the first ten sentences that are marked: how many are worth a card. */
  readonly chosenOfTen: { readonly chosen: number; readonly worthy: number }
  /** How many of the best sentences are among the first fifteen. */
  readonly bestInFifteen: { readonly best: number; readonly offered: number }
  /** How many of the sentences that carry the news one of the first five drafts asks about. */
  readonly leadInFive: { readonly lead: number; readonly asked: number }
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
const FIRST_SCREEN = 10
const SECOND_SCREEN = 15
/** Holds the drafts for an article, best first, against the sentences that are worth a card. */
export const scoreDrafts = (
  { name, text, sentences }: LabelledArticle,
  drafts: readonly SourcedDraft[],
): DraftScore => {
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
  const firstTen = chosen.slice(0, FIRST_SCREEN)
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
    anchored: drafts.filter((draft) => isAnchored(text, draft)).length,
    missed,
    inVain,
  }
}
