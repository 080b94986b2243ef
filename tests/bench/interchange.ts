import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DAY_MS } from '@/lib/domain/time/units'
import { ankiPython } from '@/tests/support/anki/find-anki'
import { at, cards, reviews } from './library-size'
import { makeLog } from './make-log'
import { makeStudy } from './make-study'
import { report } from './report'

/** The log ends on this day; what is imported must not lie ahead. */
const NOW = Date.now() - DAY_MS
const group = 'interchange'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

type Ran = { readonly seconds: number; readonly peakMb: number }

/** Runs the real command, and looks every tenth of a second at the most memory that it has had. */
const run = (args: readonly string[], dataDir: string): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const begin = performance.now()
    const child = spawn(process.execPath, [fromRoot('scripts/aide.mjs'), ...args], {
      cwd: fromRoot('.'),
      env: { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '', AIDE_TIME_ZONE: 'Etc/UTC' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    let peakKb = 0
    const look = setInterval(() => {
      try {
        const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
        peakKb = Math.max(peakKb, Number(kb ?? 0))
      } catch {
        // It has ended, or the system does not tell.
      }
    }, 100)
    child.once('close', (code) => {
      clearInterval(look)
      if (code !== 0) reject(new Error(`aide ${args.join(' ')} ended with ${code}`))
      else resolve({ seconds: (performance.now() - begin) / 1_000, peakMb: peakKb / 1_024 })
    })
  })

const say = (figure: string, value: number, unit: string, aim: string | null) =>
  report({ group, figure, at, value, unit, aim })

const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
try {
  const [from, to, file] = ['from', 'to', 'all.apkg'].map((name) => join(folder, name))
  if (!from || !to || !file) throw new Error('a folder has a path')
  await (await makeStudy(from, cards, NOW)).close()
  await makeLog(from, { cards, reviews, now: NOW })
  // The first command in a folder loads the starter library, which is no part of an export or import.
  for (const dir of [from, to]) await run(['settings'], dir)
  const exported = await run(['export', file], from)
  const imported = await run(['import', 'anki', file, '--yes'], to)
  const python = ankiPython()
  const anki: { import_s: number; export_s: number } | null =
    'missing' in python
      ? null
      : JSON.parse(
          execFileSync(python.python, [fromRoot('tests/support/anki/time_package.py'), file], { encoding: 'utf8' }),
        )
  say('export', exported.seconds, 's', null)
  say('export, peak memory', exported.peakMb, 'MB', '<= 400')
  say('import', imported.seconds, 's', null)
  say('import, peak memory', imported.peakMb, 'MB', '<= 400')
  if (anki) {
    say('Anki’s engine, export', anki.export_s, 's', null)
    say('Anki’s engine, import', anki.import_s, 's', null)
    say('export, against Anki’s engine', exported.seconds / anki.export_s, 'times', '<= 1.5')
    say('import, against Anki’s engine', imported.seconds / anki.import_s, 'times', '<= 1')
  } else process.stderr.write(`${'missing' in python ? python.missing : ''}: not compared with Anki.\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
