import { anchorAt } from '../content/anchor'
import { isBlankCell, type TableCell, tableOf, withTables } from '../content/table-rows'
import { type FactDraft, newCard } from '../drafts/fact-draft'
import { lintContextOf } from '../drafts/lint-context'
import { lintDraft } from '../drafts/lint-draft'
import type { Document, DocumentBlock } from './document'
import type { AnsweredDraft } from './drafts/draft-of-mention'
import { datesOf } from './drafts/fact'
import { keyOf } from './drafts/key'
import type { Mention, MentionKind } from './mention'

/** A row of a table with more columns says more than anybody would learn from it. */
const MOST_PER_ROW = 3
const LONGEST_NAME = 60
const LONGEST_VALUE = 40
/** Rows of a longer table after these are looked up, not learned. */
const MOST_ROWS = 40
/** The first row counts like a good sentence, each further one a little less: a table must not crowd out its article. */
const FIRST_SALIENCE = 0.5
const NEXT_ROW = 0.93
const NEXT_COLUMN = 0.9

/** A sign that refers to a note: the cell says less than the note does. */
const NOTED = /[*†‡§¹²³]|\[\w{1,3}\]|\(\w\)$/u
const YEAR = /\b(?:1[5-9]|20)\d\d\b/g
const RANK = /^#?\d{1,3}\.?$/
/** A figure with what may stand before it: a sign, a currency, a word of doubt. Words with a figure in them are none. */
const FIGURE =
  /^(?:(?:about|around|over|under|nearly|almost|roughly|c\.|ca\.|approx\.|up to|at least) ?)?[^\p{L}\d]{0,3}(?:\p{Lu}{1,3}[$ ]?)?[^\p{L}\d]{0,3}\d/u
const CURRENCY = /[$€£¥₹₽]|\b(?:USD|EUR|GBP|CNY|JPY|bn|billion|million)\b/i

/** The tables of a text: drafts for their rows, and the blocks that they take. */
export type TablesOfDocument = {
  /** Places in `Document.blocks`: prose is not looked for in them. */
  readonly blocks: ReadonlySet<number>
  /** For each row that tells something, its drafts, best first. */
  readonly rows: readonly (readonly AnsweredDraft[])[]
}

const kindOf = (value: string, heading: string): MentionKind =>
  value.includes('%') || /per ?cent|%/i.test(heading) ? 'percent' : CURRENCY.test(value) ? 'money' : 'count'

/** “Timber: Years?” does not say of what. */
const BARE_UNIT =
  /^(?:years?|months?|weeks?|days?|hours?|number|no\.?|total|change|value|amount|rank|unit|units|share)$/iu

/** Whether a column can be asked for: it has a name of its own, and every row has a figure there, or none at all. */
function isAskable(heading: TableCell, headings: readonly TableCell[], values: readonly string[]): boolean {
  const { text } = heading
  // A year alone does not say what its figures measure: that is in a caption, if anywhere.
  const isNamed = /\p{L}{2}/u.test(text) && !BARE_UNIT.test(text) && text.length <= LONGEST_NAME && !NOTED.test(text)
  const isOnly = headings.filter((other) => other.text.toLowerCase() === text.toLowerCase()).length === 1
  const figures = values.filter((value) => !isBlankCell(value))
  return isNamed && isOnly && figures.length > 0 && figures.every((value) => FIGURE.test(value))
}

/** The column that names its rows: the first one in which each row has words, or a year, of its own. A rank names none. */
function namingColumn(rows: readonly (readonly TableCell[])[], columns: number): number {
  for (let column = 0; column < columns - 1; column += 1) {
    const names = rows.map((cells) => cells[column]?.text ?? '')
    if (names.every((name) => RANK.test(name))) continue
    const isName = (name: string) =>
      name.length <= LONGEST_NAME && (/\p{L}{2}/u.test(name) || /^(?:1[5-9]|20)\d\d$/.test(name))
    return new Set(names).size === names.length && names.every((name) => isName(name) && !NOTED.test(name))
      ? column
      : -1
  }
  return -1
}

function draftOf(
  doc: Document,
  row: DocumentBlock,
  { name, heading, value }: { readonly name: string; readonly heading: string; readonly value: TableCell },
  salience: number,
): AnsweredDraft | null {
  const { text, options } = doc
  const { start, end } = row
  const mention: Mention = {
    kind: kindOf(value.text, heading),
    quote: value.text,
    start: value.start,
    end: value.end,
    value: null,
    unit: null,
    role: null,
    speaker: null,
    hedge: null,
    salience,
  }
  const statement = `${name}: ${heading} ${value.text}.`
  const stated = `${name} ${heading}`.match(YEAR) ?? []
  const fact: FactDraft = {
    kind: 'figure',
    weight: salience >= 0.3 ? 'should' : 'nice',
    statement,
    ...datesOf('figure', statement, { stated, hasBrackets: false, published: options.published }),
    speaker: null,
    hedge: null,
    topics: [],
    people: [],
    places: [],
    cards: [newCard('question', `${name}: ${heading}?`, value.text)],
  }
  const context = lintContextOf({ text, published: options.published }, anchorAt(text, start, end))
  // What a table says without a word more is offered only if nothing has to be added to it.
  if (lintDraft(fact, context).length > 0) return null
  const key = keyOf(mention, `${heading}\n${text.slice(start, end)}`, 0)
  return { answer: value, draft: { key, drafter: 'built-in', mention, passage: { start, end }, fact, lint: [] } }
}

/**
 * Drafts from the tables of a text: “Avocados: Tariff now?” for each figure of a row under a heading. Only tables with a
 * heading, at least two rows and a name for each row are read, and only columns of figures; a row with more or fewer
 * cells than the heading is left out, because its values may be under another one.
 */
export function* tablesChunked(doc: Document): Generator<void, TablesOfDocument> {
  const taken = new Set<number>()
  const found: AnsweredDraft[][] = []
  for (const group of withTables(doc.text, doc.blocks)) {
    if (group.length < 2) continue
    for (const { index } of group) taken.add(index)
    const { head, body } = tableOf(doc.text, group)
    if (!head || group.some(({ role }) => role !== 'body')) continue
    const whole = body.filter(({ cells }) => cells.length === head.cells.length)
    const names = namingColumn(
      whole.map(({ cells }) => cells),
      head.cells.length,
    )
    if (whole.length < 2 || names < 0) continue
    const columns = head.cells.flatMap((heading, column) => {
      const values = whole.map(({ cells }) => cells[column]?.text ?? '')
      return column > names && isAskable(heading, head.cells, values) ? [{ heading: heading.text, column }] : []
    })
    for (const [place, row] of whole.slice(0, MOST_ROWS).entries()) {
      const block = group.find(({ start }) => start === row.block.start)
      const name = row.cells[names]?.text ?? ''
      if (!block) continue
      const drafts = columns.flatMap(({ heading, column }, at) => {
        const value = row.cells[column]
        if (!value || isBlankCell(value.text) || value.text.length > LONGEST_VALUE || NOTED.test(value.text)) return []
        return (
          draftOf(doc, block, { name, heading, value }, FIRST_SALIENCE * NEXT_ROW ** place * NEXT_COLUMN ** at) ?? []
        )
      })
      if (drafts.length > 0) found.push(drafts.slice(0, MOST_PER_ROW))
      yield
    }
  }
  return { blocks: taken, rows: found }
}
