import { and, count, desc, eq, gte, isNull, sum } from 'drizzle-orm'
import type { Instant, LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** A learner's own model. */
export type ModelChoice = {
  readonly isOn: boolean
  readonly endpoint: string
  readonly model: string
  /** The key, encrypted for the learner and the endpoint; null when there is none. */
  readonly sealedKey: string | null
  /** US dollars for a million tokens; null where the learner does not say. */
  readonly inputPrice: number | null
  readonly outputPrice: number | null
}

/** The model that a learner named; null when they never did. */
export const findModel = async (store: Store, learnerId: LearnerId): Promise<ModelChoice | null> => {
  const { modelSettings: m } = store.t
  const [row] = await store.db.select().from(m).where(eq(m.learnerId, learnerId))
  if (!row) return null
  const { isOn, endpoint, model, apiKey, inputPrice, outputPrice } = row
  return { isOn, endpoint, model, sealedKey: apiKey, inputPrice, outputPrice }
}

/** What calls of models came to since an instant. */
export type ModelUse = {
  readonly calls: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly offered: number
  readonly refused: number
  readonly lastAt: Instant | null
}

export const modelUseSince = async (store: Store, learnerId: LearnerId, since: Instant): Promise<ModelUse> => {
  const { modelCalls: c } = store.t
  const own = and(eq(c.learnerId, learnerId), gte(c.at, since))
  const [all] = await store.db
    .select({
      calls: count(),
      inputTokens: sum(c.inputTokens),
      outputTokens: sum(c.outputTokens),
      offered: sum(c.offered),
      refused: sum(c.refused),
    })
    .from(c)
    .where(own)
  const [well] = await store.db
    .select({ calls: count() })
    .from(c)
    .where(and(own, isNull(c.failure)))
  const [last] = await store.db.select({ at: c.at }).from(c).where(own).orderBy(desc(c.at)).limit(1)
  const calls = Number(all?.calls ?? 0)
  return {
    calls,
    failed: calls - Number(well?.calls ?? 0),
    inputTokens: Number(all?.inputTokens ?? 0),
    outputTokens: Number(all?.outputTokens ?? 0),
    offered: Number(all?.offered ?? 0),
    refused: Number(all?.refused ?? 0),
    lastAt: last?.at ?? null,
  }
}
