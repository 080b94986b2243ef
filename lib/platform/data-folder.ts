import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** What decides where a user's data belongs. */
export type Machine = { readonly platform: NodeJS.Platform; readonly home: string }

/** Looks for the home only when it is asked for: a user of a container may have none. */
export const THIS_MACHINE: Machine = {
  platform: process.platform,
  get home() {
    return homedir()
  },
}

/**
 * Where programs keep a user's data on this system: outside the program, so that deleting or cleaning the checkout
 * removes nothing. On Linux and other Unix systems after the XDG Base Directory Specification, which says that a
 * relative path counts as unset.
 */
export const userDataFolder = (env: Env, { platform, home }: Machine): string => {
  const absolute = (path: string | undefined) => (path !== undefined && isAbsolute(path) ? path : undefined)
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Aide-Mémoire')
    case 'win32':
      return join(absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local'), 'Aide-Mémoire')
    default:
      return join(absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), 'aide-memoire')
  }
}

const holdsDatabase = (folder: string): boolean => existsSync(join(folder, 'aide.sqlite'))

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A folder whose database is lost still is the place to look for it, and one’s own prompts are kept there too. */
const holdsTraces = (folder: string): boolean => {
  const isOurs = (name: string) => name.startsWith('aide.sqlite') || name === 'last-known.json' || name === 'prompts'
  return namesIn(folder).some(isOurs) || namesIn(join(folder, 'backups')).length > 0
}

export type DataFolder = {
  readonly path: string
  /** `named` in the settings, the `user`’s data folder, or `checkout`: the place of earlier versions, inside the program. */
  readonly kind: 'named' | 'user' | 'checkout'
}

/** The data folder where none is named: the user's, unless an earlier version left its data inside the checkout. */
export const defaultDataFolder = (checkout: string, user: string): DataFolder => {
  const inCheckout = join(checkout, 'data')
  const isInCheckout = holdsDatabase(inCheckout) || (!holdsDatabase(user) && holdsTraces(inCheckout))
  return isInCheckout ? { path: inCheckout, kind: 'checkout' } : { path: user, kind: 'user' }
}

/** What to say about data inside the checkout; null about any other. */
export const hintAboutFolder = (
  { path, kind }: DataFolder,
  env: Env,
  machine: Machine = THIS_MACHINE,
): string | null =>
  kind === 'checkout'
    ? `Your data is in the program’s own folder, ${path}: deleting or cleaning that folder deletes your data. To move it to ${userDataFolder(env, machine)}, stop the program and run “npm run aide -- storage move”.`
    : null
