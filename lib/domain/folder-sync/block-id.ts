const LETTERS = 6
const DIGITS_AT_ONCE = 8

/**
 * An id for a block, such as `am-4k2m9q`: the same for the same card, and none of those that are taken.
 * @param seed at least 20 hexadecimal digits
 */
export const idOfSeed = (seed: string, taken: ReadonlySet<string>): string => {
  for (let from = 0; from + DIGITS_AT_ONCE <= seed.length; from += 1) {
    const digits = Number.parseInt(seed.slice(from, from + DIGITS_AT_ONCE), 16).toString(36)
    const id = `am-${digits.padStart(LETTERS, '0').slice(-LETTERS)}`
    if (!taken.has(id)) return id
  }
  return `am-${seed}`
}

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const EXPORTED = new RegExp(`^card-(${UUID})$`, 'u')

/** The id of the block in which an export writes a card. */
export const blockIdOfCard = (cardId: string): string => `card-${cardId}`

/** The card of the library that a block was exported from; null if its id is another one. */
export const cardOfBlockId = (blockId: string | null): string | null => EXPORTED.exec(blockId ?? '')?.[1] ?? null
