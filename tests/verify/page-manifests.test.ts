import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import vm from 'node:vm'
import { evalManifest } from 'next/dist/server/load-manifest.external'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parsePageManifests } from '../../scripts/page-manifests.mjs'

const { runInNewContext } = vm
const contexts = (): number => getHeapStatistics().number_of_native_contexts

const MANIFEST = `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};
globalThis.__RSC_MANIFEST["/(study)/a \\"page\\""] = {"clientModules":{"[project]/app/a.tsx":{"id":7,"name":"*","chunks":[]}},"entryCSSFiles":{}};

`
const VALUE = { clientModules: { '[project]/app/a.tsx': { id: 7, name: '*', chunks: [] } }, entryCSSFiles: {} }

describe('manifests of pages', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aide-manifests-'))
    parsePageManifests()
  })
  afterEach(() => {
    vm.runInNewContext = runInNewContext
    rmSync(folder, { recursive: true, force: true })
  })

  /** As Next reads a file of the build. */
  const readByNext = (code: string) => {
    const file = join(folder, 'manifest.js')
    writeFileSync(file, code)
    return evalManifest<{ __RSC_MANIFEST: unknown; other?: unknown }>(file, true, new Map())
  }

  test('are what running them gives, without a context of their own', () => {
    const before = contexts()
    expect(readByNext(MANIFEST).__RSC_MANIFEST).toEqual({ '/(study)/a "page"': VALUE })
    expect(contexts()).toBe(before)
    vm.runInNewContext = runInNewContext
    expect(readByNext(MANIFEST).__RSC_MANIFEST).toEqual({ '/(study)/a "page"': VALUE })
  })

  test.each([
    ['an expression in place of JSON', MANIFEST.replace('"id":7', '"id":3+4')],
    ['more than the one assignment', `${MANIFEST}globalThis.other = 1`],
    ['a second manifest', MANIFEST + MANIFEST],
  ])('that are written differently run as before: %s', (_, code) => {
    expect(readByNext(code)).toMatchObject({ __RSC_MANIFEST: { '/(study)/a "page"': VALUE } })
  })

  test('are all that is parsed: other code gets its context', () => {
    expect(vm.runInNewContext('a + 1', { a: 1 })).toBe(2)
    expect(vm.runInNewContext('1 + 1')).toBe(2)
  })
})
