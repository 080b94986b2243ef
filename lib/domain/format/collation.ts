/** Made once: it costs more than the comparing. */
const ENGLISH = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })

/**
 * Compares names and titles as an English index has them: without regard to case, accents only where nothing else
 * differs, numbers by value. Equal ones by code point, so that the order never depends on where they came from.
 */
export const compareNames = (a: string, b: string): number => ENGLISH.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

/** These in the order of their names. */
export const byNames = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  named.toSorted((a, b) => compareNames(a.name, b.name))
