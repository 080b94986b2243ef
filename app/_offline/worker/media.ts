import { MEDIA_CACHE, MEDIA_PATH } from '../saved-pages'

/** Saves the files that pages show. Their addresses are made of their content, so none is fetched twice. */
export async function saveMedia(addresses: Iterable<string>): Promise<void> {
  const cache = await caches.open(MEDIA_CACHE)
  for (const address of addresses) {
    if (await cache.match(address)) continue
    const response = await fetch(address)
    if (response.ok) await cache.put(address, response)
  }
}

/** Removes the files that no saved page shows any more. */
export async function keepMedia(addresses: ReadonlySet<string>): Promise<void> {
  if (!(await caches.has(MEDIA_CACHE))) return
  const cache = await caches.open(MEDIA_CACHE)
  for (const request of await cache.keys())
    if (!addresses.has(new URL(request.url).pathname)) await cache.delete(request)
}

/** Whether an address is an image, sound or video of the library. */
export const isMedia = (path: string): boolean => path.startsWith(MEDIA_PATH)

/** A file of the library, from this device if it is here. */
export const mediaFor = async (request: Request): Promise<Response> =>
  (await caches.match(request.url, { cacheName: MEDIA_CACHE, ignoreVary: true })) ?? fetch(request)
