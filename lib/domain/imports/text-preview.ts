import type { CardSides } from '../cards/card'

/** What a column of a table of cards can be. Several columns may be of one kind: their texts are joined. */
export const COLUMN_ROLES = [
  'question',
  'answer',
  'hint',
  'extra',
  'passage',
  'citation',
  'link',
  'as-of',
  'tags',
  'deck',
  'weight',
  'id',
  'form',
  'ignore',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** How people are told what a column is. */
export const COLUMN_LABELS: Readonly<Record<ColumnRole, string>> = {
  question: 'Question',
  answer: 'Answer',
  hint: 'Hint',
  extra: 'Extra',
  passage: 'Passage',
  citation: 'Source: citation',
  link: 'Source: link',
  'as-of': 'As of',
  tags: 'Tags',
  deck: 'Deck',
  weight: 'Weight',
  id: 'ID',
  form: 'Card form',
  ignore: 'Not imported',
}

/** How the fields of a table are written. */
export const MARKUPS = ['plain', 'markdown', 'html'] as const
export type Markup = (typeof MARKUPS)[number]

/** What kind of file it is; each is read in its own way. */
export const TEXT_FORMATS = ['table', 'anki-text', 'own-table', 'pairs'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** A file as it is named to people. */
export const FORMAT_LABELS: Readonly<Record<TextFormat, string>> = {
  table: 'a table of cards',
  'anki-text': 'text exported by Anki',
  'own-table': 'a table exported by Aide-Mémoire',
  pairs: 'terms and definitions',
}

/** What a person decides about a file; what is left out is guessed from the file. */
export type TextChoices = {
  /** One for each column, in their order. */
  readonly columns?: readonly ColumnRole[] | undefined
  readonly markup?: Markup | undefined
  /** Whether the first row names the columns. */
  readonly hasHeader?: boolean | undefined
  /** A name of an encoding, such as `windows-1252`. */
  readonly encoding?: string | undefined
  /** The sign between columns, or between term and definition. */
  readonly separator?: string | undefined
}

export type PreviewColumn = {
  /** As the file names it; null if it names none. */
  readonly name: string | null
  readonly role: ColumnRole
  /** Some of its values, shortened. */
  readonly examples: readonly string[]
}

/** The first card of a note as it will be: its sides in a few words, and as they will be shown. */
export type PreviewCard = {
  readonly question: string
  readonly answer: string
  readonly source: string | null
  /** As topics of its fact, the first of many. */
  readonly tags: string
  readonly card: CardSides
}

/** How a file was understood. */
export type TextPreview = {
  readonly format: TextFormat
  readonly encoding: string
  /** Null if it is not a table. */
  readonly table: {
    readonly separator: string
    readonly hasHeader: boolean
    readonly markup: Markup
    readonly columns: readonly PreviewColumn[]
  } | null
  /** The first cards as they will be. */
  readonly cards: readonly PreviewCard[]
}

/** The columns that a text such as `question,answer,tags` names; null with what is wrong. `-` is a column to leave out. */
export const parseColumns = (
  text: string,
):
  | { readonly ok: true; readonly columns: readonly ColumnRole[] }
  | { readonly ok: false; readonly message: string } => {
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  const columns = names.map((name) =>
    name === '-' || name === '' ? 'ignore' : COLUMN_ROLES.find((role) => role === name),
  )
  const unknown = names.find((_, at) => columns[at] === undefined)
  const roles = COLUMN_ROLES.filter((role) => role !== 'ignore').join(', ')
  if (unknown !== undefined) {
    return { ok: false, message: `“${unknown}” is not a column. Use ${roles}, or - for a column to leave out.` }
  }
  const known = columns.filter((role) => role !== undefined)
  if (!known.includes('question')) return { ok: false, message: 'One column must be the question.' }
  return { ok: true, columns: known }
}
