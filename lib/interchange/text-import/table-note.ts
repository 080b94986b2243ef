import { deletions, plainText } from '../../domain/cards/cloze'
import { deckNameOfFile } from '../../domain/cards/deck-name'
import { LONGEST_READ } from '../../domain/cards/markdown'
import { parseEdtf } from '../../domain/content/edtf'
import { sourceLineOf } from '../../domain/imports/source-line'
import type { ColumnRole, Markup } from '../../domain/imports/text-preview'
import { WEIGHTS } from '../../domain/library'
import type { ImportProblems } from '../anki/import-problems'
import { MOST_CARDS } from '../anki/read-notes'
import { fieldText } from './field-text'
import { guidOfId, type LooseNote } from './text-note'

/** How the rows of a table are read. */
export type TableReader = {
  readonly fileName: string
  readonly roles: readonly ColumnRole[]
  readonly names: readonly string[]
  readonly markup: Markup
  /** Anki separates tags by spaces; elsewhere a tag may hold them. */
  readonly tagsBySpace: boolean
  /** For rows that name none. */
  readonly deck: string | null
  readonly tags: readonly string[]
  readonly noteType: string
  /** Ids of notes as Anki has them, or of cards as we exported them: they are the same in every file. */
  readonly idsAreGuids: boolean
  readonly problems: ImportProblems
}

/** Anki's own marks among tags. */
const STATES: ReadonlySet<string> = new Set(['marked', 'leech'])

/** Columns whose words are shown; decks, tags and ids are names, whatever signs they hold. */
const MARKED: ReadonlySet<ColumnRole> = new Set(['passage', 'citation', 'link', 'as-of'])

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The tags of a cell: separated by semicolons, otherwise by commas, in Anki's texts by spaces. */
export const tagsIn = (cell: string, bySpace: boolean): readonly string[] =>
  cell
    .split(bySpace ? /[\s\u3000]+/u : cell.includes(';') ? ';' : ',')
    .map((tag) => tag.trim().replace(/^#/u, ''))
    .filter((tag) => tag !== '' && !STATES.has(tag.toLowerCase()))

const formOf = (words: string): LooseNote['form'] =>
  /reversed/iu.test(words) && !/optional/iu.test(words)
    ? 'reversed'
    : /^typed$|type in/iu.test(words)
      ? 'typed'
      : 'question'

const dateOf = (cell: string): string | null => (cell !== '' && parseEdtf(cell) !== null ? cell : null)

const BREAKS = /<(?:br|div|p|ul|ol|li|table|tr|h[1-6]|pre|blockquote)\b/iu

/** A cell of a spreadsheet whose HTML makes no lines: its own line breaks do. Anki writes all of its as HTML. */
const withLineBreaks = (cell: string, markup: Markup): string =>
  markup === 'html' && !BREAKS.test(cell) ? cell.replace(/\r\n?|\n/gu, '<br>') : cell

/** The question that a row asks; null, with the reason among the problems, if it asks none. */
export const noteOfRow = (cells: readonly string[], line: number, reader: TableReader): LooseNote | null => {
  const { roles, names, markup, problems, tagsBySpace: isAnki } = reader
  const filled = (role: ColumnRole): readonly string[] =>
    roles.flatMap((one, at) => (one === role && (cells[at] ?? '').trim() !== '' ? [(cells[at] ?? '').trim()] : []))
  const where = `Line ${line.toLocaleString('en-GB')}`
  const example = filled('question')[0] ?? where
  const text = (role: ColumnRole): string =>
    filled(role)
      .map((cell) =>
        fieldText(isAnki ? cell : withLineBreaks(cell, markup), markup, (kind, detail) =>
          problems.ofCard({ kind, detail }, example),
        ),
      )
      .join('\n\n')
  const words = (role: ColumnRole): readonly string[] =>
    filled(role).map((cell) =>
      markup === 'html' && MARKED.has(role) ? plainText(fieldText(cell, markup, () => undefined)) : cell,
    )
  const [question, answer] = [text('question'), text('answer')]
  if (question === '') {
    problems.add('no-question', where)
    return null
  }
  if (Math.max(question.length, answer.length, text('extra').length) > LONGEST_READ) {
    problems.add('long-row', `${where}: ${example}`)
    return null
  }
  const deleted = deletions(question).length
  const isCloze = deleted > 0
  if (deleted > MOST_CARDS) {
    problems.add('row-of-many-cards', `${where}: ${example}`)
    return null
  }
  if (answer === '' && !isCloze) {
    problems.add('row-without-answer', `${where}: ${example}`)
    return null
  }
  if (cells.length > roles.length) problems.add('more-cells', `${where}: ${example}`)
  const { sourceLine, tooLong } = sourceLineOf([...words('citation'), ...words('link')])
  if (tooLong !== '') problems.add('row-with-long-source', example)
  const dates = words('as-of').map(oneLine)
  const asOf = dates.map(dateOf).find((date) => date !== null) ?? null
  if (dates.length > 0 && asOf === null) problems.add('wrong-date', `${example}: ${dates[0]}`)
  const passage = words('passage').map((one) => `“${oneLine(one)}”`)
  const tags = words('tags').flatMap((cell) => tagsIn(cell, reader.tagsBySpace))
  const [id] = filled('id')
  const [hint, below] = [text('hint'), text('extra')]
  return {
    id: id === undefined ? null : reader.idsAreGuids ? id : guidOfId(id, reader.fileName),
    form: isCloze ? 'cloze' : formOf(words('form')[0] ?? reader.noteType),
    question,
    answer,
    hint: hint === '' ? null : hint,
    extra: [...passage, ...(tooLong === '' ? [] : [tooLong])].join(' '),
    ...(below === '' ? {} : { below }),
    sourceLine,
    asOf,
    weight: WEIGHTS.find((weight) => weight === words('weight')[0]?.toLowerCase()) ?? null,
    topics: [...tags, ...reader.tags],
    deck: words('deck').map(oneLine).map(deckNameOfFile)[0] ?? reader.deck,
    original: {
      noteType: reader.noteType,
      fields: cells.map((cell, at) => [names[at] ?? `${at + 1}`, cell] as const),
      tags,
    },
  }
}
