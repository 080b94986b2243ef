import { z } from 'zod'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import { DATE_RULE, oneLine, spanSchema } from '../../domain/drafting/draft-schema'

const MOST_CHARACTERS = 2_000

const line = z.string().max(MOST_CHARACTERS, `Use at most ${MOST_CHARACTERS} characters.`).transform(oneLine)
const date = line
  .transform((text) => (text === '' ? null : text))
  .refine((text) => text === null || parseEdtf(text) !== null, DATE_RULE)

const dates = { asOf: date, reviewBy: date }

const isInOrder = ({ asOf, reviewBy }: { readonly asOf: string | null; readonly reviewBy: string | null }) =>
  asOf === null || reviewBy === null || edtfEnd(reviewBy) > edtfEnd(asOf)

const ORDER = {
  path: ['reviewBy'],
  message: 'Choose a date after the as-of date.',
  when: ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0,
}

/** That a fact was looked up and still holds, since when, and when to look again. */
export const confirmationSchema = z.object({ ...dates, note: line }).refine(isInOrder, ORDER)
export type Confirmation = z.infer<typeof confirmationSchema>

/** That the world changed: the value as it stands in the fact, the value now, and where it was looked up. */
export const replacementSchema = z
  .object({
    ...dates,
    was: line.refine((text) => text !== '', 'Choose the value to replace.'),
    now: line.refine((text) => text !== '', 'Enter the new value.'),
    note: line,
    /** A passage of the same text that holds the new value. */
    span: spanSchema.nullable().default(null),
  })
  .refine(({ note, span }) => note !== '' || span !== null, {
    path: ['note'],
    message: 'Enter where you checked it: it is shown on the cards.',
    when: ({ issues }) => issues.length === 0,
  })
  .refine(isInOrder, ORDER)
export type Replacement = z.infer<typeof replacementSchema>
