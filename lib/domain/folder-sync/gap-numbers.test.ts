import { describe, expect, it } from 'vitest'
import { withGapsInOrder, withNumbersOf } from './gap-numbers'

describe('gaps of a note', () => {
  it.each([
    ['The {{c2::Oder}} and the {{c1::Elbe}}', 'The {{c1::Oder}} and the {{c2::Elbe}}'],
    ['The {{c1::Oder::a river}}', 'The {{c1::Oder}}'],
    ['The {{c1::Oder}} and the {{c1::Elbe}}', 'The {{c1::Oder}} and the {{c1::Elbe}}'],
    ['{{c1::the {{c2::Oder}}}}', '{{c1::the {{c2::Oder}}}}'],
    ['no gap', 'no gap'],
  ])('are numbered in their order: %s', (source, said) => {
    expect(withGapsInOrder(source)).toBe(said)
  })

  it.each([
    ['{{c1::a}} {{c2::b}}', '{{c1::b}} {{c2::a}}', '{{c2::b}} {{c1::a}}'],
    ['{{c1::a}} {{c2::b::hint}}', 'a {{c1::b}}', 'a {{c2::b::hint}}'],
    ['{{c1::a}} b', '{{c1::a}} {{c2::b}}', '{{c1::a}} {{c2::b}}'],
    ['a {{c2::b}}', '{{c1::a}} {{c2::b}}', '{{c3::a}} {{c2::b}}'],
    ['The {{c3::Rhein}} is long', 'The {{c1::Rhine}} is long', 'The {{c3::Rhine}} is long'],
    ['The {{c1::Rhine}} flows', 'The Rhine {{c1::flows}}', 'The Rhine {{c2::flows}}'],
    ['{{c1::a}} and {{c2::a}}', '{{c1::a}} and {{c2::a}}', '{{c1::a}} and {{c2::a}}'],
  ])('keep the numbers of the library: %s, %s', (library, note, taken) => {
    expect(withNumbersOf(library, note)).toBe(taken)
    expect(withGapsInOrder(taken)).toBe(withGapsInOrder(note))
  })
})
