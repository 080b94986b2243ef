import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'

const FILE = join(ROOT, 'docs', 'CLI.md')

const INTRODUCTION = `# The command line

\`npm run aide -- <command>\` does in a terminal what you can do in the browser, with the same data. It reads the same settings ([SETTINGS.md](SETTINGS.md)) and works while the server runs. With \`--json\`, standard output has JSON only. Output fits 80 columns, and is plain text if it goes to a file or \`NO_COLOR\` is set. Paths are relative to the folder where you call the command.

Each section is what \`--help\` says; \`node scripts/cli-docs.mjs\` writes this page, and \`npm run verify\` compares it.
`

/** The page that the help of all commands makes. */
const page = async () => {
  register({ tsconfig: join(ROOT, 'tsconfig.json') })
  const { programFor } = await import('../lib/cli/main.ts')
  let text = ''
  const stream = {
    write: (piece) => {
      text += piece
    },
  }
  const program = await programFor(undefined, { stdout: stream, stderr: stream, env: {} })
  const helpOf = (command) => {
    text = ''
    command.outputHelp()
    return text
      .replace(/^ +-h, --help .*\n/m, '')
      .replace(/\nOptions:\n(?=\n|$)/, '\n')
      .trim()
  }
  const sections = (command, name, depth) => [
    `${'#'.repeat(depth)} ${name}\n\n\`\`\`\n${helpOf(command)}\n\`\`\`\n`,
    ...command.commands.flatMap((one) => sections(one, `${name} ${one.name()}`, depth + 1)),
  ]
  return [INTRODUCTION, ...program.commands.flatMap((one) => sections(one, one.name(), 2))].join('\n')
}

const run = async () => {
  const wanted = await page()
  if (!process.argv.includes('--check')) return writeFileSync(FILE, wanted)
  if (readFileSync(FILE, 'utf8') !== wanted)
    throw new Stop('docs/CLI.md is not what the commands say. Write it with “node scripts/cli-docs.mjs”.')
  say('docs/CLI.md is what the commands say.')
}

run().catch(exitWith)
