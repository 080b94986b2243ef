/** The digests of all media files that a text names, as `media:<digest>.png`. */
export const digestsNamed = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/media:([0-9a-f]{64})\./g)].map(([, digest = '']) => digest))
