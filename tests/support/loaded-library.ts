import { rmSync } from 'node:fs'
import { newDataDir, startServer } from './server'

/** Starts the application once on an empty folder: what a first start leaves, servers of the tests begin with a copy of. */
export default async (): Promise<() => void> => {
  const dataDir = newDataDir()
  await (await startServer({ dataDir })).stop()
  process.env.TEST_LOADED_LIBRARY = dataDir
  return () => rmSync(dataDir, { recursive: true, force: true })
}
