import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { answerText } from '../../../domain/cards/sides'
import { grouped } from '../../../domain/grouped'
import type { LearnerId, WorkspaceId } from '../../../domain/ids'
import { withNotedAddress } from '../../../domain/noted-address'
import type { Store } from '../../engine/engine'
import { cardColumns, factColumns, sourceColumns } from '../columns'
import { furtherPassages } from '../facts/further-passages'

/**
 * The facts of a learner's briefing that are not retired, in the order of the library, those without cards too: with
 * their weight in this briefing, sources and topics, and what their cards ask for.
 */
export const cribFactRows = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
) => {
  const { briefingFacts: b, facts: f, articles: a, factTags: t, cards: c } = store.t
  const own = [...workspaceIds]
  const inBriefing = and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId))
  const rows = await store.db
    .select({
      factId: f.id,
      ...factColumns(store.t),
      weight: b.weight,
      passageState: f.passageState,
      source: sourceColumns(store),
    })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, own), eq(f.id, b.factId), isNull(f.retiredAt)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId), isNull(a.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(a.position), asc(f.position), asc(f.id))
  const tags = await store.db
    .select({ factId: t.factId, name: t.name })
    .from(b)
    .innerJoin(t, and(inArray(t.workspaceId, own), eq(t.factId, b.factId), eq(t.kind, 'topic')))
    .where(inBriefing)
    .orderBy(asc(t.name))
  const cards = await store.db
    .select(cardColumns(store.t))
    .from(b)
    .innerJoin(c, and(inArray(c.workspaceId, own), eq(c.factId, b.factId), isNull(c.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(c.position), asc(c.deletion), asc(c.id))
  const factIds = rows.map(({ factId }) => factId)
  const further = await furtherPassages(store, own, factIds)
  const topics = grouped(tags, 'factId', ({ name }) => name)
  const answers = grouped(cards, 'factId', answerText)
  return rows.map((row) => ({
    ...row,
    source: withNotedAddress(row.source),
    further: further.get(row.factId) ?? [],
    topics: topics.get(row.factId) ?? [],
    answers: [...new Set(answers.get(row.factId))],
  }))
}
