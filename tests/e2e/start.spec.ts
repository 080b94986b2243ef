import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ask, isListening } from '../support/raw-request'
import { type RunningServer, startRefused, startServer } from '../support/server'

const NPM_START = ['npm', 'start'] as const
const STOP_LIMIT_MS = 5_000

/** The server's own process, which under npm is not the one that was started. */
const serverPid = ({ dataDir }: RunningServer): number =>
  JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')).pid

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Nothing listens, nothing runs, and the data was closed and given up. */
const expectGone = async (server: RunningServer, pid: number) => {
  await expect.poll(() => isListening(server.port), { timeout: STOP_LIMIT_MS }).toBe(false)
  await expect.poll(() => isRunning(pid), { timeout: STOP_LIMIT_MS }).toBe(false)
  expect(existsSync(join(server.dataDir, 'server.json'))).toBe(false)
  // SQLite removes these when the last connection closes in good order.
  expect(existsSync(join(server.dataDir, 'aide.sqlite-wal'))).toBe(false)
  expect(existsSync(join(server.dataDir, 'aide.sqlite'))).toBe(true)
}

test.describe('npm start', () => {
  for (const [what, signal] of [
    ['SIGTERM to npm', (server: RunningServer) => process.kill(server.pid, 'SIGTERM')],
    ['Ctrl-C in a terminal', (server: RunningServer) => process.kill(-server.pid, 'SIGINT')],
    ['the end of npm alone', (server: RunningServer) => process.kill(server.pid, 'SIGKILL')],
    ['closing the terminal', (server: RunningServer) => process.kill(-server.pid, 'SIGHUP')],
  ] as const)
    test(`ends in good order after ${what}`, async () => {
      const server = await startServer({ command: NPM_START, ownGroup: true })
      expect(server.output(), 'nothing has changed').not.toMatch(/Building|Installing/)
      const pid = serverPid(server)
      await ask(server.port, '/')
      signal(server)
      await server.ended
      await expectGone(server, pid)
      rmSync(server.dataDir, { recursive: true })
    })

  test('says which Node it needs when this one is too old', async () => {
    const code = 'Object.defineProperty(process.versions, "node", { value: "18.20.0" })'
    const { output, exitCode } = await startRefused(
      { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` },
      'scripts/start.mjs',
    )
    expect(exitCode).toBe(1)
    expect(output).toBe(
      'Aide-Mémoire needs Node 20.9 or newer; this is 18.20.0. Install a newer Node from nodejs.org.\n',
    )
  })
})

test.describe('a signal', () => {
  /** A request whose body never comes to its end. */
  const halfSent = async (server: RunningServer) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    const head = ['POST /api/v1/reviews HTTP/1.1', `Host: 127.0.0.1:${server.port}`, 'Content-Type: application/json']
    socket.write(`${[...head, 'Content-Length: 14'].join('\r\n')}\r\n\r\n{"ent`)
    await new Promise((sent) => setTimeout(sent, 300))
  }

  test('ends within five seconds even when a request never does', async () => {
    const server = await startServer()
    await halfSent(server)
    server.kill('SIGTERM')
    // With 1 it ends by its own clock, if all was not closed by then.
    expect(await server.ended).toBe(0)
    await expectGone(server, server.pid)
    rmSync(server.dataDir, { recursive: true })
  })

  test('given again ends it at once', async () => {
    const server = await startServer()
    await halfSent(server)
    server.kill('SIGINT')
    await new Promise((waited) => setTimeout(waited, 1_000))
    server.kill('SIGINT')
    // With 0 it would have waited for the request.
    expect(await server.ended).toBe(1)
    rmSync(server.dataDir, { recursive: true })
  })
})

test.describe('a start that cannot be', () => {
  test('on data that another server uses names that server, and leaves it running', async () => {
    const first = await startServer()
    const { output, exitCode } = await startRefused({ AIDE_DATA_DIR: first.dataDir })
    expect(exitCode).toBe(1)
    expect(output).toContain(`Another Aide-Mémoire (process ${first.pid}, ${first.url}) already uses`)
    expect(output).toContain('AIDE_DATA_DIR')
    expect((await ask(first.port, '/api/v1/health')).status).toBe(200)
    await first.stop()
  })

  test('on a port that is taken names the port and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo // listens on a port
    const { output, exitCode } = await startRefused({ AIDE_PORT: String(port) })
    other.close()
    expect(exitCode).toBe(1)
    expect(output).toContain(`Port ${port}`)
    expect(output).toContain('AIDE_PORT=')
    expect(output, 'no stack').not.toMatch(/^\s+at /m)
  })

  test('with wrong settings names each, what it is and what it must be', async () => {
    const wrong = {
      AIDE_HOST: '0.0.0.0',
      AIDE_PORT: '70000',
      AIDE_TIME_ZONE: 'Mars/Olympus',
      DATABASE_URL: 'mysql://ann:secret@db/aide',
    }
    const { output, exitCode } = await startRefused(wrong)
    expect(exitCode).toBe(2)
    expect(output.trim().split('\n')).toHaveLength(4)
    for (const name of Object.keys(wrong))
      expect(output).toMatch(new RegExp(`^${name} is “.+”; it must be .+\\.$`, 'm'))
    expect(output).toContain('a proxy that encrypts')
    expect(output).not.toContain('secret')
  })
})
