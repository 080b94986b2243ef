import { literalPattern } from '@/lib/domain/search/cards/pattern'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { parseCardAddress } from '@/lib/services/card-query/card-address'

type Params = Parameters<typeof parseCardAddress>[0]

const KEYS = new Map([
  ['kind', 'kind'],
  ['form', 'form'],
  ['weight', 'weight'],
  ['flag', 'flag'],
  ['due', 'dueby'],
  ['state', 'is'],
])
const NAMES = ['article', 'about', 'deck'] as const

/** The terms that the filters of Cards write for what was chosen in them. */
const termsOf = (asked: Params): readonly string[] =>
  Object.entries(asked).flatMap(([name, value]) => {
    const of = NAMES.find((key) => key === name)
    const match = { kind: 'pattern' as const, pattern: literalPattern(String(value)) }
    if (of !== undefined) return [printCardSearch({ kind: 'name', of, match })]
    return KEYS.has(name) ? [`${KEYS.get(name)}:${value}`] : []
  })

/** What the page Cards shows for a search and filters. @throws when the search cannot be read */
export const cardQuery = (asked: Params) => {
  const { search: given, ...others } = asked
  const typed = String((typeof given === 'object' ? given[0] : given) ?? '')
  const reading = readCardSearch(typed)
  const terms = termsOf(others)
  const isGrouped = reading.ok && reading.search.kind === 'any' && terms.length > 0
  const search = [isGrouped ? `(${typed})` : typed, ...terms].join(' ')
  const { reading: read, ...query } = parseCardAddress({ ...others, search })
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`)
  return { ...query, search: read.search }
}
