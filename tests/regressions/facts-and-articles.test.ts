import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { factIdOf } from '@/lib/data/library-ids'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { changedPassages, replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { checkFact, findRepeat } from '@/lib/services/facts/check-fact'
import { editCard } from '@/lib/services/facts/edit-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { undo } from '@/lib/services/history/undo'
import { loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import { putOffReading, saveReadPoint } from '@/lib/services/reading/save-reading'
import { addedKey, cloze, draft, entry, madeFact, pasted, spanOf } from '@/tests/services/library-fixture'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { firstOf, must, present } from '@/tests/support/must'

const textOf = (name: string) =>
  Array.from({ length: 90 }, (_, i) => `Sentence ${i} of the ${name} text is about a river.`).join(' ')

onBothEngines('four short articles that wait to be read', (open) => {
  const opened = async () => {
    const { ctx } = await open()
    const keys: string[] = []
    for (const name of ['first', 'second', 'third', 'fourth']) {
      keys.push(await addedKey(ctx, pasted(textOf(name), { title: name, as: { kind: 'own' } })))
    }
    const titles = async (days = 0) =>
      (await loadReadingOfDay({ ...ctx, now: ctx.now + days * DAY_MS })).articles.map(({ title }) => title).sort()
    return { ctx, keys, titles }
  }

  it('are still for today after each was opened, scrolled and left', async () => {
    const { ctx, keys, titles } = await opened()
    for (const key of keys) await saveReadPoint(ctx, key, { readPoint: 400, readMs: 15_000 })
    expect(await titles()).toEqual(['first', 'fourth', 'second', 'third'])
  })

  it('stay away while they are put off, also when somebody looks into them', async () => {
    const { ctx, keys, titles } = await opened()
    for (const key of keys.slice(0, 2)) await putOffReading(ctx, key)
    await saveReadPoint(ctx, keys[0] ?? '', { readPoint: 400, readMs: 15_000 })
    expect(await titles()).toEqual(['fourth', 'third'])
    expect(await titles(2)).toEqual(['first', 'fourth', 'second', 'third'])
  })

  it('come back later once some minutes of them were read, however short the steps', async () => {
    const { ctx, keys, titles } = await opened()
    for (let i = 1; i <= 20; i += 1) await saveReadPoint(ctx, keys[0] ?? '', { readPoint: i * 50, readMs: 15_000 })
    expect(await titles()).toEqual(['fourth', 'second', 'third'])
    expect(await titles(2)).toContain('first')
  })
})

const WORDS = 'The last ferry of the town made its crossing on 3 May 1987, before a crowd of two thousand people.'
const OLD_TEXT = `# Of stone and iron\n\nThe Stone Bridge carries 12,000 vehicles a day.\n\n${WORDS}`
const NEW_TEXT =
  '# Of stone and iron\n\nThe Stone Bridge carries 12,000 vehicles a day.\n\nNothing else is known of it.'
const blank = { title: null, authors: [], outlet: null, published: null, url: null, language: null }

onBothEngines('a fact whose passage is gone', (open) => {
  it('is not on the list of what changed while it is retired, and is again when it is brought back', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(OLD_TEXT, { outlet: null }))
    const fact = draft({
      statement: WORDS,
      places: [],
      cards: [cloze('The last ferry crossed on {{c1::3 May 1987}}.')],
    })
    const made = must(await makeFact(ctx, key, spanOf(WORDS, OLD_TEXT), fact))
    await replaceSnapshot(ctx, key, { ...blank, text: NEW_TEXT })
    const { factId } = made
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId, kind: 'gone' }] })
    await retireFact(ctx, factId)
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
    await restoreFact(ctx, factId)
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId, kind: 'gone' }] })
  })
})

onBothEngines('a fact that a person edited', (open) => {
  it('gets no cards that its content file adds later', async () => {
    const { ctx } = await open()
    const workspace = localWorkspace(ctx)
    await loadContent(ctx.engine, workspace, [smallArticle('bridges', [{ key: 'alpha' }])], ctx.now)
    const factId: FactId = factIdOf(ctx.actor.workspaceId, 'alpha')
    const before = present(await loadFact(ctx, factId))
    const statement = 'The bridge alpha was opened in 1999, in the rain.'
    expect(await editFact(later(ctx, 1), factId, null, { ...before.input, statement })).toMatchObject({ ok: true })
    const newer = smallArticle('bridges', [{ key: 'alpha', cards: ['opening'] }])
    await loadContent(ctx.engine, workspace, [newer], later(ctx, DAY_MS).now)
    const after = await loadFact(ctx, factId)
    expect(after?.fact.cards.map(({ key, retiredAt }) => [key, retiredAt])).toEqual([['alpha-year', null]])
  })
})

const SAME = 'Cars have used the Stone Bridge since it was opened in 1999, says the guide.'
const OTHER = 'An older map gives 2001 as the year in which the Stone Bridge was opened.'
const GUIDE = `${SAME}\n\n${OTHER}`
const WHOLE = spanOf(SAME, GUIDE)
const MAP = spanOf(OTHER, GUIDE)
const guide = pasted(GUIDE, { title: 'A guide', authors: ['Bo Guide'], published: '2004' })

