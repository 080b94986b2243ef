/** Made once: it costs more than the comparing. */
const ENGLISH = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })

const comparePlain = (a: string, b: string): number => ENGLISH.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

/**
 * Compares names and titles as an English index has them: without regard to case, accents only where nothing else
 * differs, numbers by value. Equal ones by code point, so that the order never depends on where they came from. Names
 * that are nested with “::” follow the one above them.
 */
export const compareNames = (a: string, b: string): number => {
  if (a.includes('::') || b.includes('::')) {
    const [of, other] = [a.split('::'), b.split('::')]
    const at = of.findIndex((part, index) => part !== other[index])
    if (at < 0 || at >= other.length) return of.length - other.length
    return comparePlain(of[at] ?? '', other[at] ?? '')
  }
  return comparePlain(a, b)
}

/** These in the order of their names. */
export const byNames = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  named.toSorted((a, b) => compareNames(a.name, b.name))
