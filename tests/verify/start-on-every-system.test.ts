import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { whyReaderEnded } from '@/lib/services/worker/worker'
import { browserCommand, npmCommand, startWith } from '../../scripts/system.mjs'

const URL = 'https://study.example/pair?a=1&b=2'

describe('what differs between systems', () => {
  it('no script of package.json is written in the syntax of one shell', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> } // ours
    for (const [name, line] of Object.entries(scripts))
      expect(line, name).toMatch(/^((node|biome|tsx|drizzle-kit) [\w ./=-]+( && |$))+$/)
  })

  it.each([
    ['linux', { DISPLAY: ':0' }, ['xdg-open', URL], 'AIDE_PORT=4712 npm start', false],
    ['linux', {}, [], 'AIDE_PORT=4712 npm start', false],
    ['darwin', {}, ['open', URL], 'AIDE_PORT=4712 npm start', false],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', URL], 'cmd /c "set AIDE_PORT=4712&& npm start"', true],
  ] as const)('on %s with %j', (platform, env, browser, line, shell) => {
    expect(browserCommand(URL, { platform, env })).toEqual(browser)
    expect(startWith('AIDE_PORT=4712', { platform, env })).toBe(line)
    expect(npmCommand({ platform, env: { npm_execpath: '/opt/yarn.js' } })).toEqual({ program: ['npm'], shell })
    const own = 'C:\\nodejs\\node_modules\\npm\\bin\\npm-cli.js'
    expect(npmCommand({ platform, env: { npm_execpath: own } }).program).toEqual([process.execPath, own])
  })

  it.each([
    ['linux', null, 'SIGTERM', 'timeout'],
    ['linux', null, 'SIGKILL', 'memory'],
    ['linux', 1, null, 'broken'],
    ['win32', 1, null, 'memory'],
    ['win32', 0, null, 'broken'],
  ] as const)('a reader that ended on %s with %s and %s tells why', (platform, code, signal, why) => {
    expect(whyReaderEnded(code, signal, platform)).toBe(why)
  })
})
