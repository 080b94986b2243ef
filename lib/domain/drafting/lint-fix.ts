import type { LintIssue } from '../cards/lint-issue'
import { findFacts } from '../finder/find'
import type { Mention } from '../finder/mention'
import { statedSpeaker } from '../finder/names/stated-speaker'
import { cardIndexOf } from './card-key'
import { edited } from './edits'
import type { DraftCard, FactDraft } from './fact-draft'
import { monthsAfter } from './fact-of-mark'
import type { LintContext } from './lint-context'
import { bracketFor } from './relative'

/** What a fix may look at besides the draft. */
type Dated = Pick<LintContext, 'published'>

const REVIEW_MONTHS = 12
/** Words of doubt that can stand in brackets behind a statement; “may” and “seems” cannot. */
const DOUBT_ALONE = /^(?:\p{Ll}+ly|perhaps|maybe)$/u

/** The fact with one of its cards changed; null where there is no such card or nothing changes. */
function withCard(
  draft: FactDraft,
  index: number | null,
  change: (card: DraftCard) => DraftCard | null,
): FactDraft | null {
  const card = index === null ? undefined : draft.cards[index]
  const changed = card && change(card)
  if (!changed) return null
  return { ...draft, cards: draft.cards.map((other, at) => (at === index ? changed : other)) }
}

const datesOf = (words: string, published: string | null): readonly Mention[] =>
  findFacts(words, { language: 'en', published }).filter(({ kind }) => kind === 'date')

/** The words with the value of each relative date in brackets behind it; the first value that was put in beside them. */
function withBrackets(
  words: string,
  published: string | null,
): { readonly words: string; readonly date: string } | null {
  const dates = datesOf(words, published).filter((date) => !words.startsWith(' [', date.end))
  const edits = dates.flatMap((date) => bracketFor(date) ?? [])
  const first = dates.find((date) => bracketFor(date) !== null)
  if (edits.length === 0 || typeof first?.value !== 'string') return null
  return { words: edited(words, { start: 0, end: words.length }, edits), date: first.value }
}

/** A question may name the figures of the as-of date: where none was stated, the resolved date is the fact's. */
const datedBy = (draft: FactDraft, date: string, { published }: Dated): FactDraft =>
  draft.asOf === null || draft.asOf === published ? { ...draft, asOf: date } : draft

function resolved(issue: LintIssue, draft: FactDraft, article: Dated): FactDraft | null {
  if (issue.cardKey === undefined) {
    const bracketed = withBrackets(draft.statement, article.published)
    return bracketed && datedBy({ ...draft, statement: bracketed.words }, bracketed.date, article)
  }
  let date: string | null = null
  const changed = withCard(draft, cardIndexOf(issue), (card) => {
    const found = datesOf(card.front, article.published).find((one) => bracketFor(one) !== null)
    const bracket = found && bracketFor(found)
    if (!found || !bracket || typeof found.value !== 'string') return null
    const at = card.front.indexOf(found.quote)
    if (at < 0 || card.front.indexOf(found.quote, at + 1) >= 0) return null
    date = found.value
    const behind = at + found.quote.length
    return { ...card, front: card.front.slice(0, behind) + bracket.words + card.front.slice(behind) }
  })
  return changed && date !== null ? datedBy(changed, date, article) : changed
}

const inBrackets = (statement: string, words: string): string => {
  const stop = /[.!?]?$/u.exec(statement)?.[0] ?? ''
  return `${statement.slice(0, statement.length - stop.length)} (${words})${stop === '' ? '.' : stop}`
}

function withDates(draft: FactDraft, { published }: Dated): FactDraft | null {
  const asOf = draft.asOf ?? published
  if (asOf === null) return null
  return { ...draft, asOf, reviewBy: draft.reviewBy ?? monthsAfter(asOf, REVIEW_MONTHS) }
}

function withDoubt(issue: LintIssue, draft: FactDraft): FactDraft | null {
  const doubt = /“(?<doubt>[^”]+)”/u.exec(issue.what)?.groups?.doubt ?? ''
  if (!DOUBT_ALONE.test(doubt)) return null
  return { ...draft, statement: inBrackets(draft.statement, doubt), hedge: draft.hedge ?? doubt }
}

/**
 * The draft with an issue of the lint fixed, if a safe fix is known; null if only its author can fix it. Nothing that
 * the fix does not need is changed.
 */
export function fixOf(issue: LintIssue, draft: FactDraft, article: Dated): FactDraft | null {
  switch (issue.rule) {
    case 'answer-capital':
      return withCard(draft, cardIndexOf(issue), (card) => ({
        ...card,
        back: card.back.replace(/\p{L}/u, (letter) => letter.toLowerCase()),
      }))
    case 'relative-date':
    case 'month-without-year':
      return resolved(issue, draft, article)
    case 'dates-missing':
      return withDates(draft, article)
    case 'speaker-missing': {
      const speaker = statedSpeaker(draft.statement, draft.people)
      return speaker === null ? null : { ...draft, speaker }
    }
    case 'speaker-unnamed':
      return draft.speaker === null ? null : { ...draft, statement: inBrackets(draft.statement, draft.speaker) }
    case 'hedge-dropped':
      return draft.hedge === null ? null : { ...draft, statement: inBrackets(draft.statement, draft.hedge) }
    case 'hedge-unmarked':
      return withDoubt(issue, draft)
    case 'quote-unmarked':
      return { ...draft, kind: 'position' }
    case 'deletion-long':
    case 'question-repeated':
    case 'empty-side':
    case 'passage-missing':
    case 'passage-cut-short':
    case 'answer-not-in-passage':
    case 'answer-given-away':
    case 'answer-long':
    case 'answer-list':
    case 'question-long':
    case 'question-yes-no':
    case 'question-figure':
    case 'question-double':
    case 'question-missing':
    case 'pronoun':
    case 'definite-reference':
    case 'statement-figure':
    case 'answer-wordy':
    case 'quote-words':
    case 'quote-speaker':
    case 'quote-absent':
    case 'quotation-long':
    case 'shape-not-in-passage':
    case 'deletion-missing':
    case 'hedge-not-in-passage':
      return null
    default:
      return issue.rule satisfies never
  }
}
