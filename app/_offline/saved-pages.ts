/** A page that the server names to be saved on this device. */
export type PageToSave = {
  /** Where it is shown. */
  readonly address: string
  /** Where it is fetched from: the session of a later day has an address of its own. */
  readonly source: string
  readonly title: string
  /** From when and until when it is the page of its address, as instants; null for ever. */
  readonly from: number | null
  readonly until: number | null
}

/** What is saved, as one file beside the pages. */
export type SavedPages = {
  /** Whose they are: pages of another learner or library are removed first. */
  readonly owner: string
  /** When all were last saved, on this device's clock. */
  readonly savedAt: number
  readonly pages: readonly (PageToSave & { readonly savedAt: number })[]
  /** The addresses of the images, sounds and videos that they show. */
  readonly media: readonly string[]
  /** Whether the browser had no room for all of them. */
  readonly isFull: boolean
}

/** Names of caches begin with these and end with the build of the program. */
export const FILES_OF_BUILD = 'aide-files-'
export const PAGES_OF_BUILD = 'aide-pages-'

/** Images, sounds and videos: their addresses are made of their content, so builds share them. */
export const MEDIA_CACHE = 'aide-media'
export const MEDIA_PATH = '/api/v1/media/'

/** The addresses of the images, sounds and videos that a page names, as cards do or as addresses. */
export const mediaIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/\bmedia[:/]([0-9a-f]{64})\b/g)].map(([, digest]) => `${MEDIA_PATH}${digest}`)),
]

/** Where the list of what is saved stands in the cache of pages. */
export const LIST_ADDRESS = '/saved-pages.json'
/** What is shown where a page is not saved. */
export const OFFLINE_ADDRESS = '/offline'

/** A saved copy says when it was saved: the page reads it as a server timing of its own navigation. */
export const SAVED_TIMING = 'saved'

/** The attribute of a saved copy's root: its session is hidden until it is brought up to date (`globals.css`). */
export const SAVED_MARK = 'data-saved-copy'

/** What a page asks of the service worker; it answers on the port that comes along, if any. */
export type WorkerRequest =
  /** Saves the pages that the server names, unless that was done a short while ago. */
  | { readonly kind: 'save'; readonly daysAhead: number; readonly force: boolean }
  /** Saves one more page: a session that somebody chose. */
  | { readonly kind: 'save-one'; readonly address: string; readonly title: string }
  | { readonly kind: 'remove' }
  /** Whether a page of these files is of the worker's own version. */
  | { readonly kind: 'is-yours'; readonly files: readonly string[] }
  /** A new version takes over from the old one. */
  | { readonly kind: 'take-over' }

/**
 * Of several saved pages of an address the one of now: after the last one's time that one, before the first one's time
 * the first.
 */
export function pageFor({ pages }: Pick<SavedPages, 'pages'>, address: string, now: number) {
  const own = pages.filter((page) => page.address === address)
  const begun = own.filter(({ from }) => from === null || from <= now)
  return begun.findLast(({ until }) => until === null || now < until) ?? begun.at(-1) ?? own[0] ?? null
}

/** What is saved in this browser; null where nothing is. */
export async function savedPages(): Promise<SavedPages | null> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES_OF_BUILD)).reverse()
  for (const name of names) {
    const list = await (await caches.open(name)).match(LIST_ADDRESS)
    if (list) return list.json()
  }
  return null
}
