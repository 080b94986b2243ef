import { stringify } from 'csv-stringify/sync'
import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { answerOf, questionOf } from '../../domain/cards/sides'
import { markdownHtml, segmentsHtml } from '../anki-export/card-html'
import { ankiTags, deckOf, sourceHtml } from '../anki-export/notes-of-cards'

/** The columns of a text for Anki, by which it is known again. */
export const ANKI_TEXT_COLUMNS = ['guid', 'deck', 'tags', 'Front', 'Back'] as const

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => [...cells]),
    { delimiter: '\t', record_delimiter: '\n' },
  )

/** The lines by which Anki knows how to read the rest. */
export const ankiTextHead = (): string =>
  [
    '#separator:tab',
    '#html:true',
    ...ANKI_TEXT_COLUMNS.slice(0, 3).map((name, at) => `#${name} column:${at + 1}`),
    `#columns:${ANKI_TEXT_COLUMNS.join('\t')}`,
    '',
  ].join('\n')

/** The answer, what is below it, and the source if there is any. */
const answerHtml = (card: ExportedCard): string => {
  const [extra, source] = [card.extra === null ? '' : markdownHtml(card.extra), sourceHtml(card)]
  const below = [extra, source === '' ? '' : `<small>${source}</small>`].filter((part) => part !== '')
  return [segmentsHtml(answerOf(card)), ...below].join('<br><br>')
}

/** Cards as rows of Anki's text format, for its note type Basic: the answer with passage and source below it, as HTML. */
export const ankiTextRows = (cards: readonly ExportedCard[]): string =>
  lines(
    cards.map((card) => [
      card.cardId,
      deckOf(card),
      ankiTags(card).join(' '),
      segmentsHtml(questionOf(card)),
      answerHtml(card),
    ]),
  )
