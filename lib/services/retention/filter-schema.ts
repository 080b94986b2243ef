import { z } from 'zod'
import { TAG_KINDS } from '../../domain/library'
import { ANSWER_KINDS, MATURITIES } from '../../domain/retention/answer-kind'
import type { RetentionFilter, RetentionScope } from '../../domain/retention/filter'
import { PERIODS } from '../../domain/retention/true-retention'

const name = z.string().min(1).max(400).optional().catch(undefined)
const SCOPES = ['article', 'deck', ...TAG_KINDS] as const

/**
 * The filter that the parameters of an address ask for: `period` (today, week, month, year, all) and one of `article`
 * (its key), `deck`, `topic`, `person`, `place`; `cards` (young, mature) and `answers` (learning, review, rehearsal,
 * cram). What is not understood counts as not given; the first scope counts.
 */
export const retentionFilterSchema = z
  .object({
    period: z.enum(PERIODS.map(({ period }) => period)).catch('all'),
    article: name,
    deck: name,
    topic: name,
    person: name,
    place: name,
    cards: z.enum(MATURITIES).nullable().catch(null),
    answers: z.enum(ANSWER_KINDS).nullable().catch(null),
  })
  .transform(({ period, cards, answers, ...named }): RetentionFilter => {
    const kind = SCOPES.find((one) => named[one] !== undefined)
    const scope: RetentionScope = kind === undefined ? { kind: 'all' } : { kind, name: named[kind] ?? '' }
    return { period, scope, cards, answers }
  })

/** The parameters of an address that ask for a filter: what is usual is left out. */
export const parametersOf = ({ period, scope, cards, answers }: RetentionFilter): Readonly<Record<string, string>> => ({
  ...(period === 'all' ? {} : { period }),
  ...(scope.kind === 'all' ? {} : { [scope.kind]: scope.name }),
  ...(cards === null ? {} : { cards }),
  ...(answers === null ? {} : { answers }),
})
