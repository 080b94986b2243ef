import { describe, expect, it } from 'vitest'
import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import type { FactView, PassageView } from '@/lib/data/queries/facts/fact-views'
import { anchorAt } from '@/lib/domain/content/anchor'
import { findAgain, placeFacts } from './place-facts'

const OLD = 'The first meeting was in Kazan. The second meeting was in Astana.'
const passage = anchorAt(OLD, OLD.lastIndexOf('meeting'), OLD.lastIndexOf('meeting') + 'meeting'.length)

describe('a passage in a later text', () => {
  it('is found among several like it by what stands around it', () => {
    const text = `A meeting came before. ${OLD.replace('Kazan', 'Baku')} No meeting came after.`
    const again = findAgain(text, passage)
    expect(again?.start).toBe(text.indexOf('second meeting') + 'second '.length)
  })

  it('is not looked for far from where it stood: a book is not searched for each of its facts', () => {
    const far = `${'The river has many bridges. '.repeat(10_000)}${OLD}`
    expect(findAgain(far, passage)).toBeNull()
    const start = far.length - OLD.length + passage.start
    expect(findAgain(far, { ...passage, start })?.start).toBe(start)
  })

  it('is not found where its words are gone', () => {
    expect(findAgain('Nothing of it is left.', passage)).toBeNull()
    expect(findAgain(OLD, { exact: '', prefix: '', suffix: '', start: 0 })).toBeNull()
  })
})

describe('the passages of facts in a text', () => {
  const TEXT = 'The bridge was opened in 1999. It was late. A second bridge followed in 2004.'
  const article = { articleId: 'rivers', snapshotId: 'rivers-1', text: TEXT }

  const passageOf = (words: string, snapshotId: string): PassageView => {
    const start = Math.max(0, TEXT.indexOf(words))
    return {
      ...anchorAt(TEXT, start, start + words.length),
      passageId: words,
      snapshotId,
      exact: words,
      before: '',
      after: '',
    } as PassageView // a test's own ids
  }
  const further = (words: string, articleId = 'rivers', snapshotId = `${articleId}-1`): FurtherPassage =>
    ({
      ...passageOf(words, snapshotId),
      role: 'states',
      note: null,
      article: { articleId },
    }) as unknown as FurtherPassage // no more is read
  const fact = (factId: string, articleId: string, words: string, also: readonly FurtherPassage[] = []): FactView =>
    ({ factId, position: 0, source: { articleId }, passage: passageOf(words, `${articleId}-1`), also }) as FactView // no more is read

  const shown = (facts: readonly FactView[], text = TEXT) => {
    const { placed, lost } = placeFacts(
      { ...article, text, snapshotId: text === TEXT ? 'rivers-1' : 'rivers-2' },
      facts,
    )
    return {
      placed: placed.map(
        (place) =>
          `${place.isListed ? '+' : '-'} ${place.fact.factId}: ${text.slice(place.start, place.end)}${place.further ? ' (further)' : ''}`,
      ),
      lost: lost.map((one) => `${one.fact.factId}${one.further ? ' (further)' : ''}`),
    }
  }

  it('are its main one here and those of facts of other articles, in the order of the text', () => {
    const facts = [
      fact('late', 'rivers', 'It was late'),
      fact('opened', 'lakes', 'opened in May', [further('opened in 1999'), further('elsewhere', 'seas')]),
    ]
    expect(shown(facts)).toEqual({ placed: ['+ opened: opened in 1999 (further)', '+ late: It was late'], lost: [] })
  })

  it('list a fact once: at its main passage, or else at the first that the fact names', () => {
    const twice = [further('It was late'), further('opened in 1999')]
    expect(shown([fact('own', 'rivers', 'A second bridge', twice)]).placed).toEqual([
      '- own: opened in 1999 (further)',
      '- own: It was late (further)',
      '+ own: A second bridge',
    ])
    expect(shown([fact('other', 'lakes', 'in May', twice)]).placed).toEqual([
      '- other: opened in 1999 (further)',
      '+ other: It was late (further)',
    ])
  })

  it('are found again in a later text, and lost where their words are gone', () => {
    const facts = [
      fact('opened', 'lakes', 'in May', [further('opened in 1999')]),
      fact('late', 'lakes', 'in June', [further('It was late')]),
      fact('own', 'rivers', 'A second bridge followed in 2004'),
    ]
    expect(shown(facts, 'As we wrote, the bridge was opened in 1999.')).toEqual({
      placed: ['+ opened: opened in 1999 (further)'],
      lost: ['late (further)', 'own'],
    })
  })
})
