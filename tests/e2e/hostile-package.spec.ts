import {
  cardRow,
  collectionBytes,
  message,
  newMedia,
  newPackage,
  noteRow,
} from '../../lib/interchange/anki/collection.fixture'
import { expect, freshTest as test } from '../support/app'
import { zipped } from '../support/packed-files'
import { pagesOf } from '../support/routes'
import { seen } from '../support/seen'

const SCRIPT = `<script>window.hasRun = 1</script><img src="x" onerror="window.hasRun = 1">`
const AWAY = 'https://evil.test'
const SIDES = [
  `${SCRIPT}<svg onload="window.hasRun = 1"><script>window.hasRun = 1</script><image href="${AWAY}/a.png"/></svg>`,
  `<base href="${AWAY}/"><meta http-equiv="refresh" content="0;url=${AWAY}"><link rel="stylesheet" href="${AWAY}/a.css"><style>* { display: none }</style>kept`,
  `<div class="fixed inset-0 z-50" style="position:fixed;inset:0;z-index:99999">over all</div>`,
  `<a href="javascript:window.hasRun = 1">a</a> [b](javascript:window.hasRun=1) <math href="javascript:window.hasRun = 1"><mtext>c</mtext></math>`,
  `\\(\\kern{-9999px}x\\raisebox{-9999px}{y}\\) \\(\\href{javascript:window.hasRun=1}{z}\\)`,
  `\\(\\begin{array}{${'c'.repeat(300)}}${'a&'.repeat(299)}a\\end{array}\\)`,
  `<h1>${'H'.repeat(2_000)}</h1>`,
  'W'.repeat(1_500),
]
const DECKS = [' ', 'W'.repeat(3_000), SCRIPT, '\u202Egnp.exe', '../../x', 'a\u0000b', '__proto__', '"*']

const bytesOf = async (): Promise<Buffer> => {
  const bytes = (text: string) => `CAST(X'${Buffer.from(text).toString('hex')}' AS TEXT)`
  const kind = `X'${Buffer.from(message({ 1: message({ 1: 1 }) })).toString('hex')}'`
  const collection = collectionBytes({
    schema: 18,
    notes: SIDES.map((side, at) => noteRow(at, { flds: `Hostile ${at} ${side}\x1f${side}`, tags: ` ${DECKS[at]} ` })),
    cards: SIDES.map((_, at) => cardRow(at, { did: 100 + at })),
    sql: DECKS.map(
      (name, at) => `INSERT INTO decks (id, name, kind) VALUES (${100 + at}, ${bytes(name)}, ${kind});`,
    ).join(''),
  })
  const media = newMedia([{ name: `${'L'.repeat(400)}.png`, bytes: Buffer.from(SCRIPT) }])
  return Buffer.from(await zipped({ ...newPackage(collection), ...media }))
}

test('a hostile package runs nothing, asks nobody, and takes no page over', async ({ page, ownServer }) => {
  test.setTimeout(180_000)
  const away: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(ownServer.url) && !request.url().startsWith('data:')) away.push(request.url())
  })
  const isWell = async (where: string) => {
    const shown = await page.evaluate(() => ({
      hasRun: 'hasRun' in window,
      wider: document.documentElement.scrollWidth - window.innerWidth,
      isHigh: document.documentElement.scrollHeight > 20_000,
    }))
    expect(shown, where).toEqual({ hasRun: false, wider: 0, isHigh: false })
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/library/import')
  const file = { name: `${SCRIPT}.apkg`, mimeType: 'application/zip', buffer: await bytesOf() }
  await page.getByLabel('File with cards').setInputFiles(file)
  await page.getByText('Choose for each deck').click()
  await isWell('preview')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('region', { name: /^Imported from/ })).toBeVisible()
  await isWell('result')
  const decks = await page.goto('/decks').then(() => page.getByRole('main').getByRole('link').all())
  const sessions = await Promise.all(decks.map(async (link) => (await link.getAttribute('href')) ?? '/'))
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    for (const path of [...sessions, ...(await pagesOf(ownServer.url)).map((one) => one.path)]) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(200)
      await isWell(`${path} at ${width}`)
    }
    await page.goto('/review?search=Hostile&mode=cram')
    for (const [at] of SIDES.entries()) {
      await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
      await isWell(`question ${at} at ${width}`)
      await page.keyboard.press('Space')
      await seen(page)
      await isWell(`answer ${at} at ${width}`)
      await page.keyboard.press('3')
    }
  }
  expect(away).toEqual([])
})
