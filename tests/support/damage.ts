import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openSqliteSnapshot } from '@/lib/data/examine/snapshot'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { localActor } from '@/lib/services/local-actor'
import { backUp } from '@/lib/services/storage/back-up'
import { type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { must, present } from '@/tests/support/must'
import { answerOf, firstCards, later } from './entries'
import { pagesThatFail } from './every-page'
import { studiedFolder } from './studied-library'

export type DamageKind = 'bit' | 'byte' | 'page' | 'cut'

export type Damage = { readonly kind: DamageKind; readonly at: number; readonly bytes: (whole: Buffer) => Buffer }

const PAGE_BYTES = 4096

/** One flipped bit, one other byte, a page of zeros, or the end cut off: at a random place of the file. */
export const randomDamage = (kind: DamageKind, size: number, random: () => number): Damage => {
  const at = Math.floor(random() * size)
  const bit = 1 << Math.floor(random() * 8)
  const other = 1 + Math.floor(random() * 255)
  const changed = (whole: Buffer, change: (copy: Buffer) => void) => {
    const copy = Buffer.from(whole)
    change(copy)
    return copy
  }
  switch (kind) {
    case 'bit':
      return { kind, at, bytes: (whole) => changed(whole, (copy) => copy.writeUInt8((copy[at] ?? 0) ^ bit, at)) }
    case 'byte':
      return { kind, at, bytes: (whole) => changed(whole, (copy) => copy.writeUInt8((copy[at] ?? 0) ^ other, at)) }
    case 'page': {
      const page = at - (at % PAGE_BYTES)
      return { kind, at: page, bytes: (whole) => changed(whole, (copy) => copy.fill(0, page, page + PAGE_BYTES)) }
    }
    case 'cut':
      return { kind, at, bytes: (whole) => whole.subarray(0, at) }
    default:
      return kind satisfies never
  }
}

/** What became of damage: named as wrong, named as worth a look, without any effect on what is stored, or unnoticed. */
export type Verdict = 'found' | 'noted' | 'no-effect' | 'unnoticed' | 'doctor-failed'

export type Tried = {
  readonly damage: Damage
  readonly verdict: Verdict
  readonly report: DoctorReport | null
  /** Pages that threw though SQLite's own check found nothing. */
  readonly failedPages: readonly string[]
  /** What differs from the undamaged rows, for damage that was not noticed. */
  readonly differs: readonly string[]
}

type Rows = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Every row of every table as SQLite gives it, by table and by place. */
const allRows = (file: string): Rows | null => {
  try {
    const snapshot = openSqliteSnapshot(file)
    const { connection } = snapshot
    if (!connection) return null
    const names = connection
      .prepare<[], string>(
        // What the full-text index keeps for itself has no effect unless it finds something else, which the doctor names.
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'search_index%' order by 1",
      )
      .pluck()
      .all()
    const rows: Rows = new Map(
      names.map((name) => {
        const all = connection.prepare(`select rowid, * from "${name}"`).raw().all() as unknown[][] // rows of values
        return [name, new Map(all.map((row) => [String(row[0]), JSON.stringify(row)]))]
      }),
    )
    void snapshot.close()
    return rows
  } catch {
    return null
  }
}

/** Sums that are added in another order differ as much: a figure that is so little off is not wrong. */
const ROUNDING = 1e-9

const isSameSum = (was: string | undefined, is: string | undefined): boolean => {
  if (was === undefined || is === undefined) return was === is
  const [a, b]: unknown[][] = [JSON.parse(was), JSON.parse(is)]
  return (a ?? []).every((value, i) => {
    const other = b?.[i]
    if (typeof value !== 'number' || typeof other !== 'number') return value === other
    return Math.abs(value - other) <= ROUNDING * Math.max(1, Math.abs(value))
  })
}

const differences = (was: Rows, is: Rows): readonly string[] =>
  [...new Set([...was.keys(), ...is.keys()])].flatMap((table) => {
    const [a, b] = [was.get(table) ?? new Map<string, string>(), is.get(table) ?? new Map<string, string>()]
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((row) =>
      a.get(row) === b.get(row) || (table.endsWith('_sums') && isSameSum(a.get(row), b.get(row)))
        ? []
        : [`${table} ${row}: ${a.get(row)} -> ${b.get(row)}`],
    )
  })

/**
 * Damages copies of a studied library, one after the other, and has the doctor examine each. There is a backup, and
 * answers were given after it, as on any day.
 */
export const damageTrials = async () => {
  const { dataDir: original, now } = await studiedFolder()
  const settings = (dataDir: string) => ({ dataDir, databaseUrl: null })
  must(await backUp(settings(original), now))
  const engine = await openEngine(settings(original), now)
  const ctx = later({ engine, now, actor: await localActor(engine) }, 3_600_000)
  for (const card of await firstCards(ctx, 5)) await submitEntries(ctx, [await answerOf(ctx, card, 3)])
  await engine.close()
  const whole = readFileSync(sqliteFileIn(original))
  const before = present(allRows(sqliteFileIn(original)))
  const after = ctx.now + 60_000

  const pagesOf = async (dataDir: string): Promise<readonly string[]> => {
    try {
      const damaged = await openEngine(settings(dataDir), after)
      try {
        const failing = await pagesThatFail({ engine: damaged, now: after, actor: await localActor(damaged) })
        return failing.flatMap(({ page, reason }) => (storageFailure(reason) ? [] : [`${page}: ${String(reason)}`]))
      } finally {
        await damaged.close()
      }
    } catch (reason) {
      return storageFailure(reason) ? [] : [`start: ${String(reason)}`]
    }
  }

  return {
    size: whole.length,
    now: after,
    attempt: async (damage: Damage, withPages: boolean): Promise<Tried> => {
      const dataDir = mkdtempSync(join(tmpdir(), 'aide-damaged-'))
      try {
        cpSync(join(original, 'backups'), join(dataDir, 'backups'), { recursive: true })
        const file = sqliteFileIn(dataDir)
        writeFileSync(file, damage.bytes(whole))
        const is = allRows(file)
        const differs = is ? differences(before, is) : ['it cannot be read']
        let report: DoctorReport | null = null
        try {
          const result = await runDoctor(settings(dataDir), after, { repair: false })
          report = result.ok ? result.value : null
        } catch (reason) {
          return { damage, verdict: 'doctor-failed', report: null, failedPages: [String(reason)], differs }
        }
        const isNoted = report?.checks.some(({ notes }) => notes.length > 0) === true
        const verdict: Verdict =
          report === null || !report.healthy
            ? 'found'
            : isNoted
              ? 'noted'
              : differs.length === 0
                ? 'no-effect'
                : 'unnoticed'
        const isReadable = report?.checks.some(({ name, found }) => name === 'storage' && found === 0) === true
        const failedPages = withPages && isReadable ? await pagesOf(dataDir) : []
        return { damage, verdict, report, failedPages, differs }
      } finally {
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  }
}
