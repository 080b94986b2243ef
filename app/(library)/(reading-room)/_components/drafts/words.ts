import { dateStyle } from '@/app/_ui/date-style'
import { formatEdtf, parseEdtf } from '@/lib/domain/content/edtf'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { Drafter } from '@/lib/domain/drafting/sourced-draft'
import { counted } from '@/lib/domain/format/amounts'
import type { Made } from './draft-state'

const KIND_WORDS: Readonly<Record<string, string>> = {
  money: 'Money',
  percent: 'Percentage',
  count: 'Count',
  date: 'Date',
  person: 'Person',
  org: 'Organisation',
  place: 'Place',
  quote: 'Quote',
  event: 'Event',
  claim: 'Claim',
  'own choice': 'Your own',
}

/** The kind of a issue, for people. */
export const mentionKindWord = (kind: string): string => KIND_WORDS[kind] ?? kind

type Fields = Pick<FactDraft, 'kind' | 'statement' | 'speaker' | 'hedge' | 'asOf' | 'reviewBy'>

/** The fields of a fact that a fix changed, each with what it holds now. */
export function fixWords(before: Fields, after: Fields): readonly string[] {
  const dated = (date: string) => (parseEdtf(date) ? formatEdtf(date, dateStyle()) : date)
  const fields = [
    ['kind', before.kind, after.kind],
    ['speaker', before.speaker, after.speaker],
    ['hedge', before.hedge, after.hedge],
    ['as of', before.asOf, after.asOf && dated(after.asOf)],
    ['review by', before.reviewBy, after.reviewBy && dated(after.reviewBy)],
    ['statement', before.statement, `“${after.statement}”`],
  ] as const
  return fields.flatMap(([name, old, now]) =>
    now && now !== old && now !== `“${old}”` && !(old && now === dated(old)) ? [`${name} ${now}`] : [],
  )
}

/** Who drafted it; null for the built-in drafter, which needs no mention. */
export const DRAFTER_WORDS: Readonly<Record<Drafter, string | null>> = {
  'built-in': null,
  model: 'by the model',
  highlight: 'highlighted',
}

export const CHOICE_WORDS: Readonly<Record<Made['choice'], string>> = {
  accepted: 'Accepted',
  edited: 'Edited and accepted',
  added: 'Passage added',
  skipped: 'Skipped',
  never: 'Never this kind',
}

/** What “never” has done: for which kind, how far it reaches, and how many drafts beside the one at hand it took along. */
export const neverWords = (kind: string, gone: number): string =>
  `No more drafts of the kind “${mentionKindWord(kind)}”, in any article.${gone > 0 ? ` ${counted(gone, 'other draft')} removed.` : ''}`
