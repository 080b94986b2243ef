/** A page that was looked at, as its title names it. */
export type RecentPlace = { readonly path: string; readonly title: string }

const KEPT = 'recent-places'
const MOST = 8
const TITLE_END = /\. Aide-Mémoire$/

/** Pages that are a step of something, or are reached by a key. */
const isPassing = (path: string): boolean => path === '/review' || path === '/search'

const isPlace = (value: unknown): value is RecentPlace =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'title' in value &&
  typeof value.path === 'string' &&
  value.path.startsWith('/') &&
  typeof value.title === 'string'

/** The pages that were looked at in this browser, the last first. */
export function recentPlaces(): readonly RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPlace) : []
  } catch {
    return []
  }
}

/** Keeps that a page was looked at; without storage nothing is kept. */
export function keepPlace(path: string, documentTitle: string): void {
  const title = documentTitle.replace(TITLE_END, '')
  if (isPassing(path) || title === '' || title === 'Aide-Mémoire') return
  const others = recentPlaces().filter((place) => place.path !== path)
  try {
    localStorage.setItem(KEPT, JSON.stringify([{ path, title }, ...others].slice(0, MOST)))
  } catch {
    // No storage, or no room in it.
  }
}
