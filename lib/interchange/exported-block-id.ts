const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const EXPORTED = new RegExp(`^card-(${UUID})$`, 'u')

/** The id of the block in which an export for Obsidian writes a card. */
export const blockIdOfCard = (cardId: string): string => `card-${cardId}`

/** The card of the library that a block was exported from; null if its id is another one. */
export const cardOfBlockId = (blockId: string | null): string | null => EXPORTED.exec(blockId ?? '')?.[1] ?? null
