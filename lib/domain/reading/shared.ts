/** What another program or a bookmarklet hands over. */
export type Shared = {
  readonly url: string | null
  readonly title: string | null
  /** Words that were selected or written beside it. */
  readonly text: string | null
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/iu

const lineOf = (text: string | null): string | null => text?.replace(/\s+/gu, ' ').trim() || null

const addressIn = (text: string | null): string | null => {
  const found = ADDRESS.exec(text ?? '')?.[0].replace(/[.,;:!?)\]]+$/u, '') ?? null
  return found !== null && URL.canParse(found) ? found : null
}

/**
 * Address, title and words of what was shared. Phones put the address into the text, and often repeat the title there:
 * both are taken out of it.
 */
export const sharedFrom = (given: Shared): Shared => {
  const own = lineOf(given.url)
  const url = addressIn(own) ?? addressIn(given.text) ?? addressIn(given.title)
  const title = lineOf(given.title)
  const words = (given.text ?? '').replace(url ?? '\0', '').trim()
  const text = lineOf(words) === null || lineOf(words) === title ? null : words
  return { url, title: title !== null && addressIn(title) === title ? null : title, text }
}
