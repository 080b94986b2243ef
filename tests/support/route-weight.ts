import { gzipSync } from 'node:zlib'

export type RouteWeight = { readonly scriptBytes: number; readonly styleBytes: number }

/** What the first load of a page may weigh, gzipped. */
export type Ceiling = { readonly scriptKb: number; readonly styleKb: number }

const KB = 1000
const STYLE_KB = 20
/** Pages that are only read: little more than the 135 KB of an empty page. */
const READ_KB = 145
/** Those, the session, and pages with an editor; the others share a ceiling. */
const SCRIPT_KB: Readonly<Record<string, number>> = {
  '/help': READ_KB,
  '/retention': READ_KB,
  '/retention/calibration': READ_KB,
  '/review': 165,
  '/cards': 170,
  '/library/fact/[id]': 177,
  '/library/[key]': 189,
}
const OTHER_SCRIPT_KB = 155

export const ceilingOf = (route: string): Ceiling => ({
  scriptKb: SCRIPT_KB[route] ?? OTHER_SCRIPT_KB,
  styleKb: STYLE_KB,
})

export const kilobytes = (bytes: number): number => bytes / KB

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const addresses = (html: string, tag: RegExp, name: string): readonly string[] => [
  ...new Set([...html.matchAll(tag)].map(([text]) => attribute(text, name)).filter((path) => path !== null)),
]

const gzippedBytes = async (url: string, paths: readonly string[]): Promise<number> => {
  const sizes = paths.map(async (path) => {
    const response = await fetch(new URL(path, url))
    if (!response.ok) throw new Error(`${path} answers ${response.status}`)
    return gzipSync(new Uint8Array(await response.arrayBuffer())).length
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** The gzipped bytes of all scripts and styles that a page names, without those for browsers that know no modules. */
export const weigh = async (url: string, path: string): Promise<RouteWeight> => {
  const response = await fetch(`${url}${path}`)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  const html = await response.text()
  const scripts = addresses(html, /<script\b(?![^>]*\snomodule)[^>]*\ssrc="[^>]*>/gi, 'src')
  const styles = addresses(html, /<link\b[^>]*\srel="stylesheet"[^>]*>/gi, 'href')
  return { scriptBytes: await gzippedBytes(url, scripts), styleBytes: await gzippedBytes(url, styles) }
}
