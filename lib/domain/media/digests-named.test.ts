import { expect, it } from 'vitest'
import { digestsNamed } from './digests-named'

const [MAP, SONG] = ['ab12'.repeat(16), 'cd34'.repeat(16)]

it('the files that a text names are found, each once', () => {
  const text = `![a](media:${MAP}.png#1x1) media:${MAP}.png ![b](media:${SONG}.mp3) media:${'0'.repeat(63)}.png`
  expect([...digestsNamed(text)]).toEqual([MAP, SONG])
})
