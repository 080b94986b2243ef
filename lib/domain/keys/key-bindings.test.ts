import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEY_ACT_WORDS } from './key-act-words'
import { KEY_ACT_NAMES, type KeyChoices } from './key-acts'
import { actOfPress, chosenKeys, gradeKeys, keyMap, keysOf } from './key-bindings'
import { keyConflicts } from './key-conflicts'
import { ariaKeys, gamepadKey, isSingleKey, type KeyPress, keyName, shownKey } from './key-press'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})

const usual = { singleKeys: true, keys: {} }

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
    ['Gamepad 2', {}, 'Gamepad 2'],
  ] as const)('%s with %o is %s', (key, change, name) => {
    expect(keyName(press(key, change))).toBe(name)
  })

  it('a modifier alone is no key', () => {
    expect(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].map((key) => keyName(press(key)))).toEqual(
      Array(5).fill(null),
    )
  })

  it('a digit counts by its place too, unless what is written there is bound', () => {
    const keys = keyMap('session', usual)
    expect(actOfPress(keys, press('&', { code: 'Digit1' }))).toBe('again')
    expect(actOfPress(keys, press('-', { code: 'Digit6' }))).toBe('bury-card')
    expect(actOfPress(keys, press('é', { code: 'Digit2', ctrlKey: true }))).toBe('flag')
    expect(actOfPress(keys, press('#', { code: 'Digit3', shiftKey: true }))).toBeNull()
  })
})

describe('bindings', () => {
  it('the usual keys have no conflict, and every act has words', () => {
    expect(keyConflicts({})).toEqual([])
    expect(KEY_ACT_NAMES.filter((act) => KEY_ACT_WORDS[act] === '')).toEqual([])
  })

  it('a chosen key takes the place of the usual ones', () => {
    const settings = { singleKeys: true, keys: { good: ['PageDown'], undo: [] } }
    const keys = keyMap('session', settings)
    expect(actOfPress(keys, press('PageDown'))).toBe('good')
    expect(actOfPress(keys, press('3', { code: 'Digit3' }))).toBeNull()
    expect(actOfPress(keys, press('u'))).toBeNull()
    expect(gradeKeys(settings)[3]).toEqual(['PageDown'])
  })

  it('without single keys, those that a stray press or speech could type do nothing', () => {
    const keys: KeyChoices = { good: ['F13', 'Gamepad 1', '3', 'Shift+G', 'Alt+3', 'Space'] }
    expect(keysOf('good', { singleKeys: false, keys })).toEqual(['F13', 'Gamepad 1', 'Alt+3'])
    expect(keysOf('undo', { singleKeys: false, keys: {} })).toEqual(['Ctrl+Z'])
    expect(keysOf('primary', { singleKeys: false, keys: {} })).toEqual([])
  })

  it('a key with two meanings in one place is a conflict of both, and of none in different places', () => {
    const named = (keys: KeyChoices) => keyConflicts(keys).map(({ act, key }) => `${key} ${act}`)
    expect(named({ hint: ['E'] })).toEqual(['E hint', 'E edit'])
    expect(named({ search: ['E'] })).toEqual(['E edit', 'E search'])
    expect(keyConflicts({ hint: ['Ctrl+K'] })).toEqual([
      { key: 'Ctrl+K', act: 'hint', with: { fixed: 'Open the command palette' } },
    ])
  })

  it('a key of the reading room or of the cards comes before the same key of every page, but for that before a letter', () => {
    const named = (keys: KeyChoices) => keyConflicts(keys).map(({ act, key }) => `${key} ${act}`)
    expect(named({ 'accept-draft': ['/'], 'retire-cards': ['N'] })).toEqual([])
    expect(named({ 'accept-draft': ['G'] })).toEqual(['G accept-draft', 'G go-to'])
    expect(named({ 'accept-draft': ['U'] })).toEqual(['U undo', 'U accept-draft'])
    expect(named({ 'accept-draft': ['1'] })).toEqual([])
    expect(named({ 'retire-cards': ['Space'] })).toEqual(['Space retire-cards'])
    expect(actOfPress(keyMap('reading-room', usual), press('n'))).toBe('never-draft')
    expect(keyMap('reading-room', { singleKeys: false, keys: {} })).toEqual(
      new Map([
        ['Ctrl+Z', 'undo'],
        ['ArrowLeft', 'previous-draft'],
        ['ArrowRight', 'next-draft'],
      ]),
    )
  })

  it('whatever is chosen, a key does an act that has it', () => {
    const names = fc.constantFrom('A', 'Q', 'X', 'F13', 'Space', 'Gamepad 3', 'Ctrl+1', 'PageUp', '-')
    const choices = fc.dictionary(fc.constantFrom(...KEY_ACT_NAMES), fc.uniqueArray(names, { maxLength: 3 }))
    fc.assert(
      fc.property(choices, (keys: KeyChoices) => {
        const map = keyMap('session', { singleKeys: true, keys })
        for (const [key, act] of map) expect(chosenKeys(act, keys)).toContain(key)
      }),
    )
  })
})

describe('keys are listed as they are', () => {
  it('on screen and for screen readers', () => {
    expect(['ArrowLeft', 'Shift+ArrowUp', 'Ctrl+Z', gamepadKey(0)].map(shownKey)).toEqual([
      '←',
      'Shift+↑',
      'Ctrl+Z',
      'Gamepad 1',
    ])
    expect(ariaKeys(['U', 'Ctrl+Z', 'Gamepad 1'])).toBe('U Control+Z')
    expect(ariaKeys(['Gamepad 1'])).toBeUndefined()
  })

  it('a letter, sign, digit, Space and Enter are single keys', () => {
    expect(['a', 'Ä', '?', '3', 'Shift+A', 'Space', 'Enter'].filter((name) => !isSingleKey(name))).toEqual([])
    expect(['F1', 'Ctrl+1', 'Alt+A', 'PageUp', 'Gamepad 1'].filter(isSingleKey)).toEqual([])
  })
})
