import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import { expect, test } from '@playwright/test'
import { manifestIn } from '../../scripts/page-manifests.mjs'

const BUILT = fileURLToPath(new URL('../../.next/server/app', import.meta.url))

test('every page’s manifest can be parsed and holds what running it gives', () => {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('_client-reference-manifest.js'),
  )
  expect(files.length).toBeGreaterThan(50)
  for (const name of files) {
    const code = readFileSync(join(BUILT, name), 'utf8')
    const context: { __RSC_MANIFEST?: unknown } = {}
    vm.runInNewContext(code, context)
    // By text, because objects of another context are of other classes.
    expect(JSON.stringify(manifestIn(code)), name).toBe(JSON.stringify(context.__RSC_MANIFEST))
  }
})
