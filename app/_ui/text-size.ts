/** How large the text of a card is in a session, from the smallest. */
export const TEXT_SIZES = ['small', 'usual', 'large', 'larger', 'largest'] as const

export type TextSize = (typeof TEXT_SIZES)[number]

export const TEXT_SIZE_COOKIE = 'text-size'
const YEAR_SECONDS = 31_536_000

export const isTextSize = (text: unknown): text is TextSize => TEXT_SIZES.some((size) => size === text)

/** As the page shows it: the root layout writes what this device has chosen. */
export const textSize = (): TextSize => {
  const chosen = document.documentElement.dataset.textSize
  return isTextSize(chosen) ? chosen : 'usual'
}

/** Chooses for this device, at once and for later visits. */
export function setTextSize(size: TextSize): void {
  document.documentElement.dataset.textSize = size
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in browsers that are in use
  document.cookie = `${TEXT_SIZE_COOKIE}=${size}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}

/** The next size up or down, if there is one. */
export function changeTextSize(by: 1 | -1): void {
  const next = TEXT_SIZES[TEXT_SIZES.indexOf(textSize()) + by]
  if (next) setTextSize(next)
}
