import { expect, it } from 'vitest'
import { readGiven } from '@/lib/services/capture/read-given'
import { heldUpMs } from '@/tests/support/held-up'

/** What a reader of Markdown takes the square or the cube of its length for; of these 12,000 bytes seconds. */
it.each(['1. ', 'a*b_c', '[a](b ', '> '])(
  'a Markdown file of %j is read where nobody waits for it',
  async (unit) => {
    const bytes = Buffer.from(unit.repeat(12_000 / unit.length))
    let isRead = false
    const heldUp = await heldUpMs(async () => {
      isRead = (await readGiven({ kind: 'file', name: 'hard.md', bytes })).ok !== undefined
    })
    expect(isRead).toBe(true)
    expect(heldUp).toBeLessThan(200)
  },
  60_000,
)
