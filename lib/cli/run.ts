import { answersNobodyElse } from '@/lib/services/start-up'
import { main } from './main'

answersNobodyElse()

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (reason: NodeJS.ErrnoException) => process.exit(reason.code === 'EPIPE' ? 0 : 1))
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
