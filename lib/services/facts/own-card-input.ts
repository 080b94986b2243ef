import { z } from 'zod'
import { MOST_NAMES, oneLine, sideSchema } from '../../domain/drafts/draft-schema'
import type { FactId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'

const MOST_LINE = 300

const line = z.string().max(MOST_LINE, `Use at most ${MOST_LINE} characters.`).transform(oneLine)
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
    .max(MOST_NAMES, `Enter at most ${MOST_NAMES}.`)
    .default([])
    .transform((names) => [...new Set(names.filter((name) => name !== ''))]),
  deck: optional,
  source: optional,
})

export type OwnCardInput = z.output<typeof ownCardSchema>
/** What a screen or program sends: the same before it is parsed. */
export type OwnCardForm = z.input<typeof ownCardSchema>
