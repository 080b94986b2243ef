import { expect, it } from 'vitest'
import { composeCrib } from '@/lib/domain/briefing/crib/compose'
import { DEFAULT_OPTIONS } from '@/lib/domain/briefing/crib/crib'
import { fact, input } from '@/lib/domain/briefing/crib/crib.fixture'
import { cribMarkdown } from '@/lib/domain/briefing/crib/markdown'

it('a crib in Markdown says what its signs mean, and that its sources are notes where all are', () => {
  const notes = { ...fact('a').source, origin: 'content' as const }
  const own = fact('a', { source: notes, weight: 'must', differences: ['12,400 or 12,800 passengers'] })
  const written = cribMarkdown(composeCrib(input([own]), DEFAULT_OPTIONS))
  expect(written).toContain('• must know; ‡ sources differ; sources are our notes on these articles.')
})
