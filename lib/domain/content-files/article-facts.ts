import type { z } from 'zod'
import { adviseFact } from '../cards/advice/advise-fact'
import { type LintedFact, type LintIssue, type LintRule, lintFact } from '../cards/lint'
import { type Anchor, anchorIn } from '../content/anchor'
import { edtfEnd } from '../content/edtf'
import type { FactKind, LinkKind, PassageRole, Weight } from '../library'
import { type CardFile, readCards } from './article-cards'
import { FACT_GUIDE, factSchema } from './article-schema'
import { schemaProblems, type YamlSource } from './article-yaml'
import type { MakeProblem, Problem } from './problem'

/** A further passage of a fact, of this article or another one; `checkLibrary` finds its words there. */
export type AlsoFile = {
  /** The id of the article whose notes have the words. */
  readonly article: string
  /** Its words, once in those notes. */
  readonly passage: string
  readonly role: PassageRole
  readonly note: string | null
}

export type LinkFile = { readonly fact: string; readonly kind: LinkKind; readonly note: string }

export type FactFile = {
  readonly key: string
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  /** In the article's `text`. */
  readonly passage: Anchor
  /** EDTF, as `reviewBy`. */
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  /** The article's topics first, then the fact's own. */
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly also: readonly AlsoFile[]
  readonly links: readonly LinkFile[]
  readonly cards: readonly CardFile[]
  readonly line: number
}

/** What the facts of a block are read against. */
export type FactsSetting = {
  readonly text: string
  readonly section: { readonly start: number; readonly end: number }
  readonly published: string
  readonly topics: readonly string[]
}

type Entry = z.infer<typeof factSchema>

/** Issues that call for a look rather than a change; the lint’s others are errors in the library. */
const WARNINGS: ReadonlySet<LintRule> = new Set([
  'question-long',
  'answer-long',
  'deletion-long',
  'answer-list',
  'question-double',
  'question-repeated',
  'dates-missing',
  'hedge-unmarked',
  'speaker-unnamed',
])

/** Advice that is an error in the library: nobody is quoted there with words that the notes do not quote. */
const ERRORS: ReadonlySet<LintRule> = new Set(['quote-unmarked', 'quote-words', 'quote-speaker'])

const severityOf = ({ rule, severity }: LintIssue): Problem['severity'] => {
  if (severity === 'advice') return ERRORS.has(rule) ? 'error' : 'warning'
  return severity === 'block' || !WARNINGS.has(rule) ? 'error' : 'warning'
}

const fold = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-').toLowerCase()

function passageProblem(
  failure: 'absent' | 'ambiguous',
  passage: string,
  { text, section }: FactsSetting,
): [string, string] {
  if (failure === 'ambiguous') {
    return ['The passage occurs more than once in its section', 'Extend it, up to the whole sentence']
  }
  if (fold(text.slice(section.start, section.end)).includes(fold(passage))) {
    return ['The passage differs from the notes in quotation marks, dashes or capitals', 'Copy it from the notes']
  }
  if (text.includes(passage)) {
    return ['The passage is in another section', 'Move the fact under the paragraphs it is drawn from']
  }
  return ['The passage is not in its section', 'Copy it from one paragraph of the notes, word for word']
}

function fieldProblems(entry: Entry, lineOf: (field: string) => number, problem: MakeProblem): Problem[] {
  const asOf = entry['as-of']
  const reviewBy = entry['review-by']
  const problems: Problem[] = []
  if (entry.kind === 'figure' && asOf === undefined) {
    problems.push(problem(lineOf(''), 'The figure has no as-of date', 'Add the date at which it held as as-of'))
  }
  if (asOf !== undefined && reviewBy !== undefined && edtfEnd(reviewBy) <= edtfEnd(asOf)) {
    problems.push(problem(lineOf('review-by'), 'The review-by date is not after the as-of date', 'Choose a later one'))
  }
  if (entry.hedge !== undefined && !entry.passage.toLowerCase().includes(entry.hedge.toLowerCase())) {
    problems.push(
      problem(
        lineOf('hedge'),
        `The passage does not contain the hedge “${entry.hedge}”`,
        'Enter the hedge as the notes have it',
      ),
    )
  }
  return problems
}

