import { describe, expect, it } from 'vitest'
import { KEY_ACT_WORDS } from './key-act-words'
import { KEY_ACT_NAMES } from './key-acts'
import { actOfPress, actsIn, gradeKeys, keyMap, keysOf } from './key-bindings'
import { ariaKeys, isSingleKey, type KeyPress, keyName, shownKey } from './key-press'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})

describe('a key press is named by what it writes', () => {
  it.each([
    ['u', {}, 'U'],
    ['U', {}, 'U'],
    ['A', { shiftKey: true }, 'Shift+A'],
    [' ', {}, 'Space'],
    ['Enter', { shiftKey: true }, 'Shift+Enter'],
    ['z', { ctrlKey: true }, 'Ctrl+Z'],
    ['z', { metaKey: true }, 'Ctrl+Z'],
    ['z', { metaKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    ['?', { shiftKey: true }, '?'],
    ['@', { ctrlKey: true, altKey: true }, '@'],
    ['@', { altKey: true }, '@'],
    ['1', { shiftKey: true }, '1'],
    ['F13', {}, 'F13'],
    ['b', { altKey: true }, 'Alt+B'],
    ['ß', {}, 'ß'],
    ['Unidentified', { code: 'Lang3' }, 'Lang3'],
  ] as const)('%s with %o is %s', (key, change, name) => {
    expect(keyName(press(key, change))).toBe(name)
  })

  it('a modifier alone is no key', () => {
    expect(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].map((key) => keyName(press(key)))).toEqual(
      Array(5).fill(null),
    )
  })

  it('a digit counts by its place too, unless what is written there is a key', () => {
    const keys = keyMap('session', true)
    expect(actOfPress(keys, press('&', { code: 'Digit1' }))).toBe('again')
    expect(actOfPress(keys, press('-', { code: 'Digit6' }))).toBe('bury-card')
    expect(actOfPress(keys, press('é', { code: 'Digit2', ctrlKey: true }))).toBe('flag')
    expect(actOfPress(keys, press('#', { code: 'Digit3', shiftKey: true }))).toBeNull()
  })
})

describe('bindings', () => {
  it('every act has words, and no key does two acts in one place', () => {
    expect(KEY_ACT_NAMES.filter((act) => KEY_ACT_WORDS[act] === '')).toEqual([])
    for (const place of ['session', 'reading-room', 'cards', 'everywhere'] as const) {
      const keys = actsIn(place).flatMap((act) => keysOf(act, true))
      expect(keys).toHaveLength(new Set(keys).size)
    }
    expect(actsIn('session').flatMap((act) => keysOf(act, true))).not.toContain('Ctrl+K')
    expect(gradeKeys(true)[3]).toEqual(['3'])
  })

  it('without single keys, those that a stray press or speech could type do nothing', () => {
    expect(keysOf('undo', false)).toEqual(['Ctrl+Z'])
    expect(keysOf('primary', false)).toEqual([])
    expect(gradeKeys(false)[3]).toEqual([])
    expect(keyMap('reading-room', false)).toEqual(
      new Map([
        ['Ctrl+Z', 'undo'],
        ['ArrowRight', 'next-draft'],
        ['ArrowLeft', 'previous-draft'],
      ]),
    )
  })

  it('a key of the reading room comes before the same key of every page', () => {
    expect(actOfPress(keyMap('reading-room', true), press('n'))).toBe('never-draft')
  })
})

describe('keys are listed as they are', () => {
  it('on screen and for screen readers', () => {
    expect(['ArrowLeft', 'Shift+ArrowUp', 'Ctrl+Z'].map(shownKey)).toEqual(['←', 'Shift+↑', 'Ctrl+Z'])
    expect(ariaKeys(['U', 'Ctrl+Z'])).toBe('U Control+Z')
    expect(ariaKeys([])).toBeUndefined()
  })

  it('a letter, sign, digit, Space and Enter are single keys', () => {
    expect(['a', 'Ä', '?', '3', 'Shift+A', 'Space', 'Enter'].filter((name) => !isSingleKey(name))).toEqual([])
    expect(['F1', 'Ctrl+1', 'Alt+A', 'PageUp'].filter(isSingleKey)).toEqual([])
  })
})
