const NAMES_TRIED = 100

/** What the deck of an article may be called, the plainest first: names of decks are unique. */
export const deckNames = (title: string): readonly string[] => {
  const name = title.replaceAll('::', ':')
  return Array.from({ length: NAMES_TRIED }, (_, i) => (i === 0 ? name : `${name} (${i + 1})`))
}
