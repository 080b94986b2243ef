import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import type { CardId, PassageId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { loadProblemCards, readAgain, takeBackReadAgain } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { type EntryInput, entrySchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { confusedAnswers, submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { firstOf, present } from '@/tests/support/must'

const FILLER = Array.from({ length: 255 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}`).join(' ')

/** An article of harbours and the towns they lie in, each asked as a typed card. */
const harbours = (key: string, towns: Readonly<Record<string, string>>) => {
  const sentence = ([harbour, town]: readonly [string, string]) => `The harbour ${harbour} lies in ${town}.`
  const yaml = Object.entries(towns).map((pair) =>
    [
      `- id: ${key}-${pair[0].toLowerCase()}`,
      '  kind: place',
      '  weight: should',
      `  statement: ${sentence(pair)}`,
      `  passage: ${sentence(pair)}`,
      '  as-of: "2001"',
      '  cards:',
      `    - id: ${key}-${pair[0].toLowerCase()}-town`,
      `      q: In which town does the harbour ${pair[0]} lie?`,
      `      a: ${pair[1]}`,
      '      typed: true',
    ].join('\n'),
  )
  const head = ['---', `id: ${key}`, `title: Harbours of ${key}`, 'authors: [A. Pilot]', 'outlet: Port Review']
  const source = [
    ...head,
    'published: 2001',
    'topics: [harbours]',
    '---',
    '',
    `${FILLER}.`,
    '',
    Object.entries(towns).map(sentence).join(' '),
    '',
    '```facts',
    ...yaml,
    '```',
    '',
  ].join('\n')
  const { article, problems } = parseArticleFile(`${key}.md`, source)
  if (!article) throw new Error(`the test article is wrong: ${JSON.stringify(problems)}`)
  return article
}

onBothEngines('typed answers that are those of another card', (open) => {
  const started = async () => {
    const { ctx } = await open()
    const articles = [
      harbours('north', { Holm: 'Ångvik', Sund: 'Łebsk', Strand: 'Torhavn' }),
      harbours('south', { Cove: 'Porto Alto', Bay: 'Torhavn' }),
    ]
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const { main } = await loadSession(ctx)
    const card = (harbour: string): CardId =>
      present(main.find(({ front }) => front.includes(`harbour ${harbour} `))).cardId
    return { ctx, card }
  }
  const typed = async (ctx: Context, cardId: CardId, typedAnswer: string, more: object = {}): Promise<EntryInput> =>
    entrySchema.parse({ ...(await answerOf(ctx, cardId, 1)), format: 'typed', typedAnswer, ...more })
  const pairs = async (ctx: Context) =>
    (await loadProblemCards(await openRetention(ctx))).interferingPairs.map(({ asked, given, times, back }) => [
      asked.answer,
      given.answer,
      times,
      back,
    ])

  it('are noted with the answer, in both directions, without what was typed', async () => {
    const { ctx, card } = await started()
    expect(await pairs(ctx)).toEqual([])
    await submitEntries(ctx, [await typed(ctx, card('Holm'), ' łebsk ')])
    await submitEntries(later(ctx, 1), [await typed(later(ctx, 1), card('Sund'), 'angvik')])
    await submitEntries(later(ctx, 2), [await typed(later(ctx, 2), card('Holm'), 'Lebsk')])
    expect(await pairs(later(ctx, 3))).toEqual([['Ångvik', 'Łebsk', 2, 1]])
    const [pair] = (await loadProblemCards(await openRetention(later(ctx, 3)))).interferingPairs
    expect(pair?.asked).toMatchObject({ articleKey: 'north', question: 'In which town does the harbour Holm lie?' })
    expect(JSON.stringify((await dump(ctx.engine)).reviews)).not.toMatch(/lebsk|angvik| łebsk /i)
  })

  it('are those of the same article where several facts have them, and of none where nobody can say', async () => {
    const { ctx, card } = await started()
    await submitEntries(ctx, [
      await typed(ctx, card('Holm'), 'Torhavn'),
      await typed(ctx, card('Cove'), 'torhavn'),
      await typed(ctx, card('Sund'), 'Nowhere'),
    ])
    const { interferingPairs } = await loadProblemCards(await openRetention(later(ctx, 1)))
    expect(interferingPairs.map(({ asked, given }) => [asked.articleKey, given.articleKey])).toEqual(
      expect.arrayContaining([
        ['north', 'north'],
        ['south', 'south'],
      ]),
    )
    expect(interferingPairs).toHaveLength(2)
  })

  it('count only where the answer was typed and graded Again, and not when it was taken back', async () => {
    const { ctx, card } = await started()
    await submitEntries(ctx, [
      await typed(ctx, card('Holm'), 'Łebsk', { rating: 3 }),
      await typed(ctx, card('Sund'), 'Ångvik', { format: 'flash' }),
    ])
    expect(await pairs(later(ctx, 1))).toEqual([])
    const at = later(ctx, 2)
    await submitEntries(at, [await typed(at, card('Holm'), 'Łebsk')])
    expect(await pairs(at)).toHaveLength(1)
    await undoLast(later(at, 1))
    expect(await pairs(later(at, 2))).toEqual([])
  })

  it('stay the same answer when they are sent again, and another when what was typed is another', async () => {
    const { ctx, card } = await started()
    const entry = await typed(ctx, card('Holm'), 'Łebsk')
    const status = async (input: EntryInput) => (await submitEntries(ctx, [input]))[0]?.status
    expect(await status(entry)).toBe('stored')
    expect(await status(entry)).toBe('duplicate')
    expect(await status({ ...entry, typedAnswer: 'Torhavn' } as EntryInput)).toBe('conflict')
    expect(await pairs(later(ctx, 1))).toEqual([['Ångvik', 'Łebsk', 1, 0]])
  })

  it('of entries that say nothing of it are stored as ever', async () => {
    const { ctx, card } = await started()
    const [result] = await submitEntries(ctx, [await answerOf(ctx, card('Holm'), 1)])
    expect(result?.status).toBe('stored')
    expect(
      entrySchema.safeParse({ ...(await answerOf(ctx, card('Sund'), 1)), typedAnswer: 'x'.repeat(301) }).success,
    ).toBe(false)
  })

  it('are looked up one by one, with other requests between them', async () => {
    const { ctx, card } = await started()
    const batch = await Promise.all(Array.from({ length: 40 }, () => typed(ctx, card('Holm'), 'Porto Alto')))
    let turns = 0
    let isOver = false
    const count = () => {
      turns += 1
      if (!isOver) setImmediate(count)
    }
    setImmediate(count)
    await confusedAnswers(ctx.engine.read, ctx.actor.workspaceIds, batch)
    isOver = true
    expect(turns).toBeGreaterThanOrEqual(batch.length - 1)
  })
})

onBothEngines('reading a passage again', (open) => {
  /** A passage with three cards of which two were forgotten after ten days. */
  const faded = async () => {
    const { ctx } = await open()
    const article = smallArticle('bridges', [{ key: 'bridge-a', cards: ['one', 'two', 'three'] }])
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const cards: CardId[] = []
    // Siblings come on days of their own.
    for (let day = 0; day < 3; day++) cards.push(...(await answerAll(later(ctx, day * DAY_MS), 4)))
    const at = later(ctx, 20 * DAY_MS)
    await answer(at, cards, [1, 1, 3])
    return { ctx: later(at, 60_000), cards }
  }
  const answerAll = async (ctx: Context, rating: Rating): Promise<readonly CardId[]> => {
    const cards = await firstCards(ctx, 1)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, rating)])
    return cards
  }
  const answer = async (ctx: Context, cards: readonly CardId[], ratings: readonly Rating[]) => {
    for (const [i, card] of cards.entries()) {
      await submitEntries(later(ctx, i), [await answerOf(later(ctx, i), card, ratings[i] ?? 3)])
    }
  }
  const problemCards = async (ctx: Context) => {
    const { fading, readAgain: read, fadingHeadline } = await loadProblemCards(await openRetention(ctx))
    return { fading, read, fadingHeadline }
  }
  const passageOf = async (ctx: Context): Promise<PassageId> => {
    const first = firstOf((await problemCards(ctx)).fading)
    return first.passageId
  }

  it('takes it from the fading ones, is shown with its day, and is taken back', async () => {
    const { ctx } = await faded()
    const before = await problemCards(ctx)
    expect(before.fading).toMatchObject([{ cards: 3, lapsed: 2, readAgainDay: null }])
    const [id, passageId] = [newId(ctx.now), await passageOf(ctx)]
    expect(await readAgain(ctx, id, passageId)).toEqual({ ok: true, value: null })
    expect(await readAgain(later(ctx, 5), id, passageId)).toEqual({ ok: true, value: null })
    const after = await problemCards(later(ctx, 10))
    expect(after.fading).toEqual([])
    expect(after.read).toMatchObject([{ passageId, rereadingId: id, cards: 3, lapsed: 0 }])
    expect(after.read[0]?.readAgainDay).toBeGreaterThan(20_000)
    expect(after.fadingHeadline).toContain('No passages to read again: you read 1 again')
    expect((await takeBackReadAgain(later(ctx, 20), id)).ok).toBe(true)
    expect((await takeBackReadAgain(later(ctx, 21), id)).ok).toBe(true)
    expect(await problemCards(later(ctx, 30))).toEqual(before)
  })

  it('changes no memory', async () => {
    const { ctx, cards } = await faded()
    const memories = () => memoriesOf(ctx.engine.read, ctx.actor.learnerId, cards)
    const before = await memories()
    await readAgain(ctx, newId(ctx.now), await passageOf(ctx))
    expect(await memories()).toEqual(before)
  })

  it('lets it come back when its cards are forgotten together anew', async () => {
    const { ctx, cards } = await faded()
    await readAgain(ctx, newId(ctx.now), await passageOf(ctx))
    await answer(later(ctx, 2 * DAY_MS), cards, [3, 3, 3])
    const [first, second] = cards
    if (!first || !second) throw new Error('there are three cards')
    const at = later(ctx, 20 * DAY_MS)
    await answer(at, [first], [1])
    expect(await problemCards(later(at, 10))).toMatchObject({ fading: [], read: [{ lapsed: 1 }] })
    await answer(later(at, 20), [second], [1])
    const after = await problemCards(later(at, 40))
    expect(after.read).toEqual([])
    expect(after.fading).toMatchObject([{ cards: 3, lapsed: 2 }])
    expect(after.fading[0]?.readAgainDay).toBeGreaterThan(20_000)
  })

  it('refuses a passage of nobody’s library, another under the same id, and what was never marked', async () => {
    const { ctx } = await faded()
    const [id, passageId] = [newId(ctx.now), await passageOf(ctx)]
    const stranger = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await readAgain(stranger, id, passageId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await readAgain(ctx, id, anId('no-passage'))).toMatchObject({ ok: false, code: 'not-found' })
    expect(await takeBackReadAgain(ctx, id)).toMatchObject({ ok: false, code: 'not-found' })
    expect((await problemCards(ctx)).fading).toHaveLength(1)
  })
})
