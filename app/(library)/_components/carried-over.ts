import { draftOfFields, type FactFields } from './fact-fields'

/** What fields say, without the cards that they were read from. */
const saying = (fields: FactFields): string =>
  JSON.stringify(draftOfFields({ ...fields, entries: fields.entries.map((entry) => ({ ...entry, cardId: null })) }))

/**
 * What was typed since fields were saved, once the fact that was saved is read again: its new cards are known by then.
 * Null if the fact says anything else than what was saved: somebody else has changed it.
 */
export const carriedOver = (typed: FactFields, saved: FactFields, fresh: FactFields): FactFields | null => {
  if (saying(saved) !== saying(fresh)) return null
  const cardIds = new Map(saved.entries.map(({ id }, at) => [id, fresh.entries[at]?.cardId ?? null]))
  return {
    ...typed,
    entries: typed.entries.map((entry) => ({ ...entry, cardId: entry.cardId ?? cardIds.get(entry.id) ?? null })),
  }
}
