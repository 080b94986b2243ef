import { expect, it } from 'vitest'
import { anchorAt } from '@/lib/domain/content/anchor'
import { relocate } from '@/lib/domain/content/relocate'

const BEFORE = 'The harbour board met in the old customs house, as it had for years.\n\n'
const AFTER = '\n\nNobody at the meeting asked what the sheds were for, and nobody was told.'
const WORDS = 'The port of Velmar had built 87 of its 140 promised sheds by the end of 2022.'

const kindOf = (now: string): string => {
  const old = BEFORE + WORDS + AFTER
  return relocate(anchorAt(old, BEFORE.length, BEFORE.length + WORDS.length), BEFORE + now + AFTER, old.length).kind
}

it.each([
  ['a figure', '87', '88'],
  ['a year', '2022', '2023'],
])('asks to check a passage in which %s alone changed', (_, was, is) => {
  expect(kindOf(WORDS.replace(was, is))).toBe('check')
})

it('moves a passage without asking where a word of no weight changed', () => {
  expect(kindOf(WORDS.replace('by the end', 'at the end'))).toBe('moved')
})
