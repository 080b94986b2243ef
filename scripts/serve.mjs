import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { COMPILED_FOLDER, READER_FILE, SERVER_FILE, WORKER_FILE } from './build.mjs'
import { portBeside } from './port.mjs'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'
import { browserCommand, STOP_SIGNALS, startWith } from './system.mjs'

/** Together under the 5 seconds after which whoever sent the signal may lose patience. */
const REQUESTS_GRACE_MS = 3_000
const STOP_LIMIT_MS = 4_800
/** Ctrl-C reaches a process under npm twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 700
/** Whoever stops npm alone, as a container does, may end everything half a second later. */
const NPM_CHECK_MS = 100
const DATA_LIMIT_MS = 300_000

/** Set by the application when its data is open (`lib/services/open-for-server.ts`): closes it again. */
const CLOSE = Symbol.for('aide.close')

/**
 * npm stands above this process, on most systems with a shell between that dies of a signal without passing it on.
 * The ids of both, or of npm alone: when one of them changes, npm is gone and nobody would stop this server.
 */
const npmAbove = () => {
  const [name, grandparent] = shellAbove(process.ppid)
  return `${process.ppid} ${/^(sh|dash|bash|ash|zsh|busybox)$/.test(name) ? grandparent : ''}`
}

/** The name and the parent of a process, where the system tells them as files. */
const shellAbove = (pid) => {
  try {
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').trim())
    return [name, rest.split(' ')[1]]
  } catch {
    return ['', '']
  }
}

const npmAtStart = npmAbove()

const loadServerCode = async (dev) => {
  if (dev) return (await import('tsx/esm/api')).tsImport('../lib/platform/server.ts', import.meta.url)
  if (!existsSync(SERVER_FILE)) throw new Stop('The application is not built yet. Start it with “npm start”.')
  process.env.AIDE_READER_PROGRAM = READER_FILE
  return import(pathToFileURL(SERVER_FILE).href)
}

