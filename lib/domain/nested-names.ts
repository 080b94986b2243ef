/**
 * The names of the decks or topics above one that is nested with “::”, the nearest first: of “Law::Treaties::EU”
 * “Law::Treaties” and “Law”.
 */
export const namesAbove = (name: string): readonly string[] => {
  const parts = name.split('::')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('::'))
}
