import { Command, CommanderError } from 'commander'
import { explain } from '@/lib/services/start-up'
import { complain, type Io, withIo } from './terminal'

const HELP = `
Works while the server runs, on the data that the settings name (AIDE_DATA_DIR
or DATABASE_URL). Results go to standard output, messages to standard error.
Exit code 0 if all is well, 1 if it failed or found something, 2 for wrong
usage. “npm run aide -- <command> --help” says more about each command.`

type Add = (program: Command, calledFrom: string) => void

/** Each command with what adds it to the program, in the order of the list. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  add: async () => (await import('./commands/add')).addAdd,
  import: async () => (await import('./commands/import')).addImport,
  export: async () => (await import('./commands/export')).addExport,
  content: async () => (await import('./commands/content')).addContent,
  due: async () => (await import('./commands/due')).addDue,
  extract: async () => (await import('./commands/extract')).addExtract,
  review: async () => (await import('./commands/review')).addReview,
  briefing: async () => (await import('./commands/briefing')).addBriefing,
  search: async () => (await import('./commands/search')).addSearch,
  stats: async () => (await import('./commands/stats')).addStats,
  fit: async () => (await import('./commands/fit')).addFit,
  settings: async () => (await import('./commands/settings')).addSettings,
  backup: async () => (await import('./commands/backup')).addBackup,
  restore: async () => (await import('./commands/restore')).addRestore,
  doctor: async () => (await import('./commands/doctor')).addDoctor,
}

/** The command line with the command that is asked for alone: most need little of what another reads files with. */
export const programFor = async (name: string | undefined, { stdout, stderr, env }: Io): Promise<Command> => {
  const program = new Command('aide')
    .description('Aide-Mémoire in the terminal: the same library, log and figures as in the browser.')
    .usage('<command> [options]')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('“npm run aide -- --help” lists the commands; add a command before --help for its options.')
    .configureHelp({ helpWidth: 80, showGlobalOptions: false })
    .addHelpText('after', HELP)
  const one = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  // Paths on the command line are meant from where it was called; npm runs scripts in the project's folder.
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program, env.INIT_CWD ?? process.cwd())
  return program
}

/** Commander ends with 1 for wrong use and with 0 after help that was asked for. */
const codeOf = (reason: unknown): number => {
  if (reason instanceof CommanderError) return reason.code === 'commander.helpDisplayed' ? 0 : 2
  complain(explain(reason) ?? (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)))
  return 1
}

/** Runs one command to its end. @returns the exit code */
export const main = (argv: readonly string[], io: Partial<Io> = {}): Promise<number> => {
  const { stdin, stdout, stderr, env } = process
  const own: Io = { stdin, stdout, stderr, env, ...io }
  return withIo(own, async () => {
    process.exitCode = undefined
    try {
      const program = await programFor(argv[0], own)
      await program.parseAsync(argv, { from: 'user' })
      return Number(process.exitCode ?? 0)
    } catch (reason) {
      return codeOf(reason)
    } finally {
      process.exitCode = undefined
    }
  })
}
