import fc from 'fast-check'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '../../library'
import { RATINGS } from '../../scheduling/memory'
import {
  CARD_CONDITIONS,
  type CardSearch,
  type CardTerm,
  COMPARISONS,
  NAME_KEYS,
  OPTIONAL_NAMES,
  RECENT_EVENTS,
  STALE_REASONS,
} from './card-search'

const SIGNS = [' ', '-', ':', '"', '(', ')', '*', '_', '\\*', '\\_', '\\\\', '::', '%']
const PATTERN_PIECES = [...SIGNS, 'dog', 'Élbe', 'or', 'and', '1999']
const pattern = fc
  .array(fc.constantFrom(...PATTERN_PIECES), { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(''))
const days = fc.integer({ min: 1, max: 400 })

const name = pattern.filter((text) => text !== 'none').map((text) => ({ kind: 'pattern' as const, pattern: text }))

const property = fc.oneof(
  fc.record({ property: fc.constantFrom('s', 'r'), value: fc.integer({ max: 9_999, min: 0 }).map((n) => n / 1_000) }),
  fc.record({ property: fc.constant('d'), value: fc.integer({ max: 10_000, min: 1_000 }).map((n) => n / 1_000) }),
  fc.record({ property: fc.constantFrom('ivl', 'reps', 'lapses'), value: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ property: fc.constant('due'), value: fc.integer({ min: -40, max: 40 }) }),
) as fc.Arbitrary<{ property: 's' | 'd' | 'r' | 'ivl' | 'due' | 'reps' | 'lapses'; value: number }> // the names above

const day = fc.constantFrom('1999-01-01', '2001-12-31', '2022-03-17')

/** Any term that can be written. */
export const anyCardTerm: fc.Arbitrary<CardTerm> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), pattern }),
  fc.record({ kind: fc.constant('name' as const), of: fc.constantFrom(...NAME_KEYS), match: name }),
  fc.record({
    kind: fc.constant('name' as const),
    of: fc.constantFrom(...OPTIONAL_NAMES),
    match: fc.constant({ kind: 'none' as const }),
  }),
  fc.record({ kind: fc.constant('condition' as const), condition: fc.constantFrom(...CARD_CONDITIONS) }),
  fc.record({ kind: fc.constant('rated' as const), days, rating: fc.constantFrom(null, ...RATINGS) }),
  fc.record({ kind: fc.constant('recent' as const), event: fc.constantFrom(...RECENT_EVENTS), days }),
  fc
    .record({ of: property, comparison: fc.constantFrom(...COMPARISONS) })
    .map(({ of, comparison }) => ({ kind: 'property' as const, comparison, ...of })),
  fc.record({ kind: fc.constant('flag' as const), flag: fc.integer({ min: 0, max: 7 }) }),
  fc.record({
    kind: fc.constant('ids' as const),
    of: fc.constantFrom('card', 'fact'),
    ids: fc.array(fc.constantFrom('a-1', 'b_2', 'c:3', 'd\\4', 'e 5'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('fact-kind' as const), factKind: fc.constantFrom(...FACT_KINDS) }),
  fc.record({ kind: fc.constant('form' as const), form: fc.constantFrom(...CARD_FORMS) }),
  fc.record({ kind: fc.constant('weight' as const), weight: fc.constantFrom(...WEIGHTS) }),
  fc.record({
    kind: fc.constant('as-of' as const),
    match: fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.record({ kind: fc.constant('overlaps' as const), from: day, to: fc.constantFrom(null, '2022-12-31') }),
      fc.record({ kind: fc.constant('overlaps' as const), from: fc.constant(null), to: day }),
      fc.record({ kind: fc.constant('compare' as const), comparison: fc.constantFrom('<', '<=', '>', '>='), day }),
    ),
  }),
  fc.record({ kind: fc.constant('stale' as const), reason: fc.constantFrom(...STALE_REASONS) }),
  fc.constant({ kind: 'no-source' as const }),
  fc.record({ kind: fc.constant('import' as const), id: fc.constantFrom('a-1', 'b 2', 'c"3', 'd\\4') }),
  fc.record({ kind: fc.constant('due-by' as const), date: day }),
) as fc.Arbitrary<CardTerm> // each record is one of its members

/** Any search that can be written, from these terms. */
export const searchesOf = (term: fc.Arbitrary<CardTerm>): fc.Arbitrary<CardSearch> =>
  fc.letrec<{ search: CardSearch }>((tie) => ({
    search: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      term,
      fc.record({ kind: fc.constant('not' as const), of: tie('search') }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('search'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).search
