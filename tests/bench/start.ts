import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pagesOf } from '../support/routes'
import { newDataDir, type RunningServer, startServer } from '../support/server'
import { report } from './report'
import { percentile } from './statistics'

const LATER_STARTS = 7
const REST_MS = 3_000
const NPM_START = ['npm', 'start'] as const

/** Milliseconds from the command to the first answered page. */
const timeToFirstAnswer = async (dataDir: string): Promise<number> => {
  const begin = performance.now()
  const server = await startServer({ dataDir, command: NPM_START })
  const response = await fetch(server.url)
  await response.text()
  const value = performance.now() - begin
  if (!response.ok) throw new Error(`The first page answered ${response.status}.`)
  await endWholly(server)
  return value
}

const serverPid = ({ dataDir }: RunningServer): number =>
  Number(JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')).pid)

/** npm may end before the server does; the next start needs the folder free. */
const endWholly = async (server: RunningServer) => {
  const pid = serverPid(server)
  await server.stop()
  const isRunning = () => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  while (isRunning()) await new Promise((next) => setTimeout(next, 20))
}

const residentMegabytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

const dataDir = newDataDir()
try {
  const group = 'start'
  const first = await timeToFirstAnswer(dataDir)
  report({ group, figure: 'first start', at: 'built, no data yet', value: first, unit: 'ms', aim: null })

  const times: number[] = []
  for (let i = 0; i < LATER_STARTS; i++) times.push(await timeToFirstAnswer(dataDir))
  const at = `npm start to first page, ${LATER_STARTS} times`
  report({ group, figure: 'later start p50', at, value: percentile(times, 0.5), unit: 'ms', aim: '<= 1000' })
  report({ group, figure: 'later start slowest', at, value: percentile(times, 1), unit: 'ms', aim: '<= 2000' })

  const server = await startServer({ dataDir, command: NPM_START })
  for (const { path } of await pagesOf(server.url)) await (await fetch(`${server.url}${path}`)).text()
  await new Promise((rested) => setTimeout(rested, REST_MS))
  const memory = residentMegabytes(serverPid(server))
  report({ group, figure: 'memory at rest', at: 'every page seen once', value: memory, unit: 'MB', aim: '<= 220' })
  await endWholly(server)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
