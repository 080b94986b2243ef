import { expect, it } from 'vitest'
import { withSearchesChanged } from './saved-searches'

const searches = (...named: readonly (readonly [string, string])[]) => named.map(([name, query]) => ({ name, query }))
const [gas, oil, wind] = [['Gas', 'search=gas'] as const, ['Oil', 'search=oil'] as const, ['Wind', 'due=now'] as const]
const cheaper = ['Gas', 'search=shale'] as const

it.each([
  ['replaced', [gas, oil, wind], [gas], [cheaper], [cheaper, oil, wind]],
  ['added', [oil, wind], [], [gas], [gas, oil, wind]],
  ['removed', [gas, oil, wind], [gas, oil], [oil], [oil, wind]],
  ['changed since', [cheaper, oil], [gas], [], null],
  ['deleted since', [oil], [gas], [cheaper], null],
  ['there by now', [cheaper], [], [gas], null],
])('a search that is %s leaves the others', (_, current, from, to, wanted) => {
  const changed = withSearchesChanged(searches(...current), { from: searches(...from), to: searches(...to) })
  expect(changed).toEqual(wanted && searches(...wanted))
})
