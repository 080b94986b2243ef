import {
  LIST_ADDRESS,
  mediaIn,
  OFFLINE_ADDRESS,
  PAGES_OF_BUILD,
  type PageToSave,
  pageFor,
  SAVED_MARK,
  SAVED_TIMING,
  type SavedPages,
} from '../saved-pages'
import { areOfThisBuild, filesOf } from './files'
import { keepMedia, saveMedia } from './media'
import { build, scope } from './scope'

const OWN = PAGES_OF_BUILD + build.id
const MINUTE_MS = 60_000
/** Pages change by the hour, and each costs the server the work of a visit. */
const FRESH_MS = 10 * MINUTE_MS
/** Sessions that somebody chose are kept for a day, and so many. */
const CHOSEN_MS = 24 * 60 * MINUTE_MS
const MOST_CHOSEN = 5

/** Says when a saved copy was saved; only here. */
const SAVED_AT = 'x-saved-at'

type Saved = SavedPages['pages'][number]

const isChosenSession = ({ address, source }: Saved): boolean => address === source && address.startsWith('/review?')

const listIn = async (cache: Cache): Promise<SavedPages | null> => (await cache.match(LIST_ADDRESS))?.json() ?? null
const putList = (cache: Cache, list: SavedPages): Promise<void> => cache.put(LIST_ADDRESS, Response.json(list))

const isFullCause = (cause: unknown): boolean => cause instanceof DOMException && cause.name === 'QuotaExceededError'

type Fetched = { readonly response: Response; readonly savedAt: number; readonly media: readonly string[] }

/** Fetches a page as a visit would. Null where it is not one of this build, or is gone. */
async function fetchPage(source: string): Promise<Fetched | null> {
  const savedAt = Date.now()
  const response = await fetch(source, { headers: { accept: 'text/html' }, redirect: 'manual', cache: 'no-store' })
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) return null
  const html = await response.text()
  if (!areOfThisBuild(filesOf(html))) {
    // The program was updated; its own worker saves its pages.
    void scope.registration.update().catch(() => undefined)
    return null
  }
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
  headers.set(SAVED_AT, String(savedAt))
  const marked = html.replace(/<html\b/, `<html ${SAVED_MARK}=""`)
  return { response: new Response(marked, { headers }), savedAt, media: mediaIn(html) }
}

type Wish = { readonly daysAhead: number; readonly force: boolean }
type ServersList = { readonly owner: string; readonly pages: readonly PageToSave[] }

async function saveAll({ daysAhead, force }: Wish): Promise<SavedPages | null> {
  const asked = await fetch(`/api/v1/offline?days=${daysAhead}`, { cache: 'no-store' })
  if (!asked.ok) return null
  const { owner, pages }: ServersList = await asked.json()
  const before = await listIn(await caches.open(OWN))
  if (before && before.owner !== owner) await removeAll()
  const kept = before?.owner === owner ? before : null
  if (kept && !force && Date.now() - kept.savedAt < FRESH_MS) return kept
  const cache = await caches.open(OWN)
  const now = Date.now()
  const isChosen = (page: Saved) =>
    !pages.some(({ source }) => source === page.source) && isChosenSession(page) && now - page.savedAt < CHOSEN_MS
  const saved: Saved[] = kept?.pages.filter(isChosen) ?? []
  const media = new Set(kept?.media.filter(() => saved.length > 0))
  let isFull = false
  for (const page of pages) {
    const fetched = await fetchPage(page.source)
    if (!fetched) continue
    try {
      await cache.put(page.source, fetched.response)
      for (const address of fetched.media) media.add(address)
      await saveMedia(fetched.media)
      saved.push({ ...page, savedAt: fetched.savedAt })
    } catch (cause) {
      if (!isFullCause(cause)) throw cause
      isFull = true
      const earlier = kept?.pages.find(({ source }) => source === page.source)
      if (earlier) saved.push(earlier)
    }
  }
  const list: SavedPages = { owner, savedAt: now, pages: saved, media: [...media], isFull }
  // Without the fallback, what is saved is of another build or not there: the next visit tries again.
  if (!saved.some(({ address }) => address === OFFLINE_ADDRESS)) return null
  await putList(cache, list)
  await removeOthers(cache, list)
  return list
}

/** Removes what the list does not name, and the pages of earlier builds. */
async function removeOthers(cache: Cache, { pages, media }: SavedPages): Promise<void> {
  const named = new Set(
    [LIST_ADDRESS, ...pages.map(({ source }) => source)].map((path) => new URL(path, scope.location.href).href),
  )
  for (const { url } of await cache.keys()) if (!named.has(url)) await cache.delete(url)
  await removePages((name) => name !== OWN)
  await keepMedia(new Set(media))
}

let saving: Promise<SavedPages | null> | null = null

/** Saves the pages that the server names; asked again while it does, it gives the same, or saves them once more. */
export function saveNamedPages(wish: Wish): Promise<SavedPages | null> {
  if (saving && !wish.force) return saving
  const own = Promise.resolve(saving)
    .catch(() => null)
    .then(() => saveAll(wish))
    .finally(() => {
      if (saving === own) saving = null
    })
  saving = own
  return own
}

/** Saves one more page, beside those that the server names. */
export async function saveChosen(address: string, title: string): Promise<void> {
  await saving
  const cache = await caches.open(OWN)
  const list = await listIn(cache)
  if (!list) return
  const fetched = await fetchPage(address)
  if (!fetched) return
  await cache.put(address, fetched.response)
  await saveMedia(fetched.media)
  const page: Saved = { address, source: address, title, from: null, until: null, savedAt: fetched.savedAt }
  const others = list.pages.filter(({ source }) => source !== address)
  const chosen = others.filter(isChosenSession)
  const dropped = new Set(chosen.slice(0, Math.max(0, chosen.length - MOST_CHOSEN + 1)))
  const media = [...new Set([...list.media, ...fetched.media])]
  await putList(cache, { ...list, media, pages: [...others.filter((one) => !dropped.has(one)), page] })
}

/** Removes saved pages, of every build or of some. */
async function removePages(which: (name: string) => boolean = () => true): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES_OF_BUILD) && which(name))
  await Promise.all(names.map((name) => caches.delete(name)))
}

/** Removes everything that was saved for one learner. */
export async function removeAll(): Promise<void> {
  await removePages()
  await keepMedia(new Set())
}

/** The saved copy of an address, of this build or the last; undefined where there is none. */
export async function savedCopy(address: string): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES_OF_BUILD) && name !== OWN)
  for (const name of [OWN, ...names.reverse()]) {
    const cache = await caches.open(name)
    const list = await listIn(cache)
    const page = list && pageFor(list, address, Date.now())
    const response = page && (await cache.match(page.source))
    if (!response) continue
    const headers = new Headers(response.headers)
    headers.set('server-timing', `${SAVED_TIMING};desc="${headers.get(SAVED_AT)}"`)
    return new Response(response.body, { headers })
  }
  return undefined
}
