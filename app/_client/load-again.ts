const RETRY_MS = 1_000

/** Loads a part that a page cannot do without: a failed try is followed by others. Rejects as the last of them did. */
export async function loadAgain<Part>(load: () => Promise<Part>, tries = 3): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    if (tries <= 1) throw cause
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    return loadAgain(load, tries - 1)
  }
}
