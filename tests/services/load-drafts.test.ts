import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { newCard } from '@/lib/domain/drafting/fact-draft'
import type { SourcedDraft } from '@/lib/domain/drafting/sourced-draft'
import type { MentionKind } from '@/lib/domain/finder/mention'
import { countScope } from '@/lib/services/briefing/scope-of-briefing'
import { recentlyUsed } from '@/lib/services/cache-by-engine'
import type { Context } from '@/lib/services/context'
import { decideDraft } from '@/lib/services/drafts/decide-draft'
import { decisionSchema } from '@/lib/services/drafts/decision-input'
import { dropHighlight, keepHighlight } from '@/lib/services/drafts/keep-highlight'
import { DraftingFailure, type DraftRequest, type DraftSource, loadDrafts } from '@/lib/services/drafts/load-drafts'
import { allowKind, undoDecision } from '@/lib/services/drafts/undo-decision'
import { addPassage } from '@/lib/services/facts/add-passage'
import { makeFact } from '@/lib/services/facts/make-fact'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { addedKey, BRIDGES, cloze, draft, madeFact, OPENING, pasted, spanOf } from './library-fixture'

const found = (
  key: string,
  kind: MentionKind,
  passage: string,
  quote: string,
  more: Partial<SourcedDraft> = {},
): SourcedDraft => {
  const span = spanOf(passage)
  const start = span.start + passage.indexOf(quote)
  const { statement, cards, ...fact } = draft({ statement: passage })
  const source = `${passage.slice(0, passage.indexOf(quote))}{{c1::${quote}}}${passage.slice(passage.indexOf(quote) + quote.length)}`
  return {
    key,
    drafter: 'built-in',
    passage: span,
    mention: {
      kind,
      quote,
      start,
      end: start + quote.length,
      value: null,
      unit: null,
      role: null,
      speaker: null,
      hedge: null,
      salience: 0.5,
    },
    fact: { ...fact, statement, cards: cards.map(() => newCard('cloze', source)) },
    lint: [],
    ...more,
  }
}

const NAME = 'Its architect, Mira Holm, called it “a street over water” in June 2001.'
const TRAFFIC = 'carries 12,000 vehicles a day'
/** Best first, and not in the order of the text. */
const DRAFTS = [
  found('name', 'person', NAME, 'Mira Holm'),
  found('opened', 'date', OPENING, '1999'),
  found('traffic', 'count', TRAFFIC, '12,000'),
]
const list =
  (drafts: readonly SourcedDraft[] = DRAFTS): DraftSource =>
  async () =>
    drafts

const ALL: DraftRequest = { count: 10, part: { start: 0, end: BRIDGES.length } }

const offered = async (ctx: Context, key: string, asked: Partial<DraftRequest> = {}, source = list()) =>
  must(await loadDrafts(ctx, key, { ...ALL, ...asked }, source))

const keysOf = async (...args: Parameters<typeof offered>) => (await offered(...args)).drafts.map(({ key }) => key)

const decide = async (
  ctx: Context,
  articleKey: string,
  offerKey: string,
  decision: 'skipped' | 'never',
  kind = 'date',
) => {
  const id = uuidv7()
  const form = { id, articleKey, offerKey, drafter: 'built-in', findingKind: kind, ms: 900, at: ctx.now, decision }
  must(await decideDraft(ctx, decisionSchema.parse(form)))
  return id
}

