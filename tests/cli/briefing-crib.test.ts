import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { aide, clockAt, loadedDataDirs, type RunOptions, widest } from './run-aide'

let dataDir = ''
let remove = () => {}
const folder = mkdtempSync(join(tmpdir(), 'aide-crib-test-'))
const run = (args: readonly string[], more: Partial<RunOptions> = {}) =>
  aide(['briefing', ...args], { dataDir, env: { INIT_CWD: folder }, ...more })

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
  const date = new Date(clockAt(0) + 6 * DAY_MS).toISOString().slice(0, 10)
  const made = await run([
    'new',
    'Talk in Rome',
    '--at',
    `${date} 14:00`,
    '--article',
    'mostly-for-show',
    '--article',
    'soft-shoe',
  ])
  expect(made, made.stderr).toMatchObject({ code: 0 })
})
afterAll(() => {
  remove()
  rmSync(folder, { recursive: true, force: true })
})

it('writes the next briefing’s crib as Markdown to standard output', async () => {
  const { code, stdout } = await run(['crib', '--format', 'md'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^# Talk in Rome\n/)
  expect(stdout).toMatch(/\*\*\$190 billion\*\*/)
  expect(stdout).toMatch(
    /\n(?:All \d+ facts in this briefing|\d+ of \d+ facts, with all \d+ must-knows\. No room for [^.]+)\. Not studied yet\. {2}\n• must know; († check before you say it; )?sources are our notes on these articles\.\n\n## Sources\n\n1\. /,
  )
})

it('writes HTML that loads nothing, and never over a file that is there unless told to', async () => {
  const file = join(folder, 'crib.html')
  writeFileSync(file, 'mine')
  const refused = await run(['crib', '--format', 'html', '--out', 'crib.html'])
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('already exists')
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(await run(['crib', '--format', 'html', '--out', 'crib.html', '--force'])).toMatchObject({ code: 0 })
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('url(data:font/woff2;base64,')
  expect(html).not.toMatch(/<(?:script|link|img)\b|url\((?!data:)|@import/)
})

it('writes HTML for the paper that was asked for into this folder, and says what it leaves out', async () => {
  const made = await run(['crib', '--paper', 'letter', '--pages', '1'])
  expect(made, made.stderr).toMatchObject({ code: 0 })
  const file = join(folder, 'crib-talk-in-rome.html')
  expect(made.stdout.trim()).toBe(file)
  expect(made.stderr).toMatch(/^\d+ of \d+ facts, with all \d+ must-knows\. No room for \d+ should-knows/)
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('<article class="crib crib-letter">')
  expect(html).toMatch(/@page crib-letter \{\s*size: letter;/)
})

it('makes no PDF', async () => {
  const refused = await run(['crib', '--format', 'pdf'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('Allowed choices are html, md.')
})

it('says which briefing there is not', async () => {
  const missing = await run(['crib', 'none', '--format', 'md'])
  expect(missing).toMatchObject({ code: 1, stdout: '' })
  expect(missing.stderr).toContain('There is no briefing none.')
  expect(existsSync(join(folder, 'crib-none.md'))).toBe(false)
})

it('prints the calendar’s address once there is one, the same each time', async () => {
  expect(await run(['calendar'])).toMatchObject({ code: 1, stdout: '' })
  const made = await run(['calendar', '--renew'])
  expect(made.stdout).toMatch(/^http:\/\/127\.0\.0\.1:4711\/calendar\/[\w-]{43}\n$/)
  expect((await run(['calendar'])).stdout).toBe(made.stdout)
})

it('prints one briefing as a calendar file', async () => {
  const list = await run(['list', '--json'])
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(list.stdout)?.[0] ?? ''
  const event = await run(['calendar', id])
  expect(event, event.stderr).toMatchObject({ code: 0 })
  expect(event.stdout).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Talk in Rome\r\n[\s\S]*END:VCALENDAR\n$/)
  expect(await run(['calendar', 'none'])).toMatchObject({ code: 1, stdout: '' })
})

it('renews the calendar’s address, and switches it off', async () => {
  const made = await run(['calendar', '--renew'])
  expect((await run(['calendar', '--renew'])).stdout).not.toBe(made.stdout)
  expect(await run(['calendar', '--off'])).toMatchObject({ code: 0, stdout: '' })
})

it.each(['crib', 'calendar'])('explains “aide briefing %s” within 80 columns', async (verb) => {
  const { code, stdout } = await run([verb, '--help'])
  expect(code).toBe(0)
  expect(widest(stdout)).toBeLessThanOrEqual(80)
})
