import { describe, expect, it } from 'vitest'
import type { WorkspaceId } from '../ids'
import { anId } from '../ids.fixture'
import { type Columns, overtakenIn, type RowImage, type RowTable, rowChanges } from './action'

const workspaceId = anId<WorkspaceId>('w')
const row = (table: RowTable, key: readonly string[], columns: Columns): RowImage => {
  return { table, workspaceId, key, columns }
}

describe('what an action changed', () => {
  it('is the columns that differ, and rows that differ alike are told together', () => {
    const before = ['a', 'b', 'c'].map((id) => row('facts', [id], { weight: 'should', statement: id, updatedAt: 1 }))
    const after = before.map((one) => ({ ...one, columns: { ...one.columns, weight: 'must', updatedAt: 2 } }))
    const keys = [['a'], ['b']]
    expect(rowChanges(before, [...after.slice(0, 2), ...before.slice(2)])).toEqual([
      { kind: 'rows', table: 'facts', workspaceId, keys, before: { weight: 'should' }, after: { weight: 'must' } },
    ])
  })

  it('is nothing where rows were only written again, or their parts come in another order', () => {
    const before = row('cards', ['a'], { aliases: [{ a: 1, b: 2 }], updatedAt: 1 })
    expect(rowChanges([before], [row('cards', ['a'], { updatedAt: 5, aliases: [{ b: 2, a: 1 }] })])).toEqual([])
  })

  it('holds whole rows that were made or deleted, and leaves a fact that was made its own parts', () => {
    const made = [row('facts', ['f'], { statement: 's' }), row('factTags', ['f', 'topic', 'gas'], {})]
    const link = row('factLinks', ['f', 'g', 'updates'], { note: '' })
    const changes = rowChanges([], [...made, link, row('deckFacts', ['d', 'f'], {})])
    expect(changes.map(({ table }) => table)).toEqual(['facts', 'factLinks'])
    const gone = rowChanges([row('factTags', ['g', 'topic', 'gas'], {})], [])
    expect(gone).toMatchObject([{ table: 'factTags', before: {}, after: null }])
  })

  it('leaves conflicts that nobody decided to the comparison', () => {
    const open = row('conflicts', ['a', 'b', 'conflict'], { state: 'open' })
    expect(rowChanges([open], [])).toEqual([])
    expect(rowChanges([], [open])).toEqual([])
  })
})

describe('a row that an action left', () => {
  it.each<[string, RowTable, Columns | null, Columns | null, readonly string[]]>([
    ['is the same', 'facts', { weight: 'must' }, { weight: 'must', statement: 'other' }, []],
    ['was changed since', 'facts', { weight: 'must' }, { weight: 'nice' }, ['weight']],
    ['has other derived columns', 'cards', { search: 'a', position: 1 }, { search: 'b', position: 2 }, []],
    ['is gone', 'facts', { weight: 'must' }, null, ['row']],
    ['was to be retired, and is', 'facts', null, { retiredAt: 5 }, []],
    ['was to be retired, and is not', 'facts', null, { retiredAt: null }, ['row']],
    ['is a tag that is there already', 'factTags', null, {}, []],
  ])('%s', (_, table, expected, current, overtaken) => {
    expect(overtakenIn(table, expected, current)).toEqual(overtaken)
  })
})
