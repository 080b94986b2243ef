import type { Engine } from '@/lib/data/engine/engine'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import type { CardId, Instant } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { newId } from '../support/entries'
import { seeded } from './random'

const someOf = <T>(all: readonly T[], count: number, random: () => number): readonly T[] =>
  Array.from({ length: count }, () => all[Math.floor(random() * all.length)]).filter((one) => one !== undefined)

/** Answers every card of the library twice and some more often, in sixty days that end before `ctx.now`. */
export const answerLibrary = async (ctx: Context, days = 60): Promise<void> => {
  const { cards } = ctx.engine.read.t
  const ids = (await ctx.engine.read.db.select({ id: cards.id }).from(cards)).map(({ id }) => id as CardId) // edge
  const { settingsId } = await loadSession(ctx)
  const random = seeded(3)
  for (let day = 0; day < days; day += 1) {
    const begin: Instant = ctx.now - (days - day) * DAY_MS
    const entries = someOf(ids, Math.ceil((ids.length * 3) / days), random).map((cardId, i): EntryInput => {
      const at = begin + i * 20_000
      const rating = random() < 0.15 ? 1 : 3
      return {
        kind: 'review',
        id: newId(at),
        cardId,
        at,
        rating,
        format: 'flash',
        mode: 'study',
        questionMs: 4_000,
        answerMs: 2_000,
        fuzz: 0.5,
        settingsId,
      }
    })
    await submitEntries({ ...ctx, now: begin + 3_600_000 }, entries)
  }
}

type Names = {
  readonly topics: readonly string[]
  readonly keys: readonly string[]
  readonly people: readonly string[]
}

const namesIn = async ({ read }: Engine): Promise<Names> => {
  const { factTags: t, articles: a } = read.t
  const tags = await read.db.selectDistinct({ kind: t.kind, name: t.name }).from(t)
  const named = (kind: string) => tags.flatMap((tag) => (tag.kind === kind ? [tag.name] : []))
  const keys = (await read.db.select({ key: a.key }).from(a)).map(({ key }) => key)
  return { topics: named('topic'), keys, people: named('person') }
}

/**
 * Makes `count` briefings, two a day from tomorrow on: on topics, articles, people, a search, all with some facts left
 * out or reweighed as a person would.
 */
export const makeBriefings = async (ctx: Context, count: number): Promise<readonly string[]> => {
  const { topics, keys, people } = await namesIn(ctx.engine)
  const random = seeded(5)
  const ids: string[] = []
  for (let i = 0; i < count; i += 1) {
    const scope = {
      ...EMPTY_SCOPE,
      topics: i % 4 === 0 ? someOf(topics, 3, random) : [],
      articleKeys: i % 4 === 1 || i % 10 === 0 ? someOf(keys, 3, random) : [],
      people: i % 4 === 2 ? someOf(people, 4, random) : [],
      searches: i % 4 === 3 ? ['Russia'] : [],
    }
    const saved = await saveBriefing(ctx, {
      title: `Briefing ${i + 1}`,
      at: ctx.now + (1 + i / 2) * DAY_MS,
      timeZone: 'Europe/Brussels',
      place: 'Brussels',
      audience: 'Committee',
      minutesPerDay: 10 + (i % 4) * 10,
      choices: { ...DEFAULT_CHOICES, scope, weekdaysOff: i % 3 === 0 ? [6, 7] : [] },
    })
    if (!saved.ok) throw new Error(saved.message)
    ids.push(saved.value.id)
  }
  return ids
}
