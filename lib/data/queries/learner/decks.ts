import { and, asc, type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { DeckId, FactId, LearnerId, SettingsId, WorkspaceId } from '../../../domain/ids'
import { namesAbove } from '../../../domain/nested-names'
import type { DeckOptions, SchedulingSettings } from '../../../domain/scheduling/settings'
import type { Store } from '../../engine/engine'
import { deckSettingsIdOf } from '../../library-ids'
import { rowOf, rowsOf } from '../rows-by-key'
import { mainDecks } from '../study/card-places'
import type { Learner } from './learner'

/** The condition that a name is a deck's or that of a deck nested in it, letter by letter; of topics too. */
export const isDeckOrIn = (column: Column, deck: string): SQL => {
  const inside = `${deck}::`
  return sql`(${column} = ${deck} or substr(${column}, 1, ${[...inside].length}) = ${inside})`
}

/** The names of the decks of workspaces, in order. */
export const allDecks = async ({ db, t: { decks: d } }: Store, workspaceIds: readonly WorkspaceId[]) => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .where(inArray(d.workspaceId, [...workspaceIds]))
    .orderBy(asc(d.name))
  return rows.map(({ name }) => name)
}

export type NamedDeck = { readonly workspaceId: WorkspaceId; readonly id: DeckId; readonly name: string }

/** A deck of these workspaces and those nested in it, in order of their names. */
export const decksIn = async ({ db, t: { decks: d } }: Store, workspaceIds: readonly WorkspaceId[], deck: string) =>
  await db
    .select({ workspaceId: d.workspaceId, id: d.id, name: d.name })
    .from(d)
    .where(and(inArray(d.workspaceId, [...workspaceIds]), isDeckOrIn(d.name, deck)))
    .orderBy(asc(d.name))

/** Those of these names that decks of a workspace have. */
export const namesTaken = async (store: Store, workspaceId: WorkspaceId, name: readonly string[]) =>
  (await rowsOf(store, store.t.decks, { workspaceId, name })).map((deck) => deck.name)

/** The deck of that name; null where there is none. */
export const deckNamed = async (store: Store, workspaceId: WorkspaceId, name: string) =>
  (await rowOf(store, store.t.decks, { workspaceId, name }))?.id ?? null

/** Names of decks that have a card which is neither retired nor lost, in order. */
export const decksWithCards = async (
  { db, t: { decks: d, deckFacts: df, cards: c } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: d.name })
    .from(d)
    .innerJoin(df, and(eq(df.workspaceId, d.workspaceId), eq(df.deckId, d.id)))
    .innerJoin(c, and(eq(c.workspaceId, df.workspaceId), eq(c.factId, df.factId), isNull(c.retiredAt)))
    .where(inArray(d.workspaceId, [...workspaceIds]))
  return rows.map(({ name }) => name)
}

/** What a learner chose for a deck. */
export type ChosenForDeck = DeckOptions & { readonly deckId: DeckId; readonly name: string }

/** What decides the intervals of a card, and the version that its answers name. */
export type CardSettings = { readonly settingsId: SettingsId; readonly scheduling: SchedulingSettings }

/** The settings of a fact's cards, and the decks that limit them: its main deck and those above it. */
export type FactOptions = CardSettings & { readonly limited: readonly ChosenForDeck[] }

/** What a learner chose for decks, read once for a request. */
export type OptionsOfDecks = {
  readonly choices: readonly ChosenForDeck[]
  /** The settings of a deck by its name: the learner's, with the desired retention of the nearest deck that has one. */
  readonly ofDeck: (name: string) => CardSettings
  /** The options of facts: of any other fact they are the learner's. */
  readonly ofFacts: (factIds: readonly FactId[]) => Promise<(factId: FactId) => FactOptions>
}

const choicesOf = async (store: Store, learnerId: LearnerId): Promise<readonly ChosenForDeck[]> => {
  const { deckOptions: o, decks: d } = store.t
  const { desiredRetention, newPerDay, reviewsPerDay } = o
  return await store.db
    .select({ deckId: o.deckId, name: d.name, desiredRetention, newPerDay, reviewsPerDay })
    .from(o)
    .innerJoin(d, and(eq(d.workspaceId, o.workspaceId), eq(d.id, o.deckId)))
    .where(eq(o.learnerId, learnerId))
    .orderBy(asc(d.name), asc(d.id))
}

/**
 * The settings of a deck: the learner's, with the desired retention of the nearest deck that has one.
 * @param chosen what was chosen for decks, by name
 */
export const settingsIn = (
  name: string,
  chosen: ReadonlyMap<string, DeckOptions>,
  { settingsId, scheduling }: CardSettings,
): CardSettings => {
  const [desired] = [name, ...namesAbove(name)].flatMap((deck) => chosen.get(deck)?.desiredRetention ?? [])
  if (desired === undefined || desired === scheduling.desiredRetention) return { settingsId, scheduling }
  const id = deckSettingsIdOf(settingsId, desired)
  return { settingsId: id, scheduling: { ...scheduling, desiredRetention: desired, isOfDeck: true } }
}

/** Reads what a learner chose for decks. Of a learner who chose nothing it reads nothing. */
export const openDeckOptions = async (
  store: Store,
  learner: Learner,
  workspaceIds: readonly WorkspaceId[],
): Promise<OptionsOfDecks> => {
  const choices = learner.hasDeckChoices ? await choicesOf(store, learner.id) : []
  const chosen = new Map(choices.map((choice) => [choice.name, choice]))
  const { settingsId, scheduling } = learner
  const usual: FactOptions = { settingsId, scheduling, limited: [] }
  const ofDeck = (name: string) => settingsIn(name, chosen, learner)
  return {
    choices,
    ofDeck,
    ofFacts: async (factIds) => {
      if (choices.length === 0) return () => usual
      const decks = await mainDecks(store, workspaceIds, factIds)
      const options = new Map<string, FactOptions>()
      return (factId) => {
        const name = decks.get(factId)?.name
        if (name === undefined) return usual
        const cached = options.get(name)
        if (cached) return cached
        const own = [name, ...namesAbove(name)].flatMap((deck) => chosen.get(deck) ?? [])
        const limited = own.filter(({ newPerDay, reviewsPerDay }) => newPerDay !== null || reviewsPerDay !== null)
        const made = { ...ofDeck(name), limited }
        options.set(name, made)
        return made
      }
    },
  }
}
