import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { localActor } from '@/lib/services/home'
import { followFeed } from '@/lib/services/incoming/follow-feed'
import { endWorkers } from '@/lib/services/worker-pool'
import { type LocalSite, localSite } from '@/tests/support/local-site'
import { aide, clockAt, loadedDataDirs, widest } from './run-aide'

let dirs: Awaited<ReturnType<typeof loadedDataDirs>>
let site: LocalSite
beforeAll(async () => {
  dirs = await loadedDataDirs()
  site = await localSite()
})
afterAll(async () => {
  dirs?.remove()
  endWorkers()
  await site?.close()
})

/** Follows the feed of a site on this machine; the command itself never asks an address of this machine. */
const follow = async (dataDir: string): Promise<void> => {
  const item = `<item><title>Gauges</title><link>${site.url('/gauges')}</link><guid>1</guid></item>`
  site.set('/feed', {
    type: 'application/rss+xml',
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>The Weir</title>${item}</channel></rss>`,
  })
  const now = clockAt(0)
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  try {
    const ctx = { engine, now, actor: await localActor(engine) }
    expect(await followFeed(ctx, site.url('/feed'), { policy: site.policy })).toMatchObject({ ok: true })
  } finally {
    await engine.close()
  }
}

it('says where to add a feed while none is followed', async () => {
  const { dataDir, remove } = dirs.take()
  expect(await aide(['feeds', 'check'], { dataDir })).toEqual({
    code: 0,
    stdout: 'You follow no feeds. Add one under Library › Feeds.\n',
    stderr: '',
  })
  expect(await aide(['feeds', 'list', '--json'], { dataDir })).toMatchObject({ code: 0, stdout: '[]\n' })
  remove()
})

it('fetches each feed that is followed, says why one could not be checked, and keeps that', async () => {
  const { dataDir, remove } = dirs.take()
  await follow(dataDir)
  const listed = await aide(['feeds', 'list'], { dataDir })
  expect(listed.stdout).toBe(`The Weir: ${site.url('/feed')}\n`)
  const checked = await aide(['feeds', 'check', '--json'], { dataDir })
  expect(checked, checked.stderr).toMatchObject({ code: 1 })
  const [feed] = JSON.parse(checked.stdout)
  expect(feed).toMatchObject({ title: 'The Weir', fresh: 0 })
  expect(feed.failure).toContain('127.0.0.1')
  const after = await aide(['feeds', 'list'], { dataDir })
  expect(after.stdout).toContain('Failed: ')
  expect(widest(after.stdout)).toBeLessThanOrEqual(80)
  expect(site.asked).toEqual(['/feed'])
  remove()
})
