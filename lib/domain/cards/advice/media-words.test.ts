import { expect, it } from 'vitest'
import { ask, gap } from './draft.fixture'
import { adviseMediaWords } from './media-words'

const DIGEST = '0123456789abcdef'.repeat(4)
const IMAGE = `media:${DIGEST}.png#4x3`

it.each([
  [ask(`Where? ![](${IMAGE})`), 'An image has no description'],
  [ask('Which anthem?', `![ ](media:${DIGEST}.mp3)`), 'A sound has no description'],
  [gap(`{{c1::Astana}} ![](media:${DIGEST}.webm#4x3)`), 'A video has no description'],
  [gap(`{{c1::Astana ![](${IMAGE})}}`), 'An image has no description'],
])('%# is advised to describe it', (card, what) => {
  expect(adviseMediaWords(card)).toEqual([expect.objectContaining({ rule: 'media-unnamed', severity: 'advice', what })])
})

it.each([ask('Where?'), ask(`Where? ![a map](${IMAGE})`, `![a view](${IMAGE})`), ask(`\`![](${IMAGE})\` is text`)])(
  '%# gets no advice',
  (card) => {
    expect(adviseMediaWords(card)).toEqual([])
  },
)
