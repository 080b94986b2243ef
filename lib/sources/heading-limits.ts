/** A title is a line; what is longer has taken the text for one. */
export const LONGEST_LINE = 500
const LONGEST_ADDRESS = 2_000
const MOST_AUTHORS = 30

/** A line of at most so many characters, cut between words. */
export const cutLine = (line: string, most = LONGEST_LINE): string =>
  line.length <= most ? line : `${line.slice(0, most - 2).replace(/\s+\S{0,80}$/u, '')} …`

type Heading = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly outlet?: string | null
  readonly url: string | null
}

/**
 * What a source states of itself, in lengths that lists and addresses can hold: a page may have a title of megabytes,
 * and every list of articles shows it.
 */
export const withinLimits = <Stated extends Heading>(stated: Stated): Stated => ({
  ...stated,
  title: stated.title === null ? null : cutLine(stated.title),
  authors: stated.authors.slice(0, MOST_AUTHORS).map((name) => cutLine(name)),
  ...(stated.outlet ? { outlet: cutLine(stated.outlet) } : {}),
  url: stated.url !== null && stated.url.length > LONGEST_ADDRESS ? null : stated.url,
})
