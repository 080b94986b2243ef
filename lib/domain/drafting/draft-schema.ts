import { z } from 'zod'
import { edtfEnd, parseEdtf } from '../content/edtf'
import type { Span } from '../finder/mention'
import { idSchema } from '../id-schema'
import type { CardId } from '../ids'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../library'
import type { FactDraft } from './fact-draft'
import { LONGEST_SIDE, MOST_NAMES, sideProblem, TOO_MANY_NAMES, tooLongWords } from './text-limits'

/** Deeper indents would push a list off a phone. */
const MOST_INDENT = 24
const MOST_CARDS = 40

/** A text as one line without control characters, which some databases refuse. */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/**
 * A side of a card: as `oneLine`, with its line breaks and the indents of its lines, which lists and tables are made
 * of. Two blank lines are no more than one.
 */
export const severalLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .split('\n')
    .map(
      (words) => `${/^[ \t]*/u.exec(words)?.[0].replaceAll('\t', '    ').slice(0, MOST_INDENT) ?? ''}${oneLine(words)}`,
    )
    .map((words) => words.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '')
    .replace(/^ +(?=[^\n]*$)/u, '')

const line = z.string().max(LONGEST_SIDE, tooLongWords(LONGEST_SIDE)).transform(oneLine)

/** A side of a card as it is typed. Shapes on a picture have a limit of their own. */
export const sideSchema = z
  .string()
  .superRefine((text, context) => {
    const message = sideProblem(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
  .transform(severalLines)
const optional = line.nullable().transform((text) => (text === '' ? null : text))
const names = z
  .array(line)
  .max(MOST_NAMES, TOO_MANY_NAMES)
  .readonly()
  .transform((list): readonly string[] => [...new Set(list.filter((name) => name !== ''))])

/** How a date of the library is written, for people. */
export const DATE_RULE = 'Enter a date as 2023, 2023-02 or 2023-02-17, or a period as 2015/2021.'

const edtf = optional.refine((text) => text === null || parseEdtf(text) !== null, DATE_RULE)

const cardSchema = z.object({
  cardId: idSchema<CardId>().nullable(),
  form: z.enum(CARD_FORMS),
  front: sideSchema,
  back: sideSchema,
  hint: optional,
  extra: sideSchema.transform((text) => (text === '' ? null : text)).nullish(),
  aliases: names,
})

/** A draft as a form sends it, with its texts cleaned. Whether its words are right, the lint says. */
export const factDraftSchema: z.ZodType<FactDraft, FactDraft> = z
  .object({
    kind: z.enum(FACT_KINDS),
    weight: z.enum(WEIGHTS),
    statement: line,
    asOf: edtf,
    reviewBy: edtf,
    speaker: optional,
    hedge: optional,
    topics: names,
    people: names,
    places: names,
    cards: z.array(cardSchema).max(MOST_CARDS, `A fact has at most ${MOST_CARDS} cards.`).readonly(),
  })
  .refine(({ asOf, reviewBy }) => asOf === null || reviewBy === null || edtfEnd(reviewBy) > edtfEnd(asOf), {
    path: ['reviewBy'],
    message: 'Choose a date after the as-of date.',
    when: ({ issues }) => issues.length === 0,
  })

/** UTF-16 offsets into the snapshot's text. */
export const spanSchema: z.ZodType<Span, Span> = z.object({ start: z.int().min(0), end: z.int().min(0) })
