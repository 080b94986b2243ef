import { z } from 'zod'

import { oneLine, sideSchema } from '../../domain/drafting/draft-schema'
import { LONGEST_NAME, MOST_NAMES, TOO_MANY_NAMES, tooLongWords } from '../../domain/drafting/text-limits'
import type { FactId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'

const line = z.string().max(LONGEST_NAME, tooLongWords(LONGEST_NAME)).transform(oneLine)
const optional = line.nullish().transform((text) => (text === undefined || text === '' ? null : text))

/**
 * A card without an article, as a form, a program or a line of a file gives it. The id is made by the client: sent again
 * it changes nothing. `source` is a note on where it comes from; `deck` is made if there is none of that name.
 */
export const ownCardSchema = z.object({
  id: z.uuid().transform((id) => id as FactId), // edge: the fact takes this id
  front: sideSchema,
  back: sideSchema.default(''),
  form: z.enum(['question', 'typed', 'reversed']).default('question'),
  weight: z.enum(WEIGHTS).default('should'),
  topics: z
    .array(line)
    .max(MOST_NAMES, TOO_MANY_NAMES)
    .default([])
    .transform((names) => [...new Set(names.filter((name) => name !== ''))]),
  deck: optional,
  source: optional,
})

export type OwnCardInput = z.output<typeof ownCardSchema>
/** What a screen or program sends: the same before it is parsed. */
export type OwnCardForm = z.input<typeof ownCardSchema>
