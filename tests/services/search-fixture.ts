import { and, eq } from 'drizzle-orm'
import { searchText } from '@/lib/domain/cards/search-text'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { listCards } from '@/lib/services/cards/list-cards'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import type { Opened } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { smallArticleSource } from '@/tests/support/library'
import { firstOf, must, present } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { tagFacts } from '@/tests/support/tag-facts'

const RIVERS = ['Élbe', 'Rhine', 'Oder_4', 'Spree', 'Weser'] as const
/** Cards of the fixture, by a word of their question. */
export const FIXTURE_CARDS = ['elbe', 'rhine', 'oder', 'spree', 'weser', 'dog'] as const
export type FixtureCard = (typeof FIXTURE_CARDS)[number]

const loadRivers = async (ctx: Context) => {
  const facts = RIVERS.map((name, i) => ({
    key: `bridge-${'abcde'[i]}`,
    weight: name === 'Élbe' ? ('must' as const) : ('nice' as const),
    ...(name === 'Oder_4' ? { year: '1989' } : {}),
  }))
  let source = smallArticleSource('rivers', facts).replaceAll('Bridges of rivers', 'Rivers')
  for (const [i, name] of RIVERS.entries())
    source = source.replaceAll(`bridge bridge-${'abcde'[i]} `, `bridge over the ${name} river `)
  const { article, problems } = parseArticleFile('rivers.md', source)
  if (!article) throw new Error(JSON.stringify(problems))
  await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
}

/**
 * A small library with something for each thing that a search can ask, a week after its first day. Elbe is well known
 * and overdue, Rhine was missed today, Oder is suspended, marked and flagged, Spree is buried, Weser retired, and the
 * dog, added today, has no source.
 */
export const openSearchFixture = async ({ ctx: first, engine }: Opened) => {
  await loadRivers(first)
  const ctx = later(first, 7 * DAY_MS)
  const dog = ownCardSchema.parse({
    id: '01890000-0000-7000-8000-000000000001',
    front: 'Who has a dog* in: 1999?',
    back: 'the caller',
  })
  must(await addOwnCard(ctx, dog))
  const { rows } = await listCards(ctx, cardQuery({}), 0)
  const nameOf = (front: string): FixtureCard => present(FIXTURE_CARDS.find((one) => searchText(front).includes(one)))
  const names = new Map(rows.map(({ cardId, front }) => [cardId as string, nameOf(front)]))
  const row = (name: FixtureCard) => present(rows.find(({ cardId }) => names.get(cardId) === name))
  const id = (name: FixtureCard) => row(name).cardId
  await submitEntries(first, [await answerOf(first, id('elbe'), 4)])
  await submitEntries(ctx, [await answerOf(ctx, id('rhine'), 1)])
  await actOnCards(ctx, { kind: 'suspend', suspended: true }, [id('oder')])
  await actOnCards(ctx, { kind: 'mark', marked: true }, [id('oder')])
  await actOnCards(ctx, { kind: 'flag', flag: 1 }, [id('oder')])
  await actOnCards(ctx, { kind: 'bury', buried: true }, [id('spree')])
  await actOnCards(ctx, { kind: 'deck', name: 'Rivers::Big' }, [id('spree')])
  await actOnCards(ctx, { kind: 'deck', name: 'Big rivers' }, [id('rhine')])
  const { day } = await studyDayOf(ctx)
  await actOnCards(ctx, { kind: 'set-due', date: isoDateOf(day + 1) }, [id('elbe')])
  await engine.write(async ({ db, t: { memories: m, cards: c, facts: f } }) => {
    const known = { stability: 30, difficulty: 8, lapses: 5, intervalDays: 12, reps: 12, leech: true }
    await db
      .update(m)
      .set({ ...known, lastReviewAt: ctx.now - 100 * DAY_MS })
      .where(eq(m.cardId, id('elbe')))
    await db
      .update(c)
      .set({ retiredAt: 1 })
      .where(eq(c.id, id('weser')))
    const fact = (name: FixtureCard) => eq(f.id, row(name).factId)
    await db.update(f).set({ reviewBy: '2020' }).where(fact('rhine'))
    await db
      .update(f)
      .set({ kind: 'figure' })
      .where(and(fact('oder')))
  })
  const workspaceId = firstOf(ctx.actor.workspaceIds)
  const { factId } = row('elbe')
  await tagFacts(ctx, [
    { workspaceId, factId, kind: 'person', name: 'Xi Jinping' },
    { workspaceId, factId, kind: 'place', name: 'Germany' },
  ])
  await savedBriefing(ctx, 10, { factIds: [row('elbe').factId] }, { title: 'Astana' })
  const now = later(ctx, MINUTE_MS)
  /** The cards that a search finds, by name. */
  const find = async (search: string): Promise<readonly string[]> => {
    const found = await listCards(now, cardQuery({ search }), 0)
    return found.rows.map(({ cardId }) => names.get(cardId) ?? cardId).sort()
  }
  return { ctx: now, find, row, names }
}
