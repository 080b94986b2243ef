import { expect, it } from 'vitest'
import { readHead } from '@/lib/sources/head/read-head'
import { withoutHead } from '@/lib/sources/head/without-head'
import { SHAPES } from '@/tests/support/pathological-texts'

const CHARACTERS = 1_000_000

it.each(SHAPES.map(({ name, make }) => [name, make] as const))(
  'the head of a text is read at once, however long its lines are: %s',
  (_, make) => {
    const text = make(CHARACTERS)
    const before = process.cpuUsage()
    withoutHead(text, 'A harbour that grew too fast')
    readHead(text, null)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(100)
  },
)

it('a block that only begins with the title stays', () => {
  const text = `${'harbour '.repeat(125).trim()} and more of it\n\nIt grew.`
  expect(withoutHead(text, 'harbour '.repeat(125).trim())).toBe(text)
})