onBothEngines('a fact of one’s own words', (open) => {
  it('is asked about if the library has it or contradicts it, as a draft of the finder is', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const key = await addedKey(ctx, guide)
    expect(await findRepeat(ctx, key, WHOLE, draft())).toMatchObject({ kind: 'duplicate', factId })
    const other = draft({ statement: 'The Stone Bridge was opened in 2001.', cards: [entry({ back: '2001' })] })
    expect(await findRepeat(ctx, key, MAP, other)).toMatchObject({ kind: 'conflict', factId })
    // It cannot be saved, which is said first.
    expect(await findRepeat(ctx, key, WHOLE, other)).toBeNull()
    const another = draft({
      statement: 'Cars use it.',
      cards: [entry({ front: 'What uses the bridge?', back: 'cars' })],
    })
    expect(await findRepeat(ctx, key, WHOLE, another)).toBeNull()
    await retireFact(ctx, factId)
    expect(await findRepeat(ctx, key, WHOLE, draft())).toBeNull()
  })

  it('can be saved as the newer value of the fact that it contradicts', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const key = await addedKey(ctx, guide)
    const made = must(await makeFact(ctx, key, WHOLE, draft(), { updates: factId }))
    const loaded = await loadFact(ctx, made.factId)
    expect(loaded?.fact.links).toMatchObject([{ kind: 'updates', factId }])
    await retireFact(ctx, factId)
    const late = await makeFact(ctx, key, WHOLE, draft(), { updates: factId })
    expect(late).toMatchObject({ ok: false, code: 'conflict' })
  })
})

/** A crib sheet prints the statement: of a card without an article it is the card's own words, and follows them. */
onBothEngines('the statement of a card that nobody gave one', (open) => {
  const added = async (ctx: Context) => {
    const card = { id: uuidv7(), front: 'Which company is to buy the port?', back: 'Halcyon Terminals' }
    return must(await addOwnCard(ctx, ownCardSchema.parse(card))).factId
  }
  const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId)).fact
  const answered = (draft: FactDraft, back: string): FactDraft => ({
    ...draft,
    cards: draft.cards.map((card) => ({ ...card, back })),
  })

  it('says the new answer after an edit in a session, and the old one after its undo', async () => {
    const { ctx } = await open()
    const factId = await added(ctx)
    const card = firstOf((await factOf(ctx, factId)).cards)
    const { front, hint, cardId } = card
    const edited = await editCard(later(ctx, 1_000), cardId, { front, back: 'Halcyon, for $2 billion', hint })
    const changeId = edited.ok ? edited.value.changeId : null
    if (changeId === null) throw new Error('the edit can be undone')
    expect(await factOf(ctx, factId)).toMatchObject({
      statement: 'Which company is to buy the port? Halcyon, for $2 billion',
    })
    expect(await undo(later(ctx, 2_000), { id: changeId })).toMatchObject({ ok: true })
    expect(await factOf(ctx, factId)).toMatchObject({
      statement: 'Which company is to buy the port? Halcyon Terminals',
    })
  })

  it('says it after an edit in the form, and is left alone once somebody wrote one', async () => {
    const { ctx } = await open()
    const factId = await added(ctx)
    const edit = async (change: (draft: FactDraft) => FactDraft) =>
      expect(await editFact(ctx, factId, null, change(draftOfFact(await factOf(ctx, factId))))).toMatchObject({
        ok: true,
      })
    await edit((draft) => answered(draft, 'Aurelia Ports'))
    expect(await factOf(ctx, factId)).toMatchObject({ statement: 'Which company is to buy the port? Aurelia Ports' })
    await edit((draft) => ({ ...draft, statement: 'Aurelia Ports is to buy the port.' }))
    await edit((draft) => answered(draft, 'Aurelia'))
    expect(await factOf(ctx, factId)).toMatchObject({ statement: 'Aurelia Ports is to buy the port.' })
  })
})

const LONG =
  'Norbank raised its main rate by half a point to 6.25 per cent in September, the highest since the crisis of the last decade, after prices of food, fuel and rents had climbed much faster than any of its own economists, or those of the ministry, had expected.'
const text = `${LONG}\n\nIt meets again before the winter.`
const article = pasted(text, { title: 'A rate', published: '2026-10-14' })
const own = (gap: string) =>
  draft({ kind: 'figure', statement: LONG, asOf: null, cards: [cloze(LONG.replace(gap, `{{c1::${gap}}}`))] })

onBothEngines('a card of a reader’s own words', (open) => {
  it('is saved though its question is long and its month has no year', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, article)
    const span = spanOf(LONG, text)
    const checked = await checkFact(ctx, { kind: 'article', key, span }, own('6.25 per cent'))
    expect(checked).toMatchObject({ ok: true, value: [] })
    expect(await makeFact(ctx, key, span, own('6.25 per cent'))).toMatchObject({ ok: true })
  })
})
