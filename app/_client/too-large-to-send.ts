const MEGABYTE = 1024 * 1024
/** A request may have 12 MB with everything in it, and what frames its values. */
const MOST_MEGABYTES = 11.5

/**
 * Why something that was typed did not reach the server, where its size is the reason; null where it is not. The server
 * refuses such a request before it is read, and a browser takes that for a server that is gone.
 */
export const tooLargeWords = (typed: unknown): string | null => {
  const megabytes = new TextEncoder().encode(JSON.stringify(typed) ?? '').length / MEGABYTE
  if (megabytes <= MOST_MEGABYTES) return null
  return `What you entered has ${megabytes.toFixed(1)} MB; up to ${MOST_MEGABYTES} MB can be saved at once. Shorten it and save it again.`
}
