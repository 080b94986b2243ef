import { severalLines } from '../../domain/drafting/draft-schema'
import type { AnkiCard, AnkiNote, AnkiNoteType, AnkiTemplate, FindMedia } from './anki-package'
import { withFieldMarkup } from './field-markup'
import { type HtmlSide, htmlToMarkdown } from './html-to-markdown'
import type { AnkiCardProblem, ReportProblem } from './import-problems'
import { fieldsWith, type RenderSide, renderTemplate, showsField } from './render-template'
import { isEmptyField, parseTemplate, type Template } from './template'

type ParsedTemplate = {
  readonly question: Template
  readonly answer: Template
  /** Fields of the question side with a cloze, and those to type that are no cloze. */
  readonly clozeFields: ReadonlySet<string>
  readonly typedFields: readonly string[]
}

const parsedTemplates = new WeakMap<AnkiTemplate, ParsedTemplate>()

const parsed = (template: AnkiTemplate): ParsedTemplate => {
  const cached = parsedTemplates.get(template)
  if (cached) return cached
  const question = parseTemplate(template.question)
  const clozeFields = new Set([...fieldsWith(question.nodes, 'cloze'), ...fieldsWith(question.nodes, 'cloze-only')])
  const typedFields = fieldsWith(question.nodes, 'type').filter((name) => !clozeFields.has(name))
  const read = { question, answer: parseTemplate(template.answer), clozeFields, typedFields }
  parsedTemplates.set(template, read)
  return read
}

/** What the cards of a note share. */
export type NoteContext = {
  readonly note: AnkiNote
  readonly noteType: AnkiNoteType
  readonly deckNames: ReadonlyMap<number, string>
  readonly fields: ReadonlyMap<string, string>
  /** The note type is one of this program. */
  readonly isOwn: boolean
  readonly problems: AnkiCardProblem[]
  /** Knows the media of the package; null if they are not brought in. */
  readonly findMedia: FindMedia | null
  /** What was read of its HTML, the same HTML once: the deletions of a cloze share theirs. */
  readonly reading: { characters: number; readonly sides: Map<string, HtmlSide> }
}

/** Whether the cards of a note need more reading than any note does: what was read of them is not all. */
export const isTooMuch = ({ reading }: NoteContext): boolean => reading.characters > MOST_READ

const readSide = (context: NoteContext, html: string, showsHidden: boolean): HtmlSide => {
  const { reading, findMedia } = context
  const key = `${showsHidden} ${html}`
  const cached = reading.sides.get(key)
  if (cached) return cached
  reading.characters += html.length
  if (isTooMuch(context)) return { markdown: '', hints: [] }
  const side = htmlToMarkdown(withFieldMarkup(html), report(context), showsHidden, findMedia)
  reading.sides.set(key, side)
  return side
}

const specialFields = ({ note, noteType, deckNames }: NoteContext, card: AnkiCard, template: AnkiTemplate) => {
  const deck = deckNames.get(card.deckId) ?? ''
  return new Map([
    ['FrontSide', ''],
    ['Tags', note.tags.join(' ')],
    ['Type', noteType.name],
    ['Deck', deck],
    ['Subdeck', deck.split('::').at(-1) ?? ''],
    ['Card', template.name],
    ['CardFlag', card.flag === 0 ? '' : `flag${card.flag}`],
    ['CardID', String(card.id)],
    [`c${card.ordinal + 1}`, '1'],
  ])
}

/** A field without its cloze filter may hold braces: they must make no gap. */
const withoutGaps = (html: string): string => html.replaceAll('{{c', '{ {c')

/** The rule below which an answer side has its answer. */
const ruleOfAnswer = (html: string): RegExpExecArray | undefined =>
  [...html.matchAll(/<hr\b[^<>]*>/giu)].find(([tag]) => /\bid\s*=\s*["']?answer/iu.test(tag))

/** Characters of HTML that are read for the cards of one note: more than 500 long cards have. */
const MOST_READ = 10_000_000

/** A note with more is no worse. */
const MOST_PROBLEMS = 50

/** What is in a note's fields is reported once. */
export const report =
  ({ problems }: NoteContext): ReportProblem =>
  (kind, detail) => {
    const isKnown = problems.some((other) => other.kind === kind && other.detail === detail)
    if (!isKnown && problems.length < MOST_PROBLEMS) problems.push({ kind, detail })
  }

/** Lines are compared without escapes: which signs need one depends on the lines around them. */
const keysOf = (markdown: string): string[] =>
  markdown.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.replaceAll('\\', '')]))

