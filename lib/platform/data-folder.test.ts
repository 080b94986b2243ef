import { describe, expect, it } from 'vitest'
import { userDataFolder } from './data-folder'

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