onBothEngines('offering drafts', (open) => {
  it('drafts the best of them, in the order of the text, and says how many are left', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    expect(await keysOf(ctx, key)).toEqual(['opened', 'traffic', 'name'])
    const two = await offered(ctx, key, { count: 2 })
    expect(two.drafts.map((one) => one.key)).toEqual(['opened', 'name'])
    expect(two.left).toBe(1)
    expect(await keysOf(ctx, key, { count: 5, except: ['opened', 'name'] })).toEqual(['traffic'])
  })

  it('every draft is judged as saving it would judge: one without a question cannot be saved', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const [first, ...rest] = DRAFTS
    if (!first) throw new Error('no drafts')
    const unwritten = { ...first, fact: { ...first.fact, cards: [newCard('question', '', first.mention.quote)] } }
    const { drafts } = await offered(ctx, key, { count: 2 }, list([unwritten, ...rest]))
    const blocked = drafts.map(({ key, lint }) => [key, lint.some(({ severity }) => severity === 'block')])
    expect(blocked).toEqual([
      ['opened', false],
      ['name', true],
    ])
  })

  it('a draft that can be repaired comes with its repair, judged anew', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const [, opened] = DRAFTS
    if (!opened) throw new Error('no drafts')
    const text = 'The Stone Bridge is the largest of the river.'
    const ageing = { ...opened, fact: { ...opened.fact, statement: text, asOf: null, reviewBy: null } }
    const { drafts } = await offered(ctx, key, {}, list([ageing]))
    expect(drafts[0]?.lint).toContainEqual(expect.objectContaining({ rule: 'dates-missing' }))
    expect(drafts[0]?.fix?.fact).toMatchObject({ statement: text, asOf: '2001-07' })
    expect(drafts[0]?.fix?.lint).not.toContainEqual(expect.objectContaining({ rule: 'dates-missing' }))
    expect((await offered(ctx, key)).drafts.every(({ lint, fix }) => lint.length > 0 || fix === null)).toBe(true)
  })

  it('leaves out what was decided, until that is taken back, and tells it in words', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const id = await decide(ctx, key, 'opened', 'skipped')
    const { drafts, decided } = await offered(ctx, key)
    expect(drafts.map((one) => one.key)).toEqual(['traffic', 'name'])
    expect(decided).toEqual([expect.objectContaining({ id, decision: 'skipped', words: '1999', factId: null })])
    expect(await keysOf(ctx, key, { count: 3, countsDecided: true })).toEqual(['opened', 'traffic', 'name'].slice(1))
    expect(await keysOf(ctx, key, { count: 2, countsDecided: true })).toEqual(['name'])
    await undoDecision(ctx, { id: uuidv7(), voids: id, at: ctx.now })
    expect(await keysOf(ctx, key, { only: ['opened'] })).toEqual(['opened'])
  })

  it('leaves out a kind that was refused for good, in every article, until it is allowed again', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await decide(ctx, key, 'elsewhere', 'never', 'person')
    expect(await keysOf(ctx, key)).toEqual(['opened', 'traffic'])
    await allowKind(ctx, 'person')
    expect(await keysOf(ctx, key)).toEqual(['opened', 'traffic', 'name'])
  })

  it('leaves out what the library has: the same passage and the same answer', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const other = draft({ cards: [cloze('The {{c1::Stone Bridge}} was opened in 1999.')] })
    await makeFact(ctx, key, spanOf(OPENING), other)
    expect(await keysOf(ctx, key)).toContain('opened')
    const made = await makeFact(ctx, key, spanOf(OPENING), draft())
    expect(await keysOf(ctx, key)).not.toContain('opened')
    if (made.ok) await retireFact(ctx, made.value.factId)
    expect(await keysOf(ctx, key)).toContain('opened')
  })

  it('leaves out what a fact of another article has a passage for here, and drafts the same answer elsewhere', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const words = 'Since 1999 cars could cross the Stone Bridge.'
    const guide = await addedKey(ctx, pasted(`# About bridges\n\n${words}`, { title: 'A guide' }))
    const start = `# About bridges\n\n${words}`.indexOf(words)
    const made = await makeFact(ctx, guide, { start, end: start + words.length }, draft())
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
    if (!made.ok || !article) throw new Error('not made')
    expect(await keysOf(ctx, key)).toContain('opened')
    const { snapshotId } = article
    const passage = { articleKey: key, snapshotId, role: 'states' as const, note: null }
    await addPassage(ctx, made.value.factId, { ...passage, span: spanOf(OPENING) })
    expect(await keysOf(ctx, key)).toEqual(['traffic', 'name'])
    const [, opened] = DRAFTS
    if (!opened) throw new Error('no drafts')
    const elsewhere = {
      ...opened,
      key: 'elsewhere',
      passage: spanOf(NAME),
      finding: { ...opened.mention, quote: '1999' },
    }
    expect(await keysOf(ctx, key, {}, list([elsewhere]))).toEqual(['elsewhere'])
  })

  it('says what in the library a draft is too near to', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const text = `A guide for walkers names the oldest crossings of the valley, and their keepers.\n\n${OPENING}.`
    const elsewhere = await addedKey(ctx, {
      title: 'More bridges',
      authors: [],
      outlet: null,
      published: null,
      url: null,
      source: { kind: 'paste', text },
    })
    await makeFact(ctx, elsewhere, spanOf(OPENING, text), draft())
    const { drafts } = await offered(ctx, key, {}, list([DRAFTS[1] ?? DRAFTS[0]].flatMap((one) => one ?? [])))
    expect(drafts[0]?.near).toContainEqual(expect.objectContaining({ articleTitle: 'More bridges' }))
  })

  it('hands the reader’s highlights of the present text to the drafter, and forgets one that is dropped', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const article = await findArticle(engine.read, ctx.actor.workspaceIds, key)
    const id = uuidv7()
    const input = { id, articleKey: key, snapshotId: article?.snapshotId ?? '', span: spanOf(TRAFFIC) }
    expect(await keepHighlight(ctx, input)).toMatchObject({ ok: true })
    const before = await dump(engine)
    expect(await keepHighlight(ctx, input)).toMatchObject({ ok: true })
    expect(await dump(engine)).toEqual(before)
    const seen: unknown[] = []
    const watching: DraftSource = async ({ highlights }) => {
      seen.push(highlights)
      return []
    }
    await offered(ctx, key, {}, watching)
    await dropHighlight(ctx, key, id)
    await offered(ctx, key, {}, watching)
    expect(seen).toEqual([[spanOf(TRAFFIC)], []])
    expect(await keepHighlight(ctx, { ...input, id: uuidv7(), snapshotId: uuidv7() })).toMatchObject({
      code: 'conflict',
    })
    expect(await keepHighlight(ctx, { ...input, span: { start: 3, end: 3 } })).toMatchObject({ code: 'invalid' })
  })

  it('says so where there is no such article or the text could not be read, and lets bugs be bugs', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    expect(await loadDrafts(ctx, 'nowhere', ALL, list())).toMatchObject({ ok: false, code: 'not-found' })
    const failing =
      (reason: Error): DraftSource =>
      () =>
        Promise.reject(reason)
    const late = await loadDrafts(ctx, key, ALL, failing(new DraftingFailure('It took too long.')))
    expect(late).toMatchObject({ ok: false, message: 'It took too long.' })
    await expect(loadDrafts(ctx, key, ALL, failing(new Error('a bug')))).rejects.toThrow('a bug')
  })
})

