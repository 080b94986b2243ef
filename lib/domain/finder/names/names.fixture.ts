/** Invented sentences with their names marked: `[p:…]` a person, `[o:…]` an organisation, `[l:…]` a place. */
export type MarkedCase = { readonly text: string; readonly names: readonly string[] }

/** Takes the marks out and lists what they mark, as “person Ines Carrow @12”. */
export function unmarked(marked: string): MarkedCase {
  const names: string[] = []
  let text = ''
  let last = 0
  const kinds: Readonly<Record<string, string>> = { p: 'person', o: 'org', l: 'place' }
  for (const match of marked.matchAll(/\[(?<kind>[pol]):(?<name>[^\]]+)\]/gu)) {
    text += marked.slice(last, match.index)
    names.push(`${kinds[match.groups?.kind ?? '']} ${match.groups?.name} @${text.length}`)
    text += match.groups?.name
    last = match.index + match[0].length
  }
  return { text: text + marked.slice(last), names }
}
