import { LONGEST_NAME } from '../drafts/text-limits'

/** A note as the source of its cards: its title and where it is in its folder. Null if that is too long to be noted. */
export const noteSource = (path: string): string | null => {
  const title = (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/u, '')
  const source = `Note “${title}” (${path})`
  return source.length > LONGEST_NAME ? null : source
}

type Known = {
  readonly path: string
  readonly link: { readonly path: string } | null
  readonly library: { readonly hasSource: boolean; readonly sourceLine: string | null } | null
}

/**
 * The source that a card gets from its note: if it has none yet, or if its note was moved. An article, and what anybody
 * else noted, stay. Null if nothing changes.
 */
export const sourceToNote = ({ path, link, library }: Known): string | null => {
  const source = noteSource(path)
  if (library === null) return source
  const { hasSource, sourceLine } = library
  const isOurs = sourceLine === null || (link !== null && sourceLine === noteSource(link.path))
  return hasSource || !isOurs || sourceLine === source ? null : source
}
