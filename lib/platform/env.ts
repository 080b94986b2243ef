import { resolve } from 'node:path'
import { z } from 'zod'
import { isTimeZone } from '../domain/time/study-day'
import { type Machine, THIS_MACHINE, userDataFolder } from './data-folder'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const

export type Settings = {
  /** Absolute path of the folder that holds everything the program keeps. */
  readonly dataDir: string
  /** Why it is that folder. */
  /** Absolute path of the folder that each backup is copied to as well; null for none. */
  readonly backupDir: string | null
  /** PostgreSQL's address; null for the built-in SQLite file in the data folder. */
  readonly databaseUrl: string | null
  readonly host: (typeof LOOPBACK)[number]
  /** 0 takes any free port. */
  readonly port: number
  /** The zone of a learner who has not chosen one; null takes the machine's. */
  readonly timeZone: string | null
  /** Whether learners may name a model on this machine or its private network. */
  readonly localModels: boolean
  /** The origin by which other devices reach this server through a proxy that encrypts; null for none. */
  readonly publicOrigin: string | null
}

/** One wrong setting: its name, its value as given, and what it must be. */
export type SettingProblem = { readonly name: string; readonly is: string; readonly mustBe: string }

export type ParsedEnv =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] }

type Env = Readonly<Record<string, string | undefined>>

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol)

const folder = z
  .string()
  .refine(
    (path) => !path.startsWith('~') && !path.includes('\0'),
    'the path of a folder, written out (only a shell understands “~”)',
  )

const PUBLIC_URL_RULE =
  'an address like https://study.example, with https and without a path: what is sent to it must be encrypted; or “none”'

/** Only an encrypted origin: the cookie of a device must not be sent in clear. */
const isPublicUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username, password, hostname } = new URL(text)
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === ''
  return protocol === 'https:' && isBare && hostname !== ''
}

/** Ends what an earlier start remembered. */
const NO_PUBLIC_URL = 'none'

const originIn = (url: string | undefined): string | null =>
  url === undefined || url === NO_PUBLIC_URL ? null : new URL(url).origin

const schema = z.object({
  AIDE_DATA_DIR: folder.optional(),
  AIDE_BACKUP_DIR: folder.optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'an address like postgres://user:password@host:5432/database, or unset for SQLite')
    .optional(),
  AIDE_HOST: z
    .enum(
      LOOPBACK,
      '127.0.0.1, ::1 or localhost: other devices come through a proxy that encrypts (AIDE_PUBLIC_URL, docs/DEVICES.md)',
    )
    .default('127.0.0.1'),
  AIDE_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a whole number from 1 to 65535, or 0 for any free port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a whole number from 1 to 65535, or 0 for any free port')
    .default(4711),
  AIDE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'the name of a time zone, like Europe/Berlin, or unset for this machine’s')
    .optional(),
  AIDE_LOCAL_MODELS: z
    .enum(['yes', 'no'], '“yes” to let drafts be made by a model on this machine or its network, or unset')
    .default('no'),
  AIDE_PUBLIC_URL: z
    .string()
    .refine((text) => text === NO_PUBLIC_URL || isPublicUrl(text), PUBLIC_URL_RULE)
    .optional(),
})

/** A password stands in the address; it is not for a terminal or a log. */
const withoutPassword = (text: string): string => text.replace(/:[^:@/]*@/, ':…@')

/**
 * The settings in `env`. An empty value counts as unset; folders are made absolute against `cwd`, the project's folder.
 * Every wrong value is reported, not only the first.
 */
export const parseEnv = (env: Env, cwd: string = process.cwd(), machine: Machine = THIS_MACHINE): ParsedEnv => {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return { name, is: withoutPassword(given[name] ?? ''), mustBe: message }
    })
    return { ok: false, problems }
  }
  const value = parsed.data
  return {
    ok: true,
    value: {
      dataDir: value.AIDE_DATA_DIR === undefined ? userDataFolder(env, machine) : resolve(cwd, value.AIDE_DATA_DIR),
      backupDir: value.AIDE_BACKUP_DIR === undefined ? null : resolve(cwd, value.AIDE_BACKUP_DIR),
      databaseUrl: value.DATABASE_URL ?? null,
      host: value.AIDE_HOST,
      port: value.AIDE_PORT,
      timeZone: value.AIDE_TIME_ZONE ?? null,
      localModels: value.AIDE_LOCAL_MODELS === 'yes',
      publicOrigin: originIn(value.AIDE_PUBLIC_URL),
    },
  }
}

/** The problems for people, one line each. */
export const describeProblems = (problems: readonly SettingProblem[]): string =>
  problems.map(({ name, is, mustBe }) => `${name} is “${is}”; it must be ${mustBe}.`).join('\n')

/** The server and the application it runs are loaded apart but are one process: what one parsed holds for both. */
const CACHE = Symbol.for('aide.settings')
const shared = globalThis as { [CACHE]?: Settings } // the place that both copies of this module see

/**
 * The settings of this process, read once.
 * @throws Error with one line for each wrong setting
 */
export const env = (): Settings => {
  const cached = shared[CACHE]
  if (cached) return cached
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems))
  shared[CACHE] = parsed.value
  return parsed.value
}
