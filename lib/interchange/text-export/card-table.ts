import { stringify } from 'csv-stringify/sync'
import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { contextLine } from '../../domain/cards/context-line'
import { answerText } from '../../domain/cards/sides'
import type { StudyDay } from '../../domain/ids'
import { hasNoSource, NO_SOURCE } from '../../domain/no-source'
import type { Memory } from '../../domain/scheduling/memory'
import { isoDateOf } from '../../domain/time/study-day'
import { spreadsheetCell } from './spreadsheet-cell'

/** The columns of a table of cards; the last two only with scheduling. */
export const CARD_TABLE_COLUMNS = [
  'id',
  'form',
  'context-line',
  'question',
  'answer',
  'hint',
  'extra',
  'passage',
  'title',
  'authors',
  'outlet',
  'published',
  'url',
  'as-of',
  'topics',
  'weight',
  'deck',
] as const
const STUDY_COLUMNS = ['due', 'state'] as const

/** Excel reads a file without it in an encoding of its own. */
const BYTE_ORDER_MARK = '\uFEFF'

const listed = (names: readonly string[]): string => names.join('; ')

/** Texts as they were written, in Markdown; of a cloze its source, with the words that this card asks for as the answer. */
const cellsOf = (card: ExportedCard): readonly string[] => {
  const { source, passage } = card
  const isCloze = card.form === 'cloze'
  return [
    card.cardId,
    isCloze ? `cloze ${card.deletion}` : card.form,
    contextLine({ ...card, fact: card }),
    card.front,
    isCloze ? answerText(card) : card.back,
    card.hint ?? '',
    card.extra ?? '',
    hasNoSource(source) ? '' : passage.exact,
    // “No source” is what this program says of such a card, and no title.
    hasNoSource(source) && source.title === NO_SOURCE ? '' : source.title,
    listed(source.authors),
    source.outlet ?? '',
    source.published ?? '',
    source.url ?? '',
    card.asOf ?? '',
    listed(card.tags.topic),
    card.weight,
    listed(card.decks),
  ]
}

const studyCells = (memory: Memory | null, today: StudyDay): readonly string[] => {
  const due = memory?.dueDay == null ? '' : isoDateOf(memory.dueDay)
  if (memory?.suspended) return [due, 'suspended']
  if (memory?.buriedUntilDay != null && memory.buriedUntilDay > today) return [due, 'buried']
  return [due, memory?.state ?? 'new']
}

/** `memory` is null for a card that was never studied. */
export type TableCard = { readonly card: ExportedCard; readonly memory: Memory | null }

/** A table of cards as text, line by line: RFC 4180 with commas. @param today null leaves scheduling out */
export const cardTable = (today: StudyDay | null) => {
  const lines = (rows: readonly (readonly string[])[]): string =>
    stringify(
      rows.map((cells) => cells.map(spreadsheetCell)),
      // A cell with a line break is quoted, whichever break it is, and not only one with the break between rows.
      { record_delimiter: '\r\n', quoted_match: /[\r\n]/u },
    )
  return {
    head: (): string =>
      `${BYTE_ORDER_MARK}${lines([[...CARD_TABLE_COLUMNS, ...(today === null ? [] : STUDY_COLUMNS)]])}`,
    rows: (cards: readonly TableCard[]): string =>
      lines(cards.map(({ card, memory }) => [...cellsOf(card), ...(today === null ? [] : studyCells(memory, today))])),
  }
}
