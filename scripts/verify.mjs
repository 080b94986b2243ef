import { exitWith } from './say.mjs'
import { ensureInstalled, keepOutOfUsersData } from './setup.mjs'
import { sum, verify } from './steps.mjs'

keepOutOfUsersData()
ensureInstalled({ withTests: true })
  .then(verify)
  .then((results) => {
    process.exitCode = sum(results).failed > 0 ? 1 : 0
  })
  .catch(exitWith)