const cannotListen = (reason, { host, port }) => {
  const remedies = {
    EADDRINUSE: `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port: ${startWith(`AIDE_PORT=${portBeside(port)}`)}`,
    EACCES: `Port ${port} needs administrator rights or is reserved by the system. Choose another port above 1023: ${startWith(`AIDE_PORT=${port > 1023 ? portBeside(port) : 4711}`)}`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Unset AIDE_HOST, or set it to 127.0.0.1.`,
  }
  return new Stop(remedies[reason.code] ?? `The server cannot listen on ${host}, port ${port}: ${reason.message}`)
}

/** Stops once, however often it is asked; a second signal by hand ends the process at once. */
const stopOnSignals = (stop) => {
  let stoppingSince = null
  const onSignal = async () => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
    await stop()
    process.exit(0)
  }
  const stopOrFail = () => onSignal().catch(exitWith)
  for (const signal of STOP_SIGNALS) process.on(signal, stopOrFail)
  // A terminal that was closed takes no more words; without this they would end the process before its data is closed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  if (process.env.npm_lifecycle_event)
    setInterval(() => npmAbove() !== npmAtStart && stopOrFail(), NPM_CHECK_MS).unref()
}

/** Next does not wait for what its instrumentation does, a migration for one; who asks first would. */
const dataIsOpen = async () => {
  for (const limit = performance.now() + DATA_LIMIT_MS; !globalThis[CLOSE]; ) {
    if (performance.now() > limit)
      throw new Stop('The data was not open after five minutes; the lines above may say why.')
    await new Promise((next) => setTimeout(next, 5))
  }
}

/** Where pages find the service worker: at the root, so that it may answer for every page. */
const WORKER_PATH = '/service-worker.js'
/** While the sources change, nothing is kept: a worker of an earlier start removes itself. */
const NO_WORKER = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', async () => {
  for (const name of await caches.keys()) if (name.startsWith('aide-')) await caches.delete(name)
  await self.registration.unregister()
})`

const sendWorker = (response, { dev, policy }) => {
  response.writeHead(200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-cache',
  })
  response.end(dev ? NO_WORKER : readFileSync(WORKER_FILE))
}

/** Serves the built application, or with `dev` the sources as they are. Resolves when it answers requests. */
export const serve = async ({ dev = false } = {}) => {
  process.env.NODE_ENV = dev ? 'development' : 'production'
  const code = await loadServerCode(dev)
  const { answerDirectly, createGuardedServer, env, lockServer, log, POLICY_OF_WORKER } = code
  const { isRemembered, isNew } = readSettings(code)
  const settings = env()
  const urlAt = (port) => `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
  const infoAt = (port) => ({ pid: process.pid, url: urlAt(port), startedAtMs: Date.now() })

  const lock = lockServer(settings.dataDir, infoAt(settings.port))
  if (!lock.ok) throw new Stop(lock.message)

  let handle
  const ready = deferred()
  const upgrades = new EventEmitter()
  const server = createGuardedServer(
    async (request, response) => {
      if (request.url === WORKER_PATH) return sendWorker(response, { dev, policy: POLICY_OF_WORKER })
      await ready.promise
      return answerDirectly(request, response) || handle(request, response)
    },
    dev ? (request, socket, head) => upgrades.emit('upgrade', request, socket, head) : undefined,
    { publicOrigin: settings.publicOrigin },
  )
  stopOnSignals(async () => {
    say('Stopping …')
    await server.stop(REQUESTS_GRACE_MS)
    await globalThis[CLOSE]?.()
    lock.release()
  })

  const port = await server.listen(settings.port, settings.host).catch((reason) => {
    throw cannotListen(reason, settings)
  })
  lock.announce(infoAt(port))

  // From Node 22.1 on: a fifth of a start is compiling the same files again.
  if (!dev) module.enableCompileCache?.(COMPILED_FOLDER)
  const { default: next } = await import('next')
  const app = next({ dev, dir: ROOT, hostname: settings.host, port, httpServer: upgrades })
  handle = app.getRequestHandler()
  await app.prepare()
  await dataIsOpen()
  ready.resolve()
  process.on('unhandledRejection', (reason) => log.error('a promise failed and nobody looked', { reason }))
  say(
    `Aide-Mémoire is ready at ${urlAt(port)} (data in ${settings.databaseUrl ? 'PostgreSQL and ' : ''}${settings.dataDir}; Ctrl+C stops it)`,
  )
  if (settings.publicOrigin) {
    const how = isRemembered ? `, as at the last start; “${startWith('AIDE_PUBLIC_URL=none')}” ends that` : ''
    say(`Paired devices reach it at ${settings.publicOrigin}${how}.`)
    const link = await code.pairingLink(urlAt(port))
    say(`A browser on this computer is paired once too, within five minutes: ${link}`)
    if (isNew) openInBrowser(link)
  }
}

/**
 * Checks the settings of the environment and adds the address that an earlier start remembered.
 * Says whether the address is that one, and whether it was not known before.
 */
const readSettings = ({ parseEnv, describeProblems, rememberPublicUrl }) => {
  const given = process.env.AIDE_PUBLIC_URL?.trim() || undefined
  const check = () => {
    const parsed = parseEnv(process.env)
    if (!parsed.ok) throw new Stop(describeProblems(parsed.problems), 2)
    return parsed.value
  }
  const { dataDir } = check()
  const before = rememberPublicUrl(dataDir, undefined)
  const url = rememberPublicUrl(dataDir, given)
  process.env.AIDE_PUBLIC_URL = url ?? ''
  check()
  return { isRemembered: given === undefined && url !== null, isNew: url !== before }
}

/** Opens an address where somebody sits at a desktop; what it prints stands in the terminal in any case. */
const openInBrowser = (url) => {
  const [program, ...args] = browserCommand(url)
  if (!process.stdout.isTTY || program === undefined) return
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

const deferred = () => {
  const parts = {}
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  serve({ dev: process.argv.includes('--dev') }).catch(exitWith)
