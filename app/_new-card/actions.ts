'use server'

import { requestContext } from '@/app/_server/request-context'
import { allDecks } from '@/lib/data/queries/learner/decks'
import { tagNames } from '@/lib/data/queries/tag-names'

const MOST = 200

/** Names that a new card may take: topics and decks of the library. */
type NewCardChoices = { readonly topics: readonly string[]; readonly decks: readonly string[] }

/** The first topics and decks of the library. */
export async function newCardChoices(): Promise<NewCardChoices> {
  const { engine, actor } = await requestContext()
  const topics = await tagNames(engine.read, actor.workspaceIds, 'topic', MOST)
  return { topics, decks: (await allDecks(engine.read, actor.workspaceIds)).slice(0, MOST) }
}
