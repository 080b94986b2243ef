/** A card as text, under its heading and a line that says more of what follows. */
export type PlacedText = { readonly heading: string | undefined; readonly line: string; readonly text: string }

/** A text under a heading, if it has one, and a line that holds for what follows. */
export const headed = (heading: string | undefined, line: string, text: string): string =>
  [...(heading === undefined ? [line] : [`## ${heading}`, line]).filter((part) => part !== ''), '', text, ''].join('\n')

/** Blocks in sections of the same heading and line. Those without a heading come first: nothing ends the one above. */
export const inSections = (blocks: readonly PlacedText[]): string => {
  const sections = new Map<string, PlacedText[]>()
  for (const block of blocks) {
    const key = JSON.stringify([block.line, block.heading ?? ''])
    const known = sections.get(key)
    if (known) known.push(block)
    else sections.set(key, [block])
  }
  const isLater = ([first]: readonly PlacedText[]): number => (first?.heading === undefined ? 0 : 1)
  return [...sections.values()]
    .sort((one, other) => isLater(one) - isLater(other))
    .map((section) => headed(section[0]?.heading, section[0]?.line ?? '', section.map(({ text }) => text).join('\n\n')))
    .join('\n')
}

/** A text without empty lines, at which a card would end; code is left alone. */
export const flatLines = (text: string): string => (/```|~~~/u.test(text) ? text : text.replace(/\n{2,}/gu, '\n'))

/** A text in one line. */
export const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
