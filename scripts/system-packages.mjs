import { existsSync } from 'node:fs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')
let updated = null

const apt = (...args) =>
  run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).catch(() => ({
    code: 1,
    output: '',
  }))

/**
 * Whether a program that tests need is there, after installing its Debian package, the first of `names` that there is,
 * where that is possible without asking. Otherwise says in one line what to install.
 */
export const ensurePackage = async ({ names, isThere, purpose }) => {
  if (isThere()) return true
  for (const name of mayInstall() ? names : []) {
    say(`Installing ${name} for ${purpose} …`)
    updated ??= apt('update')
    await updated
    const { code, output } = await apt('install', '-y', '--no-install-recommends', name)
    if (code === 0 && isThere()) return true
    say(output.trim().split('\n').slice(-3).join('\n'))
  }
  const [name] = names
  say(`Install ${name} to run ${purpose} (on Debian: apt-get install ${name}); they are skipped.`)
  return false
}
