import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { answerText } from '../../../domain/cards/sides'
import type { FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { FactKind, SourceArticle, Weight } from '../../../domain/library'
import { withNotedAddress } from '../../../domain/noted-address'
import type { Store } from '../../engine/engine'
import type { PassageState } from '../../schema/library'
import { shownTitle } from '../columns'
import { type FurtherPassage, furtherPassages } from '../facts/further-passages'

/** A fact of a briefing with its sources and topics, and what its cards ask for. */
export type CribFactRow = {
  readonly factId: FactId
  /** The fact's weight in this briefing. */
  readonly weight: Weight
  readonly kind: FactKind
  readonly statement: string
  readonly speaker: string | null
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly passageState: PassageState | null
  readonly source: SourceArticle
  readonly further: readonly FurtherPassage[]
  readonly topics: readonly string[]
  readonly answers: readonly string[]
}

const listsBy = <T>(rows: readonly { readonly factId: FactId; readonly value: T }[]): Map<string, T[]> => {
  const lists = new Map<string, T[]>()
  for (const { factId, value } of rows) {
    const list = lists.get(factId)
    if (list === undefined) lists.set(factId, [value])
    else if (!list.includes(value)) list.push(value)
  }
  return lists
}

/** The facts of a learner's briefing that are not retired, in the order of the library; those without cards too. */
export const cribFactRows = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<readonly CribFactRow[]> => {
  const { briefingFacts: b, facts: f, articles: a, factTags: t, cards: c } = store.t
  const own = [...workspaceIds]
  const inBriefing = and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId))
  const rows = await store.db
    .select({
      factId: f.id,
      weight: b.weight,
      kind: f.kind,
      statement: f.statement,
      speaker: f.speaker,
      asOf: f.asOf,
      reviewBy: f.reviewBy,
      passageState: f.passageState,
      source: {
        key: a.key,
        title: shownTitle(store),
        authors: a.authors,
        outlet: a.outlet,
        published: a.published,
        url: a.url,
        origin: a.origin,
      },
    })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, own), eq(f.id, b.factId), isNull(f.retiredAt)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId), isNull(a.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(a.position), asc(f.position), asc(f.id))
  const tagRows = await store.db
    .select({ factId: t.factId, value: t.name })
    .from(b)
    .innerJoin(t, and(inArray(t.workspaceId, own), eq(t.factId, b.factId), eq(t.kind, 'topic')))
    .where(inBriefing)
    .orderBy(asc(t.name))
  const cardRows = await store.db
    .select({ factId: c.factId, form: c.form, deletion: c.deletion, front: c.front, back: c.back })
    .from(b)
    .innerJoin(c, and(inArray(c.workspaceId, own), eq(c.factId, b.factId), isNull(c.retiredAt)))
    .where(inBriefing)
    .orderBy(asc(c.position), asc(c.deletion), asc(c.id))
  const further = await furtherPassages(
    store,
    own,
    rows.map(({ factId }) => factId),
  )
  const topics = listsBy(tagRows)
  const answers = listsBy(cardRows.map((card) => ({ factId: card.factId, value: answerText(card) })))
  return rows.map((row) => ({
    ...row,
    source: withNotedAddress(row.source),
    further: further.get(row.factId) ?? [],
    topics: topics.get(row.factId) ?? [],
    answers: answers.get(row.factId) ?? [],
  }))
}
