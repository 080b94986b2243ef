import { Command, CommanderError } from 'commander'
import { explain } from '@/lib/services/open-for-command'
import { addBackup } from './commands/backup'
import { addBriefing } from './commands/briefing'
import { addCheck } from './commands/check'
import { addContent } from './commands/content'
import { addDoctor } from './commands/doctor'
import { addDue } from './commands/due'
import { addExtract } from './commands/extract'
import { addImport } from './commands/import'
import { addReview } from './commands/review'
import { addSearch } from './commands/search'
import { addStats } from './commands/stats'
import { complain } from './terminal'

/** Paths on the command line are meant from where it was called; npm runs scripts in the project's folder. */
const calledFrom = process.env.INIT_CWD ?? process.cwd()

const program = new Command('aide')
  .description('Aide-Mémoire in the terminal: the same library, log and figures as on the pages.')
  .usage('<command> [options]')
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError('“npm run aide -- --help” lists the commands, and with a command before --help its options.')
  .configureHelp({ helpWidth: 80, showGlobalOptions: false })
  .addHelpText(
    'after',
    `
Works while the server runs, on the data that the settings name (AIDE_DATA_DIR
or DATABASE_URL). Results go to standard output, messages to standard error.
Ends with 0 if all is well, 1 if it failed or found something, 2 if it was used
wrongly. “npm run aide -- <command> --help” says more about each command.`,
  )

addImport(program, calledFrom)
addContent(program, calledFrom)
addDue(program)
addExtract(program, calledFrom)
addReview(program)
addBriefing(program, calledFrom)
addSearch(program)
addCheck(program)
addStats(program)
addBackup(program, calledFrom)
addDoctor(program)

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
    await program.parseAsync()
  } catch (reason) {
    process.exitCode = codeOf(reason)
  }
}

void run()
