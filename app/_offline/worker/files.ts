import { FILES_OF_BUILD } from '../saved-pages'
import { build } from './scope'

const OWN = FILES_OF_BUILD + build.id
const AT_ONCE = 6

/** Fonts of scripts that few texts use are saved when they are first needed. */
const isRare = (file: string): boolean => /\.woff2$/.test(file) && !/-latin(-ext)?-/.test(file)

/** Saves the files of this build: those that another build had too are copied. Rejects if one is missing. */
export async function saveFiles(): Promise<void> {
  const cache = await caches.open(OWN)
  const wanted = build.files.filter((file) => !isRare(file))
  const next = async (): Promise<void> => {
    const file = wanted.shift()
    if (file === undefined) return
    if (!(await cache.match(file))) {
      // Names of built files are made of their content; the others are fetched again.
      const same = file.startsWith('/_next/static/') ? await caches.match(file) : undefined
      const response = same ?? (await fetch(file, { cache: 'no-cache' }))
      if (!response.ok) throw new Error(`${file}: ${response.status}`)
      await cache.put(file, response)
    }
    return next()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

/**
 * Removes the files of builds before the last one. Those of the last are left: its pages may still be open, and fetch
 * parts of themselves that the server no longer has.
 */
export async function removeOldFiles(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(FILES_OF_BUILD) && name !== OWN)
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
}

/** A file of a build, from this device if it is here. */
export async function fileFor(request: Request): Promise<Response> {
  const saved = await caches.match(request.url, { ignoreVary: true })
  if (saved) return saved
  const response = await fetch(request)
  if (response.ok && new URL(request.url).pathname.startsWith('/_next/static/')) {
    const cache = await caches.open(OWN)
    await cache.put(request.url, response.clone()).catch(() => undefined)
  }
  return response
}

const FILES = new Set(build.files)

/** Whether an address is a file of the program, of this build or another. */
export const isFile = (path: string): boolean => FILES.has(path) || path.startsWith('/_next/static/')

/** The built files that a page names. */
export const filesOf = (html: string): readonly string[] =>
  html.match(/\/_next\/static\/[\w~./%-]+\.(?:js|css|woff2)/g) ?? []

/** Whether a page of these files was made by this build: one of another would lack files here. */
export const areOfThisBuild = (files: readonly string[]): boolean => files.every((file) => FILES.has(file))
