import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url))

/** Width and height of a PNG, from its header. */
const sizeOf = (file: string): string => {
  const bytes = readFileSync(file)
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

it('the manifest names pictures that are there, in the sizes that it says', () => {
  const { icons, screenshots, shortcuts } = JSON.parse(readFileSync(`${PUBLIC}/manifest.webmanifest`, 'utf8'))
  const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((shortcut: { icons: object[] }) => shortcut.icons)]
  const ofSize = pictures.filter(({ sizes }) => sizes !== 'any')
  expect(ofSize.length).toBeGreaterThan(5)
  for (const { src, sizes } of ofSize) expect(sizeOf(`${PUBLIC}${src}`), src).toBe(sizes)
  expect(shortcuts.map(({ name }: { name: string }) => name)).toEqual(['Review', 'Add'])
})
