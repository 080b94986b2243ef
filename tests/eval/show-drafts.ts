import { clozeAnswer, renderCloze } from '@/lib/domain/cards/cloze'
import { contextLine } from '@/lib/domain/cards/context-line'
import { textOf } from '@/lib/domain/cards/segments'
import { sidesOf } from '@/lib/domain/drafts/draft-cards'
import { firstOffers } from '@/lib/domain/drafts/first-offers'
import type { SourcedDraft } from '@/lib/domain/drafts/sourced-draft'
import type { LabelledArticle } from './articles'
import { FIRST_SCREEN } from './score-drafts'

const onOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** The first card of a draft as a reader sees it: the line above it, and “front → answer”. */
const cardLine = ({ fact }: SourcedDraft, { title, published }: LabelledArticle): string => {
  const [first] = fact.cards.flatMap(sidesOf)
  if (!first) return '(no card)'
  const { form, front, back, deletion } = first
  const [asked, answer] =
    form === 'cloze' ? [textOf(renderCloze(front, deletion, 'question')), clozeAnswer(front, deletion)] : [front, back]
  const line = contextLine({ ...first, fact, source: { title, authors: [], outlet: null, published } })
  return `(${line})\n    ${onOneLine(asked)} → ${onOneLine(answer)}`
}

/** The first offers from an article, ten at most, with their passages, as plain text for a reader to mark. */
export const draftSheet = (article: LabelledArticle, drafts: readonly SourcedDraft[]): string => {
  const { name, title, published, text } = article
  const entries = firstOffers(drafts, FIRST_SCREEN).map(
    (draft, index) =>
      `${String(index + 1).padStart(2)}. ${cardLine(draft, article)}\n    “${onOneLine(text.slice(draft.passage.start, draft.passage.end))}”`,
  )
  return [`${title} (${published}, ${name})`, ...entries].join('\n\n')
}