const RULE_FIELDS: Partial<Record<LintRule, string>> = {
  'passage-cut-short': 'passage',
  'statement-figure': 'statement',
  'relative-date': 'statement',
  'hedge-dropped': 'statement',
  'hedge-unmarked': 'statement',
  'speaker-unnamed': 'statement',
  'quote-unmarked': 'kind',
  'quote-words': 'statement',
  'quote-absent': 'statement',
  'quote-speaker': 'passage',
}

/** Reads the facts of one block. A fact with an error in its own fields is left out; its cards are still checked. */
export function readFacts(
  source: YamlSource,
  setting: FactsSetting,
  problem: MakeProblem,
): { facts: readonly FactFile[]; problems: readonly Problem[] } {
  const { value } = source
  if (!Array.isArray(value)) {
    const isBroken = source.problems.length > 0
    return {
      facts: [],
      problems: isBroken
        ? []
        : [problem(source.lineOf([]), 'The block is not a list of facts', 'Begin each fact with “- id:”')],
    }
  }
  const read = value.map((item: unknown, at) => readFact(item, at, source, setting, problem))
  return { facts: read.flatMap(({ fact }) => fact ?? []), problems: read.flatMap(({ problems }) => problems) }
}

function readFact(
  item: unknown,
  at: number,
  source: YamlSource,
  setting: FactsSetting,
  problem: MakeProblem,
): { fact: FactFile | null; problems: readonly Problem[] } {
  const parsed = factSchema.safeParse(item)
  if (!parsed.success) return { fact: null, problems: schemaProblems(parsed.error, source, [at], FACT_GUIDE, problem) }
  const entry = parsed.data
  const lineOf = (field: string) => source.lineOf(field === '' ? [at] : [at, field])
  const cards = entry.cards.map((card, index) => readCards(card, source, [at, 'cards', index], problem))
  const problems = [...fieldProblems(entry, lineOf, problem), ...cards.flatMap((read) => read.problems)]
  const found = anchorIn(setting.text, entry.passage, setting.section)
  const passage = 'failure' in found ? null : found
  if ('failure' in found)
    problems.push(problem(lineOf('passage'), ...passageProblem(found.failure, entry.passage, setting)))
  const fields = {
    kind: entry.kind,
    statement: entry.statement,
    asOf: entry['as-of'] ?? null,
    reviewBy: entry['review-by'] ?? null,
    speaker: entry.speaker ?? null,
    hedge: entry.hedge ?? null,
    people: entry.people,
    places: entry.places,
    cards: cards.flatMap((read) => read.cards),
  }
  const draft: LintedFact = { ...fields, passage, published: setting.published }
  const lineOfCard = new Map(fields.cards.map((card) => [card.key, card.line]))
  for (const issue of [...lintFact(draft, setting.text), ...adviseFact(draft)]) {
    if (isReportedElsewhere(issue, draft, entry)) continue
    const line =
      issue.cardKey === undefined
        ? lineOf(RULE_FIELDS[issue.rule] ?? '')
        : (lineOfCard.get(issue.cardKey) ?? lineOf(''))
    const subject = issue.cardKey === undefined ? entry.id : issue.cardKey
    problems.push(problem(line, `${issue.what} (${subject})`, issue.remedy, severityOf(issue)))
  }
  if (!passage) return { fact: null, problems }
  const topics = [...new Set([...setting.topics, ...entry.topics])]
  const also = entry.also.map((one) => ({ ...one, note: one.note ?? null }))
  const own = { key: entry.id, weight: entry.weight, topics, also, links: entry.links, line: lineOf('') }
  return { fact: { ...fields, ...own, passage }, problems }
}

/** The passage, a figure's as-of date, and a fact all of whose cards are broken have their own, clearer problem. */
function isReportedElsewhere(issue: LintIssue, draft: LintedFact, entry: Entry): boolean {
  if (issue.rule === 'passage-missing') return true
  if (issue.rule === 'empty-side' && issue.cardKey === undefined) return draft.cards.length === 0
  return issue.rule === 'dates-missing' && entry.kind === 'figure' && draft.asOf === null
}
