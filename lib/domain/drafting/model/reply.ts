import { z } from 'zod'
import { parseEdtf } from '../../content/edtf'
import { FACT_KINDS } from '../../library'
import { oneLine } from '../draft-schema'

const MOST_CHARACTERS = 2_000

/** One line without control characters; markup is left as text, for nothing of a model's is ever interpreted. */
const line = z.string().max(MOST_CHARACTERS).transform(oneLine)

const optional = line
  .nullish()
  .transform((text) => (text === undefined || text === null || text === '' || text === 'null' ? null : text))

const cardSchema = z.object({
  passage: z.coerce.number().int().positive(),
  quote: z.string().min(1).max(MOST_CHARACTERS),
  kind: z.enum(FACT_KINDS).catch('claim'),
  statement: line,
  question: line,
  answer: line,
  speaker: optional,
  asOf: optional.transform((text) => (text !== null && parseEdtf(text) !== null ? text : null)),
})

/** One card as a model wrote it, in the right shape and nothing more: it may still be wrong in every way. */
export type ModelCard = z.infer<typeof cardSchema>

/** The longest line that is kept while it is not ended: what never ends must not fill the memory. */
const MOST_LINE_CHARACTERS = 20_000

export type ReplyPiece = { readonly kind: 'card'; readonly card: ModelCard } | { readonly kind: 'unreadable' }

const FURNITURE = /^(?:```\w*|\[|\]|,)?$/

function readLine(text: string): ReplyPiece | null {
  const trimmed = text.trim().replace(/,$/, '')
  if (FURNITURE.test(trimmed)) return null
  if (!trimmed.startsWith('{')) return { kind: 'unreadable' }
  try {
    const parsed = cardSchema.safeParse(JSON.parse(trimmed))
    return parsed.success ? { kind: 'card', card: parsed.data } : { kind: 'unreadable' }
  } catch {
    return { kind: 'unreadable' }
  }
}

/**
 * Reads a reply as it streams in: `push` gives the cards whose lines ended with this piece, `end` the last one. Code
 * fences and array brackets around the lines are passed over; other talk is counted as unreadable.
 */
export function replyReader() {
  let rest = ''
  const read = (lines: readonly string[]) => lines.map(readLine).filter((piece) => piece !== null)
  return {
    push(piece: string): readonly ReplyPiece[] {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      const overlong = rest.length > MOST_LINE_CHARACTERS
      if (overlong) rest = ''
      return [...read(lines), ...(overlong ? [{ kind: 'unreadable' } as const] : [])]
    },
    end(): readonly ReplyPiece[] {
      const last = rest
      rest = ''
      return read([last])
    },
  }
}
