const SEPARATORS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

const HEADER =
  /^#(separator|html|tags|columns|notetype|deck|guid column|deck column|tags column|notetype column):(.*)$/iu

/**
 * What the first lines of a text for Anki say about the rest, with columns counted from 0, and where the rest begins.
 * Lines with `#` that are no header are comments, as in Anki; an old `tags:` line may come first. Null if there is no
 * header at all.
 */
export const readAnkiHeaders = (text: string) => {
  const said = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? undefined : end).replace(/\r$/u, '')
    const header = HEADER.exec(line)
    const old = at === 0 ? /^tags:(.*)$/iu.exec(line) : null
    if (header?.[1] !== undefined) said.set(header[1].toLowerCase(), header[2] ?? '')
    else if (old) said.set('tags', old[1] ?? '')
    else if (!line.startsWith('#') || said.size === 0) break
    at = end < 0 ? text.length : end + 1
  }
  if (said.size === 0) return null
  const column = (name: string): number | null => {
    const number = Number.parseInt(said.get(`${name} column`) ?? '', 10)
    return number > 0 ? number - 1 : null
  }
  const separator = said.get('separator')
  const named = (name: string): string | null => said.get(name)?.trim() || null
  return {
    headers: {
      separator: separator === undefined ? null : (SEPARATORS[separator.trim().toLowerCase()] ?? (separator || null)),
      isHtml: said.has('html') ? said.get('html')?.trim().toLowerCase() === 'true' : null,
      columns: said.get('columns') ?? null,
      tags: (said.get('tags') ?? '').split(/\s+/u).filter((tag) => tag !== ''),
      deck: named('deck'),
      noteType: named('notetype'),
      guidColumn: column('guid'),
      deckColumn: column('deck'),
      tagsColumn: column('tags'),
      noteTypeColumn: column('notetype'),
    },
    rest: text.slice(at),
  }
}

export type AnkiHeaders = NonNullable<ReturnType<typeof readAnkiHeaders>>['headers']
