import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

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
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
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
