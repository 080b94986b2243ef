import type { DraftCard, FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { Span } from '@/lib/domain/finder/mention'
import type { FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { ArticleInput } from '@/lib/services/articles/article-input'
import { addArticle } from '@/lib/services/capture/add-article'
import type { Context } from '@/lib/services/context'
import { makeFact } from '@/lib/services/facts/make-fact'
import { must } from '@/tests/support/must'

export const BRIDGES = [
  '# Of stone and iron',
  'The Stone Bridge was opened in 1999 and carries 12,000 vehicles a day.',
  'Its architect, Mira Holm, called it “a street over water” in June 2001.',
].join('\n\n')

/** A pasted text with no bibliography but a title. */
export const pasted = (text = BRIDGES, more: Partial<ArticleInput> = {}): ArticleInput => ({
  title: 'Bridges of the river',
  authors: ['Ada Surveyor'],
  outlet: 'Bridge Review',
  published: '2001-07',
  url: null,
  source: { kind: 'paste', text },
  ...more,
})

/** Adds an article. @returns its key. @throws when it was not added */
export const addedKey = async (ctx: Context, input: ArticleInput = pasted()): Promise<string> => {
  const added = must(await addArticle(ctx, input))
  if (!('key' in added)) throw new Error(`the text was not added: ${added.kind}`)
  return added.key
}

export const OPENING = 'The Stone Bridge was opened in 1999'

export const spanOf = (words: string, text = BRIDGES): Span => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`the text has no “${words}”`)
  return { start, end: start + words.length }
}

export const entry = (more: Partial<DraftCard> = {}): DraftCard => ({
  cardId: null,
  form: 'question',
  front: 'In which year was the Stone Bridge opened?',
  back: '1999',
  hint: null,
  aliases: [],
  ...more,
})

export const cloze = (front: string, more: Partial<DraftCard> = {}): DraftCard =>
  entry({ form: 'cloze', front, back: '', ...more })

export const draft = (more: Partial<FactDraft> = {}): FactDraft => ({
  kind: 'date',
  weight: 'must',
  statement: 'The Stone Bridge was opened in 1999.',
  asOf: null,
  reviewBy: null,
  speaker: null,
  hedge: null,
  topics: ['bridges'],
  people: [],
  places: ['Stone Bridge'],
  cards: [entry()],
  ...more,
})

/** Makes a fact of the opening's passage. @throws when it was not made */
export const madeFact = async (ctx: Context, key: string, input: FactDraft = draft(), words = OPENING) =>
  must(await makeFact(ctx, key, spanOf(words), input))

/** An id that no library has. */
export const NO_FACT = anId<FactId>('01890000-0000-7000-8000-000000000000')
