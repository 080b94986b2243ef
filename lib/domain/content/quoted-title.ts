/** A title in curly quotation marks, with single ones for those that it holds: “‘A port is a promise’: an interview”. */
export const quotedTitle = (title: string): string =>
  `“${title
    .trim()
    .replace(/"([^"]*)"/gu, '‘$1’')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')}”`
