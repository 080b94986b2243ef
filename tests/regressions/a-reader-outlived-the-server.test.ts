import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startProcess } from '@/lib/services/worker/worker'
import { isRunning, readersOf } from '@/tests/support/reader-processes'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Markdown that takes minutes to read, so that no timer of the process that reads it runs. */
const ENDLESS = "Buffer.from('1. '.repeat(65_000))"

const until = async (isSo: () => boolean, mostMs: number): Promise<boolean> => {
  for (const end = performance.now() + mostMs; performance.now() < end; await after(50)) if (isSo()) return true
  return isSo()
}

it.skipIf(process.platform !== 'linux')(
  'a reader in a loop ends when its server is killed',
  async () => {
    const script = `import('./lib/services/worker-pool.ts').then(({ runJob }) => runJob('read-source', ['a.md', ${ENDLESS}]))`
    const server = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: ROOT, stdio: 'ignore' })
    const pid = server.pid ?? 0
    expect(await until(() => readersOf(pid).length === 1, 30_000)).toBe(true)
    const [reader = 0] = readersOf(pid)
    // Long enough to be in the middle of the text.
    await after(3_000)
    server.kill('SIGKILL')
    await once(server, 'exit')
    expect(await until(() => !isRunning(reader), 5_000)).toBe(true)
  },
  60_000,
)

it.skipIf(process.platform === 'win32')(
  'a reader in a loop ends itself when its server is too busy to end it in time',
  async () => {
    const reader = startProcess(ROOT, { residentMb: 512, heapMb: 384 })
    const bytes = Buffer.from('1. '.repeat(65_000))
    reader.send({ request: { job: 'read-source', input: ['a.md', bytes] }, mayTakeMs: 1_000 })
    const [, signal] = await once(reader, 'exit')
    expect(signal).toBe('SIGTERM')
  },
  60_000,
)
