/** The first characters of a text, at most so many UTF-16 units. A sign of two units is never cut in half: no database takes half of one. */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')
