import { textOf } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { counted } from '@/lib/domain/format/words'
import type { FileNoteType } from '@/lib/domain/imports/import-options'
import { COLUMN_LABELS, FORMAT_LABELS, type TextPreview } from '@/lib/domain/imports/text-preview'
import { wrap } from '../terminal'

const SEPARATORS: Readonly<Record<string, string>> = {
  '\t': 'tabs',
  ',': 'commas',
  ';': 'semicolons',
  '|': 'bars',
  ' ': 'spaces',
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ')

/** How a text of cards was understood, with its first cards, in lines for a terminal. */
export const previewWords = ({ format, encoding, table, cards }: TextPreview): string => {
  const separated = table ? `, separated by ${SEPARATORS[table.separator] ?? `“${table.separator}”`}` : ''
  return [
    wrap(`Read as ${FORMAT_LABELS[format]} (${encoding}${separated}).`),
    ...(table?.columns ?? []).map(({ name, role, examples }, at) =>
      wrap(
        `${at + 1}. ${name ?? 'no name'}: ${COLUMN_LABELS[role]}${examples[0] === undefined ? '' : `, such as “${examples[0]}”`}`,
        '  ',
      ),
    ),
    ...(cards.length > 0 ? ['', 'The first cards:'] : []),
    ...cards.map(({ question, answer, source }) =>
      wrap(
        `${oneLine(question)}${answer === '' ? '' : ` → ${oneLine(answer)}`}${source === null ? '' : ` (${source})`}`,
        '  ',
      ),
    ),
  ].join('\n')
}

const MOST_TYPES = 5

/** The first cards of the note types of a package, in lines for a terminal; nothing if there are none. */
export const sampleWords = (types: readonly FileNoteType[]): string => {
  const shown = types.filter(({ samples }) => samples.length > 0)
  const lines = shown
    .slice(0, MOST_TYPES)
    .flatMap(({ name, samples }) => [
      wrap(`The first cards of ${name}:`),
      ...samples.map((card) =>
        wrap(`${textOf(questionOf(card))} → ${textOf(answerOf(card))}`.replace(/\s+/gu, ' '), '  '),
      ),
    ])
  const more = shown.length - MOST_TYPES
  return [...lines, ...(more > 0 ? [`and cards of ${counted(more, 'more note type')}`] : [])].join('\n')
}
