import { cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Loaded before a server (`node --import`), it gives the running server other data when its parent sends the folder to
 * copy: what is open is closed, the data folder is filled anew, and the start-up runs again. The lock stays, since the
 * process does. A start takes seconds of processor time, and most browser tests need data of their own, not a process.
 */
const CLOSE = Symbol.for('aide.close')
const INSTRUMENTATION = fileURLToPath(new URL('../../.next/server/instrumentation.js', import.meta.url))
const LOCK = 'server.lock'

const reopen = async (from) => {
  const dataDir = process.env.AIDE_DATA_DIR
  await globalThis[CLOSE]()
  delete globalThis[CLOSE]
  for (const name of readdirSync(dataDir)) if (name !== LOCK) rmSync(join(dataDir, name), { recursive: true })
  cpSync(from, dataDir, { recursive: true, filter: (file) => !file.endsWith(`/${LOCK}`) })
  await createRequire(import.meta.url)(INSTRUMENTATION).register()
}

process.on('message', (from) => {
  reopen(from).then(
    () => process.send({ ok: true }),
    (reason) => process.send({ ok: false, message: String(reason?.stack ?? reason) }),
  )
})
