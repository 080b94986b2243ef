import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import type { CardId, FactId } from '@/lib/domain/ids'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { editArticle } from '@/lib/services/articles/edit-article'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { redo, undo } from '@/lib/services/history/undo'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { addedKey, draft, madeFact } from './library-fixture'

type Row = Readonly<Record<string, unknown>>
type State = Readonly<Record<string, readonly Row[]>>

/** The table, and by which column its rows belong to something that is made and never deleted. */
const MADE = {
  articles: 'id',
  facts: 'id',
  cards: 'id',
  fact_tags: 'factId',
  fact_passages: 'factId',
  deck_facts: 'factId',
  search_entries: 'itemId',
} as const
const COMPARED = [...Object.keys(MADE), 'decks', 'fact_links', 'conflicts', 'learners', 'memories', 'new_cards']

/**
 * Rows but for when they were written and for numbers that a database counts up. Settings stand for
 * the id of their version: undoing a change of them makes another one.
 */
const stateOf = async ({ engine }: Context): Promise<State> => {
  const tables = await dump(engine)
  const parsed = (row: string) => JSON.parse(row) as Record<string, unknown> // a row of the dump
  const versions = new Map((tables.settings_versions ?? []).map(parsed).map(({ id, settings }) => [id, settings]))
  const undated = (row: string): Row => {
    const { updatedAt: _, number: __, ...rest } = parsed(row)
    if (!('settingsId' in rest)) return rest
    const { settingsId, retiredAt = null, ...own } = rest
    return { ...own, settings: versions.get(settingsId), retiredAt: retiredAt !== null }
  }
  return Object.fromEntries(COMPARED.map((name) => [name, (tables[name] ?? []).map(undated)]))
}

const sorted = (rows: readonly Row[] = []) => rows.map((row) => JSON.stringify(row)).sort()

/** Whether everything is as it was, but for facts and cards that were made since, which must be retired. */
const expectState = async (ctx: Context, wanted: State): Promise<void> => {
  const state = await stateOf(ctx)
  for (const name of COMPARED) {
    const column = MADE[name as keyof typeof MADE] // undefined for the others
    const known = new Set((wanted[name] ?? []).map((row) => row[column]))
    const here = state[name] ?? []
    const rows = column === undefined ? here : here.filter((row) => known.has(row[column]))
    expect(sorted(rows), name).toEqual(sorted(wanted[name]))
    const isKept = name === 'facts' || name === 'cards'
    for (const row of here) if (isKept && !known.has(row[column])) expect(row.retiredAt).toBeTruthy()
  }
}

const UUID = '01a21038-b001-7c4e-8f00-2f6a1e2b9d'

type Setting = { readonly key: string; readonly factId: FactId; readonly cards: readonly CardId[] }
type Doing = (ctx: Context, setting: Setting, amount: number) => Promise<unknown>

const chosen = ({ cards }: Setting, amount: number) => ({
  kind: 'some' as const,
  cardIds: cards.filter((_, i) => (amount >> i) % 2 === 0),
})

