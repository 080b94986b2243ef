import { z } from 'zod'
import { compareNames } from '@/lib/domain/format/collation'
import { TAG_KINDS } from '@/lib/domain/library'
import type { SourceRow } from '@/lib/domain/retention/sources'
import type { SourceBy } from '@/lib/services/retention/load-sources'

export const SOURCE_KINDS = ['article', 'deck', ...TAG_KINDS] as const satisfies readonly SourceBy[]

export const SOURCE_SORTS = [
  'retention',
  'recall',
  'briefing',
  'coverage',
  'lapses',
  'minutes',
  'facts',
  'stale',
  'conflicts',
  'name',
] as const
export type SourceSort = (typeof SOURCE_SORTS)[number]

/** What is asked of a column first: the weakest, or the most. */
const UP_FIRST: ReadonlySet<string> = new Set(['retention', 'recall', 'briefing', 'coverage', 'name'])
export const isUpFirst = (sort: SourceSort): boolean => UP_FIRST.has(sort)

const viewSchema = z
  .object({
    by: z.enum(SOURCE_KINDS).catch('article'),
    sort: z.enum(SOURCE_SORTS).catch('retention'),
    order: z.enum(['up', 'down']).optional().catch(undefined),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  .transform(({ order, ...view }) => ({ ...view, isUp: order === undefined ? isUpFirst(view.sort) : order === 'up' }))

export type SourceView = z.infer<typeof viewSchema>

/** By what, in which order and which page of it an address asks for. */
export const parseSourceView = (params: Readonly<Record<string, string | undefined>>): SourceView =>
  viewSchema.parse(params)

/** The parameters of an address, without what is usual. */
export const sourceViewParams = ({ by, sort, isUp, page }: SourceView): Readonly<Record<string, string>> => ({
  ...(by === 'article' ? {} : { by }),
  ...(sort === 'retention' ? {} : { sort }),
  ...(isUp === isUpFirst(sort) ? {} : { order: isUp ? 'up' : 'down' }),
  ...(page === 1 ? {} : { page: String(page) }),
})

/** What each sort goes by; null where a row has no such figure. */
export const SOURCE_FIGURES: Readonly<Record<Exclude<SourceSort, 'name'>, (row: SourceRow) => number | null>> = {
  retention: ({ shrunk }) => shrunk?.share ?? null,
  recall: ({ recallNow }) => recallNow,
  briefing: ({ recallAtBriefing }) => recallAtBriefing,
  coverage: ({ coverage }) => coverage,
  lapses: ({ lapses }) => lapses,
  minutes: ({ minutes }) => minutes,
  facts: ({ facts }) => facts,
  stale: ({ staleFacts }) => staleFacts,
  conflicts: ({ conflictingFacts }) => conflictingFacts,
}

const byTitle = (a: SourceRow, b: SourceRow): number => compareNames(a.title, b.title)

/** Rows in the order asked for; those without the figure last, equal ones by title. */
export const sortedSources = (
  rows: readonly SourceRow[],
  { sort, isUp }: Pick<SourceView, 'sort' | 'isUp'>,
): readonly SourceRow[] => {
  const sign = isUp ? 1 : -1
  if (sort === 'name') return [...rows].sort((a, b) => sign * byTitle(a, b))
  return [...rows].sort((a, b) => {
    const [x, y] = [SOURCE_FIGURES[sort](a), SOURCE_FIGURES[sort](b)]
    if (x === null || y === null) return x === y ? byTitle(a, b) : x === null ? 1 : -1
    return x === y ? byTitle(a, b) : sign * (x - y)
  })
}
