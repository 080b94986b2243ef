import type { CardId, Instant, SettingsId } from '../../ids'
import type { Weight } from '../../library'
import { fsrsModel } from '../../scheduling/fsrs'
import type { LogEntry } from '../../scheduling/log'
import type { Memory } from '../../scheduling/memory'
import { countsForMemory, effectiveEntries, replayEntry } from '../../scheduling/replay'
import type { SchedulingSettings } from '../../scheduling/settings'
import { correctionBy } from '../calibration'
import { type Part, type Readiness, readinessOf, recallAt, type ScopeCard, studiedStateOf } from '../forecast'

/** A fact of the scope, with the recall that was forecast for each of its cards at the briefing if nothing more is studied. */
export type ForecastFact = { readonly weight: Weight; readonly cards: Readonly<Record<string, number>> }

/** What was forecast when a rehearsal began. */
export type RehearsalForecast = {
  readonly briefingAt: Instant
  readonly recalls: readonly ForecastFact[]
  readonly settingsId: SettingsId
  /** The learner's own calibration: scored reviews, and the shift in logits by which recall was corrected. */
  readonly scored: number
  readonly shift: number
}

/** The facts of a scope with the recall that is given for each card. */
export function forecastFacts(
  cards: readonly Pick<ScopeCard, 'cardId' | 'factId' | 'weight'>[],
  recallOf: (cardId: CardId) => number,
): readonly ForecastFact[] {
  const facts = new Map<string, { readonly weight: Weight; readonly cards: Record<string, number> }>()
  for (const { cardId, factId, weight } of cards) {
    const fact = facts.get(factId) ?? { weight, cards: {} }
    facts.set(factId, fact)
    fact.cards[cardId] = recallOf(cardId)
  }
  return [...facts.values()]
}

function* partsOf(recalls: readonly ForecastFact[], after: ReadonlyMap<string, number>): Generator<Part> {
  for (const { weight, cards } of recalls) {
    const entries = Object.entries(cards)
    for (const [cardId, recall] of entries) {
      yield { weight, cardsOfFact: entries.length, recall: after.get(cardId) ?? recall }
    }
  }
}

/** What happened to a card from the start of a rehearsal to its end: its memory at the start, and the entries since. */
export type CardSinceStart = { readonly before: Memory | null; readonly entries: readonly LogEntry[] }

/**
 * The recall that entries since the start leave of a card at an instant, by the parameters under which it was answered;
 * null where they say nothing of it.
 */
function recallAfter(
  cardId: CardId,
  { before, entries }: CardSinceStart,
  at: Instant,
  settingsOf: (id: SettingsId) => SchedulingSettings,
): number | null {
  let memory = before
  let settings: SchedulingSettings | null = null
  for (const entry of effectiveEntries(cardId, entries)) {
    memory = replayEntry(memory, entry, settingsOf)
    if (entry.kind === 'review' && countsForMemory(entry)) settings = settingsOf(entry.settingsId)
  }
  const studied = studiedStateOf(memory)
  if (studied === null) return 0
  return settings && recallAt({ studied, model: fsrsModel(settings.weights) }, at)
}

/**
 * Readiness for a briefing if nothing more is studied, as it was forecast when a rehearsal began, and the same after what
 * was answered in it. The scope, the correction and the time of the briefing are those of the start, so that only answers
 * tell the two apart.
 * @param since what happened to cards, those outside the scope too
 */
export function readinessesOfRehearsal(
  { briefingAt, recalls, shift }: RehearsalForecast,
  since: ReadonlyMap<CardId, CardSinceStart>,
  end: Instant,
  settingsOf: (id: SettingsId) => SchedulingSettings,
): { readonly before: Readiness; readonly after: Readiness } {
  const correct = correctionBy(shift)
  const after = new Map<string, number>()
  for (const [cardId, one] of since) {
    const recall = recallAfter(cardId, one, Math.max(briefingAt, end), settingsOf)
    if (recall !== null) after.set(cardId, recall === 0 ? 0 : correct(recall))
  }
  return { before: readinessOf(partsOf(recalls, new Map())), after: readinessOf(partsOf(recalls, after)) }
}
