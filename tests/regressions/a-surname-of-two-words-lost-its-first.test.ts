import { expect, it } from 'vitest'
import { contextLine } from '@/lib/domain/cards/context-line'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { FILE } from '@/lib/domain/content-files/article-file.fixture'

it('a no-break space in an author or a speaker of a content file is kept, and with it the whole surname', () => {
  const name = 'Eleonora Tafuro\u00a0Ambrosetti'
  const file = FILE.replace('authors: [Raffaello Pantucci]', `authors: [${name}]`)
    .replace('kind: figure', `kind: claim\n  speaker: ${name}`)
    .replace('statement: Trade', `statement: ${name} says that trade`)
  const { article } = parseArticleFile('trade.md', file)
  const [fact] = article?.facts ?? []
  const [card] = fact?.cards ?? []
  if (!article || !fact || !card) throw new Error('the file was read')
  expect(contextLine({ ...card, fact, source: article })).toBe('Tafuro\u00a0Ambrosetti, 2022 · Nikkei Asia')
})
