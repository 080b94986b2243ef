import { runContentCheck } from './content-check'

const [group, command, ...options] = process.argv.slice(2)
const directory = options.find((option) => !option.startsWith('--')) ?? 'content'

if (group === 'content' && command === 'check') {
  const { output, exitCode } = runContentCheck(directory, options.includes('--json'))
  console.log(output)
  process.exitCode = exitCode
} else {
  console.error('Usage: aide content check [folder] [--json]')
  process.exitCode = 2
}
