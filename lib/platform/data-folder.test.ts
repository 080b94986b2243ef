import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultDataFolder, userDataFolder } from './data-folder'

describe('userDataFolder', () => {
  it.each([
    ['linux', {}, '/home/ann/.local/share/aide-memoire'],
    ['linux', { XDG_DATA_HOME: '/srv/xdg' }, '/srv/xdg/aide-memoire'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/aide-memoire'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ann/.local/share/aide-memoire'],
    ['freebsd', {}, '/home/ann/.local/share/aide-memoire'],
    ['darwin', { XDG_DATA_HOME: '/srv/xdg' }, '/home/ann/Library/Application Support/Aide-Mémoire'],
    ['win32', {}, '/home/ann/AppData/Local/Aide-Mémoire'],
    ['win32', { LOCALAPPDATA: '/c/local' }, '/c/local/Aide-Mémoire'],
  ] as const)('on %s with %j', (platform, env, expected) => {
    expect(userDataFolder(env, { platform, home: '/home/ann' })).toBe(expected)
  })
})

describe('defaultDataFolder', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aide-folder-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = (...path: readonly string[]) => {
    const file = join(folder, ...path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, 'x')
  }
  const chosen = () => defaultDataFolder(join(folder, 'checkout'), join(folder, 'user')).kind

  it('is the user’s where there is nothing yet', () => {
    expect(chosen()).toBe('user')
    mkdirSync(join(folder, 'checkout', 'data', 'backups'), { recursive: true })
    put('checkout', 'data', 'server.lock')
    expect(chosen()).toBe('user')
  })

  it('is the checkout’s while its database is there', () => {
    put('checkout', 'data', 'aide.sqlite')
    expect(chosen()).toBe('checkout')
    put('user', 'aide.sqlite')
    expect(chosen()).toBe('checkout')
  })

  it.each([['backups', 'aide-20260302T090000000Z.sqlite'], ['aide.sqlite.before-restore'], ['last-known.json']])(
    'is the checkout’s while there is a trace of a lost database: %s',
    (...path) => {
      put('checkout', 'data', ...path)
      expect(chosen()).toBe('checkout')
      put('user', 'aide.sqlite')
      expect(chosen()).toBe('user')
    },
  )
})
