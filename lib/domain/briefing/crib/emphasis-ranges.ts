import { type FigureValue, figureMatches, figuresOf, type Value, valuesOf } from '../../cards/values'
import type { FactKind } from '../../library'
import type { CribRun } from './crib'

type Span = { readonly start: number; readonly end: number }

/** Bold that covers more than this share of a statement sets nothing apart. */
const MOST_BOLD = 0.5
const WORD = /[\p{L}\p{N}]/u

const isWordEdge = (text: string, at: number): boolean =>
  !(WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at)))

/** Where `words` stand in a text as whole words, in any case of letters; null where they do not. */
function placeOf(text: string, words: string): Span | null {
  const [low, wanted] = [
    text.toLowerCase(),
    words
      .trim()
      .replace(/[.!?]$/, '')
      .toLowerCase(),
  ]
  // Lower case may be longer than its capital: offsets would be wrong.
  if (wanted === '' || low.length !== text.length) return null
  for (let start = low.indexOf(wanted); start >= 0; start = low.indexOf(wanted, start + 1)) {
    const end = start + wanted.length
    if (isWordEdge(text, start) && isWordEdge(text, end)) return { start, end }
  }
  return null
}

const isFigure = (value: Value): value is FigureValue => value.kind !== 'name'

/** An answer of more words than these is no name: the names in it are what it is about, not what it says. */
const MOST_NAME_WORDS = 4

/** The parts of a text that give an answer: its words, or the figures and the name that they have in common. */
const placesOfAnswer = (text: string, answer: string): readonly Span[] => {
  const whole = placeOf(text, answer)
  if (whole) return [whole]
  const figures = figuresOf(text)
  const isShort = answer.split(/\s+/u).length <= MOST_NAME_WORDS
  return valuesOf(answer).flatMap((value): readonly Span[] => {
    if (isFigure(value)) return figures.filter((figure) => figureMatches(value, figure)).slice(0, 1)
    const place = isShort ? placeOf(text, answer.slice(value.start, value.end)) : null
    return place ? [place] : []
  })
}

/** A number in words ("both", "two") is seldom what a fact turns on; where it is, a card asks for it. */
const isWritten = (value: FigureValue): boolean => value.kind !== 'number' || !value.spelled

/** What a fact of that kind turns on, whatever its cards ask: the figures of a figure, the dates of a date. */
const placesOfKind = (text: string, kind: FactKind): readonly Span[] => {
  const figures = figuresOf(text).filter(isWritten)
  if (kind === 'date') return figures.filter((figure) => figure.kind === 'date')
  return kind === 'figure' ? figures.filter((figure) => figure.kind !== 'date') : []
}

const NAMED: ReadonlySet<FactKind> = new Set(['person', 'organisation', 'place'])

/** What stands out where neither the kind nor a card says it. */
const placesOtherwise = (text: string, kind: FactKind): readonly Span[] =>
  NAMED.has(kind)
    ? valuesOf(text).filter((value) => value.kind === 'name')
    : figuresOf(text).filter((figure) => figure.kind === 'number' && isWritten(figure))

/** Words that hold a name together: “School of International Studies”. */
const INSIDE_A_NAME = /^(?: | of | of the )?$/

/** Spans in order, overlapping and neighbouring ones joined; a value that one touches belongs to it as a whole. */
const joined = (text: string, spans: readonly Span[], values: readonly Span[]): readonly Span[] => {
  const wide = spans.map((span) =>
    values.reduce(
      (wider, { start, end }) =>
        start < wider.end && end > wider.start
          ? { start: Math.min(wider.start, start), end: Math.max(wider.end, end) }
          : wider,
      span,
    ),
  )
  const result: Span[] = []
  for (const span of wide.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last && (span.start <= last.end || INSIDE_A_NAME.test(text.slice(last.end, span.start))))
      result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

/**
 * The spans of a statement that are to stand out: the figures or dates that it is about, then what its cards ask for, as
 * much of it as still sets something apart.
 */
export function boldSpans(statement: string, answers: readonly string[], kind: FactKind): readonly Span[] {
  const most = statement.length * MOST_BOLD
  const figures = figuresOf(statement)
  let kept: readonly Span[] = []
  const addIfRoom = (spans: readonly Span[]) => {
    const more = joined(statement, [...kept, ...spans], figures)
    if (lengthOf(more) <= most) kept = more
  }
  for (const place of placesOfKind(statement, kind)) addIfRoom([place])
  for (const answer of answers) {
    const places = placesOfAnswer(statement, answer)
    const [first] = places
    const isTooLong = first !== undefined && places.length === 1 && first.end - first.start > most
    if (isTooLong) for (const { start, end } of valuesIn(statement, first)) addIfRoom([{ start, end }])
    else for (const place of places) addIfRoom([place])
  }
  // A figure that no card asks for is still one that must be right.
  for (const figure of figuresOf(statement)) if (figure.kind === 'number' && isWritten(figure)) addIfRoom([figure])
  if (kept.length === 0) for (const place of placesOtherwise(statement, kind)) addIfRoom([place])
  return kept
}

const valuesIn = (text: string, { start, end }: Span): readonly Span[] =>
  valuesOf(text).filter((value) => value.start >= start && value.end <= end)

/** A statement in runs: joined they are the statement. */
export function emphasisRanges(statement: string, answers: readonly string[], kind: FactKind): readonly CribRun[] {
  const runs: CribRun[] = []
  let at = 0
  const add = (end: number, isBold: boolean) => {
    if (end > at) runs.push({ text: statement.slice(at, end), isBold })
    at = end
  }
  for (const { start, end } of boldSpans(statement, answers, kind)) {
    add(start, false)
    add(end, true)
  }
  add(statement.length, false)
  return runs
}