it('what was made for the last keys is remembered, what failed is not', async () => {
  const made: string[] = []
  const remembered = recentlyUsed<string>(2)
  const ask = (key: string, fails = false) =>
    remembered(key, async () => {
      made.push(key)
      if (fails) throw new Error(key)
      return key
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  await expect(ask('d', true)).rejects.toThrow('d')
  await ask('d')
  expect(made.slice(4)).toEqual(['d', 'd'])
})

const HARBOUR = [
  '# Lethra after the strike',
  'The port of Lethra handled 12.4 million tonnes in 2021, up 9.6% on 2020.',
  'Trade between Lethra and Norholt was worth $18.4 billion in 2019.',
  'The dockers of Lethra lost $40 million in wages in the strike of 2018.',
].join('\n\n')

const drafted = async (ctx: Context, key: string, text: string) =>
  must(await loadDrafts(ctx, key, { count: 10, part: { start: 0, end: text.length } })).drafts

onBothEngines('the topics of drafts', (open) => {
  const openWithTopic = async (topics: readonly string[]) => {
    const { ctx } = await open()
    const bridges = await addedKey(ctx)
    await madeFact(ctx, bridges, draft({ topics }))
    const key = await addedKey(ctx, pasted(HARBOUR, { title: 'Lethra after the strike', published: '2022-03-14' }))
    return { ctx, key }
  }

  it('are those of the library that the passage names, and a briefing on one finds the fact', async () => {
    const { ctx, key } = await openWithTopic(['trade', 'bridges'])
    const drafts = await drafted(ctx, key, HARBOUR)
    const [trade, ...others] = drafts.filter(({ fact }) => fact.topics.includes('trade'))
    expect(trade?.mention.quote).toBe('$18.4 billion')
    expect(others.every(({ passage }) => passage.start === trade?.passage.start)).toBe(true)
    expect(drafts.flatMap(({ fact }) => fact.topics)).not.toContain('bridges')
    if (!trade) return
    const before = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['trade'] })
    const made = await makeFact(ctx, key, trade.passage, trade.fact)
    expect(made.ok).toBe(true)
    const after = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['trade'] })
    expect(after.facts).toBe(before.facts + 1)
  })

  it('are those that the title names, for all of its drafts', async () => {
    const { ctx, key } = await openWithTopic(['strike'])
    const drafts = await drafted(ctx, key, HARBOUR)
    expect(drafts.length).toBeGreaterThan(2)
    expect(drafts.every(({ fact }) => fact.topics.includes('strike'))).toBe(true)
  })

  it('are one new one, the place that title and drafts name, where the library has none', async () => {
    const { ctx, key } = await openWithTopic(['bridges'])
    const drafts = await drafted(ctx, key, HARBOUR)
    expect(new Set(drafts.flatMap(({ fact }) => fact.topics))).toEqual(new Set(['Lethra']))
  })
})
