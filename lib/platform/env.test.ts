import { describe, expect, it } from 'vitest'
import { describeProblems, parseEnv } from './env'

const LINUX = { platform: 'linux', home: '/home/ann' } as const

const settingsOf = (given: Record<string, string>) => {
  const parsed = parseEnv(given, '/project', LINUX)
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems))
  return parsed.value
}

const problemsOf = (given: Record<string, string>) => {
  const parsed = parseEnv(given, '/project')
  return parsed.ok ? [] : parsed.problems
}

describe('parseEnv', () => {
  it('has a default for every setting', () => {
    expect(settingsOf({})).toEqual({
      dataDir: '/home/ann/.local/share/aide-memoire',
      backupDir: null,
      databaseUrl: null,
      host: '127.0.0.1',
      port: 4711,
      timeZone: null,
      localModels: false,
      publicOrigin: null,
    })
  })

  it('takes an empty or blank value as unset', () => {
    const names = ['AIDE_DATA_DIR', 'AIDE_BACKUP_DIR', 'DATABASE_URL', 'AIDE_HOST', 'AIDE_PORT', 'AIDE_TIME_ZONE']
    const blank = Object.fromEntries(names.map((name, at) => [name, ' '.repeat(at % 2)]))
    expect(settingsOf(blank)).toEqual(settingsOf({}))
  })

  it.each([
    ['AIDE_DATA_DIR', 'study', 'dataDir', '/project/study'],
    ['AIDE_DATA_DIR', '/srv/study', 'dataDir', '/srv/study'],
    ['AIDE_BACKUP_DIR', '/media/stick', 'backupDir', '/media/stick'],
    ['DATABASE_URL', 'postgres://ann@db/aide', 'databaseUrl', 'postgres://ann@db/aide'],
    ['DATABASE_URL', 'postgresql://db:5433/aide', 'databaseUrl', 'postgresql://db:5433/aide'],
    ['AIDE_HOST', '::1', 'host', '::1'],
    ['AIDE_HOST', 'localhost', 'host', 'localhost'],
    ['AIDE_PORT', '0', 'port', 0],
    ['AIDE_PORT', '65535', 'port', 65_535],
    ['AIDE_TIME_ZONE', 'Asia/Kathmandu', 'timeZone', 'Asia/Kathmandu'],
  ] as const)('reads %s=%s', (name, given, field, value) => {
    expect(settingsOf({ [name]: given })[field]).toBe(value)
  })

  it.each([
    ['AIDE_DATA_DIR', '~/study'],
    ['AIDE_BACKUP_DIR', '~/Dropbox'],
    ['DATABASE_URL', 'mysql://db/aide'],
    ['DATABASE_URL', 'aide.sqlite'],
    ['AIDE_HOST', '0.0.0.0'],
    ['AIDE_HOST', '192.168.1.5'],
    ['AIDE_HOST', 'study.example'],
    ['AIDE_PORT', '65536'],
    ['AIDE_PORT', '-1'],
    ['AIDE_PORT', '80.5'],
    ['AIDE_PORT', 'http'],
    ['AIDE_TIME_ZONE', 'Mars/Olympus'],
  ])('refuses %s=%s and says so once, with name and value', (name, given) => {
    const problems = problemsOf({ [name]: given })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ name, is: given })
    expect(describeProblems(problems)).toMatch(/^\w+ is “.+”; it must be .+\.$/)
  })

  it.each([
    ['https://study.example', 'https://study.example'],
    ['none', null],
    ['https://study.example/', 'https://study.example'],
    ['https://Study.Example:443', 'https://study.example'],
    ['https://study.tail1234.ts.net:8443', 'https://study.tail1234.ts.net:8443'],
  ])('takes %s as the address for other devices', (AIDE_PUBLIC_URL, publicOrigin) => {
    expect(settingsOf({ AIDE_PUBLIC_URL })).toMatchObject({ publicOrigin })
  })

  it.each([
    'http://study.example',
    'study.example',
    'https://study.example/aide',
    'https://study.example/?a=1',
    'https://ann:secret@study.example',
    'ftp://study.example',
  ])('refuses %s: it would expose the library, or cannot work', (AIDE_PUBLIC_URL) => {
    expect(problemsOf({ AIDE_PUBLIC_URL })).toMatchObject([{ name: 'AIDE_PUBLIC_URL' }])
  })

  it('says why another address than this machine is refused', () => {
    expect(describeProblems(problemsOf({ AIDE_HOST: '0.0.0.0' }))).toContain('a proxy that encrypts')
  })

  it('reports every wrong setting, one line each', () => {
    const problems = problemsOf({ AIDE_HOST: '0.0.0.0', AIDE_PORT: 'x', AIDE_TIME_ZONE: 'y' })
    expect(describeProblems(problems).split('\n')).toHaveLength(3)
  })

  it('never repeats a password', () => {
    expect(describeProblems(problemsOf({ DATABASE_URL: 'mysql://ann:secret@db/aide' }))).not.toContain('secret')
  })
})
