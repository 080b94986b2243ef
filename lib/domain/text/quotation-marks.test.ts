import { describe, expect, it } from 'vitest'
import { quotedIn } from './quotation-marks'

const words = (text: string): string[] => quotedIn(text).map(({ start, end }) => text.slice(start, end))

describe('marks of quotation', () => {
  it.each([
    ['He said “we will stay” and left.', ['we will stay']],
    ['He said "we will stay" and left.', ['we will stay']],
    ['He said ‘we will stay’ and left.', ['we will stay']],
    ["He said 'we will stay' and left.", ['we will stay']],
    ['He said «we will stay» and left.', ['we will stay']],
    ['It’s not the workers’ fault, he said.', []],
    ['The workers’ union said ‘it’s the owners’ fault, not ours’.', ['it’s the owners’ fault, not ours']],
    ["The '90s are over, it's said.", []],
    ['‘They’re the boys’ shoes,’ she said, ‘not mine.’', ['They’re the boys’ shoes,', 'not mine.']],
    ['“He told me ‘never again’ twice,” she said.', ['He told me ‘never again’ twice,']],
    ['‘He told me “never again” twice,’ she said.', ['He told me “never again” twice,']],
    ['"One." "Two."', ['One.', 'Two.']],
    ['A 6" pipe and a 12" pipe.', []],
    ['He said “we will stay and left.', ['we will stay and left.']],
    ['He said “we will “stay” and left.', ['stay']],
    ['(“we will stay”)—“or not”', ['we will stay', 'or not']],
    ['', []],
    ['“', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})
