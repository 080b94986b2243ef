import { spawn } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { localActor } from '@/lib/services/home'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { answerOf, firstCards } from '@/tests/support/entries'
import { studiedFolder } from '@/tests/support/studied-library'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** Permissions do not hold the administrator back: then the doctor runs as nobody. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const doctor = (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/aide.mjs', 'doctor'], {
      env: { ...process.env, AIDE_DATA_DIR: dataDir, DATABASE_URL: '', NODE_OPTIONS: '', ...env },
      ...NOBODY,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })

/** A folder as a server that was killed leaves it: the last answer is in the write-ahead log alone. */
const killed = async (): Promise<string> => {
  const { dataDir, now } = await studiedFolder()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  const ctx = { engine, now, actor: await localActor(engine) }
  const [card] = await firstCards(ctx, 1)
  await submitEntries(ctx, [await answerOf(ctx, card, 3)])
  const copy = temporaryFolder()
  onTestFinished(() => chmodSync(copy, 0o700))
  for (const name of ['aide.sqlite', 'aide.sqlite-wal']) cpSync(join(dataDir, name), join(copy, name))
  await engine.close()
  return copy
}

it('a folder that cannot be written is examined, with its write-ahead log, and left as it is', async () => {
  const dataDir = await killed()
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o444)
  chmodSync(dataDir, 0o555)
  const before = readdirSync(dataDir)
  const open = temporaryFolder()
  chmodSync(open, 0o777)
  const { code, output } = await doctor(dataDir, { TMPDIR: open })
  expect(output).toContain('(164 entries)')
  expect({ code, output }).toMatchObject({ code: 0 })
  expect(readdirSync(dataDir)).toEqual(before)
}, 120_000)
