// What differs between the systems that the scripts run on. The tests name each system; the scripts take their own.
const HERE = { platform: process.platform, env: process.env }

/** How a system says that the program is to end: Ctrl-C, `kill`, a terminal that is closed, and Ctrl-Break on Windows. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']

/** The line that starts the program with a setting; on Windows one that both of its shells understand. */
export const startWith = (setting, { platform } = HERE) =>
  platform === 'win32' ? `cmd /c "set ${setting}&& npm start"` : `${setting} npm start`

/** What opens an address in the browser of whoever sits at this desktop; nothing where there is none. */
export const browserCommand = (url, { platform, env } = HERE) => {
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : []
}

/**
 * What runs npm: the file of the npm that runs this script, or the npm on PATH. On Windows that one is a script of the
 * shell, which only the shell can start.
 */
export const npmCommand = ({ platform, env } = HERE) => {
  const file = env.npm_execpath ?? ''
  if (file.endsWith('npm-cli.js')) return { program: [process.execPath, file], shell: false }
  return { program: ['npm'], shell: platform === 'win32' }
}
