import { expect, it } from 'vitest'
import { neverWords } from '@/app/(library)/(reading-room)/_components/drafts/words'

it('“Never” names the kind, how far it reaches, and how many drafts went with it', () => {
  expect(neverWords('count', 3)).toBe('No more drafts of the kind “Count”, in any article. 3 other drafts removed.')
  expect(neverWords('count', 1)).toBe('No more drafts of the kind “Count”, in any article. 1 other draft removed.')
  expect(neverWords('money', 0)).toBe('No more drafts of the kind “Money”, in any article.')
})
