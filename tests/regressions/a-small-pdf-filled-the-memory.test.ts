import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startReader } from '@/lib/services/worker/worker'
import { pdfBomb } from '@/tests/support/packed-pdf'
import { peakMemoryMb, readersOf } from '@/tests/support/reader-processes'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A PDF of 600 bytes took 3.9 GB: the limit was one of V8's heap, and buffers are outside it. */
it.skipIf(process.platform !== 'linux').each([2, 3])(
  'a PDF of %i layers that unpacks to 2 GB is given up before its reader has 512 MB',
  async (layers) => {
    const others = readersOf(process.pid)
    const reader = startReader(ROOT, { residentMb: 512, heapMb: 384 }, () => undefined)
    let most = 0
    const look = setInterval(() => {
      const own = readersOf(process.pid).filter((pid) => !others.includes(pid))
      most = Math.max(most, ...own.map(peakMemoryMb))
    }, 5)
    const bytes = pdfBomb(2_000, layers)
    const read = await reader.run({ job: 'read-source', input: ['small.pdf', bytes] }, 60_000)
    clearInterval(look)
    reader.end()
    expect(read).toMatchObject({ ok: false, why: 'memory' })
    expect(most).toBeGreaterThan(100)
    expect(most).toBeLessThan(512)
  },
  90_000,
)
