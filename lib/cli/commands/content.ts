import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { runContentCheck } from '../content-check'
import { complain, say, wrap } from '../terminal'

/** A problem stays on one line, as editors and searches read it; anything else fits the terminal. */
const fitted = (line: string): string => (/\.md:\d+: /.test(line) ? line : wrap(line))

/** `aide content check`: the content files, as docs/CONTENT.md says they must be. */
export const addContent = (program: Command, calledFrom: string): void => {
  program
    .command('content')
    .description('the starter library’s content files')
    .helpCommand(false)
    .command('check')
    .description('check content files: file, line, what is wrong, what to do; then facts and cards by kind')
    .argument('[folder]', 'where the Markdown files are; the project’s own content folder if left out')
    .option('--json', 'problems and totals as JSON, for programs')
    .addHelpText('after', '\nEnds with 0 if there is no error (warnings pass), 1 otherwise.')
    .action((folder: string | undefined, { json }: { readonly json?: true }) => {
      const directory = folder === undefined ? 'content' : resolve(calledFrom, folder)
      if (!existsSync(directory)) {
        complain(`There is no folder ${directory}.`)
        process.exitCode = 1
        return
      }
      const { output, exitCode } = runContentCheck(directory, json === true)
      say(json ? output : output.split('\n').map(fitted).join('\n'))
      process.exitCode = exitCode
    })
}
