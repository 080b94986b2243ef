'use server'

import { requestContext } from '@/app/_server/request-context'
import { scopeChoices } from '@/lib/data/queries/briefing/scope-choices'

const MOST = 200

/** Names that a new card may take: topics and decks of the library. */
export type NewCardChoices = { readonly topics: readonly string[]; readonly decks: readonly string[] }

/** The topics and decks that the library has. */
export async function newCardChoices(): Promise<NewCardChoices> {
  const { engine, actor } = await requestContext()
  const { topics, decks } = await scopeChoices(engine.read, actor.workspaceIds, MOST)
  return { topics: topics.names.map(({ name }) => name), decks: decks.map(({ name }) => name) }
}
