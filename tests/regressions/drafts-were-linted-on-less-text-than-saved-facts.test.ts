import { expect, it } from 'vitest'
import { anchorAt } from '@/lib/domain/content/anchor'
import { lintContextOf } from '@/lib/domain/drafting/lint-context'

const FILLER = `Along the river, where ${'the old boats lie beside the quays and '.repeat(9)}the ropes are dry, nobody counts.`

it('passages near each other in a long text are linted on the same words', () => {
  const text = `${FILLER}\n\n`.repeat(200)
  const [first, second] = [50_000, 50_300].map((start) =>
    lintContextOf({ text, published: null }, anchorAt(text, start, start + 200)),
  )
  expect(first?.text).toBe(second?.text)
  expect(first?.text.length).toBeLessThan(21_000)
})
