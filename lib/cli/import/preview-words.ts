import { textOf } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { counted, sentenceStart } from '@/lib/domain/format/words'
import { type FileNoteType, type SourceFields, sourceOfSample } from '@/lib/domain/imports/import-options'
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

/** The source and the tags that a card gets, below it. */
const belowWords = (source: string | null, tags: string, states: readonly string[] = []): readonly string[] =>
  [
    ...(source === null ? [] : [`Source: ${source}`]),
    ...(tags === '' ? [] : [`Tags: ${tags}`]),
    ...(states.length === 0 ? [] : [sentenceStart(states.join(', '))]),
  ].map((line) => wrap(line, '    '))

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
    ...cards.flatMap(({ question, answer, source, tags }) => [
      wrap(`${oneLine(question)}${answer === '' ? '' : ` → ${oneLine(answer)}`}`, '  '),
      ...belowWords(source, tags),
    ]),
  ].join('\n')
}

const MOST_TYPES = 5

/**
 * The first cards of the note types of a package, in lines for a terminal; nothing if there are none.
 * @param sources the fields that say a source
 */
export const sampleWords = (types: readonly FileNoteType[], sources: SourceFields): string => {
  const shown = types.filter(({ samples }) => samples.length > 0)
  const lines = shown
    .slice(0, MOST_TYPES)
    .flatMap(({ name, samples }) => [
      wrap(`The first cards of ${name}:`),
      ...samples.flatMap((sample) => [
        wrap(`${textOf(questionOf(sample.card))} → ${textOf(answerOf(sample.card))}`.replace(/\s+/gu, ' '), '  '),
        ...belowWords(sourceOfSample(sample, sources[name] ?? []).source, sample.tags, sample.states),
      ]),
    ])
  const more = shown.length - MOST_TYPES
  return [...lines, ...(more > 0 ? [`and cards of ${counted(more, 'more note type')}`] : [])].join('\n')
}
