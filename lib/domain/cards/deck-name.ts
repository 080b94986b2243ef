const LONGEST_NAME = 400

/** A deck's name as it is stored: parts without spaces around them, joined with “::”; or what is wrong with it. */
export const readDeckName = (
  text: string,
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly message: string } => {
  const parts = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .split('::')
    .map((part) => part.trim())
  const name = parts.join('::')
  if (name === '') return { ok: false, message: 'Enter a name for the deck.' }
  if (parts.includes('')) return { ok: false, message: 'Enter a name before and after each “::”.' }
  if (name.length > LONGEST_NAME) return { ok: false, message: `Use at most ${LONGEST_NAME} characters.` }
  return { ok: true, name }
}

/** Signs that would be stored or shown as no letter: control signs, and those that turn the words around them. */
const CONTROLS = /\p{Cc}/gu
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu

/** The name that a file gives a deck, as far as a deck can have it: else its session and options would not open. */
export const deckNameOfFile = (text: string): string =>
  text
    .normalize('NFC')
    .replace(TURNING, '')
    .replace(CONTROLS, ' ')
    .split('::')
    .map((part) => (part.trim() === '' ? 'blank' : part))
    .join('::')
    .slice(0, LONGEST_NAME)
    .replace(/(?:[\uD800-\uDBFF]|:{1,2})$/u, '')

/** The name that a deck has once the deck `from`, itself or one above it, is called `to`; null if it is neither. */
export const renamedDeck = (name: string, from: string, to: string): string | null =>
  name === from || name.startsWith(`${from}::`) ? `${to}${name.slice(from.length)}` : null
