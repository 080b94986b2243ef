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
    ['win32', {}, 'C:\\Users\\ann\\AppData\\Local\\Aide-Mémoire'],
    ['win32', { LOCALAPPDATA: 'D:\\local' }, 'D:\\local\\Aide-Mémoire'],
    ['win32', { LOCALAPPDATA: 'local', XDG_DATA_HOME: '/srv' }, 'C:\\Users\\ann\\AppData\\Local\\Aide-Mémoire'],
  ] as const)('on %s with %j', (platform, env, expected) => {
    const home = platform === 'win32' ? 'C:\\Users\\ann' : '/home/ann'
    expect(userDataFolder(env, { platform, home })).toBe(expected)
  })
})
