import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isTextOfCards } from './is-text-of-cards'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-cards-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const FRONT = '---\nid: oder\noutlet: Atlas\n---\n\n'
const FACTS = '```facts\n- id: length\n```\n'

it.each([
  ['a content file', 'a.md', `${FRONT}${FACTS}`, true],
  ['a content file by its longer name', 'a.markdown', `${FRONT}${FACTS}`, true],
  ['a space behind the fence', 'b.md', `${FRONT}\`\`\`facts \n\`\`\`\n`, true],
  ['a fence of four', 'c.md', `${FRONT}\`\`\`\`facts\n\`\`\`\`\n`, true],
  ['facts behind a long text', 'd.md', `${FRONT}${'The Oder is long.\n\n'.repeat(8_000)}${FACTS}`, true],
  ['an article that only names an outlet', 'e.md', `${FRONT}The Oder is long.\n`, false],
  ['an article that shows facts', 'f.md', `---\nid: oder\n---\n\noutlet: Atlas\n\n${FACTS}`, false],
  ['a text of Anki', 'a.txt', '#separator:tab\nHow long?\t742 km\n', true],
  ['another text', 'b.txt', 'The Oder is long.\n', false],
])('isTextOfCards: %s', (_, name, text, isCards) => {
  writeFileSync(join(folder, name), text)
  expect(isTextOfCards(join(folder, name))).toBe(isCards)
})

it('takes a folder for cards, and nothing that is not there', () => {
  expect(isTextOfCards(folder)).toBe(true)
  expect(isTextOfCards(join(folder, 'none.md'))).toBe(false)
})
