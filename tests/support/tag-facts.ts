import { insertMany } from '@/lib/data/engine/insert-many'
import { indexNames } from '@/lib/data/mutations/search-entries'
import type { Schema } from '@/lib/data/schema/tables'
import type { Context } from '@/lib/services/context'

/** Gives facts tags as they are, with their names in the index; those that exist stay. */
export const tagFacts = (
  { engine, actor: { workspaceId } }: Context,
  tags: readonly Schema['factTags']['$inferInsert'][],
) =>
  engine.write(async (tx) => {
    await insertMany(tx, tx.t.factTags, tags, 'stay')
    await indexNames(tx, workspaceId, tags)
  })
