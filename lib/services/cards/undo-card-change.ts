import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import {
  addTopic,
  markCardChangeUndone,
  markFactsChanged,
  removeTopic,
  setFactsWeight,
} from '../../data/mutations/card-changes'
import { replaceDecksOfFacts } from '../../data/mutations/library'
import { saveDeckOptions } from '../../data/mutations/presets'
import { chosenFacts, findCardChange } from '../../data/queries/cards/card-changes'
import { choiceOfDeck } from '../../data/queries/learner/presets'
import type { CardChangeUndo } from '../../domain/cards/card-change'
import { draftOfFact } from '../../domain/drafts/draft-cards'
import type { FactId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import { actingLearner, factToChange, workspacesToChange } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { publish } from '../events'
import { isSameDraft, rewriteFact } from '../facts/edit-fact'
import { done, failed, type Result } from '../result'
import { voidActs } from '../study/act-on-cards'
import { setFactsRetired } from './change-facts'

type Edit = Extract<CardChangeUndo, { readonly kind: 'edit' }>
type FactsUndo = Exclude<CardChangeUndo, { readonly kind: 'entries' | 'edit' | 'presets' }>
type PresetsUndo = Extract<CardChangeUndo, { readonly kind: 'presets' }>

const factIdsOf = (undo: FactsUndo): readonly FactId[] => {
  switch (undo.kind) {
    case 'weight':
      return Object.values(undo.before).flat()
    case 'topics':
      return [...Object.values(undo.added), ...Object.values(undo.removed)].flat()
    case 'deck':
    case 'retire':
      return undo.factIds
  }
}

const undoFacts = async (tx: Tx, ctx: Context, undo: FactsUndo): Promise<void> => {
  const { now } = ctx
  const all = await chosenFacts(tx, ctx.actor.workspaceIds, [...new Set(factIdsOf(undo))])
  for (const workspace of workspacesToChange(ctx.actor)) {
    const facts = all.filter(({ workspaceId }) => workspaceId === workspace.workspaceId)
    if (facts.length === 0) continue
    const own = new Set(facts.map(({ factId }) => factId))
    const ofOwn = (ids: readonly FactId[]) => ids.filter((id) => own.has(id))
    switch (undo.kind) {
      case 'weight':
        for (const weight of WEIGHTS) await setFactsWeight(tx, workspace, ofOwn(undo.before[weight] ?? []), weight)
        break
      case 'topics':
        for (const [name, ids] of Object.entries(undo.added)) await removeTopic(tx, workspace, ofOwn(ids), name)
        for (const [name, ids] of Object.entries(undo.removed)) await addTopic(tx, workspace, ofOwn(ids), name)
        break
      case 'deck': {
        const rows = undo.before.filter(([, factId]) => own.has(factId))
        const decks = rows.map(([deckId, factId]) => ({ deckId, factId }))
        await replaceDecksOfFacts(tx, workspace, decks, ofOwn(undo.factIds))
        break
      }
      case 'retire':
        await setFactsRetired(tx, { workspace, facts, now }, null)
        continue
      default:
        undo satisfies never
    }
    await markFactsChanged(tx, workspace, [...own], now)
  }
}

/** Gives decks the presets back that they had of their own. */
const undoPresets = async (tx: Tx, { actor }: Context, { before }: PresetsUndo): Promise<void> => {
  const learner = actingLearner(actor)
  for (const [deckId, presetId] of before) {
    const { limits, workspaceId } = await choiceOfDeck(tx, learner.learnerId, deckId)
    if (workspaceId !== null) await saveDeckOptions(tx, learner, { workspaceId, deckId }, { presetId, limits })
  }
}

/** Brings an edited fact back to what it said, unless it says something else again. */
const undoEdit = async (tx: Tx, ctx: Context, { factId, before, after, span }: Edit): Promise<Result<unknown>> => {
  const found = await factToChange(ctx, factId, tx)
  if (!found.ok) return found
  if (found.value.fact.retiredAt !== null || !isSameDraft(draftOfFact(found.value.fact), after)) {
    return failed('conflict', 'The fact was changed again elsewhere. Its page lists all of its versions.')
  }
  return rewriteFact(tx, ctx, found.value, before, { span, minds: () => false })
}

/**
 * Undoes a change that was made to many cards at once, whatever was done since, or an edit of a fact, if it still says
 * what it said then.
 * @param changeId the latest one that was not undone where it is left out; asked for again, it changes nothing more
 * @returns which was undone
 */
export const undoCardChange = async (ctx: Context, changeId: string | null = null): Promise<Result<string>> => {
  const learner = actingLearner(ctx.actor)
  const edited: FactId[] = []
  const result = await ctx.engine.write(
    async (tx): Promise<Result<{ readonly id: string; readonly isLog: boolean }>> => {
      await lockLearner(tx, learner.learnerId)
      const change = await findCardChange(tx, learner.learnerId, changeId)
      if (!change) return failed('not-found', 'There is nothing to undo.')
      const { id, undo, undoneAt } = change
      if (undoneAt !== null) return done({ id, isLog: false })
      if (!undo) return failed('conflict', 'What was changed can no longer be read, so it cannot be undone.')
      for (const part of undo) {
        if (part.kind === 'edit') {
          // The only part of its change: nothing is written where it is refused.
          const undone = await undoEdit(tx, ctx, part)
          if (!undone.ok) return undone
          edited.push(part.factId)
        } else if (part.kind === 'entries') await voidActs(tx, ctx, part.entryIds)
        else if (part.kind === 'presets') await undoPresets(tx, ctx, part)
        else await undoFacts(tx, ctx, part)
      }
      await markCardChangeUndone(tx, learner, id, ctx.now)
      return done({ id, isLog: undo.some(({ kind }) => kind === 'entries') })
    },
  )
  if (!result.ok) return result
  if (edited.length > 0) await noteConflictsOf(ctx, edited)
  if (result.value.isLog) publish(ctx.engine, 'log-appended', ctx.actor)
  return done(result.value.id)
}