/** Lines that the question does not have: what an answer side shows above its rule. */
const withoutQuestion = (markdown: string, question: string): string => {
  const shown = new Set(keysOf(question))
  return markdown
    .split('\n')
    .filter((line) => !shown.has(line.replaceAll('\\', '')))
    .join('\n')
}

/** Lines without those of the question at their beginning: answer sides without a rule. */
const withoutFirstLines = (markdown: string, question: string): string => {
  const lines = markdown.split('\n')
  const rest = keysOf(question)
  let asked = 0
  const isAsked = (line: string): boolean => line.trim() === '' || line.replaceAll('\\', '') === rest[asked]
  const from = lines.findIndex((line) => {
    if (!isAsked(line)) return true
    if (line.trim() !== '') asked += 1
    return false
  })
  return from < 0 ? '' : lines.slice(from).join('\n')
}

/** A field of a note as Markdown. */
export const fieldMarkdown = (context: NoteContext, name: string): string =>
  severalLines(readSide(context, context.fields.get(name) ?? '', true).markdown)

/** The two sides of a card as Markdown. */
export type AnkiCardSides = {
  readonly front: string
  /** Without what the question shows, the deletions of a cloze, and what is to be typed. */
  readonly answer: string
  readonly hint: string | null
  /** What is to be typed; null if nothing is. */
  readonly typed: string | null
  readonly isCloze: boolean
}

/** Renders and converts a card. Null if Anki would not show it, as no field on its question side holds anything. */
export const sidesOfCard = (context: NoteContext, card: AnkiCard, template: AnkiTemplate): AnkiCardSides | null => {
  const tell = report(context)
  const { question, answer, clozeFields, typedFields } = parsed(template)
  for (const error of [...question.errors, ...answer.errors]) tell('wrong-template', error)
  const special = specialFields(context, card, template)
  const filled = (name: string): boolean => !isEmptyField(context.fields.get(name) ?? special.get(name) ?? '')
  if (!showsField(question.nodes, filled)) return null
  const typedField = typedFields.find(filled)
  const isCloze = clozeFields.size > 0
  const fields = isCloze
    ? new Map([...context.fields].map(([name, html]) => [name, withoutGaps(html)]))
    : context.fields
  const rendering = (side: 'question' | 'answer', showsSpeech: boolean): RenderSide => ({
    fields,
    special,
    showsSpeech,
    cloze: (name, html) =>
      side === 'question' ? (context.fields.get(name) ?? html) : clozeFields.has(name) ? '' : html,
    typed: (name, html) => (side === 'question' || name === typedField ? '' : html),
    unknownField: (name) => tell('unknown-field', name),
  })
  const read = (html: string, showsHidden = true): HtmlSide => readSide(context, html, showsHidden)
  const silent = read(renderTemplate(question, rendering('question', false)), false)
  const asked = silent.markdown !== '' ? silent : read(renderTemplate(question, rendering('question', true)), false)
  const html = renderTemplate(answer, rendering('answer', true))
  const rule = ruleOfAnswer(html)
  const above = rule ? read(html.slice(0, rule.index)).markdown : ''
  const below = read(rule ? html.slice(rule.index + rule[0].length) : html).markdown
  const own = rule ? `${withoutQuestion(above, asked.markdown)}\n\n${below}` : withoutFirstLines(below, asked.markdown)
  return {
    front: severalLines(asked.markdown),
    answer: severalLines(own),
    hint: asked.hints.filter((hint) => hint !== '').join('\n') || null,
    typed: typedField === undefined ? null : severalLines(read(context.fields.get(typedField) ?? '').markdown),
    isCloze,
  }
}
