import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cardIdOf } from '@/lib/data/library-ids'
import { questionText } from '@/lib/domain/cards/sides'
import type { CardFile } from '@/lib/domain/content-files/article-cards'
import type { ArticleFile, FactFile } from '@/lib/domain/content-files/article-file'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { setQueue } from './second-learner'

/** The ids of the first library: its articles, their facts, and the cards of each. */
const firstIds: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = JSON.parse(
  readFileSync('tests/support/first-library.json', 'utf8'),
)

const cardFile = (key: string): CardFile => {
  const [group = key, number] = key.split('/')
  const isCloze = number !== undefined && number !== 'reverse'
  return {
    key,
    group,
    hint: null,
    aliases: [],
    line: 1,
    form: isCloze ? 'cloze' : 'question',
    deletion: isCloze ? Number(number) : 0,
    front: isCloze
      ? `What was asked as ${group}: {{c1::one}}, {{c2::two}}, {{c3::three}}, {{c4::four}}.`
      : `What was asked as ${key}?`,
    back: isCloze ? '' : 'what was answered',
  }
}

/** The first library as far as a database keeps it: the ids are the real ones, the words stand for those it had. */
const firstLibrary = (): readonly ArticleFile[] =>
  Object.entries(firstIds).map(([key, facts]) => ({
    file: `${key}.md`,
    key,
    title: `First ${key}`,
    shortTitle: null,
    authors: ['A'],
    outlet: 'O',
    published: '2022',
    url: null,
    topics: [],
    text: `First notes of ${key}.`,
    facts: Object.entries(facts).map(
      ([fact, cards]): FactFile => ({
        key: fact,
        kind: 'event',
        weight: 'should',
        statement: `First ${fact}.`,
        passage: { exact: 'First notes', prefix: '', suffix: ' of', start: 0, end: 11 },
        asOf: null,
        reviewBy: null,
        speaker: null,
        hedge: null,
        topics: [],
        people: [],
        places: [],
        also: [],
        links: [],
        cards: cards.map(cardFile),
        line: 1,
      }),
    ),
  }))

const keysOf = (articles: readonly ArticleFile[]): readonly string[] =>
  articles.flatMap(({ facts }) => facts.flatMap(({ cards }) => cards.map(({ key }) => key)))

onBothEngines('the library that replaces the first one', (open) => {
  /** Every card that is asked on a day without limits, with its question. */
  const asked = async (ctx: Context): Promise<ReadonlyMap<CardId, string>> =>
    new Map((await loadSession(ctx)).main.map((card) => [card.cardId, questionText(card)]))

  it('loses no review, asks no retired card, and asks nothing twice', async () => {
    const { ctx } = await open()
    const [first, { articles: present, problems }] = [firstLibrary(), readContentFolder('content')]
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    await loadContent(ctx.engine, localWorkspace(ctx), first, ctx.now)
    await setQueue(ctx, { newPerDay: 9999, reviewsPerDay: 9999 })
    const idOf = (key: string) => cardIdOf(ctx.actor.workspaceId, key)
    const [before, after] = [keysOf(first), new Set(keysOf(present))]
    const kept = before.filter((key) => after.has(key))
    const gone = before.filter((key) => !after.has(key))
    expect(kept.length).toBeGreaterThanOrEqual(10)
    expect(gone.length).toBeGreaterThan(200)
    const studied = [...kept.slice(0, 10), ...gone.slice(0, 15)]
    await submitEntries(ctx, await Promise.all(studied.map((key, at) => answerOf(ctx, idOf(key), 4, ctx.now + at))))
    const { reviews, memories } = await dump(ctx.engine)
    expect(reviews).toHaveLength(studied.length)

    const next = later(ctx, DAY_MS)
    const load = await loadContent(ctx.engine, localWorkspace(ctx), present, next.now)
    expect(load).toMatchObject({ changed: true, cards: after.size, retiredCards: gone.length })
    const now = await dump(ctx.engine)
    expect(now.reviews).toEqual(reviews)
    // Only where a card is in the library may change for its memory: which fact it belongs to.
    const learnt = (rows: readonly string[] = []) =>
      rows.map((row) => ({ ...JSON.parse(row), factId: null, weight: null, position: null, retired: null }))
    expect(new Set(learnt(now.memories).map((row) => JSON.stringify(row)))).toEqual(
      new Set(learnt(memories).map((row) => JSON.stringify(row))),
    )

    const retired = new Set(gone.map(idOf))
    for (const days of [1, 30, 365]) {
      const questions = await asked(later(ctx, days * DAY_MS))
      expect([...questions.keys()].filter((cardId) => retired.has(cardId))).toEqual([])
      expect(new Set(questions.values()).size).toBe(questions.size)
    }
    const due = await asked(later(ctx, 365 * DAY_MS))
    for (const key of kept.slice(0, 10)) expect(due.has(idOf(key)), key).toBe(true)
  })

  it('has no two cards that ask the same', () => {
    const { articles } = readContentFolder('content')
    const questions = articles.flatMap(({ facts }) => facts.flatMap(({ cards }) => cards.map(questionText)))
    expect(new Set(questions.map((question) => question.toLowerCase())).size).toBe(questions.length)
  })
})
