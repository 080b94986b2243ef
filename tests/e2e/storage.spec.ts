import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, freshTest as test } from '../support/app'
import { ask } from '../support/raw-request'
import { type RunningServer, spawnInRoot, startRefused, startServer } from '../support/server'

const deleteDatabase = ({ dataDir }: Pick<RunningServer, 'dataDir'>) => {
  for (const name of readdirSync(dataDir)) if (name.startsWith('aide.sqlite')) rmSync(join(dataDir, name))
}

const backupsIn = (dataDir: string): readonly string[] => {
  try {
    return readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.sqlite'))
  } catch {
    return []
  }
}

test('a database that is deleted while the program runs is told on Today, and comes back from a backup', async ({
  page,
  ownServer,
}) => {
  const { dataDir, port } = ownServer
  await expect.poll(() => backupsIn(dataDir).length, 'the start backs up').toBe(1)
  deleteDatabase(ownServer)
  await expect.poll(() => backupsIn(dataDir).length, 'what is open is copied').toBe(2)
  await page.goto('/')
  await expect(page.getByText('Your data is no longer where it was')).toBeVisible()
  await expect(page.getByText('restore latest')).toBeVisible()
  expect((await ask(port, '/api/v1/health')).status).toBe(503)
  expect((await ask(port, '/library')).status).toBe(200)
  await page.goto('about:blank')
  ownServer.kill('SIGTERM')
  await ownServer.ended

  const refused = await startRefused({ AIDE_DATA_DIR: dataDir })
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toContain('aide.sqlite is missing, but there was a library here: 2 backups')
  const env = { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '', DATABASE_URL: '' }
  const restored = spawnInRoot([process.execPath, 'scripts/aide.mjs', 'restore', 'latest'], env)
  expect(await restored.ended, restored.said()).toBe(0)
  const again = await startServer({ dataDir })
  await page.goto(again.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cards')
  await expect(page.getByText('Your data is no longer where it was')).toBeHidden()
  // Nothing is fetched ahead any more once the server has stopped.
  await page.goto('about:blank')
  await again.stop()
})
