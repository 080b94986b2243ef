import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import Module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const KEEPER = pathToFileURL(join(process.cwd(), 'scripts/compiled-code.mjs')).href
/** Newer Node keeps compiled code itself, in files of its own. */
const isNodes = 'enableCompileCache' in Module

const ENTRY = `const { word } = require('./other.js')
exports.said = {
  word, here: __filename, folder: __dirname, resolved: require.resolve('./other.js'), self: module.exports === exports,
  isThis: this === exports, isCached: require.resolve('./other.js') in require.cache,
}
exports.fail = () => { null.length }`

describe('code that is kept for the next start', () => {
  let root = ''
  const built = (name: string) => join(root, '.next', 'server', name)
  const kept = () => readdirSync(join(root, 'kept')).map((name) => join(root, 'kept', name))

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'aide-compiled-')))
    mkdirSync(join(root, 'kept'))
    mkdirSync(join(root, '.next', 'server'), { recursive: true })
    writeFileSync(built('entry.js'), ENTRY)
    writeFileSync(built('other.js'), `exports.word = 'first'`)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  /** What a start of its own process finds: what the entry says, and where its error is. */
  const start = () => {
    const code = `
      import { createRequire } from 'node:module'
      import { keepCompiledCode } from ${JSON.stringify(KEEPER)}
      const { keepNow } = keepCompiledCode(${JSON.stringify(join(root, 'kept'))})
      const entry = createRequire(import.meta.url)(${JSON.stringify(built('entry.js'))})
      let at = ''
      try { entry.fail() } catch (error) { at = /entry[.]js:[0-9]+:[0-9]+/.exec(error.stack)[0] }
      await keepNow()
      console.log(JSON.stringify({ ...entry.said, at }))`
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
  }
  const expected = (word: string) => ({
    word,
    here: built('entry.js'),
    folder: join(root, '.next', 'server'),
    resolved: built('other.js'),
    self: true,
    isThis: true,
    isCached: true,
    at: 'entry.js:6:29',
  })

  test('runs as it does the first time, and is written once', () => {
    expect(start()).toEqual(expected('first'))
    const [file = ''] = kept()
    const written = statSync(file).mtimeMs
    expect(start()).toEqual(expected('first'))
    expect(statSync(file).mtimeMs).toBe(written)
  })

  test('is not taken for a source of the same length that says something else', () => {
    start()
    writeFileSync(built('other.js'), `exports.word = 'other'`)
    expect(start()).toEqual(expected('other'))
    expect(start()).toEqual(expected('other'))
  })

  test.skipIf(isNodes).each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['emptied', () => Buffer.alloc(0)],
    ['overwritten', (bytes: Buffer) => Buffer.alloc(bytes.length, 'x')],
    ['damaged in what V8 made', (bytes: Buffer) => bytes.fill(0x5a, bytes.length - 64)],
  ])('is made anew where its file was %s', (_, damage) => {
    start()
    const [file = ''] = kept()
    writeFileSync(file, damage(readFileSync(file)))
    expect(start()).toEqual(expected('first'))
  })

  test('is done without where nothing can be written', () => {
    rmSync(join(root, 'kept'), { recursive: true })
    writeFileSync(join(root, 'kept'), 'a file in the way')
    expect(start()).toEqual(expected('first'))
  })
})
