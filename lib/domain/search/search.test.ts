import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestSentence } from './best-sentence'
import { markedRuns, matchesIn } from './matches'
import { parseSearch } from './query'
import { indexedWords, searchWords } from './words'

const words = (text: string) => [...indexedWords(text)].map(({ word }) => word)

describe('the words of a text', () => {
  it.each([
    ['Xinjiang’s Ürümqi', ['xinjiang', 's', 'urumqi']],
    ['$190 billion in 2022', ['190', 'billion', 'in', '2022']],
    ['6.25% — multi-vector', ['6', '25', 'multi', 'vector']],
    ['5G, C-130 and U.S.', ['5g', 'c', '130', 'and', 'u', 's']],
    ['½ ﬁne', ['1', '2', 'fine']],
    ['胡锦涛 met', ['胡', '锦', '涛', 'met']],
    ['Şahin, ĐOKOVIĆ', ['sahin', 'đokovic']],
    ['… — “”', []],
  ])('of “%s”', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('are where their offsets say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const { word, start, end } of indexedWords(text)) expect(words(text.slice(start, end))).toContain(word)
      }),
    )
  })

  it('stay the same when they are folded again, so that a stored entry and a search agree', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const folded = searchWords([text], 100)
        expect(searchWords([folded], 100)).toBe(folded)
      }),
    )
  })
})

describe('what is typed', () => {
  const term = (isPrefix: boolean, ...list: string[]) => ({ words: list, isPrefix })

  it.each([
    ['tajik', [term(true, 'tajik')], []],
    ['US war', [term(false, 'us'), term(true, 'war')], []],
    ['trade gro', [term(true, 'trade'), term(true, 'gro')], []],
    ['"Hu Jintao" visit', [term(false, 'hu', 'jintao'), term(true, 'visit')], []],
    ['“Hu Jin', [term(true, 'hu', 'jin')], []],
    ['Xinjiang -cotton', [term(true, 'xinjiang')], [term(false, 'cotton')]],
    ['Xinjiang -"cotton pickers"', [term(true, 'xinjiang')], [term(false, 'cotton', 'pickers')]],
    ['multi-vector', [term(true, 'multi', 'vector')], []],
    ['$190 billion', [term(false, '190'), term(true, 'billion')], []],
    ['  — "" - ', [], []],
  ])('“%s”', (typed, terms, excluded) => {
    expect(parseSearch(typed)).toEqual({ terms, excluded })
  })
})

describe('the matches of a search', () => {
  const shown = (text: string, typed: string) =>
    markedRuns(text, matchesIn(text, parseSearch(typed).terms))
      .map((run) => (run.isMarked ? `[${run.text}]` : run.text))
      .join('')

  it.each([
    ['Tajikistan and the Tajik army', 'tajik', '[Tajikistan] and the [Tajik] army'],
    ['Président Hu Jintao, not Hu Xijin', '"hu jintao"', 'Président [Hu Jintao], not Hu Xijin'],
    ['Président Hu Jintao', 'president', '[Président] Hu Jintao'],
    ['trade of $190 billion', '"$190 billion"', 'trade of $[190 billion]'],
    ['the multi-vector policy', 'policy multi-vec', 'the [multi-vector] [policy]'],
    ['a new new start', '"new new" "new start"', 'a [new new start]'],
    ['nothing here', 'absent', 'nothing here'],
  ])('are marked in “%s”', (text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected)
  })

  it('leave the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 8 }), (text, typed) => {
        expect(
          markedRuns(text, matchesIn(text, parseSearch(typed).terms))
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('the sentence that says most', () => {
  const TEXT = [
    '## Trade with China',
    'China is far away. Trade grew in 2022. In 2023 the trade of China and Russia reached $190 billion. It fell later.',
    '- Cotton of Xinjiang',
  ].join('\n\n')
  const best = (typed: string) => {
    const found = bestSentence(TEXT, parseSearch(typed).terms, { start: 0, end: TEXT.length })
    return found && TEXT.slice(found.start, found.end)
  }

  it.each([
    ['china russia', 'In 2023 the trade of China and Russia reached $190 billion.'],
    ['"190 billion"', 'In 2023 the trade of China and Russia reached $190 billion.'],
    ['2022', 'Trade grew in 2022.'],
    ['xinjiang', 'Cotton of Xinjiang'],
    ['trade china', 'In 2023 the trade of China and Russia reached $190 billion.'],
    ['trade with', 'Trade with China'],
    ['absent', null],
  ])('for “%s”', (typed, expected) => {
    expect(best(typed)).toBe(expected)
  })
})
