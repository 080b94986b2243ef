import type Sqlite from 'better-sqlite3'
import { MOST_COUNTED, sumOf } from '../../domain/search/checksum'

/** Whether a line of SQLite's own check is about the full-text index. */
export const isOfIndex = (line: string): boolean => /\bsearch_index\b/.test(line)

type Instance = { readonly term: string; readonly doc: number; readonly col: 'title' | 'body'; readonly offset: number }
type Entry = { readonly number: number; readonly title: string; readonly body: string }

const COLUMNS = ['title', 'body'] as const

/** Sums of what the index holds, by the number of the entry. */
const indexedSums = (connection: Sqlite.Database): ReadonlyMap<number, number> => {
  connection.exec(
    "create virtual table if not exists temp.search_instances using fts5vocab('main', 'search_index', 'instance')",
  )
  const sums = new Map<number, number>()
  const instances = connection.prepare<[], Instance>('select term, doc, col, "offset" from temp.search_instances')
  for (const { term, doc, col, offset } of instances.iterate())
    sums.set(doc, ((sums.get(doc) ?? 0) + sumOf(term, col, offset)) % MOST_COUNTED)
  return sums
}

const entrySum = (entry: Entry): number => {
  let sum = 0
  for (const col of COLUMNS) {
    const words = entry[col] === '' ? [] : entry[col].split(' ')
    for (const [offset, word] of words.entries()) sum = (sum + sumOf(word, col, offset)) % MOST_COUNTED
  }
  return sum
}

/** The numbers of words as the index keeps them, by which it ranks: seven bits a byte, the highest first. */
const counted = (words: string): readonly number[] => {
  const bytes: number[] = []
  for (let left = words === '' ? 0 : words.split(' ').length; bytes.length === 0 || left > 0; left >>= 7)
    bytes.unshift((left & 127) | (bytes.length === 0 ? 0 : 128))
  return bytes
}

/**
 * How SQLite's full-text index differs from the entries that it is made of, a sentence each: SQLite's own check compares
 * it with itself only. Nothing can be written through the connection, so that the index's own check cannot be used.
 */
export const indexDifferences = (connection: Sqlite.Database): readonly string[] => {
  try {
    const broken = connection.prepare<[], string>('pragma integrity_check(search_index)').pluck().all()
    if (broken.some(isOfIndex)) return broken.filter(isOfIndex)
    const sums = new Map(indexedSums(connection))
    const sizes = new Map(
      connection
        .prepare<[], { id: number; sz: Uint8Array }>('select id, sz from search_index_docsize')
        .all()
        .map(({ id, sz }) => [id, sz]),
    )
    const found: string[] = []
    for (const entry of connection.prepare<[], Entry>('select number, title, body from search_entries').iterate()) {
      const { number, title, body } = entry
      const size = Buffer.from([...counted(title), ...counted(body)])
      const isSame = (sums.get(number) ?? 0) === entrySum(entry) && size.equals(sizes.get(number) ?? Buffer.of())
      if (!isSame) found.push(`the index does not have the words of entry ${number}`)
      sums.delete(number)
      sizes.delete(number)
    }
    const strangers = new Set([...sums.keys(), ...sizes.keys()])
    if (strangers.size > 0) found.push(`the index has ${strangers.size} entries that do not exist`)
    return found
  } catch (reason) {
    return [`the index cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`]
  }
}
