import { sectionAround } from '../content/canonical-text'
import { edtfDates, parseEdtf } from '../content/edtf'
import type { LintedFact } from './lint-issue'
import { rememberedFigures } from './lint-memory'
import { type PassageValues, passageValuesOf, withYears } from './passage-values'
import { type FigureValue, figureMatches } from './values'

/** What the rules look things up in: the passage, and the figures that a question may use, the nearest first. */
export type RuleContext = {
  readonly draft: LintedFact
  readonly snapshotText: string
  /** What an answer may say. */
  readonly passageValues: PassageValues
  readonly nearFigures: readonly FigureValue[]
  /** Those of the whole section, read only where a question names others than the near ones. */
  readonly sectionFigures: () => readonly FigureValue[]
}

/** Gathers the passage's section, the as-of date and the article's date, whose figures a question may name. */
export function contextOf(draft: LintedFact, snapshotText: string): RuleContext {
  const { passage } = draft
  const dates = [draft.asOf, draft.published].filter((date) => date !== null && parseEdtf(date) !== null)
  const { published: date } = draft
  const [published] = date !== null && parseEdtf(date) !== null ? edtfDates(date) : []
  const passageValues = passageValuesOf(passage, snapshotText, published)
  const nearFigures = [
    ...passageValues.figures,
    ...dates.flatMap((date) => edtfDates(date ?? '')).map((date): FigureValue => ({ ...date, start: 0, end: 0 })),
  ]
  const sectionFigures = (): readonly FigureValue[] => {
    const section = passage ? sectionAround(snapshotText, passage.start) : { start: 0, end: snapshotText.length }
    return withYears(rememberedFigures(snapshotText.slice(section.start, section.end)), published)
  }
  return { draft, snapshotText, passageValues, nearFigures, sectionFigures }
}

/** Small numbers in words count what is asked for (“which two countries”) rather than state a figure. */
const counts = (figure: FigureValue): boolean =>
  figure.kind === 'number' && figure.spelled && figure.amount <= 12 && figure.unit === null && figure.currency === null

/** The figures of a question or statement that are neither in the section nor in the dates of the fact and article. */
export function unknownFigures(text: string, { nearFigures, sectionFigures }: RuleContext): string[] {
  const isKnown = (figure: FigureValue) => (known: FigureValue) => figureMatches(figure, known)
  const unknown = rememberedFigures(text).filter(
    (figure) => !counts(figure) && !nearFigures.some(isKnown(figure)) && !sectionFigures().some(isKnown(figure)),
  )
  return [...new Set(unknown.map((figure) => text.slice(figure.start, figure.end)))]
}

/** Whether a text names a year, by itself or in a date. */
export const namesYear = (text: string): boolean =>
  rememberedFigures(text).some((figure) => figure.kind === 'decade' || (figure.kind === 'date' && figure.year !== null))

/** A phrase in quotation marks; marks inside it are single, and those around it are not doubled. */
const marked = (phrase: string): string => {
  const bare = /^“[^“”]*”$/u.test(phrase) ? phrase.slice(1, -1) : phrase
  return `“${bare.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** Phrases in quotation marks, joined for a message: “a”, “b” and “c”. */
export const quoted = (phrases: readonly string[]): string => {
  const all = phrases.map(marked)
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
