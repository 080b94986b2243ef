import { passagePlace, type StoredVersion, updatedAtOf, versionsOfFacts } from '../../data/queries/ageing/ageing'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { changesOnlyPassages } from '../../domain/comparison/change'
import { draftCardsOf, draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import type { FactSnapshot } from '../../domain/library'
import type { Context } from '../context'
import { changeFact } from '../facts/edit-fact'
import { done, failed, type Result } from '../result'

/** The history of a fact of the actor's; null when there is none of that id. */
export const factHistory = async (ctx: Context, factId: FactId) => {
  const { workspaceIds } = ctx.actor
  const updatedAt = await updatedAtOf(ctx.engine.read, workspaceIds, factId)
  if (updatedAt === null) return null
  const versions = await versionsOfFacts(ctx.engine.read, workspaceIds, [factId])
  /** What became of the fact, the last first; and when it was last changed: what a form says it has seen. */
  return { versions: [...(versions.get(factId) ?? [])].reverse(), updatedAt }
}

/** A fact as it said in a snapshot; hints and other spellings are those that its cards have now. */
const inputAsIn = (found: FoundFact, snapshot: FactSnapshot): FactDraft => {
  const { statement, asOf, reviewBy, speaker, hedge } = snapshot
  const then = new Map(snapshot.cards.map((card) => [card.cardId, card]))
  const cards = found.fact.cards.flatMap((card) => {
    const was = then.get(card.cardId)
    return was ? [{ ...card, form: was.form, front: was.front, back: was.back, retiredAt: null }] : []
  })
  return { ...draftOfFact(found.fact), statement, asOf, reviewBy, speaker, hedge, cards: draftCardsOf(cards) }
}

/** The passage that a snapshot names, where it lies in the text that the fact is drawn from now. */
const placeIn = async (ctx: Context, version: StoredVersion, current: FactSnapshot | null): Promise<Span | null> => {
  const { passageId } = version.before
  if (current?.passageId === passageId) return null
  for (const workspaceId of ctx.actor.workspaceIds) {
    const place = await passagePlace(ctx.engine.read, workspaceId, passageId)
    const now = current && (await passagePlace(ctx.engine.read, workspaceId, current.passageId))
    if (place && now && place.snapshotId === now.snapshotId) return { start: place.start, end: place.end }
  }
  return null
}

/** Brings a fact back to what it said before one entry of its history. The history grows by that; nothing is lost. */
export const restoreBefore = async (ctx: Context, factId: FactId, versionId: string): Promise<Result<null>> => {
  const history = await factHistory(ctx, factId)
  const version = history?.versions.find(({ id }) => id === versionId)
  if (!history || !version) return failed('not-found', 'There is no such entry in the history of this fact.')
  const span = await placeIn(ctx, version, history.versions[0]?.after ?? null)
  const restored = await changeFact(ctx, factId, (found) => done(inputAsIn(found, version.before)), {
    span,
    minds: () => false,
    seen: history.updatedAt,
    what: 'Previous version restored',
    note: 'Previous version restored.',
  })
  return restored.ok ? done(null) : restored
}

/** Takes back the last change of what a fact says; passages that were added or removed since stay as they are. */
export const undoLastChange = async (ctx: Context, factId: FactId): Promise<Result<null>> => {
  const last = (await factHistory(ctx, factId))?.versions.find((version) => !changesOnlyPassages(version))
  return last ? restoreBefore(ctx, factId, last.id) : failed('not-found', 'This fact has not been changed.')
}
