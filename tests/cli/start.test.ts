import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { lockServer } from '@/lib/platform/server-lock'
import { realAide, sharedData, startAide } from './run-aide'

const data = sharedData()

describe('the real command', () => {
  it('works from any folder, and ends with 0', async () => {
    const { code, stdout } = await realAide(['due', '--json'], { ...data, cwd: data.dataDir })
    expect({ code, fresh: JSON.parse(stdout).new }).toEqual({ code: 0, fresh: 20 })
  })

  it('ends with 1 where nothing is found, and with 2 on wrong use, without a stack', async () => {
    expect((await realAide(['search', 'zyzzyva'], data)).code).toBe(1)
    const { code, stdout, stderr } = await realAide(['due', '--nonsense'], data)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--nonsense')
    expect(stderr).not.toContain('    at ')
  })

  it('reads keys from a pipe', async () => {
    const { code, stdout } = await realAide(['review'], { ...data, input: '\n3\nq\n' })
    expect(code).toBe(0)
    expect(stdout).toContain('1 answer in less than a minute.')
  })

  it('ends quietly when its reader has seen enough', async () => {
    const child = startAide(['search', 'the'], data)
    const head = spawn('head', ['-n', '1'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.stdout?.pipe(head.stdin)
    head.stdin.on('error', () => child.stdout?.destroy())
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(said).toBe('')
  })

  it('refuses to restore while a server has the folder', async () => {
    expect((await realAide(['backup'], data)).code).toBe(0)
    const lock = lockServer(data.dataDir, { pid: process.pid, url: 'http://127.0.0.1:4711', startedAtMs: 0 })
    const refused = await realAide(['restore', 'latest'], data)
    if (lock.ok) lock.release()
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('http://127.0.0.1:4711') })
  })
})
