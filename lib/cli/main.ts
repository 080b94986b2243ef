import { Command, CommanderError } from 'commander'
import { explain } from '@/lib/services/open-for-command'
import { complain } from './terminal'

/** Paths on the command line are meant from where it was called; npm runs scripts in the project's folder. */
const calledFrom = process.env.INIT_CWD ?? process.cwd()

const program = new Command('aide')
  .description('Aide-Mémoire in the terminal: the same library, log and figures as in the browser.')
  .usage('<command> [options]')
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError('“npm run aide -- --help” lists the commands; add a command before --help for its options.')
  .configureHelp({ helpWidth: 80, showGlobalOptions: false })
  .addHelpText(
    'after',
    `
Works while the server runs, on the data that the settings name (AIDE_DATA_DIR
or DATABASE_URL). Results go to standard output, messages to standard error.
Exit code 0 if all is well, 1 if it failed or found something, 2 for wrong
usage. “npm run aide -- <command> --help” says more about each command.`,
  )

/** Each command with what adds it to the program, in the order of the list. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  add: async () => (await import('./commands/add')).addAdd(program),
  import: async () => (await import('./commands/import')).addImport(program, calledFrom),
  export: async () => (await import('./commands/export')).addExport(program, calledFrom),
  content: async () => (await import('./commands/content')).addContent(program, calledFrom),
  due: async () => (await import('./commands/due')).addDue(program),
  extract: async () => (await import('./commands/extract')).addExtract(program, calledFrom),
  review: async () => (await import('./commands/review')).addReview(program),
  decks: async () => (await import('./commands/decks')).addDecks(program),
  briefing: async () => (await import('./commands/briefing')).addBriefing(program, calledFrom),
  search: async () => (await import('./commands/search')).addSearch(program),
  check: async () => (await import('./commands/check')).addCheck(program),
  devices: async () => (await import('./commands/devices')).addDevices(program),
  feeds: async () => (await import('./commands/feeds')).addFeeds(program),
  history: async () => (await import('./commands/history')).addHistory(program),
  undo: async () => (await import('./commands/undo')).addUndo(program),
  redo: async () => (await import('./commands/undo')).addRedo(program),
  stats: async () => (await import('./commands/stats')).addStats(program),
  change: async () => (await import('./commands/change')).addChange(program),
  simulate: async () => (await import('./commands/simulate')).addSimulate(program),
  reschedule: async () => (await import('./commands/reschedule')).addReschedule(program),
  fit: async () => (await import('./commands/fit')).addFit(program, calledFrom),
  settings: async () => (await import('./commands/settings')).addSettings(program),
  backup: async () => (await import('./commands/backup')).addBackup(program, calledFrom),
  storage: async () => (await import('./commands/storage')).addStorage(program, calledFrom),
  doctor: async () => (await import('./commands/doctor')).addDoctor(program),
}

/** Loads the command that is asked for alone: most need little of what another reads files with. */
const addCommands = async (name: string | undefined): Promise<void> => {
  const one = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  for (const add of one ? [one] : Object.values(COMMANDS)) await add()
}

/** Commander ends with 1 for wrong use and with 0 after help that was asked for. */
const codeOf = (reason: unknown): number => {
  if (reason instanceof CommanderError) {
    const isHelp = reason.code === 'commander.helpDisplayed'
    return isHelp ? 0 : 2
  }
  complain(explain(reason) ?? (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)))
  return 1
}

const run = async (): Promise<void> => {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (reason: NodeJS.ErrnoException) => process.exit(reason.code === 'EPIPE' ? 0 : 1))
  try {
    await addCommands(process.argv[2])
    await program.parseAsync()
  } catch (reason) {
    process.exitCode = codeOf(reason)
  }
}

void run()
