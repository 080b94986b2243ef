import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { freePort } from './port.mjs'

const DEBIAN_FOLDER = '/usr/lib/postgresql'
const START_LIMIT_MS = 60_000
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 300,
  // Nothing in it outlives the tests.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  // Shared memory as files in its folder: what is elsewhere would stay after a kill.
  dynamic_shared_memory_type: 'mmap',
}

const versionsOnDebian = () =>
  existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)) : []

/** The folder with PostgreSQL's server programs; null where it is not installed. */
export const postgresPrograms = () => {
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versionsOnDebian().map((v) => join(DEBIAN_FOLDER, v, 'bin')),
  ]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
const userToBe = () => {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', ['-u', name])
    const uid = Number(stdout)
    if (status === 0) return { uid, gid: Number(execFileSync('id', ['-g', name])) }
  }
  return { uid: 65_534, gid: 65_534 }
}

/**
 * Keeps a throw-away cluster for as long as standard input stays open: it closes when the process that asked ends,
 * however it ends, so no cluster and no folder is left behind. Prints the address as one line of JSON.
 */
const keepCluster = async () => {
  const programs = postgresPrograms()
  const user = userToBe()
  const folder = mkdtempSync(join(tmpdir(), 'aide-postgres-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  let server = null
  let ended = false
  const end = (code) => {
    if (ended) return
    ended = true
    const remove = () => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(code)
    }
    if (!server || server.exitCode !== null) return remove()
    server.once('exit', remove)
    // Immediate shutdown: there is nothing to keep.
    server.kill('SIGQUIT')
  }
  process.stdin.resume()
  process.stdin.on('end', () => end(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))
  try {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...user }
    const data = join(folder, 'data')
    execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'aide', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const port = await freePort()
    const flags = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    server.stderr.on('data', (chunk) => {
      if (said === null) return
      said += chunk
      if (!said.includes('ready to accept connections')) return
      said = null
      process.stdout.write(`${JSON.stringify({ url: `postgres://aide@127.0.0.1:${port}/postgres` })}\n`)
    })
    server.on('exit', () => {
      if (said !== null) process.stderr.write(said)
      end(1)
    })
  } catch (reason) {
    process.stderr.write(`${reason.stderr ?? reason}\n`)
    end(1)
  }
}

/**
 * A throw-away PostgreSQL cluster on a free port: `{ url, stop }`. Any user may connect from this machine, and every
 * test makes a database of its own in it.
 * @throws Error with what PostgreSQL said where it does not start
 */
export const startPostgres = () =>
  new Promise((resolve, reject) => {
    const keeper = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['pipe', 'pipe', 'pipe'] })
    const gone = new Promise((over) => keeper.once('exit', over))
    const limit = setTimeout(() => keeper.stdin.end(), START_LIMIT_MS)
    let said = ''
    keeper.stderr.on('data', (chunk) => {
      said += chunk
    })
    keeper.stdout.once('data', (line) => {
      clearTimeout(limit)
      // It must not keep this process alive; when this one ends, its standard input closes.
      for (const part of [keeper, keeper.stdin, keeper.stdout, keeper.stderr]) part.unref?.()
      const stop = () => {
        // Whoever waits for the end must live to see it.
        keeper.ref()
        keeper.stdin.end()
        return gone
      }
      resolve({ url: JSON.parse(line).url, stop })
    })
    gone.then(() => {
      clearTimeout(limit)
      reject(new Error(`PostgreSQL did not start: ${said.trim()}`))
    })
  })

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await keepCluster()
