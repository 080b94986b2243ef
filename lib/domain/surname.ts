/** The surname of a person; a no-break space keeps one of several words together. */
export const surnameOf = (name: string): string =>
  name
    .trim()
    .split(/[ \t\n]+/)
    .at(-1) ?? ''

/** “Holm”, “Holm and Berg”, “Holm, Berg and Lind”. */
export const namesInOrder = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
