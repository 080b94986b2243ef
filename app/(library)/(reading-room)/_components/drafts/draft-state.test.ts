import { describe, expect, it } from 'vitest'
import type { FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import {
  currentOf,
  type DraftsState,
  draftAsFixed,
  draftsAfter,
  type Made,
  NO_DRAFTS,
  placeOf,
  tallyOf,
  waitingIn,
} from './draft-state'

const fact = (statement: string): ShownDraft['fact'] => ({
  kind: 'figure',
  weight: 'should',
  statement,
  asOf: null,
  reviewBy: null,
  speaker: null,
  hedge: null,
  topics: [],
  people: [],
  places: [],
  cards: [],
})

const draft = (
  key: string,
  start: number,
  more: Partial<ShownDraft> = {},
  kind: ShownDraft['mention']['kind'] = 'money',
): ShownDraft => ({
  key,
  drafter: 'built-in',
  mention: {
    kind,
    quote: key,
    start,
    end: start + 1,
    value: null,
    unit: null,
    role: null,
    speaker: null,
    hedge: null,
    salience: 0,
  },
  passage: { start, end: start + 10 },
  fact: fact(key),
  lint: [],
  fix: null,
  near: [],
  ...more,
})

const made = (key: string, choice: Made['choice'] = 'accepted', more: Partial<Made> = {}): Made => ({
  id: `id of ${key}`,
  key,
  choice,
  kind: 'money',
  words: key,
  cards: 1,
  ms: 900,
  factId: null,
  ...more,
})

const begun = (...drafts: ShownDraft[]): DraftsState =>
  draftsAfter(NO_DRAFTS, { kind: 'arrived', offered: { drafts, left: 3, decided: [] } })

const decide = (state: DraftsState, ...all: Made[]): DraftsState =>
  all.reduce((now, one) => draftsAfter(now, { kind: 'decide', made: one }), state)

describe('the drafts of a reading room', () => {
  it('begin with the first of the text, whatever the order they came in', () => {
    expect(currentOf(begun(draft('b', 50), draft('a', 10)))?.key).toBe('a')
  })

  it('move on to the next of the text after a decision, and round to those before it', () => {
    const all = begun(draft('a', 10), draft('b', 50), draft('c', 90))
    const afterB = decide(draftsAfter(all, { kind: 'choose', key: 'b' }), made('b'))
    expect(afterB.current).toBe('c')
    expect(decide(afterB, made('c')).current).toBe('a')
    expect(decide(afterB, made('c'), made('a')).current).toBeNull()
  })

  it('step over decided ones in both directions', () => {
    const state = decide(begun(draft('a', 10), draft('b', 50), draft('c', 90)), made('a'))
    expect(draftsAfter(state, { kind: 'move', by: 1 }).current).toBe('c')
    expect(draftsAfter(state, { kind: 'move', by: -1 }).current).toBe('c')
    expect(draftsAfter({ ...state, current: 'c' }, { kind: 'move', by: -1 }).current).toBe('b')
  })

  it('of a kind that is refused for good are asked about no more, until that is taken back', () => {
    const all = begun(draft('a', 10), draft('b', 50), draft('c', 90, {}, 'date'))
    const refused = decide(all, made('a', 'never'))
    expect(waitingIn(refused).map(({ key }) => key)).toEqual(['c'])
    expect(tallyOf(refused)).toMatchObject({ asked: 2, decided: 1, accepted: 0, cards: 0 })
    const back = draftsAfter(refused, { kind: 'undo', id: 'id of a' })
    expect(waitingIn(back)).toHaveLength(3)
    expect(back.current).toBe('a')
  })

  it('come back with the reason when the server refuses a decision', () => {
    const state = decide(begun(draft('a', 10), draft('b', 50)), made('a'), made('b'))
    const back = draftsAfter(state, { kind: 'returned', id: 'id of a', reason: 'The text is newer.' })
    expect(back).toMatchObject({ current: 'a', returned: { a: 'The text is newer.' } })
    expect(tallyOf(back)).toMatchObject({ asked: 2, decided: 1, accepted: 1, cards: 1 })
    expect(decide(back, made('a', 'skipped')).returned).toEqual({})
  })

  it('whose passage was added to a fact count as accepted, and come to no fact and no card', () => {
    const state = decide(
      begun(draft('a', 10), draft('b', 50)),
      made('a', 'added', { cards: 0, factId: 'f' }),
      made('b'),
    )
    expect(tallyOf(state)).toMatchObject({ asked: 2, decided: 2, accepted: 2, facts: 1, added: 1, cards: 1 })
    expect(draftsAfter(state, { kind: 'undo', id: 'id of a' }).current).toBe('a')
  })

  it('a refused decision does not take the reader away from the draft at hand', () => {
    const state = decide(begun(draft('a', 10), draft('b', 50)), made('a'))
    expect(draftsAfter(state, { kind: 'returned', id: 'id of a', reason: 'No.' }).current).toBe('b')
  })

  it('take in what was decided elsewhere, once, and move on only if that was the draft at hand', () => {
    const all = begun(draft('a', 10), draft('b', 50), draft('c', 90))
    const note = (state: DraftsState, key: string) => draftsAfter(state, { kind: 'noted', made: made(key) })
    const afterB = note(all, 'b')
    expect(afterB.current).toBe('a')
    expect(note(afterB, 'a').current).toBe('c')
    expect(note(afterB, 'b')).toBe(afterB)
  })

  it('stand with their fix where it was applied, and without it when it is taken away', () => {
    const fix = { fact: fact('fixed'), lint: [] }
    const all = begun(draft('a', 10, { fix }))
    const fixed = draftsAfter(all, { kind: 'fix', key: 'a' })
    const words = (state: DraftsState) => state.drafts.map((one) => draftAsFixed(state, one).fact.statement)
    expect(words(fixed)).toEqual(['fixed'])
    expect(words(draftsAfter(fixed, { kind: 'fix', key: 'a' }))).toEqual(['a'])
  })

  it('have places that agree with how many are decided, also after the page was loaded again', () => {
    const drafts = ['a', 'b', 'c'].map((key, at) => draft(key, at * 20))
    const decided = [{ ...made('x'), factId: null, offerKey: 'x', decision: 'skipped' as const }]
    const state = draftsAfter(NO_DRAFTS, { kind: 'arrived', offered: { drafts, left: 3, decided } })
    const [a, b, c] = state.drafts.map((one) => placeOf(state, one))
    expect([a, b, c]).toEqual([2, 3, 4].map((at) => ({ at, of: 4 })))
    expect(tallyOf(state)).toMatchObject({ asked: 4, decided: 1 })
  })

  it('take in five more in the order of the text, none of them twice', () => {
    const state = decide(begun(draft('b', 50)), made('b'))
    const offered = { drafts: [draft('c', 90), draft('b', 50), draft('a', 10)], left: 0 }
    const more = draftsAfter(state, { kind: 'more', offered })
    expect(more.drafts.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(more.current).toBe('a')
    expect(more.left).toBe(0)
  })

  it('keep earlier decisions to be taken back, the latest last', () => {
    const rest = { kind: 'date', ms: 100, cards: 0 }
    const decided = [
      { id: '2', offerKey: 'y', decision: 'skipped' as const, words: 'May', factId: null, ...rest },
      { id: '1', offerKey: 'x', decision: 'accepted' as const, words: null, factId: anId<FactId>('f'), ...rest },
    ]
    const own = decide(NO_DRAFTS, made('own'))
    const state = draftsAfter(own, { kind: 'arrived', offered: { drafts: [], left: 0, decided } })
    expect(state.made.map(({ id, words }) => [id, words])).toEqual([
      ['1', 'date'],
      ['2', 'May'],
      ['id of own', 'own'],
    ])
    expect(draftsAfter(state, { kind: 'arrived', offered: { drafts: [], left: 0, decided } }).made).toHaveLength(3)
  })
})
