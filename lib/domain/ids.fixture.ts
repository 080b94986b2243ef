/** An id that a test makes up: `anId<CardId>('card-1')`. */
export const anId = <Id extends string>(text: string): Id => text as Id
