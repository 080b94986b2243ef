/** The surname of a person; a no-break space keeps one of several words together. */
export const surnameOf = (name: string): string =>
  name
    .trim()
    .split(/[ \t\n]+/)
    .at(-1) ?? ''
