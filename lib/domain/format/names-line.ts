const NAMES_SHOWN = 10

/** Names in one line: of many the first ten, and how many more there are. */
export const namesLine = (names: readonly string[], most = NAMES_SHOWN): string => {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${(names.length - most).toLocaleString('en-GB')} more` : shown
}
