import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeBriefing } from './make-briefing'

const APP = fileURLToPath(new URL('../../app', import.meta.url))

export type Page = {
  /** As it stands in the folder names: `/library/[key]`. */
  readonly route: string
  /** An address of it that the starter library answers. */
  readonly path: string
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })

/** Every route that has a page: a new one is measured without being listed anywhere. */
export const routes = (): readonly string[] =>
  filesUnder(APP)
    .map((file) => relative(APP, file).split(sep))
    .filter((parts) => parts.at(-1) === 'page.tsx' && !parts.some((part) => part.startsWith('_')))
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    )
    .sort()

const matcherOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/?#]+')}$`)

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/[^"?#]*)/g)].map(([, path]) => path ?? '')

/**
 * An address for every route of the running application. One with a parameter is looked for among the links of the
 * pages that are known: each page must be reachable from another. A briefing is made for those that need one.
 */
export const pagesOf = async (url: string): Promise<readonly Page[]> => {
  const all = routes()
  await makeBriefing(url)
  const pages: Page[] = all.filter((route) => !route.includes('[')).map((route) => ({ route, path: route }))
  let open = all.filter((route) => route.includes('['))
  for (const { path } of pages) {
    if (open.length === 0) break
    const links = linksIn(await (await fetch(`${url}${path}`)).text())
    for (const route of open) {
      const found = links.find((link) => matcherOf(route).test(link) && !all.includes(link))
      if (found) pages.push({ route, path: found })
    }
    open = open.filter((route) => !pages.some((page) => page.route === route))
  }
  // What a briefing leads to only once it is past stands under the same address.
  for (const route of open) {
    const above = pages.findLast((page) => page.route.includes('[') && route.startsWith(`${page.route}/`))
    const rest = above ? route.slice(above.route.length) : null
    if (above && rest !== null && !rest.includes('[')) pages.push({ route, path: above.path + rest })
  }
  open = open.filter((route) => !pages.some((page) => page.route === route))
  if (open.length > 0) throw new Error(`No page links to ${open.join(' or ')}, so nobody can get there.`)
  return pages
}
