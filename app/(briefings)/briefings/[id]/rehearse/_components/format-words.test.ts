import { expect, it } from 'vitest'
import type { RehearsalFormat } from '@/lib/domain/briefing/briefing'
import { type DrawCard, formatFor } from '@/lib/domain/briefing/rehearsal/format'
import { anId } from '@/lib/domain/ids.fixture'
import { formatWords } from './format-words'

const NAMES: Readonly<Record<RehearsalFormat, RegExp>> = {
  typed: /\btyped?\b/,
  spoken: /aloud/,
}

const card = (predictedRecall: number, answer: string): DrawCard => ({
  cardId: anId('c'),
  factId: anId('f'),
  weight: 'must',
  form: 'typed',
  articleKey: 'a',
  topics: [],
  aliases: [],
  question: 'Which harbour or body was it?',
  answer,
  predictedRecall,
})

const LONG = 'the committee that looks after harbours, lakes and all ferries of the region'
const CARDS = [0.2, 0.6, 0.95].flatMap((recall) => ['Baku', LONG].map((answer) => card(recall, answer)))

const subsets: readonly (readonly RehearsalFormat[])[] = [['typed'], ['spoken'], ['typed', 'spoken']]

it.each(subsets.flatMap((formats) => [true, false].map((isLast) => ({ formats, isLast }))))(
  'says how it asks where $formats are allowed, on the last day: $isLast',
  ({ formats, isLast }) => {
    const words = formatWords({ formats, isLast })
    const used = CARDS.map((one) => formatFor(one, formats, isLast))
    for (const { format } of used) expect(words).toMatch(NAMES[format])
    for (const format of ['typed', 'spoken'] as const) {
      if (!used.some((one) => one.format === format)) expect(words).not.toMatch(NAMES[format])
    }
    if (used.some(({ hinted }) => hinted) && !isLast && formats.length > 1) expect(words).toMatch(/hint/)
    if (isLast) expect(words).toMatch(/without hints|no hints/)
  },
)
