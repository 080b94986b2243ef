import type { Anchor } from '../content/anchor'
import type { DateValue } from './date-values'
import { rememberedFigures, rememberedWords } from './lint-memory'
import type { FigureValue, Source } from './values'

/** The values of a passage that an answer may repeat. */
export type PassageValues = Source & {
  /** The figure, date or word that begins outside the passage or ends outside it; null if none is cut in two. */
  readonly cut: string | null
}

type Published = { readonly year: number | null; readonly month: number | null }

/** Whether the words of a passage are in the text where the passage says. */
export const isInText = ({ exact, start, end }: Anchor, text: string): boolean =>
  exact !== '' && text.slice(start, end) === exact

/** The years that a month without one can mean in a text of that date: the last such month, or the one to come this year. */
const yearsOf = (month: number, { year, month: publishedMonth }: Published): readonly number[] => {
  if (year === null) return []
  return publishedMonth === null || month <= publishedMonth ? [year] : [year, year - 1]
}

/** Figures, and with them each date that names a month without a year in the year that the article’s date gives it. */
export const withYears = (
  figures: readonly FigureValue[],
  published: Published | undefined,
): readonly FigureValue[] => {
  if (!published) return figures
  const completed = figures.flatMap((figure): readonly DateValue[] =>
    figure.kind === 'date' && figure.month !== null && figure.year === null
      ? yearsOf(figure.month, published).map((year) => ({ ...figure, year }))
      : [],
  )
  return completed.length === 0 ? figures : [...figures, ...completed]
}

type Span = { readonly start: number; readonly end: number }

const overlaps =
  ({ start, end }: Span) =>
  (value: Span): boolean =>
    value.start < end && start < value.end

/** No figure, date or name reaches further outside a passage. */
const REACH = 400

/** A passage with what is beside it on its line, as far as a value can reach, from space to space. */
function around({ start, end }: Span, text: string): Span {
  const near = { start: Math.max(0, start - REACH), end: Math.min(text.length, end + REACH) }
  const before = text.slice(near.start, start)
  const behind = text.slice(end, near.end)
  const line = before.lastIndexOf('\n')
  const space = near.start === 0 ? -1 : before.indexOf(' ')
  const opens = line >= 0 ? line : space
  const stop = behind.indexOf('\n')
  const closes = stop >= 0 ? stop : near.end === text.length ? behind.length : behind.lastIndexOf(' ')
  return { start: near.start + opens + 1, end: end + (closes < 0 ? behind.length : closes) }
}

/**
 * What stands in a passage. What the passage cuts in two counts as it is in the text: “$190” out of “$190 billion” is
 * no value of the passage.
 */
export function passageValuesOf(passage: Anchor | null, text: string, published: Published | undefined): PassageValues {
  const exact = passage?.exact ?? ''
  const whole = { figures: withYears(rememberedFigures(exact), published), words: rememberedWords(exact), cut: null }
  if (!passage || !isInText(passage, text)) return whole
  const { start: from, end: to } = around(passage, text)
  const block = text.slice(from, to)
  const span = { start: passage.start - from, end: passage.end - from }
  const isCut = ({ start, end }: Span) =>
    (start < span.start && span.start < end) || (start < span.end && span.end < end)
  const [figures, words] = [rememberedFigures(block), rememberedWords(block)]
  const cut = [...figures, ...words].find(isCut)
  if (!cut) return whole
  return {
    figures: withYears(figures.filter(overlaps(span)), published),
    words: words.filter(overlaps(span)),
    cut: block.slice(cut.start, cut.end),
  }
}