/** One of everything that a learner does; some are refused where they make no sense, and then nothing is done. */
const DOINGS: readonly Doing[] = [
  async (ctx, { cards }, amount) => {
    const card = cards[amount % cards.length]
    return card && submitEntries(ctx, [await answerOf(ctx, card, 3)])
  },
  async (ctx, { cards }, amount) => {
    const card = cards[amount % cards.length]
    return card && submitEntries(ctx, [await answerOf(ctx, card, 1)])
  },
  (ctx, setting, amount) => changeCards(ctx, { kind: 'suspend', suspended: amount % 3 > 0 }, chosen(setting, amount)),
  (ctx, setting, amount) => changeCards(ctx, { kind: 'flag', flag: amount % 8 }, chosen(setting, amount)),
  (ctx, setting, amount) => changeCards(ctx, { kind: 'forget' }, chosen(setting, amount)),
  (ctx, setting, amount) =>
    changeCards(ctx, { kind: 'reposition', to: amount % 3 === 0 ? 'first' : 'last' }, chosen(setting, amount)),
  (ctx, setting, amount) => changeCards(ctx, { kind: 'library-order' }, chosen(setting, amount)),
  (ctx, setting, amount) =>
    changeCards(ctx, { kind: 'weight', weight: amount % 2 === 0 ? 'must' : 'nice' }, chosen(setting, amount)),
  (ctx, setting, amount) =>
    changeCards(ctx, { kind: 'topics', add: [`topic ${amount % 3}`], remove: ['bridges'] }, chosen(setting, amount)),
  (ctx, setting, amount) => changeCards(ctx, { kind: 'deck', name: `Deck ${amount % 2}` }, chosen(setting, amount)),
  (ctx, setting, amount) => changeCards(ctx, { kind: 'retire' }, chosen(setting, amount)),
  (ctx, { factId }, amount) =>
    editFact(ctx, factId, null, draft({ statement: `The Stone Bridge, number ${amount % 3}, was opened in 1999.` })),
  (ctx, { factId }) => retireFact(ctx, factId),
  (ctx, { factId }) => restoreFact(ctx, factId),
  (ctx, _, amount) =>
    addOwnCard(ctx, {
      id: `${UUID}${String(amount).padStart(2, '0')}` as FactId,
      form: 'question',
      front: `What is ${amount} called?`,
      back: `name ${amount}`,
      deck: amount % 2 === 0 ? `Own ${amount}` : null,
      weight: 'should',
      topics: ['own'],
      source: null,
    }),
  (ctx, { key }, amount) =>
    editArticle(ctx, key, {
      title: `Bridges, part ${amount % 3}`,
      authors: [],
      outlet: null,
      published: null,
      url: null,
    }),
  (ctx, { key }) => removeArticle(ctx, key),
  (ctx, { key }) => restoreArticle(ctx, key),
]

const sequences = fc.array(fc.tuple(fc.nat(DOINGS.length - 1), fc.nat(31)), { minLength: 1, maxLength: 8 })

const logOf = async ({ engine }: Context) => (await dump(engine)).reviews ?? []

onBothEngines('undo and redo', (open, dialect) => {
  const started = async () => {
    const opened = await open()
    const { ctx } = opened
    await loadBridges(ctx, 4)
    const cards = await firstCards(ctx, 4)
    const key = await addedKey(later(ctx, 1))
    const { factId } = await madeFact(later(ctx, 2), key)
    return { ...opened, setting: { key, factId, cards } }
  }

  it('undo what was done in one millisecond from the last to the first, and redo it from the first', async () => {
    const { ctx, setting } = await started()
    const at = later(ctx, DAY_MS)
    const cardIds = setting.cards.slice(0, 1)
    const done: string[] = []
    for (const flag of [1, 2, 3, 4, 5]) {
      const changed = await changeCards(at, { kind: 'flag', flag }, { kind: 'some', cardIds })
      done.push(changed.ok ? (changed.value.changeId ?? '') : '')
    }
    for (const id of [...done].reverse()) expect(await undo(at)).toMatchObject({ ok: true, value: { id } })
    for (const id of done) expect(await redo(at)).toMatchObject({ ok: true, value: { id } })
  })

  it('restore exactly what any sequence of actions did, also in a database that was opened again', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const { ctx: first, setting, settings } = await started()
        let now = first.now + DAY_MS
        const tick = (ctx: Context): Context => {
          now += MINUTE_MS
          return { ...ctx, now }
        }
        const states = [await stateOf(first)]
        const count = async (ctx: Context) => (await dump(ctx.engine)).actions?.length ?? 0
        for (const [which, amount] of sequence) {
          const before = (await count(first)) + (await logOf(first)).length
          await DOINGS[which]?.(tick(first), setting, amount)
          if ((await count(first)) + (await logOf(first)).length > before) states.push(await stateOf(first))
        }
        const log = await logOf(first)
        const engine = await openEngine(settings, now)
        try {
          const ctx = { ...first, engine }
          for (const state of states.slice(0, -1).reverse()) {
            expect(await undo(tick(ctx))).toMatchObject({ ok: true })
            await expectState(ctx, state)
          }
          for (const state of states.slice(1)) {
            expect(await redo(tick(first))).toMatchObject({ ok: true })
            await expectState(first, state)
          }
          expect(await redo(tick(ctx))).toMatchObject({ code: 'not-found' })
          for (const state of states.slice(0, -1).reverse()) {
            expect(await undo(tick(first))).toMatchObject({ ok: true })
            await expectState(ctx, state)
          }
          expect((await logOf(ctx)).filter((row) => log.includes(row))).toHaveLength(log.length)
        } finally {
          await engine.close()
        }
      }),
      { seed: 14, numRuns: dialect === 'sqlite' ? 25 : 8 },
    )
  }, 240_000)
})
