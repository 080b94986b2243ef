import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One change of a file, or something printed, in the order in which they happened. */
export type Recorded =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'sync' | 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'print'; readonly text: string }

const HEAD_BYTES = 21

const parse = (kind: string, path: string, offset: number, data: Buffer): Recorded => {
  switch (kind) {
    case 'W':
      return { kind: 'write', path, offset, data }
    case 'T':
      return { kind: 'truncate', path, length: offset }
    case 'S':
      return { kind: 'sync', path }
    case 'U':
      return { kind: 'unlink', path }
    case 'R':
      return { kind: 'rename', path, to: data.toString() }
    case 'A':
      return { kind: 'print', text: data.toString() }
    default:
      throw new Error(`a record of kind ${kind}`)
  }
}

/** Reads what record-writes.c wrote; a last record that was cut off by the kill is left out. */
export const readRecords = (file: string): readonly Recorded[] => {
  const bytes = readFileSync(file)
  const records: Recorded[] = []
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const pathLength = bytes.readUInt32LE(at + 1)
    const offset = Number(bytes.readBigUInt64LE(at + 5))
    const dataLength = Number(bytes.readBigUInt64LE(at + 13))
    const start = at + HEAD_BYTES
    const end = start + pathLength + dataLength
    if (end > bytes.length) break
    const path = bytes.subarray(start, start + pathLength).toString()
    records.push(parse(String.fromCharCode(bytes[at] ?? 0), path, offset, bytes.subarray(start + pathLength, end)))
    at = end
  }
  return records
}

/** What becomes of changes that were not synced when the power failed. */
export const FATES = ['none', 'all', 'some', 'torn', 'in any order'] as const
export type Fate = (typeof FATES)[number]

type Change = Extract<Recorded, { kind: 'write' | 'truncate' }>
type File = { content: Buffer; pending: Change[] }

const SECTOR_BYTES = 512

const applied = (content: Buffer, change: Change): Buffer => {
  if (change.kind === 'truncate') {
    const cut = Buffer.alloc(change.length)
    content.copy(cut)
    return cut
  }
  const end = change.offset + change.data.length
  const grown = end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : content
  change.data.copy(grown, change.offset)
  return grown
}

const torn = (change: Change, random: () => number): Change => {
  if (change.kind === 'truncate') return change
  const sectors = Math.ceil(change.data.length / SECTOR_BYTES)
  return { ...change, data: change.data.subarray(0, Math.floor(random() * sectors) * SECTOR_BYTES) }
}

/** Which of the changes that wait reached the disk. */
const surviving = (pending: readonly Change[], fate: Fate, random: () => number): readonly Change[] => {
  switch (fate) {
    case 'none':
      return []
    case 'all':
      return pending
    case 'some':
      return pending.filter(() => random() < 0.5)
    case 'torn':
      return pending.filter(() => random() < 0.5).map((change) => (random() < 0.5 ? torn(change, random) : change))
    case 'in any order': {
      const keyed = pending.filter(() => random() < 0.7).map((change) => [random(), change] as const)
      return keyed.sort(([a], [b]) => a - b).map(([, change]) => change)
    }
  }
}

/**
 * What a disk holds when the power fails after the first `count` records: all that was synced, and of the rest what
 * `fate` says. Names (made, removed, changed) are taken to be on the disk at once, as a journaling file system keeps
 * their order. Writes it into `into`, a copy of the folder as it was when recording began.
 */
export const diskAfter = (
  records: readonly Recorded[],
  count: number,
  {
    folder,
    into,
    before,
    fate,
    random,
  }: {
    readonly folder: string
    readonly into: string
    readonly before: string
    readonly fate: Fate
    readonly random: () => number
  },
): void => {
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into)
  const files = new Map<string, File>()
  for (const name of readdirSync(before, { withFileTypes: true }))
    if (name.isFile())
      files.set(join(folder, name.name), { content: readFileSync(join(before, name.name)), pending: [] })
  const fileAt = (path: string): File => {
    const file = files.get(path) ?? { content: Buffer.alloc(0), pending: [] }
    files.set(path, file)
    return file
  }
  for (const record of records.slice(0, count)) {
    switch (record.kind) {
      case 'write':
      case 'truncate':
        fileAt(record.path).pending.push(record)
        break
      case 'sync': {
        const file = fileAt(record.path)
        for (const change of file.pending.splice(0)) file.content = applied(file.content, change)
        break
      }
      case 'unlink':
        files.delete(record.path)
        break
      case 'rename': {
        const file = files.get(record.path)
        files.delete(record.path)
        if (file) files.set(record.to, file)
        break
      }
      case 'print':
        break
    }
  }
  for (const [path, { content, pending }] of files) {
    const left = surviving(pending, fate, random).reduce(applied, Buffer.from(content))
    // The index of the log is memory that programs share, and made anew at the next start.
    if (!path.endsWith('-shm')) writeFileSync(join(into, relative(folder, path)), left)
  }
  const backups = join(before, 'backups')
  if (existsSync(backups)) cpSync(backups, join(into, 'backups'), { recursive: true })
}
