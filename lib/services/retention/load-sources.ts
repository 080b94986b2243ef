import { listBriefings } from '../../data/queries/briefings'
import { conflictingFacts, namesOfFacts, sourceFacts, sourceSums } from '../../data/queries/sources'
import { recallCurve } from '../../domain/retention/recall-curve'
import { type SourceFact, sourceRows, sourcesFinding } from '../../domain/retention/sources'
import { isoDateOf } from '../../domain/scheduling/study-day'
import type { Context } from '../context'
import type { SourceBy, SourceFigures } from './figures'
import { learnerToday } from './learner-day'
import { studiedCards } from './studied'

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'article', many: 'articles' },
  deck: { one: 'deck', many: 'decks' },
  topic: { one: 'topic', many: 'topics' },
  person: { one: 'person', many: 'people' },
  place: { one: 'place', many: 'places' },
}

const namesBy = async ({ engine, asker }: Context, by: SourceBy) => {
  if (by === 'article') {
    return ({ articleKey, articleTitle }: SourceFact) => [{ name: articleKey, title: articleTitle }]
  }
  const names = new Map<string, { name: string; title: string }[]>()
  for (const { factId, name } of await namesOfFacts(engine.read, asker.workspaceIds, by)) {
    const known = names.get(factId)
    if (known) known.push({ name, title: name })
    else names.set(factId, [{ name, title: name }])
  }
  return ({ factId }: SourceFact) => names.get(factId) ?? []
}

/**
 * The asker's library by article, deck, topic, person or place: how much is studied, recalled now and at the next
 * briefing, how well it was held, what it cost, and which facts are out of date. What was removed is one row, without
 * a name. Over all time: a period says nothing here.
 */
export const loadSources = async (ctx: Context, by: SourceBy): Promise<SourceFigures> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, asker, now } = ctx
  const store = engine.read
  const next = (await listBriefings(store, asker.learnerId)).find(({ at }) => at > now) ?? null
  const studied = await studiedCards(ctx)
  const rows = sourceRows({
    facts: await sourceFacts(store, asker.workspaceIds),
    namesOf: await namesBy(ctx, by),
    cardsOfFact: studied.cardsOfFact,
    memories: studied.cards.values(),
    sums: await sourceSums(store, asker.learnerId),
    conflicting: await conflictingFacts(store, asker.workspaceIds),
    curve: recallCurve(learner.scheduling.weights),
    now,
    briefingAt: next?.at ?? null,
    today: isoDateOf(day),
  })
  return {
    by,
    rows,
    nextBriefing: next && { id: next.id, name: next.title, at: next.at },
    finding: sourcesFinding(rows, WORDS[by]),
  }
}
